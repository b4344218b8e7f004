"""The lists of targets that have a page: that of all, those of a place and those of a pillar."""

from collections.abc import Iterator

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Target
from scorecards.views.links import pillar_link
from scorecards.views.target_list import whose
from scorecards.views.view_types import LinkView

PLACE, PILLAR = "noi", "tru-cot"
"""The kinds of list besides that of all, as addresses name them."""


class TargetList(Struct, frozen=True):
    """Targets that are listed together, in the order of the files."""

    kind: str
    """PLACE, PILLAR; "" for the list of all."""
    name: str
    """Slug of the place, identifier of the pillar, or ""."""
    targets: tuple[Target, ...]


def target_lists(index: Index) -> Iterator[TargetList]:
    """The lists that there are, that of all first; none without targets.

    Where all targets are of one place, or of one pillar, there is no list of that kind.
    """
    project = index.project
    if not project.targets:
        return
    yield TargetList("", "", project.targets)
    slugs = (project.site.country, *(place.slug for place in index.units))
    by_place = {slug: index.targets_by_place.get(slug, []) for slug in slugs}
    by_pillar: dict[str, list[Target]] = {id: [] for id in project.pillars}
    for one in project.targets:
        by_pillar[project.indicators[one.indicator].pillar].append(one)
    for kind, lists in ((PLACE, by_place), (PILLAR, by_pillar)):
        found = [TargetList(kind, name, tuple(own)) for name, own in lists.items() if own]
        if len(found) > 1:
            yield from found


def list_link(found: TargetList, inputs: PageInputs) -> LinkView:
    """A list by what its targets have in common: "Tất cả", "Thanh Hóa", "Kinh tế số"."""
    if found.kind == PLACE:
        name = whose(found.name, inputs)
    else:
        name = pillar_link(found.name, inputs).name if found.kind else inputs.words("targets.all")
    return LinkView(name, paths.targets(found.kind, found.name))


def list_title(common: str, inputs: PageInputs) -> str:
    """The title of a list by what its targets have in common, "" for that of all."""
    return f"{inputs.words('page.targets')}: {common}" if common else inputs.words("page.targets")
