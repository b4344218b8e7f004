"""The search of a site: its index in each language."""

from scorecards.inputs.page_inputs import PageInputs
from scorecards.publish.script_files import ScriptFiles
from scorecards.publish.search_entries import entries, untranslated_texts
from scorecards.publish.search_index import search_index
from scorecards.publish.search_mending import mended_search
from scorecards.publish.search_terms import title_terms, unpacked
from scorecards.publish.search_vocabulary import Vocabulary


class SearchNotMendedError(Exception):
    """The search of an earlier build cannot be mended, and there is nothing else to make it from."""


def search_files(inputs: PageInputs) -> ScriptFiles:
    """The search index of the pages in one language. Raises SearchNotMendedError (`EarlierSearch.is_all`)."""

    def shared() -> Vocabulary:
        vocabulary = Vocabulary(len(inputs.index.project.articles))
        for number, title, said in untranslated_texts(inputs):
            vocabulary.add(number, title_terms(title), unpacked(said))
        return vocabulary

    def made() -> ScriptFiles:
        mended = inputs.earlier_search and mended_search(inputs, inputs.earlier_search)
        if not mended and inputs.earlier_search and inputs.earlier_search.is_all:
            raise SearchNotMendedError
        return mended or search_index(
            entries(inputs), inputs.words, inputs.index.once(("search-untranslated",), shared), inputs.put
        )

    return inputs.once(("search-files",), made)
