"""What is kept of Vega's SVG, and how its ids are told apart."""

import json
import re
from xml.etree import ElementTree as ET

import altair as alt
import vl_convert

from scorecards.charts.svg import tidy

SVG = "{http://www.w3.org/2000/svg}"


def vega_svg() -> str:
    """A drawing in which parts refer to others by id: a gradient and a clipping path."""
    stops = [alt.GradientStop(color="var(--ink)", offset=0), alt.GradientStop(color="var(--line)", offset=1)]
    rows: list[dict[str, float]] = [{"a": 1, "b": 2.123456}, {"a": 2, "b": 7}]
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_area(clip=True, color=alt.LinearGradient(gradient="linear", stops=stops, x1=0, x2=1, y1=0, y2=0))
        .encode(x="a:Q", y="b:Q")
    )
    return str(vl_convert.vegalite_to_svg(json.dumps(chart.to_dict())))


def test_references_lead_to_ids_of_their_own_drawing_and_no_other() -> None:
    colours = {"ink": "#111111", "line": "#222222"}
    owned = []
    for name in ("one", "two"):
        svg = tidy(vega_svg(), name, "t", "r", colours)
        ids = {e.attrib["id"] for e in ET.fromstring(svg).iter() if "id" in e.attrib}
        references = set(re.findall(r"url\(#([^)]+)\)", svg))
        assert len(references) == 2
        assert references <= ids
        assert all(id.startswith(f"{name}-") for id in ids)
        assert "var(--ink,#111111)" in svg
        owned.append(ids)
    assert not owned[0] & owned[1]


def test_a_drawing_is_the_same_however_many_were_made_before_it() -> None:
    colours = {"ink": "#111111", "line": "#222222"}
    assert tidy(vega_svg(), "a", "t", "r", colours) == tidy(vega_svg(), "a", "t", "r", colours)


def test_what_says_nothing_is_left_out() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"><rect fill="white"/>'
        '<g fill="none" stroke-miterlimit="10" transform="translate(0,0)"><g class="mark-group" role="graphics-object">'
        '<path class="background" d="M0,0h1" aria-hidden="true"/><g/><g transform="translate(2,0)">'
        '<text fill="red" opacity="1" font-family="serif">a</text><text fill="red">b &lt; 1.23456</text></g></g>'
        '<path class="foreground" d="" display="none"/></g></svg>'
    )
    (drawing,) = ET.fromstring(tidy(svg, "x", "t", "r", {})).findall(f"{SVG}g")
    assert ET.tostring(drawing, encoding="unicode").replace("ns0:", "").replace(
        ' xmlns:ns0="http://www.w3.org/2000/svg"', ""
    ) == (
        '<g aria-hidden="true" fill="none"><g transform="translate(2,0)" fill="red"><text>a</text>'
        "<text>b &lt; 1.23456</text></g></g>"
    )


def test_coordinates_are_rounded_and_words_are_not() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
        '<path d="M0.30000000000000004,-0.001h115.93599999999998v1e-7Z" fill="red"/><text>1.23456</text></svg>'
    )
    root = ET.fromstring(tidy(svg, "x", "t", "r", {}))
    assert [path.get("d") for path in root.iter(f"{SVG}path")] == ["M0.3,0h115.94v0Z"]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["1.23456"]
