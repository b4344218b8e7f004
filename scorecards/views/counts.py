"""How much the site holds."""

from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting


def counts(inputs: PageInputs) -> tuple[tuple[str, str], ...]:
    """How much the site holds: number and what it counts."""
    project = inputs.project
    found = {
        "observations": len(project.observations),
        "indicators": len(project.indicators),
        "targets": len(project.targets),
        "ranks": sum(len(ranking.rows) for ranking in project.rankings),
        "documents": len(project.documents),
    }
    language = inputs.language
    return tuple((formatting.number(n, language), inputs.words(f"count.{key}")) for key, n in found.items() if n)


def coverage_sentence(inputs: PageInputs) -> str:
    """How many of today's units have figures of their own, and how many former units."""
    today = inputs.index.units_on(inputs.index.today)
    now = sum(place.slug in inputs.index.statements.by_place for place in today)
    slugs = {place.slug for place in today}
    former = sum(slug not in slugs for slug in inputs.index.statements.by_place)
    return inputs.words("sentence.coverage", now=now, all=len(today), former=former)
