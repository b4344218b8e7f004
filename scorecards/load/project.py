"""Reads a whole project: every file, every problem, in one run."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace

from scorecards.languages import LANGUAGES
from scorecards.load import registers
from scorecards.load.article_days import check_article_days
from scorecards.load.article_figures import check_article_figure
from scorecards.load.articles import read_articles, read_commentaries, read_pages
from scorecards.load.communes import files_of, read_communes
from scorecards.load.document_days import check_document_days
from scorecards.load.editions import FOLDER as EDITIONS
from scorecards.load.editions import read_editions
from scorecards.load.existence import check_ranking, check_report
from scorecards.load.names import LoadContext
from scorecards.load.prose import check_text
from scorecards.load.published import ADDRESS_LIST, read_published
from scorecards.load.rankings import read_frameworks, read_rankings
from scorecards.load.references import called, check_references
from scorecards.load.registers import read_file, read_register
from scorecards.load.reports import Registers, check_duplicates, observations_of
from scorecards.load.sections import without_sections
from scorecards.load.source import Files
from scorecards.load.territory import read_places
from scorecards.load.tiles import read_layers
from scorecards.load.translations import read_translations
from scorecards.load.unread import check_files_not_read
from scorecards.memo import Memo, SameObjects
from scorecards.model.articles import NEWS_FILES, ArticleState, ArticleTranslation, Term, Translation, translation_of
from scorecards.model.documents import Document
from scorecards.model.findings import Explanation
from scorecards.model.indicators import Indicator
from scorecards.model.kept_observations import Observations, ReportFigures
from scorecards.model.places import Place
from scorecards.model.project import Project, Site
from scorecards.model.redirects import Redirect
from scorecards.model.reports import Report
from scorecards.problems import Diagnostics, Location, nearest

FOLDERS = {
    "data": ("site", "places", "pillars", "indicators", "dimensions", "documents", "targets", "frameworks", "tiles",
             "glossary", "explanations", "revisions", "populations", "communes", "redirects", "rankings", "provinces"),
    "content": ("news", "pages", "provinces", "en"),
}  # fmt: skip
"""What is read below data/ and content/: folders of these names, and in data/ files of these names with ".toml"."""

SAMPLE_RECORDS = ("van-ban-mau", "chi-tieu-mau")
"""The document and the indicator that a new project begins with, both invented."""


def load_project(files: Files, today: date, drafts: bool, whole: bool = True) -> Project | None:
    """Reads the project at `files.root` as of `today`, drafts and future articles included where `drafts`.

    Problems are noted in `files.diagnostics`. None where any of them is an error, since pages made from part of the
    data would be wrong. Files that nobody reads are looked for where `whole`.
    """
    context = LoadContext(files.diagnostics, memo=files.memo)
    project = _read(files, today, drafts, context, whole)
    if not context.diagnostics.errors:
        return project
    if whole:  # else the texts of articles are read once they are traced
        _check_article_texts(files, context)
    return None


def load_what_is_known(files: Files, today: date, drafts: bool) -> Project | None:
    """The project without what cannot be read, for commands that make no pages of it; None without settings.

    Everything that is wrong is noted, the texts of articles included.
    """
    context = LoadContext(files.diagnostics, memo=files.memo)
    project = _read(files, today, drafts, context, whole=True)
    _check_article_texts(files, context)
    return project


def _check_article_texts(files: Files, context: LoadContext) -> None:
    """Notes what is wrong with the texts of articles and of their translations, which reading leaves unparsed."""
    for language in LANGUAGES:
        for path in files.find(translation_of(NEWS_FILES, language).rstrip("/"), ".md"):
            check_text(files, path, context)


def with_repository(project: Project, repository: str, memo: Memo) -> Project:
    """The project with the address of its repository where data/site.toml names none."""
    site = project.site
    if site.repository or not repository:
        return project
    key = ("repository", SameObjects((site,)), repository)
    named = memo.recall(key, lambda _: replace(site, repository=repository), Diagnostics())
    return replace(project, site=named)


def _with_samples_left(site: Site, records: Iterable[Indicator | Document], files: Files, context: LoadContext) -> Site:
    """The settings with the samples that are there still, each of which is told of.

    A record that is called a sample is one, whether or not the settings name its file.
    """
    called = (one.at.path for one in records if one.id in SAMPLE_RECORDS)
    left = tuple(dict.fromkeys((*(path for path in site.samples if files.has(path)), *called)))
    for path in left:
        context.add("sample-left", Location(path))
    if left == site.samples:
        return site
    key = ("samples", SameObjects((site,)), left)
    return context.memo.recall(key, lambda _: replace(site, samples=left), Diagnostics())


def _read(files: Files, today: date, drafts: bool, context: LoadContext, whole: bool) -> Project | None:
    if not files.has("data/site.toml"):
        context.add("no-project", Location("data/site.toml"))
        return None
    site = registers.read_site(files, context)
    places = read_places(files, context)
    pillars = registers.read_pillars(files, context)
    indicators = registers.read_indicators(files, context)
    dimensions = registers.read_dimensions(files, context)
    documents = read_register(files, "documents", Document, context)
    check_document_days(documents.values(), today, context)
    if site:
        site = _with_samples_left(site, (*indicators.values(), *documents.values()), files, context)
    targets = registers.read_targets(files, indicators, context)
    frameworks = read_frameworks(files, context)
    layers = read_layers(files, places, context)
    explanations = read_register(files, "explanations", Explanation, context)
    revisions = registers.read_revisions(files, context)
    glossary = read_register(files, "glossary", Term, context)
    populations = registers.read_populations(files, context)
    redirects = read_register(files, "redirects", Redirect, context)
    communes = read_communes(files, context)
    editions = read_editions(files, context)
    rankings = tuple(read_rankings(files, context))
    known = Registers(indicators, dimensions, places, documents)
    observations = _read_reports(files, known, today, context)
    commentaries = read_commentaries(files, context)
    articles = sorted(read_articles(files, context), key=lambda article: (-article.published.toordinal(), article.slug))
    for article in articles:
        check_article_days(article, documents, today, context)
    for ranking in rankings:
        check_ranking(ranking, places, context)
    for revision in (one for one in revisions if one.made_on > today):
        days = {"read": revision.made_on.isoformat(), "today": today.isoformat()}
        context.add("correction-ahead", revision.at.child("date"), **days)
    pages = read_pages(files, context)
    texts = {one.path for one in commentaries.values()} | {one.path for one in articles}
    translations = tuple(read_translations(files, texts | {one.path for one in pages.values()}, context))
    if site:
        translations = tuple(_in_languages(translations, site, files, context))
    check_references(partial(called, documents, dimensions, indicators, places), context)
    for article in articles:
        if article.figure in indicators:  # else noted as unknown
            stated = (one for place in article.places for one in observations.of_place(place))
            check_article_figure(article, stated, context)
    if whole:
        _check_unread(files, context)
        named = {
            *((site.visits, site.logo) if site else ()),
            ADDRESS_LIST,
            *files.find(EDITIONS, ".jsonl"),
            *(one.file for one in documents.values()),
            *(one.photo.path for one in articles if one.photo),
            *files_of(communes, files),
        }
        check_files_not_read(files, named | {layer.boundary_file for layer in layers.values()}, context)
    if site is None:
        return None
    shown = [article for article in articles if drafts or article.state_on(today) is ArticleState.OUT]
    project = Project(
        site=site,
        places=places,
        pillars=pillars,
        indicators=indicators,
        dimensions=dimensions,
        documents=documents,
        observations=observations,
        targets=targets,
        layers=layers,
        frameworks=frameworks,
        rankings=rankings,
        commentaries=commentaries,
        articles=tuple(shown),
        held_back=tuple(article for article in articles if not (drafts or article.state_on(today) is ArticleState.OUT)),
        pages=pages,
        translations=translations,
        explanations=tuple(explanations.values()),
        revisions=revisions,
        glossary=tuple(glossary.values()),
        populations=populations,
        editions=editions,
        redirects=tuple(redirects.values()),
        communes=communes,
        published=read_published(files),
    )
    return without_sections(project)


def _in_languages(
    translations: Iterable[Translation], site: Site, files: Files, context: LoadContext
) -> Iterator[Translation]:
    """The translations that the site shows; the others are told of, and what is wrong with their texts."""
    for one in translations:
        if one.language in site.languages:
            yield one
            continue
        context.add("language-off", one.at, language=one.language)
        if isinstance(one, ArticleTranslation):  # else its text is parsed already
            check_text(files, one.path, context)


def _read_reports(files: Files, known: Registers, today: date, context: LoadContext) -> Observations:
    found: list[ReportFigures] = []
    same = known.same
    places = context.names.declared["place"]
    for path in files.find("data/provinces", ".toml"):
        folder = path.split("/")[2]
        if path.count("/") != 3:
            context.add("misplaced-report", Location(path))
            continue
        if folder not in places and Place.TABLE.name not in context.names.unread:
            context.add("unknown-place-folder", Location(path), read=folder, near=nearest(folder, places))
            continue
        report = read_file(files, path, Report, context)
        if report is not None:
            unread = frozenset(context.names.unread)
            key = ("observations", folder, SameObjects((report,)), same, today, unread)
            found += context.recall(key, partial(_checked_report, folder, report, known, today, unread)).reports
    observations = Observations(found)
    check_duplicates(observations, context)
    return observations


def _checked_report(
    folder: str, report: Report, known: Registers, today: date, unread: frozenset[str], context: LoadContext
) -> Observations:
    context.names.unread |= unread  # of a register that cannot be read nobody knows the names
    found = observations_of(folder, report, known, context)
    if folder in known.places:
        check_report(report, known.places[folder], known.dimensions, known.documents, today, context)
    return found


def _check_unread(files: Files, context: LoadContext) -> None:
    """Notes files under a name that the program does not look for, such as data/indicator.toml."""
    for top, suffix in (("data", ".toml"), ("content", ".md")):
        for path in files.find(top, suffix):
            folder, _, below = path.removeprefix(f"{top}/").rpartition("/")
            if top == "content" and folder.partition("/")[0] in LANGUAGES:  # in it are the same folders
                folder = folder.partition("/")[2]
            name = folder.partition("/")[0] or below.removesuffix(suffix)
            if name not in FOLDERS[top] or (top == "content" and not folder):
                context.add("unread-file", Location(path), near=nearest(name, FOLDERS[top]), top=top,
                         known=", ".join(FOLDERS[top]))  # fmt: skip
