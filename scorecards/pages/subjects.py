"""What pages are about, as linked data by schema.org: articles, and sets of figures with their files.

Google's guides on articles and datasets say which properties readers of such data expect:
https://developers.google.com/search/docs/appearance/structured-data
"""

from collections.abc import Iterable, Mapping
from typing import Any

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.articles import Article
from scorecards.publish.catalogue import MEDIA_TYPES
from scorecards.views.view_types import LinkView

_LEAST, _MOST = 50, 5000
"""Letters that the description of a dataset must and may have, by Google's guide."""


def article_subject(article: Article, inputs: PageInputs) -> Mapping[str, Any]:
    """A news article."""
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.published.isoformat(),
        "dateModified": max([article.published, *(one.made_on for one in article.corrections)]).isoformat(),
        "author": {"@type": "Person" if article.author else "Organization", "name": article.author or article.unit},
        "publisher": _publisher(inputs),
    }


def dataset_subject(name: str, description: str, files: Iterable[LinkView], inputs: PageInputs) -> Mapping[str, Any]:
    """Figures of what is called `name`; `files` are what they can be taken along in."""
    site = inputs.project.site
    about = description
    if len(about) < _LEAST:
        about = f"{about} {site.description.to(inputs.language)}".strip()
    return {
        "@type": "Dataset",
        "name": inputs.words("share.figures", name=name),
        "description": about[:_MOST],
        "license": site.data_licence_url,
        "isAccessibleForFree": True,
        "creator": _publisher(inputs),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[file.path.rpartition(".")[2]],
                "contentUrl": inputs.base.full(file.path),
            }
            for file in files
        ],
    }


def _publisher(inputs: PageInputs) -> Mapping[str, Any]:
    found = {"@type": "Organization", "name": inputs.project.site.publisher.to(inputs.language)}
    return {**found, "url": inputs.base.full("/")}
