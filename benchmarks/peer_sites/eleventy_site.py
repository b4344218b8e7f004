"""The corpus as an Eleventy 3 site: Markdown and Nunjucks, lists made as collections in its settings."""

from pathlib import Path

from benchmarks.peer_sites.corpus import (
    ADDRESS,
    FEED,
    NAV,
    PER_PAGE,
    RELATED,
    Corpus,
    CorpusArticle,
    as_json,
    copy_templates,
    write,
)

MARKS = {
    "lang": "{{ lang }}",
    "title": "{{ title }}",
    "json_title": "{{ title | dump | safe }}",
    "description": "{{ summary or title }}",
    "json_description": "{{ (summary or title) | dump | safe }}",
    "full": "{{ site.address }}{{ page.url }}",
    "feed": "{% if lang == 'en' %}/en{% endif %}/tin-tuc/feed.xml",
    "twins": "{% for one in (list.twins if list else page.url | twinsOf) %}"
    '<link rel="alternate" hreflang="{{ one.lang }}" href="{{ site.address }}{{ one.url }}">\n{% endfor %}',
    "nav": "{% for part in site.nav %}<li><a href=\"{% if lang == 'en' %}/en{% endif %}{{ part.path }}\""
    "{% if part.path == '/tin-tuc/' %} aria-current=\"true\"{% endif %}>{{ words[lang][part.word] }}</a></li>"
    "{% endfor %}",
    "main": "{{ content | safe }}",
}


def write_eleventy(corpus: Corpus, folder: Path) -> None:
    """Writes the site's sources into `folder`."""
    copy_templates("eleventy", folder)
    write(folder / "content/_includes/base.njk", corpus.base(MARKS, lambda key: f"{{{{ words[lang].{key} }}}}"))
    corpus.copy_static(folder / "static")
    site = {
        "title": corpus.title,
        "address": ADDRESS.removesuffix("/"),
        "nav": [{"path": path, "word": key} for path, key, *_ in NAV],
        "perPage": PER_PAGE,
        "related": RELATED,
        "feed": FEED,
        "names": {kind.replace("-", "_"): lists for kind, lists in corpus.names.items()},
    }
    write(folder / "content/_data/site.json", as_json(site))
    write(folder / "content/_data/words.json", as_json(corpus.words))
    for article in corpus.articles:
        write(eleventy_path(folder, article), eleventy_text(article))


def eleventy_path(folder: Path, article: CorpusArticle) -> Path:
    """The file of an article."""
    return folder / f"content/articles/{article.language}/{article.slug}.md"


def eleventy_text(article: CorpusArticle) -> str:
    """An article with its head."""
    keys = {
        "title": article.title,
        "summary": article.summary,
        "date": article.published.isoformat(),
        "tinh": list(article.places),
        "tru_cot": list(article.pillars),
        "thang": [article.month],
        "author": article.author,
    }
    head = "".join(f"{key}: {as_json(value)}\n" for key, value in keys.items())
    return f"---\n{head}---\n\n{article.body}\n"


def eleventy_command(program: Path, folder: Path, out: Path, cold: bool) -> list[str]:
    """What builds the site; nothing of earlier builds is used in any case."""
    return [str(program), f"--config={folder / 'eleventy.config.mjs'}", f"--output={out}", "--quiet"]
