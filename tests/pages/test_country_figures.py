"""Figures of the whole country: they have no unit's page, and stand on the pages of their indicators."""

from __future__ import annotations

import csv
import io

from tests.support.links import broken
from tests.support.projects import Workshop, build_site

REPORT = """
document = "bao-cao"
as_of = 2024-12-31

[[observation]]
indicator = "ho-so"
measure = "cumulative"
quote = "cả nước đạt 43,7%"
"""
ID = "nuoc-thu.bao-cao.ho-so"


def test_a_figure_of_the_country_stands_on_its_indicators_page(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"\n', "")
    project.write("data/provinces/nuoc-thu/2024-12.toml", REPORT)
    site = build_site(project.root)
    assert broken(site.files, "/") == []
    page = site.page("/chi-tieu/ho-so/")
    [link] = [link for link in page.by_id(ID).all("a") if link.get("href").endswith(ID)]
    assert link.get("href") == f"/chi-tieu/ho-so/#{ID}"
    assert "43,7%" in page.by_id(ID).text
    [row] = [one for one in csv.DictReader(io.StringIO(site.files["du-lieu/observations.csv"].decode("utf-8-sig")))
             if one["id"] == ID]  # fmt: skip
    assert (row["area"], row["value"]) == ("nuoc-thu", "43.7")
