"""Names of files that change with their content, so that browsers may keep the files for ever."""

import hashlib


def fingerprinted(name: str, content: bytes) -> str:
    """The name with a mark of the content before its ending: "style.css" becomes "style.1a2b3c4d5e.css"."""
    folder, slash, file = name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    mark = fingerprint(content)
    return f"{folder}{slash}{stem}.{mark}.{ending}" if dot else f"{folder}{slash}{file}.{mark}"


def fingerprint(content: bytes) -> str:
    """Ten hexadecimal digits of the SHA-256 of the content."""
    return hashlib.sha256(content).hexdigest()[:10]
