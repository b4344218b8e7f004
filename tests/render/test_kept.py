"""What a template keeps: drawn once for its values and the site, and never shown where they differ."""

from itertools import count

import jinja2
import pytest

from scorecards.render import kept
from scorecards.render.sandbox import TemplateEnvironment

SITE = object()


class Drawing:
    """A template whose `number()` gives another number each time it is asked, drawn for pages of a site."""

    def __init__(self, text: str) -> None:
        self._environment = TemplateEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
        self._environment.give(number=count(1).__next__)
        self._template = self._environment.from_string(text)

    def render(self, site: object = SITE, **values: object) -> str:
        self._environment.begin_page(site)
        return self._template.render(site=site, **values)


def template(text: str) -> Drawing:
    return Drawing(text)


def test_a_part_is_drawn_once_for_each_of_its_values() -> None:
    part = template("{% kept part, is_front %}{{ part }} {{ number() }}{% endkept %}!")
    asked = [("a", True), ("a", False), ("a", True), ("b", True), ("a", False)]
    drawn = [part.render(part=name, is_front=front) for name, front in asked]
    assert drawn == ["a 1!", "a 2!", "a 1!", "b 3!", "a 2!"]


def test_two_parts_of_a_template_are_two() -> None:
    parts = template("{% kept %}{{ number() }}{% endkept %} {% kept %}{{ number() }}{% endkept %}")
    assert [parts.render() for _ in range(2)] == ["1 2", "1 2"]


def test_another_site_is_drawn_anew() -> None:
    part = template("{% kept %}{{ site.title }} {{ number() }}{% endkept %}")
    sites = [{"title": "a"}, {"title": "b"}]
    assert [part.render(site=site) for site in (sites[0], sites[0], sites[1], sites[0])] == ["a 1", "a 1", "b 2", "a 3"]


def test_values_that_are_equal_and_written_differently_are_two() -> None:
    part = template("{% kept value %}{{ value }}{% endkept %}")
    assert [part.render(value=value) for value in (1, True, 1)] == ["1", "True", "1"]


def test_what_is_kept_is_escaped_once() -> None:
    part = template("{% kept value %}<b>{{ value }}</b>{% endkept %}")
    assert [part.render(value="a & <b>") for _ in range(2)] == ["<b>a &amp; &lt;b&gt;</b>"] * 2


def test_a_value_that_is_one_of_a_kind_is_known_by_itself() -> None:
    class Card:
        def __init__(self, name: str) -> None:
            self.name = name

    part = template("{% kept card %}{{ card.name }} {{ number() }}{% endkept %}")
    cards = [Card("a"), Card("a")]
    assert [part.render(card=card) for card in (*cards, *cards)] == ["a 1", "a 2", "a 1", "a 2"]


def test_what_is_kept_in_a_macro_of_another_template_is_kept_too() -> None:
    rows = "{% macro row(name) %}{% kept name %}{{ name }} {{ number() }}{% endkept %}{% endmacro %}"
    environment = TemplateEnvironment(loader=jinja2.DictLoader({"rows.html": rows}), undefined=jinja2.StrictUndefined)
    environment.give(number=count(1).__next__)
    page = environment.from_string("{% from 'rows.html' import row %}{{ row('a') }} {{ row('b') }}")
    drawn = []
    for site in (SITE, SITE, object()):
        environment.begin_page(site)
        drawn.append(page.render())
    assert drawn == ["a 1 b 2", "a 1 b 2", "a 3 b 4"]


def test_what_is_kept_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1000)
    part = template("{% kept value %}{{ number() }}{{ ' ' * 97 }}{% endkept %}")
    assert [part.render(value=value).strip() for value in (*range(9), 0)][-1] == "1"
    drawn = [part.render(value=value).strip() for value in (*range(20), 0)]
    assert drawn[-1] != drawn[0]


@pytest.mark.parametrize(
    "text", ["{% kept a b %}{% endkept %}", "{% kept %}", "{% endkept %}", "{% kept a, %}{% endkept %}"]
)
def test_a_tag_that_is_written_wrongly_is_told(text: str) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        template(text)
