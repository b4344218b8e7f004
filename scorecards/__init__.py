"""A static site generator for public scorecards of the digital transformation of Vietnam's provinces.

Importing the package costs nothing: the environment is made by `scorecards.bootstrap` before any library is there.
"""

__version__ = "0.1.0"
