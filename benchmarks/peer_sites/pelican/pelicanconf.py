"""Pelican's settings. Its own lists are off: `plugins/site_lists.py` makes them for both languages."""

import json
from pathlib import Path

_HERE = Path(__file__).resolve().parent
globals().update(json.loads((_HERE / "corpus.json").read_text(encoding="utf-8")))

PATH = "content"
THEME = str(_HERE / "theme")
THEME_STATIC_DIR = "static"
PLUGIN_PATHS = [str(_HERE / "plugins")]
PLUGINS = ["site_lists"]
TIMEZONE = "UTC"
DEFAULT_LANG = "vi"
ARTICLE_URL, ARTICLE_SAVE_AS = "/tin-tuc/{slug}/", "tin-tuc/{slug}/index.html"
ARTICLE_LANG_URL, ARTICLE_LANG_SAVE_AS = "/{lang}/tin-tuc/{slug}/", "{lang}/tin-tuc/{slug}/index.html"
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FORMATTED_FIELDS: list[str] = []
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES: dict[str, int] = {}
MARKDOWN = {"extensions": ["markdown.extensions.extra"], "output_format": "html5"}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CACHE_PATH = str(_HERE / "cache")
