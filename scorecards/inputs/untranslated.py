"""Pages that other languages do without: those of texts that nobody has translated, which have the original's alone.

Articles and standing pages are such texts. A commentary is part of its unit's page, whose figures every language has;
but a commune's page is there in another language only where the commune has a name in it.
"""

from collections.abc import Collection, Iterator, Set

from scorecards.addresses import paths
from scorecards.addresses.base import is_page_path, localised, named_language
from scorecards.inputs.link_targets import old_paths
from scorecards.languages import ORIGINAL, Language
from scorecards.model.articles import Article, StandingPage
from scorecards.model.project import Project

_Text = Article | StandingPage


def untranslated(project: Project) -> frozenset[tuple[Language, str]]:
    """A language, and the site path of a text, or of an old address of it, that stands in the original alone."""
    there = {(one.language, one.original) for one in project.translations}
    languages = [one for one in project.site.languages if one != ORIGINAL]
    texts: tuple[_Text, ...] = (*project.articles, *project.held_back, *project.pages.values())
    absent = {
        (language, path)
        for text in texts
        for language in languages
        if (language, text.path) not in there
        for path in _paths(text)
    }
    communes = [place for place in project.places.values() if place.is_brief]
    absent |= {
        (one, paths.unit(place.slug)) for place in communes for one in languages if not place.name.written_in(one)
    }
    return frozenset(absent)


def left_behind(project: Project, absent: Collection[tuple[Language, str]]) -> Iterator[tuple[Language, str, str]]:
    """Pages of another language that were published and are not there today, such as copies of untranslated texts.

    Language, site path with the language's folder, and the file of the text. `absent` is what `untranslated` gives.
    """
    for language in project.site.languages:
        was_there = published_in(language, project.published) if language != ORIGINAL else ()
        texts: tuple[_Text, ...] = (*project.articles, *project.pages.values())
        for text in texts if was_there else ():
            for path in _paths(text):
                if (language, path) in absent and (place := localised(path, language)) in was_there:
                    yield language, place, text.path


def published_in(language: Language, listed: Collection[str]) -> Set[str]:
    """The addresses of a list that are of a language other than the original.

    A list that names none is of a time when every page stood in every language: it means them all.
    """
    own = {path for path in listed if named_language(path) == language}
    return own or {localised(path, language) for path in listed if named_language(path) is None}


def _paths(text: _Text) -> Iterator[str]:
    """Where the page of a text stands, and its old addresses that have twins."""
    if isinstance(text, StandingPage):
        yield paths.standing(text.slug)
        return
    yield paths.article(text.slug)
    yield from (path for path in old_paths(text) if is_page_path(path) and named_language(path) is None)
