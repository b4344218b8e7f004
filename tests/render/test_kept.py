"""What a template keeps: drawn once for its values and the site, and never shown where they differ."""

from itertools import count

import jinja2
import pytest

from scorecards.render.kept import MOST
from scorecards.render.sandbox import TemplateEnvironment

SITE = object()


def template(text: str) -> jinja2.Template:
    """A template whose `number()` gives another number each time it is asked."""
    environment = TemplateEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.give(number=count(1).__next__)
    return environment.from_string(text)


def test_a_part_is_drawn_once_for_each_of_its_values() -> None:
    part = template("{% kept part, is_front %}{{ part }} {{ number() }}{% endkept %}!")
    asked = [("a", True), ("a", False), ("a", True), ("b", True), ("a", False)]
    drawn = [part.render(site=SITE, part=name, is_front=front) for name, front in asked]
    assert drawn == ["a 1!", "a 2!", "a 1!", "b 3!", "a 2!"]


def test_two_parts_of_a_template_are_two() -> None:
    parts = template("{% kept %}{{ number() }}{% endkept %} {% kept %}{{ number() }}{% endkept %}")
    assert [parts.render(site=SITE) for _ in range(2)] == ["1 2", "1 2"]


def test_another_site_is_drawn_anew() -> None:
    part = template("{% kept %}{{ site.title }} {{ number() }}{% endkept %}")
    sites = [{"title": "a"}, {"title": "b"}]
    assert [part.render(site=site) for site in (sites[0], sites[0], sites[1], sites[0])] == ["a 1", "a 1", "b 2", "a 3"]


def test_values_that_are_equal_and_written_differently_are_two() -> None:
    part = template("{% kept value %}{{ value }}{% endkept %}")
    assert [part.render(site=SITE, value=value) for value in (1, True, 1)] == ["1", "True", "1"]


def test_what_is_kept_is_escaped_once() -> None:
    part = template("{% kept value %}<b>{{ value }}</b>{% endkept %}")
    assert [part.render(site=SITE, value="a & <b>") for _ in range(2)] == ["<b>a &amp; &lt;b&gt;</b>"] * 2


def test_what_is_kept_does_not_grow_with_the_pages() -> None:
    part = template("{% kept value %}{{ number() }}{% endkept %}")
    assert [part.render(site=SITE, value=value) for value in (*range(MOST), 0)][-1] == "1"
    drawn = [part.render(site=SITE, value=value) for value in (*range(2 * MOST + 1), 0)]
    assert drawn[-1] != drawn[0]


@pytest.mark.parametrize(
    "text", ["{% kept a b %}{% endkept %}", "{% kept %}", "{% endkept %}", "{% kept a, %}{% endkept %}"]
)
def test_a_tag_that_is_written_wrongly_is_told(text: str) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        template(text)
