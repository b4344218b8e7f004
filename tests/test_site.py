"""A site with every kind of page: every figure with its date, source and words; sound pages; no broken link."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from scorecards.addresses import paths
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.output.csv_cells import harmless
from scorecards.vietnamese import formatting
from scorecards.wording import day_words, period_words, target_words, value_words
from tests.support.html_tree import Element, words
from tests.support.links import broken
from tests.support.projects import COUNTRY, ROOT, TODAY, Site
from tests.support.words import EN, VI

BASES = ("/", "https://host.example/repo/")

CountrySite = Callable[[str], Site]


@pytest.fixture
def site(country_site: CountrySite) -> Site:
    """Built for the root of a host."""
    return country_site("/")


@pytest.fixture
def project(site: Site) -> Project:
    """What the site was built from."""
    assert site.built.prepared.project is not None, site.codes
    return site.built.prepared.project


def pages_of_readers(site: Site) -> Iterator[tuple[str, Element]]:
    """Every page but those at old addresses, which only lead on, and charts in frames of other pages."""
    for name, page in site.pages.items():
        in_frame = name.removeprefix("en/").startswith("nhung/")
        if not in_frame and not any(meta.get("http-equiv") == "refresh" for meta in page.all("meta")):
            yield name, page


def links_to(element: Element, address: str) -> list[Element]:
    return [link for link in element.all("a") if link.get("href") == address]


def quotes(element: Element) -> list[str]:
    return [quote.text for quote in element.all("blockquote")]


def test_a_sound_project_has_no_problem(site: Site) -> None:
    assert [f"{p.at}: {p.message('en')}" for p in site.problems] == []


# -- every figure ------------------------------------------------------------------------------------------------------


def record_of(observation: Observation, site: Site) -> tuple[Element, Element]:
    """Where the figure stands on its unit's page: its own element, and its record.

    The record is what it shares with its parts and what is said once for every figure of its set; nothing that stands
    with another figure of the set is in it.
    """
    anchor = site.page(paths.unit(observation.place)).by_id(observation.id)
    article = anchor.closest("article")
    sets = [one for one in article.around() if one.has_class("figure-set")]
    said = [
        one for one in sets[0].children if not isinstance(one, Element) or one.tag != "div" or one.has_class("note")
    ]
    return anchor, Element("div", {}, children=[article, *said])


def test_every_figure_stands_on_its_page_with_qualifier_and_unit(site: Site, project: Project) -> None:
    assert project.observations
    for observation in project.observations:
        anchor, _ = record_of(observation, site)
        expected = value_words(observation.value, project.indicators[observation.indicator], VI)
        shown = expected.text if not expected.missing else expected.missing
        assert words(shown) in anchor.text, (observation.id, anchor.text)
        assert words(expected.counts) in anchor.text, observation.id


def test_every_figure_has_the_digits_that_its_source_prints(site: Site, project: Project) -> None:
    """Without the formatter: the digits of the printed numeral stand on the page in that order."""
    looked_at = 0
    for observation in project.observations:
        digits = re.sub(r"\D", "", observation.printed)
        if digits:
            anchor, _ = record_of(observation, site)
            shown = {re.sub(r"\D", "", token) for token in re.findall(r"\d[\d.,/–]*", anchor.text)}
            assert digits in shown, (observation.id, observation.printed, anchor.text)
            looked_at += 1
    assert looked_at > 20


def test_every_figure_has_its_date_and_source_beside_it(site: Site, project: Project) -> None:
    for observation in project.observations:
        _, record = record_of(observation, site)
        assert period_words(observation.period, VI) in record.text, observation.id
        assert VI(f"measure.{observation.measure}") in record.text, observation.id
        assert links_to(record, paths.document(observation.document)), observation.id
        if observation.read_in:
            assert links_to(record, paths.document(observation.read_in)), observation.id


def test_every_figure_has_the_words_of_its_source_and_its_note(site: Site, project: Project) -> None:
    for observation in project.observations:
        _, record = record_of(observation, site)
        if observation.quote:
            assert words(observation.quote) in quotes(record), observation.id
        assert words(observation.note.vi) in record.text, observation.id


def test_every_quote_of_the_data_files_is_on_the_site(site: Site) -> None:
    """Read from the files by TOML alone, so that a figure which the program loses on its way is missed here."""
    seen = 0
    for file in sorted((COUNTRY / "data/provinces").rglob("*.toml")):
        shown = set(quotes(site.page(paths.unit(file.parent.name))))
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["observation"]:
            said = entry.get("quote", {})
            for quote in said.values() if isinstance(said, dict) else [said]:
                assert words(quote) in shown, (file, quote)
                seen += 1
    assert seen > 20


def test_every_figure_is_led_to_from_its_indicator_and_documents(site: Site, project: Project) -> None:
    for observation in project.observations:
        address = paths.figure(observation.place, observation.id)
        number = value_words(observation.value, project.indicators[observation.indicator], VI).number
        sources = filter(None, (observation.document, observation.read_in))
        for path in (paths.indicator(observation.indicator), *map(paths.document, sources)):
            links = links_to(site.page(path), address)
            assert links, (path, observation.id)
            assert words(number) in links[0].closest("li", "tr", "article").text, (path, observation.id)


def test_every_target_has_its_due_date_and_source(site: Site, project: Project) -> None:
    assert project.targets
    for target in project.targets:
        for path in (paths.indicator(target.indicator), paths.document(target.document)):
            record = site.page(path).by_id(target.id)
            expected = target_words(target, project.indicators[target.indicator], VI)
            assert words(expected) in record.text, (path, target.id)
            assert formatting.day(target.due, "vi") in record.text, (path, target.id)
            assert links_to(record, paths.document(target.document)), (path, target.id)
            assert not target.quote or words(target.quote) in quotes(record), (path, target.id)


def test_every_rank_stands_on_its_units_page_with_all_that_were_ranked(site: Site, project: Project) -> None:
    assert project.rankings
    for ranking in project.rankings:
        for row in ranking.rows:
            record = site.page(paths.unit(row.place)).by_id(row.id)
            if row.rank is not None:
                shown = f"{row.rank}–{row.rank_to}" if row.rank_to else f"{row.rank}"
                assert f"{shown}/{ranking.universe}" in record.text, row.id
            if row.score is not None:
                assert formatting.number(row.score, "vi") in record.text, row.id
            assert words(ranking.universe_name.vi) in record.text, row.id
            assert str(ranking.reference_year) in record.text, row.id
            assert day_words(ranking.published_on, VI) in record.text, row.id
            assert words(row.note.vi) in record.text, row.id
            assert links_to(record, paths.document(row.document)), row.id


# -- sound pages -------------------------------------------------------------------------------------------------------


def test_every_page_has_one_heading_a_title_a_description_and_a_language(site: Site) -> None:
    for name, page in pages_of_readers(site):
        assert page.one("html").get("lang") == ("en" if name.startswith("en/") else "vi"), name
        assert page.one("h1").text, name
        assert page.one("head").one("title").text, name
        (description,) = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"]
        assert description.strip(), name


def test_no_two_pages_have_one_title(site: Site) -> None:
    titles = Counter(page.one("head").one("title").text for _, page in pages_of_readers(site))
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_skip_no_level(site: Site) -> None:
    for name, page in pages_of_readers(site):
        level = 0
        for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
            now = int(heading.tag[1])
            assert now <= level + 1, f"{name}: <{heading.tag}>{heading.text} follows <h{level}>"
            assert heading.text, name
            level = now


def test_a_caption_is_the_first_or_the_last_part_of_its_figure(country_site: CountrySite) -> None:
    """As HTML has it (figure, content model)."""
    found = 0
    for name, page in country_site("/").pages.items():
        for figure in page.all("figure"):
            parts = [child.tag for child in figure.children if isinstance(child, Element)]
            found += "figcaption" in parts
            assert "figcaption" not in parts[1:-1], (name, parts)
            assert parts.count("figcaption") < 2, (name, parts)
    assert found > 20


def test_ids_are_unique_in_their_page_and_name_what_refers_to_them(site: Site) -> None:
    for name, page in site.pages.items():
        ids = Counter(element.get("id") for element in page if "id" in element.attributes)
        assert [id for id, count in ids.items() if count > 1] == [], name
        for element in page:
            for attribute in ("aria-labelledby", "aria-describedby", "for", "headers"):
                assert set(element.get(attribute).split()) <= set(ids), (name, element.tag, element.get(attribute))


def test_every_link_and_button_says_where_it_leads(site: Site) -> None:
    for name, page in site.pages.items():
        for link in page.all("a", "button", "summary"):
            assert link.text or link.get("aria-label").strip(), (name, link.attributes)
        for image in page.all("img"):
            assert "alt" in image.attributes, (name, image.attributes)


def test_every_chart_has_a_name_of_its_own_a_sentence_and_a_table_of_its_numbers(site: Site) -> None:
    drawn = 0
    for name, page in site.pages.items():
        charts = [svg for svg in page.all("svg") if svg.get("role") == "img"]
        titles = Counter(svg.one("title").text for svg in charts)
        assert [title for title, count in titles.items() if count > 1] == [], name
        for svg in charts:
            named = " ".join(page.by_id(id).text for id in svg.get("aria-labelledby").split())
            assert named == f"{svg.one('title').text} {svg.one('desc').text}", name
            table = next(tables[0] for element in svg.around() if (tables := element.all("table")))
            assert table.closest("article", "figure", "section") in svg.around(), (name, svg.one("title").text)
            rows = [row for row in table.all("tr") if row.all("td")]
            assert rows, name
            drawn_numbers = numbers(svg.text)
            told = [numbers(row.all("td")[0].text) <= drawn_numbers for row in rows]
            shared = any(one.has_class("row-strip") for one in svg.around())  # one table for all ranks of a unit
            assert any(told) if shared else all(told), (name, table.text, svg.text)
            drawn += 1
    assert drawn > 3


def numbers(text: str) -> set[str]:
    """The numerals of a text."""
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


# -- links -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", BASES)
def test_no_link_is_broken_and_nothing_is_loaded_from_elsewhere(country_site: CountrySite, base: str) -> None:
    assert broken(country_site(base).files, base) == []


def test_only_a_site_that_knows_its_address_has_canonical_links_and_a_site_map(country_site: CountrySite) -> None:
    files = country_site("/").files
    assert "sitemap.xml" not in files
    assert not any(b'rel="canonical"' in content for name, content in files.items() if name.endswith(".html"))


def test_canonical_links_and_the_site_map_name_every_page_once(country_site: CountrySite) -> None:
    site = country_site("https://host.example/repo/")
    expected = {
        f"https://host.example/repo/{name.removesuffix('index.html')}"
        for name, _ in pages_of_readers(site)
        if name != "404.html"
    }
    canonical = {
        name: [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        for name, page in pages_of_readers(site)
        if name != "404.html"
    }
    assert all(len(found) == 1 for found in canonical.values())
    assert {found[0] for found in canonical.values()} == expected
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ET.fromstring(site.files["sitemap.xml"])
    assert sorted(loc.text or "" for loc in urls.iter(f"{namespace}loc")) == sorted(expected)


def test_no_page_says_where_it_was_made(site: Site) -> None:
    for name, content in site.files.items():
        assert str(ROOT).encode() not in content, name


# -- open data ---------------------------------------------------------------------------------------------------------

COLUMNS = [
    "id",
    "kind",
    "area",
    "area_code",
    "area_name",
    "area_name_en",
    "indicator",
    "indicator_name",
    "indicator_name_en",
    "pillar",
    "dimensions",
    "part",
    "part_en",
    "as_of",
    "from",
    "to",
    "year",
    "day_basis",
    "value",
    "value_low",
    "value_high",
    "numerator",
    "denominator",
    "unit",
    "unit_en",
    "qualifier",
    "count_qualifier",
    "measure",
    "status",
    "score",
    "printed",
    "shown",
    "shown_en",
    "quote",
    "source",
    "source_url",
    "note",
    "note_en",
]


def rows_of(site: Site) -> list[dict[str, str]]:
    text = site.files["du-lieu/observations.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_open_data_have_their_columns_in_order(site: Site) -> None:
    text = site.files["du-lieu/observations.csv"].decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(text))) == COLUMNS
    assert all(None not in row and None not in row.values() for row in rows_of(site)), "a row of other length"


def test_open_data_have_one_row_a_figure_with_its_value(site: Site, project: Project) -> None:
    rows = rows_of(site)
    expected = [
        *((o.id, "observation") for o in project.observations),
        *((t.id, "target") for t in project.targets),
        *((row.id, "rank") for ranking in project.rankings for row in ranking.rows),
    ]
    assert [(row["id"], row["kind"]) for row in rows] == expected
    by_id = {(row["kind"], row["id"]): row for row in rows}
    for observation in project.observations:
        row = by_id["observation", observation.id]
        assert row["quote"] == observation.quote
        assert row["printed"] == harmless(observation.printed)
        assert row["source"] == observation.document
        assert row["as_of"] == (observation.period.as_of.isoformat() if observation.period.as_of else "")
        assert row["indicator_name"] == project.indicators[observation.indicator].name.vi
        printed = value_words(observation.value, project.indicators[observation.indicator], EN)
        cells = [row[name] for name in ("value", "value_low", "value_high", "numerator", "denominator") if row[name]]
        for cell in cells:
            float(cell)
        assert bool(cells) != bool(printed.missing), observation.id
        assert row["unit"] == value_words(observation.value, project.indicators[observation.indicator], VI).unit
    for ranking in project.rankings:
        for rank in ranking.rows:
            row = by_id["rank", rank.id]
            assert row["denominator"] == str(ranking.universe)
            assert (row["value"] or row["value_low"]) == ("" if rank.rank is None else str(rank.rank))
    for target in project.targets:
        row = by_id["target", target.id]
        assert row["value"] == f"{target.value.value:f}"
        assert (row["as_of"], row["qualifier"]) == (target.due.isoformat(), target.comparator)


def test_json_has_what_csv_has(site: Site) -> None:
    content: dict[str, Any] = json.loads(site.files["du-lieu/observations.json"])
    rows = rows_of(site)
    assert [{name: harmless(figure.get(name, "")) for name in COLUMNS} for figure in content["figures"]] == rows
    assert list(content["columns"]) == COLUMNS
    assert set(content["documents"]) == {row["source"] for row in rows}


def test_the_page_of_the_data_explains_every_column(site: Site) -> None:
    page = site.page(paths.DATA)
    assert [code.text for code in page.all("dl")[0].all("code")] == COLUMNS
    for name in ("observations.csv", "observations.json", "observations.xlsx"):
        assert links_to(page, f"/du-lieu/{name}")


# -- the same bytes ----------------------------------------------------------------------------------------------------


def test_another_process_makes_the_same_bytes(country_site: CountrySite, tmp_path: Path) -> None:
    """Another order of hashes, another folder, another locale, another time zone, files in another order on disk."""
    environment = os.environ | {
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C",
        "LANG": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "40",
    }
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-X",
        "utf8=0",
        "-m",
        "scorecards",
        "build",
        "--no-cache",
        "--root",
        str(COUNTRY),
        "--out",
        str(out),
    ]
    command += ["--today", TODAY.isoformat(), "--base-url", "/"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    made = {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in out.rglob("*")
        if file.is_file() and ".scorecards" not in file.parts
    }
    expected = country_site("/").files
    assert sorted(made) == sorted(expected)
    assert [name for name in made if made[name] != expected[name]] == []
