"""A figure in a few words: its number, what it is of, where, when and who says so."""

from datetime import timedelta

from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber
from scorecards.model.observations import Observation, Target
from scorecards.model.project import Project
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.vietnamese.values import Qualifier
from scorecards.wording import part_words, rank_numbers, target_words, value_words


def value_text(figure: Figure, project: Project, words: Words) -> str:
    """The figure's own value as the site writes it: "57,53%", "gần 31.100 hộ", "52/63"."""
    match figure.source:
        case Observation() as one:
            return value_words(one.value, project.indicators[one.indicator], words).text
        case Target() as one:
            return target_words(one, project.indicators[one.indicator], words)
        case row:
            universe = next((f.key[-1] for f in figure.figure_numbers if f.key[0] == "pair"), None)
            return f"{rank_numbers(row)}/{universe}" if universe and row.rank else _score(figure, words)


def number_words_of_figure(figure: Figure, figure_number: FigureNumber, project: Project, words: Words) -> str:
    """One number of a figure: its own value, or the count beside it: "141.616 hồ sơ"."""
    if figure_number.main and figure.sort is not FigureKind.RANK:
        return value_text(figure, project, words)
    number = "/".join(
        formatting.number(part, words.language) for part in figure_number.key[1:] if not isinstance(part, str)
    )
    unit = "%" if figure_number.unit == "%" else f"{NO_BREAK}{figure_number.unit}" if figure_number.unit else ""
    return NO_BREAK.join(filter(None, (_qualifier(figure_number, words), number + unit)))


def _qualifier(figure_number: FigureNumber, words: Words) -> str:
    """The one word that a text has to give the number, or "" where it may stand alone."""
    only = next(iter(figure_number.qualifiers)) if len(figure_number.qualifiers) == 1 else Qualifier.EXACT
    return words(f"qualifier.{only}")


def subject_words(figure: Figure, project: Project, words: Words) -> str:
    """What, where and when: "Hồ sơ thủ tục hành chính được số hóa, Cấp xã, Hà Tĩnh, 10/2023"."""
    indicator = project.indicators.get(figure.subject)
    name = indicator.name.to(words.language) if indicator else figure.subject
    part = part_words(figure.members, project.dimensions, words.language)
    place = project.places[figure.place].name.to(words.language)
    return ", ".join(filter(None, (name, part, place, _time(figure, words))))


def source_words(figure: Figure, project: Project, words: Words) -> str:
    """The document that says so."""
    document = project.documents[figure.source.document]
    kind = words(f"document.{document.kind}")
    return f"{kind} {document.number}" if document.number else document.title.to(words.language)


def day_words(figure: Figure, words: Words) -> str:
    """The last day that a figure covers, or the year of which no more is known."""
    day = figure.as_of
    if day is None:
        return words("period.unknown")
    return words("trace.year", year=str(day.year)) if figure.year_only else formatting.day(day, words.language)


def _time(figure: Figure, words: Words) -> str:
    day = figure.as_of
    if day is None:
        return words("period.unknown")
    if figure.sort is FigureKind.TARGET:
        return words("trace.due", day=formatting.day(day, words.language))
    if figure.year_only:
        return str(day.year)
    last_of_month = (day + timedelta(days=1)).day == 1
    return f"{day.month}/{day.year}" if last_of_month else formatting.day(day, words.language)


def _score(figure: Figure, words: Words) -> str:
    return formatting.number(figure.figure_numbers[0].value, words.language) if figure.figure_numbers else ""
