"""A static site generator for public scorecards of the digital transformation of Vietnam's provinces.

Importing the package costs nothing: the environment is made by `scorecards.bootstrap` before any library is there.
"""

__version__ = "0.1.0"

_ARCHIVED = "$Format:%H$"  # git fills it in where it makes an archive (.gitattributes)

COMMIT = "" if _ARCHIVED.startswith("$") else _ARCHIVED
"""The commit of the archive that this program is from; "" for a clone. The version of an installed program names it
(pyproject.toml), so that pip sees that another archive is another program."""
