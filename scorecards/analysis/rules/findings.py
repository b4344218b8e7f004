"""Findings: every rule applied to a project's figures."""

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from scorecards.analysis.revisions import check_revisions
from scorecards.analysis.rules import (
    change,
    cut,
    disputed,
    head_count,
    implied_base,
    near_words,
    overall_rate,
    parts,
    period,
    qualifier,
    rank,
    rate,
    scope,
    weighted_index,
)
from scorecards.analysis.rules.figure_sets import Figures, index
from scorecards.analysis.rules.words import FindingWords
from scorecards.languages import Language
from scorecards.model.findings import Explanation, Finding
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, nearest
from scorecards.strings.words import Words

Rule = Callable[[Figures, FindingWords], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    rate.find,
    qualifier.find,
    cut.find,
    head_count.find,
    parts.find,
    overall_rate.find,
    implied_base.find,
    scope.find,
    change.find,
    rank.find,
    weighted_index.find,
    disputed.find,
    near_words.find,
    period.find,
)
"""All rules, in the order in which readers see their findings; their modules give formula, example and source."""


def find(project: Project, words: Mapping[Language, Words]) -> tuple[Finding, ...]:
    """What does not follow from the figures of a project: findings in the order of `RULES`, then of the files."""
    return _found(index(project), words)


def _found(figures: Figures, words: Mapping[Language, Words]) -> tuple[Finding, ...]:
    worded = FindingWords(figures.project, words)
    return tuple(found for rule in RULES for found in rule(figures, worded))


def check_figures(figures: Figures, diagnostics: Diagnostics) -> None:
    """Notes what the project's own data has got wrong: one document's figure entered twice with different values."""
    for one, other in disputed.same_thing(figures):
        if one.document == other.document and disputed.disagree(one, other):
            diagnostics.add("duplicate-observation", other.at, id=other.id, other=one.at)


def attach(findings: tuple[Finding, ...], replies: Mapping[str, Explanation]) -> tuple[Finding, ...]:
    """The findings, each with its explanation or the agency's reply where `replies` has one by its identifier."""
    return tuple(replace(one, reply=replies.get(one.id)) for one in findings)


def examine(project: Project, words: Mapping[Language, Words], diagnostics: Diagnostics) -> tuple[Finding, ...]:
    """Every finding with its explanation. Notes the project's own mistakes, remarks on what is not there among them."""
    figures = index(project)
    found = _found(figures, words)
    ids = {one.id for one in found}
    for explanation in project.explanations:
        if (read := explanation.finding) not in ids:
            diagnostics.add("unknown-finding", explanation.at.child("finding"), read=read, near=nearest(read, ids))
    check_revisions(project, diagnostics)
    check_figures(figures, diagnostics)
    return attach(found, {one.finding: one for one in project.explanations})


def as_json(finding: Finding, words: Words) -> dict[str, object]:
    """A finding as `check --format json` prints it."""
    reply, language = finding.reply, words.language
    return {
        "rule": finding.rule,
        "id": finding.id,
        "weight": finding.weight.value,
        "place": finding.place,
        "document": list(finding.documents),
        "observations": list(finding.observations),
        "title": words(f"rule.{finding.rule}.title"),
        "message": finding.message.to(language),
        "explanation": words(f"rule.{finding.rule}.explanation"),
        "reply": reply
        and {"text": reply.text.to(language), "by": reply.by.to(language), "date": reply.given_on.isoformat()},
    }
