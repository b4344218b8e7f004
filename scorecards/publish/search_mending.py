"""The search index of an earlier build, mended where the texts of some articles are others than they were.

An index says where each word is; of those that a text has gained or lost alone the files are made anew.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprinted
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.publish.script_files import ScriptFiles, script_json
from scorecards.publish.search_entries import KINDS, article_entry
from scorecards.publish.search_index import PAIRS, SOURCE, WORDS, others_of
from scorecards.publish.search_parts import PartChange, PartFiles, mend_parts
from scorecards.publish.search_terms import title_terms, unpacked

_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError)
"""What reading files may raise that are not as an index has them."""


@dataclass(slots=True)
class _Changes:
    """What becomes of the words of an index, and of those that stand side by side."""

    words: dict[str, PartChange] = field(default_factory=dict)
    pairs: dict[str, PartChange] = field(default_factory=dict)


def mended_search(inputs: PageInputs, earlier: EarlierSearch) -> ScriptFiles | None:
    """The search index of the pages in one language, as it would be made anew; None where the files of the earlier one
    are not as it was written."""
    with suppress(*_DAMAGED):
        folder = localised(paths.SEARCH, inputs.language).strip("/")
        *_, last = earlier.files[inputs.language]
        head = json.loads(last.content)
        known = {file.path.removeprefix(f"{folder}/"): file for file in earlier.files[inputs.language]}
        changes = _changes(inputs, earlier, head)

        def keep(name: str, data: bytes) -> str:
            kept = fingerprinted(name, data)
            known[kept] = Output(f"{folder}/{kept}", data, SOURCE)
            return kept

        def mended(how: PartFiles, kind: str, some: Mapping[str, PartChange]) -> list[list[str]]:
            files: list[list[str]] = head[kind]
            return mend_parts(how, files, some, lambda name: known[name].content, keep) if some else files

        words, pairs = mended(WORDS, "words", changes.words), mended(PAIRS, "pairs", changes.pairs)
        name = keep("index.json", script_json({**head, "words": words, "pairs": pairs}))
        named = [*head["entries"], head["names"], *(file for _, file in (*words, *pairs)), name]
        return ScriptFiles(f"/{folder}/{name}", tuple(known[one] for one in named))
    return None


def _changes(inputs: PageInputs, earlier: EarlierSearch, head: Mapping[str, list[tuple[str, int]]]) -> _Changes:
    before = sum(count for kind, (_, count) in zip(KINDS, head["kinds"], strict=True) if _is_before_news(kind))
    then, changes = inputs.with_texts(earlier.texts), _Changes()
    shown, ranks = inputs.index.article_position, inputs.index.article_rank
    for path in (path for path in earlier.texts if path in shown):
        article, number = inputs.project.articles[shown[path]], ranks[path]
        entry = replace(article_entry(number, article, inputs), said=b"")
        titles, others = title_terms(entry.title, *entry.names), others_of(entry)
        old, new = unpacked(then.body(article).found_by), unpacked(inputs.body(article).found_by)
        for had, has, always, noted in (
            (old.words, new.words, {*titles.words, *others.words}, changes.words),
            (old.pairs, new.pairs, {*titles.pairs, *others.pairs}, changes.pairs),
        ):
            for part in {*has}.difference(had, always):
                noted.setdefault(part, PartChange()).added.add(before + number)
            for part in {*had}.difference(has, always):
                noted.setdefault(part, PartChange()).removed.add(before + number)
    return changes


def _is_before_news(kind: str) -> bool:
    return KINDS.index(kind) < KINDS.index("news")
