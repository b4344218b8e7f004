"""The corpus as a Pelican site: Markdown and Jinja, lists made by a small plugin with Pelican's own writer."""

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
    "lang": "{{ here.lang }}",
    "title": "{{ here.title }}",
    "json_title": "{{ here.title | tojson }}",
    "description": "{{ here.description }}",
    "json_description": "{{ here.description | tojson }}",
    "full": "{{ SITEURL }}{{ here.url }}",
    "feed": "{{ '/en' if here.lang == 'en' }}/tin-tuc/feed.xml",
    "twins": "{% for lang, url in here.twins %}"
    '<link rel="alternate" hreflang="{{ lang }}" href="{{ SITEURL }}{{ url }}">\n{% endfor %}',
    "nav": "{% for path, word in NAV %}<li><a href=\"{{ '/en' if here.lang == 'en' }}{{ path }}\""
    "{% if path == '/tin-tuc/' %} aria-current=\"true\"{% endif %}>{{ WORDS[here.lang][word] }}</a></li>{% endfor %}",
    "main": "{% block main %}{% endblock %}",
}


def write_pelican(corpus: Corpus, folder: Path) -> None:
    """Writes the site's sources into `folder`."""
    copy_templates("pelican", folder)
    base = corpus.base(MARKS, lambda key: f"{{{{ WORDS[here.lang].{key} }}}}")
    write(folder / "theme/templates/base.html", "{% set here = head() %}\n" + base)
    corpus.copy_static(folder / "theme/static")
    data = {
        "SITENAME": corpus.title,
        "SITEURL": ADDRESS.removesuffix("/"),
        "NAV": [(path, key) for path, key, *_ in NAV],
        "WORDS": corpus.words,
        "NAMES": corpus.names,
        "PER_PAGE": PER_PAGE,
        "RELATED": RELATED,
        "NEWEST": FEED,
    }
    write(folder / "corpus.json", as_json(data))
    for article in corpus.articles:
        write(pelican_path(folder, article), pelican_text(article))


def pelican_path(folder: Path, article: CorpusArticle) -> Path:
    """The file of an article."""
    return folder / f"content/{article.language}/{article.slug}.md"


def pelican_text(article: CorpusArticle) -> str:
    """An article with its head."""
    keys = {
        "Title": article.title,
        "Summary": article.summary,
        "Date": article.published.isoformat(),
        "Slug": article.slug,
        "Lang": article.language,
        "Category": article.places[0],
        "Tags": ", ".join(article.pillars),
        "Authors": article.author,
    }
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"\n{article.body}\n"


def pelican_command(program: Path, folder: Path, out: Path, cold: bool) -> list[str]:
    """What builds the site; `cold` uses nothing that earlier builds have made."""
    own = [str(folder / "content"), "--settings", str(folder / "pelicanconf.py"), "--output", str(out), "--quiet"]
    return [str(program), *own, *(["--ignore-cache"] if cold else [])]
