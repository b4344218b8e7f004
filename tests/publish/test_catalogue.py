"""The Data Package as frictionless reads it, and the catalogue as its graph is walked."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import SMALL, Site, build_site, workshop

BASE = "https://host.example/repo/"


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(SMALL, BASE)


def package_on_disk(site: Site, folder: Path) -> Path:
    for name, content in site.files.items():
        if name.startswith("du-lieu/") and name.count("/") == 1 and name.endswith((".csv", "datapackage.json")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return folder / "du-lieu" / "datapackage.json"


MISTAKES: dict[str, tuple[str, bytes, bytes]] = {
    "number": ("observations.csv", b",45.60,", b",45;60,"),
    "day": ("observations.csv", b",2025-02-28,", b",28/2/2025,"),
    "order": ("observations.csv", b"quote,source", b"source,quote"),
    "source": ("van-ban.csv", b"\nbao-cao,", b"\nbao-cao-khac,"),
}
"""What somebody could do to the tables: file, bytes, bytes in their place."""
READ = """
import json, sys, frictionless
found = {}
for package in sys.argv[1:]:
    report = frictionless.validate(package)
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    found[package] = [f"{error.type}: {error.message}" for error in errors]
print(json.dumps(found))
"""
"""Runs by itself: frictionless lists every folder that modules could be in, the repository's content too."""


@pytest.fixture(scope="module")
def faults(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What frictionless says of the package as it is (""), and of it with each mistake."""
    folder = tmp_path_factory.mktemp("packages")
    packages = {str(package_on_disk(site, folder / "whole")): ""}
    for name, (file, old, new) in MISTAKES.items():
        package = package_on_disk(site, folder / name)
        content = (package.parent / file).read_bytes()
        assert old in content
        (package.parent / file).write_bytes(content.replace(old, new, 1))
        packages[str(package)] = name
    names = [Path(package).relative_to(folder).as_posix() for package in packages]
    command = [sys.executable, "-I", "-W", "ignore", "-c", READ, *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    said = json.loads(done.stdout)
    return {packages[str(folder / name)]: errors for name, errors in said.items()}


def test_frictionless_finds_the_data_package_valid(faults: dict[str, list[str]]) -> None:
    assert faults[""] == []


@pytest.mark.parametrize("name", MISTAKES)
def test_frictionless_would_find_what_is_wrong(faults: dict[str, list[str]], name: str) -> None:
    """The schema says enough: a number, a day, the order of columns, a source that is in no register."""
    assert faults[name]


def test_the_package_describes_every_column_of_its_tables(site: Site) -> None:
    package: dict[str, Any] = json.loads(site.files["du-lieu/datapackage.json"])
    for resource in package["resources"]:
        text = site.files[f"du-lieu/{resource['path']}"].decode("utf-8-sig")
        assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader(io.StringIO(text)))
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert package["homepage"] == f"{BASE}du-lieu/"


def test_the_register_of_documents_has_every_document(site: Site) -> None:
    project = site.built.prepared.project
    assert project is not None
    rows = list(csv.DictReader(io.StringIO(site.files["du-lieu/van-ban.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(project.documents)
    assert all(row["page"] == f"{BASE}van-ban/{row['id']}/" for row in rows)


def nodes(value: object) -> list[dict[str, Any]]:
    """Every node of a JSON-LD document."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return []


@pytest.mark.parametrize("base", [BASE, "/repo/"])
def test_every_file_of_data_is_in_the_catalogue_and_is_there(base: str) -> None:
    built = build_site(SMALL, base)
    catalogue = json.loads(built.files["du-lieu/catalog.jsonld"])
    assert catalogue["@type"] == "dcat:Catalog"
    assert set(catalogue["@context"]) == {"dcat", "dct", "foaf"}
    named = [node["dct:language"] for node in nodes(catalogue) if "dct:language" in node]
    languages = {one["@id"].removeprefix("http://id.loc.gov/vocabulary/iso639-1/") for one in nodes(named)}
    assert languages == {"vi", "en"}
    found = [node for node in nodes(catalogue) if node.get("@type") == "dcat:Distribution"]
    files = {node["dcat:downloadURL"]["@id"].removeprefix(base) for node in found}
    kept = (".csv", ".json", ".xlsx")
    every = {name for name in built.files if name.startswith("du-lieu/") and name.endswith(kept)}
    every = {name for name in every if "/phien-ban/" not in name}
    country = {name for name in every if "/nuoc-thu" in name}
    assert files == every - country - {"du-lieu/van-ban.csv", "du-lieu/datapackage.json"}
    datasets = catalogue["dcat:dataset"]
    pages = {node["dcat:landingPage"]["@id"].removeprefix(base) for node in datasets}
    assert {f"{page}index.html" for page in pages} <= set(built.files)
    for dataset in datasets:
        titles = {one["@language"]: one["@value"] for one in dataset["dct:title"]}
        about = {one["@language"]: one["@value"] for one in dataset["dct:description"]}
        assert "vi" in about
        assert all(titles[language] in said for language, said in about.items())
        assert dataset["dct:license"]["@id"].startswith("https://")
    own = {node["@id"] for node in nodes(catalogue) if "@id" in node and len(node) > 1}
    assert len(own) == len(catalogue["dcat:dataset"]) + 2, "catalogue, publisher and every dataset by itself"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    project = workshop(tmp_path / "project")
    project.replace("data/documents.toml", 'title = "Trang tin thử nghiệm"', 'title = "=HYPERLINK(\\"x\\")</script>"')
    built = project.build(BASE)
    rows = list(csv.DictReader(io.StringIO(built.files["du-lieu/van-ban.csv"].decode("utf-8-sig"))))
    assert rows[1]["title"] == '\'=HYPERLINK("x")</script>'
