"""The schemas: one for every kind of TOML file, with every key; the project's own are what the program makes now."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from scorecards.load.record_types import FILES, record_type
from scorecards.schemas.files import FOLDER, LIST, schema_files, schema_path
from scorecards.schemas.json_schema import schema_of
from scorecards.schemas.kinds import KINDS, FileKind
from tests.support.projects import COUNTRY, ROOT, SMALL


def accepts(schema: dict[str, Any], value: object) -> bool:
    """Whether a value is what a schema says, for the few words of JSON Schema that the program writes."""
    if "anyOf" in schema:
        return any(accepts(one, value) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    match schema.get("type"):
        case "object":
            if not isinstance(value, dict) or not set(schema.get("required", ())) <= set(value):
                return False
            known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
            [pattern] = schema.get("patternProperties", {"": None}).values()
            return all(
                accepts(known[key], one) if key in known
                else accepts(pattern, one) if pattern
                else isinstance(more, dict) and accepts(more, one)
                for key, one in value.items()
            )  # fmt: skip
        case "array":
            return isinstance(value, list) and len(value) >= schema["minItems"] and all(
                accepts(schema["items"], one) for one in value
            )  # fmt: skip
        case "string":
            if schema.get("format") == "date":
                return isinstance(value, date)
            return isinstance(value, str) and value != ""
        case "integer":
            return isinstance(value, int) and schema["minimum"] <= value <= schema["maximum"]
        case "number":
            return isinstance(value, int | Decimal)
        case "boolean":
            return isinstance(value, bool)
    return False


def files_of(root: Path, kind: FileKind) -> list[Path]:
    return [file for glob in kind.globs for file in sorted(root.glob(glob))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_files_of_the_tests_sites_are_accepted(kind: FileKind) -> None:
    schema = schema_of(kind)
    for root in (SMALL, COUNTRY):
        for file in files_of(root, kind):
            data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
            assert accepts(schema, data), file


def test_mistakes_are_not() -> None:
    report = schema_of(next(one for one in KINDS if one.name == "report"))
    good = {"document": "a", "as_of": "unknown", "observation": [{"indicator": "b", "measure": "unknown", "value": 1}]}
    assert accepts(report, good)
    mistakes: tuple[dict[str, object], ...] = (
        {"as_of": "hôm qua"}, {"observation": []}, {"observation": [{"indicator": "b"}]}, {"documents": "a"},
        {"observation": [{"indicator": "b", "measure": "lũy kế"}]}, {"document": 5}, {"inferred": "có"},
    )  # fmt: skip
    for wrong in mistakes:
        assert not accepts(report, good | wrong), wrong


def test_every_kind_of_toml_file_has_a_schema_with_every_key_explained() -> None:
    texts = {"article", "commentary", "page", "article translation", "commentary translation", "page translation"}
    known = {record_type(kind.record).name for kind in KINDS}
    others = {record_type(record).name for record in FILES} - known
    assert all(name in texts or "translation" in name or name in ("theme", "standing page") for name in others), others
    for kind in KINDS:
        schema = schema_of(kind)
        record = schema if not kind.register else next(iter(schema["patternProperties"].values()))
        for field in record_type(kind.record).fields:
            assert field.meaning.vi[1:] in record["properties"][field.key]["description"]


def test_the_list_names_the_schemas_and_their_files() -> None:
    files = schema_files()
    rules = tomllib.loads(files[LIST])["rule"]
    assert [one["schema"]["path"] for one in rules] == [schema_path(kind) for kind in KINDS]
    assert all(json.loads(files[one["schema"]["path"]]) for one in rules)


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "--root", str(tmp_path)]) == 0
    assert f"{FOLDER}/" in capsys.readouterr().out
    assert (tmp_path / LIST).read_text(encoding="utf-8") == schema_files()[LIST]
    (tmp_path / "taken").write_text("", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FOLDER).write_text("a file where a folder has to be", encoding="utf-8")
    assert cli.main(["schema", "--root", str(tmp_path / "other")]) == 1
    assert "[cannot-write]" in capsys.readouterr().err


def test_those_of_the_repository_are_fresh() -> None:
    for path, text in schema_files().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "python build.py schema"
