"""The schema files, and the list of which files each is for, as editors look for it."""

import json

from scorecards.schemas.json_schema import schema_of
from scorecards.schemas.kinds import KINDS, FileKind
from scorecards.strings.console import console_word

FOLDER = "schemas"
LIST = ".taplo.toml"
"""Where the TOML tools of editors look for which files a schema is for."""


def schema_path(kind: FileKind) -> str:
    """The schema's file, from the project's root."""
    return f"{FOLDER}/{kind.name}.schema.json"


def schema_files() -> dict[str, str]:
    """Every file by its path from the project's root."""
    found = {
        schema_path(kind): json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n" for kind in KINDS
    }  # fmt: skip
    return {**found, LIST: _list()}


def _list() -> str:
    lines = [f"# {console_word('schema.head', 'vi')}"]
    for kind in KINDS:
        globs = ", ".join(f'"{one}"' for one in kind.globs)
        path = schema_path(kind)
        lines += ["", "[[rule]]", f"include = [{globs}]", f'schema = {{ path = "{path}", enabled = true }}']
    return "\n".join(lines) + "\n"
