"""A Pelican plugin: lists in pages, feeds, related articles, a search index and a site map, in both languages."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from types import SimpleNamespace

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

KINDS = ("thang", "tinh", "tru-cot")
NEAR = 100
"""How many of the newest articles of one place or pillar may be related."""


def keys(article, kind):
    """The lists of a kind that an article stands in."""
    if kind == "thang":
        return [f"{article.date:%Y-%m}"]
    return [article.category.name] if kind == "tinh" else [tag.name for tag in article.tags]


def groups(articles):
    """Articles by kind and key."""
    found = {kind: defaultdict(list) for kind in KINDS}
    for article in articles:
        for kind in KINDS:
            for key in keys(article, kind):
                found[kind][key].append(article)
    return found


def related(articles, number):
    """Those that share most with each among the newest of its place and pillar, then the newest."""
    by = groups(articles)
    for article in articles:
        near = (other for kind in KINDS[1:] for key in keys(article, kind) for other in by[kind][key][:NEAR])
        shared = Counter(other for other in near if other is not article)
        ranked = sorted(shared, key=lambda other: (-shared[other], -other.date.timestamp()))
        article.related = ranked[:number]


def prefix(lang):
    return "" if lang == "vi" else "/en"


def twins(path):
    return [(lang, prefix(lang) + path) for lang in ("vi", "en")]


def both(settings, originals):
    """The articles of each language, newest first; where one has no translation, the original."""
    vi = sorted(originals, key=lambda one: (-one.date.timestamp(), one.slug))
    return {"vi": vi, "en": [next((two for two in one.translations if two.lang == "en"), one) for one in vi]}


def before_pages(generator):
    for articles in both(generator.settings, generator.articles).values():
        related(articles, generator.settings["RELATED"])


def head_of_article(generator, content):
    """What the frame of the page of an article says in its head."""
    urls = [(content.lang, content.url), *((two.lang, two.url) for two in content.translations)]
    content.head = lambda: SimpleNamespace(
        lang=content.lang, title=content.title, description=content.summary, url=content.url, twins=urls
    )


class Lists(Generator):
    """Writes what Pelican's own generators of lists, feeds and site maps would, for both languages."""

    def generate_output(self, writer):
        articles = both(self.settings, self.context["articles"])
        lines = [self._loc(one.url, [(one.lang, one.url)]) for one in self.context["articles"]]
        for lang, items in articles.items():
            lines += self._lists(writer, lang, items)
            index = [
                {"title": one.title, "path": one.url, "summary": one.summary, "text": one_text(one)} for one in items
            ]
            self._write(f"{prefix(lang)}/search.json", json.dumps(index, ensure_ascii=False))
            where = SimpleNamespace(url=f"{prefix(lang)}/", name=self.settings["SITENAME"])
            self._page(writer, lang, "/", where, items[: self.settings["NEWEST"]], "home", None)
        self._write(
            "/sitemap.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(lines) + "\n</urlset>\n",
        )

    def _lists(self, writer, lang, items):
        names, words = self.settings["NAMES"], self.settings["WORDS"][lang]
        by = groups(items)
        archive = [
            [(f"{prefix(lang)}/tin-tuc/{kind}/{key}/", names[kind][key], len(found)) for key, found in by[kind].items()]
            for kind in KINDS
        ]
        yield from self._list(writer, lang, "/tin-tuc/", words["nav_news"], items, archive)
        for kind in KINDS:
            for key, found in by[kind].items():
                yield from self._list(writer, lang, f"/tin-tuc/{kind}/{key}/", names[kind][key], found, None)

    def _list(self, writer, lang, path, name, items, archive):
        size = self.settings["PER_PAGE"]
        here = SimpleNamespace(url=f"{prefix(lang)}{path}", name=name)
        total = -(-len(items) // size)
        for number in range(1, total + 1):
            self._page(
                writer, lang, path, here, items[(number - 1) * size : number * size], "list", archive, number, total
            )
        if "/thang/" not in path:
            feed = f"{here.url}feed.xml".lstrip("/")
            writer.write_feed(items[: self.settings["NEWEST"]], self.context, feed, feed, feed_title=name)
        yield self._loc(here.url, twins(path))

    def _page(self, writer, lang, path, here, items, template, archive, number=1, total=1):
        url = lambda n: here.url if n == 1 else f"{here.url}trang/{n}/"  # noqa: E731
        head = SimpleNamespace(lang=lang, title=here.name, description=here.name, url=url(number), twins=twins(path))
        writer.write_file(
            url(number).lstrip("/") + "index.html",
            self.get_template(template),
            self.context,
            head=lambda: head,
            items=items,
            archive=archive if number == 1 else None,
            number=number,
            total=total,
            before=url(number - 1) if number > 1 else None,
            after=url(number + 1) if number < total else None,
        )

    def _loc(self, url, others):
        address = self.settings["SITEURL"]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}{other}"/>' for lang, other in others
        )
        return f"<url><loc>{address}{url}</loc>{links}</url>"

    def _write(self, path, text):
        target = Path(self.output_path) / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def one_text(article):
    """The text of an article without its tags."""
    return " ".join(Markup(article.content).striptags().split())


def generators(pelican):
    """What Pelican asks for."""
    return Lists


def register():
    """Connects all of it; Pelican keeps no function alive that only it knows."""
    signals.article_generator_pretaxonomy.connect(before_pages)
    signals.article_generator_write_article.connect(head_of_article)
    signals.get_generators.connect(generators)
