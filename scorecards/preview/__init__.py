"""The preview: pages made as they are looked at, on this machine alone, renewed with every save.

files saved -> pages that are open made again -> browser told -> whole site checked behind it, in another process
"""
