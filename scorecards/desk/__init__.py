"""The desk: a page of somewhere else becomes a report, a document, or an article, in a browser on this machine.

Each request brings everything that it is about: the page's text, the choices of a person. Nothing is kept in between,
and nothing is written but new files of the project.
"""
