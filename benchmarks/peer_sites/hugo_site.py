"""The corpus as a Hugo site: a content folder a language, and taxonomies for places, pillars and months."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.peer_sites.corpus import (
    ADDRESS,
    FEED,
    LANGUAGES,
    NAV,
    PER_PAGE,
    Corpus,
    CorpusArticle,
    as_json,
    copy_templates,
    write,
)

MARKS = {
    "lang": "{{ site.Language.Lang }}",
    "title": "{{ .Title }}",
    "json_title": "{{ .Title | jsonify | safeJS }}",
    "description": "{{ .Params.summary | default .Title }}",
    "json_description": "{{ .Params.summary | default .Title | jsonify | safeJS }}",
    "full": "{{ .Permalink }}",
    "feed": '{{ "tin-tuc/feed.xml" | relLangURL }}',
    "twins": "{{ range .AllTranslations }}"
    '<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">\n{{ end }}',
    "nav": '{{ partialCached "nav.html" . site.Language.Lang }}',
    "main": '{{ block "main" . }}{{ end }}',
}


def write_hugo(corpus: Corpus, folder: Path) -> None:
    """Writes the site's sources into `folder`."""
    copy_templates("hugo", folder)
    base = corpus.base(MARKS, lambda key: f'{{{{ i18n "{key}" }}}}')
    # What is the same on all pages of a language stands in a partial, which is made once.
    before, masthead, after = _cut(base, '<a class="skip"', "<main ")
    write(folder / "layouts/_partials/masthead.html", masthead)
    mark = '{{ partialCached "masthead.html" . site.Language.Lang }}'
    write(folder / "layouts/baseof.html", before + mark + after)
    corpus.copy_static(folder / "static/static")
    write(folder / "hugo.json", as_json(_settings(corpus)))
    for language in LANGUAGES:
        write(folder / f"i18n/{language}.json", as_json(corpus.words[language]))
        write(folder / f"content/{language}/tin-tuc/_index.md", _head({"title": corpus.words[language]["nav_news"]}))
        for kind, lists in corpus.names.items():
            for key, name in lists.items():
                write(folder / f"content/{language}/{kind}/{key}/_index.md", _head({"title": name}))
    for article in corpus.articles:
        write(hugo_path(folder, article), hugo_text(article))


def hugo_path(folder: Path, article: CorpusArticle) -> Path:
    """The file of an article."""
    return folder / f"content/{article.language}/tin-tuc/{article.slug}.md"


def hugo_text(article: CorpusArticle) -> str:
    """An article with its head."""
    keys = {"title": article.title, "summary": article.summary, "date": article.published.isoformat()}
    lists = {"tinh": article.places, "tru-cot": article.pillars, "thang": [article.month]}
    return _head(keys | lists | {"author": article.author}) + article.body + "\n"


def hugo_command(program: Path, folder: Path, out: Path, cold: bool) -> list[str]:
    """What builds the site; `cold` uses nothing that earlier builds have made."""
    own = ["--source", str(folder), "--destination", str(out), "--cacheDir", str(folder / "cache"), "--quiet"]
    return [str(program), *own, *(["--ignoreCache"] if cold else [])]


def _settings(corpus: Corpus) -> dict[str, object]:
    return {
        "baseURL": ADDRESS,
        "title": corpus.title,
        "defaultContentLanguage": "vi",
        "languages": {one: {"weight": n, "contentDir": f"content/{one}"} for n, one in enumerate(LANGUAGES, 1)},
        "taxonomies": {kind: kind for kind in corpus.names},
        "disableKinds": ["taxonomy", "rss"],
        "outputs": {"home": ["html"], "section": ["html", "atom"], "term": ["html", "atom"]},
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
        "outputFormats": {
            "atom": {"mediaType": "application/atom+xml", "baseName": "feed", "isPlainText": False},
        },
        "pagination": {"pagerSize": PER_PAGE, "path": "trang", "disableAliases": True},
        # Links in texts are addresses of the site already.
        "markup": {"goldmark": {"renderHooks": {"link": {"useEmbedded": "never"}}}},
        "params": {"nav": [{"path": path, "word": key} for path, key, *_ in NAV], "feed": FEED},
    }


def _head(keys: Mapping[str, object]) -> str:
    return "---\n" + "".join(f"{key}: {as_json(value)}\n" for key, value in keys.items()) + "---\n\n"


def _cut(text: str, start: str, end: str) -> tuple[str, str, str]:
    """What stands before `start`, from it to `end`, and from there on."""
    before, at, rest = text.partition(start)
    middle, until, after = rest.partition(end)
    return before, at + middle, until + after
