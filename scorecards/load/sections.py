"""What the site does not show: sections that its settings leave out, indicators that nothing is known of."""

from msgspec.structs import replace

from scorecards.model.articles import NEWS_FILES
from scorecards.model.project import Project, SiteSection


def without_sections(project: Project) -> Project:
    """The project without the texts and lists of the sections that are switched off.

    Whatever shows them, such as a menu, the search or a unit's page, then does without by itself.
    """
    off = project.site.sections_off
    if SiteSection.NEWS in off:
        kept = tuple(one for one in project.translations if not one.original.startswith(NEWS_FILES))
        project = replace(project, articles=(), held_back=(), translations=kept)
    if SiteSection.GLOSSARY in off:
        project = replace(project, glossary=())
    if SiteSection.COMMUNES in off:
        project = replace(project, communes=None)
    return project


def with_used_indicators(project: Project) -> Project:
    """The project with the indicators that it has figures or targets of.

    A project may know many more, for reports that are still to come: pages of those would be empty.
    """
    used = {*project.observations.indicators} | {one.indicator for one in project.targets}
    return replace(project, indicators={id: one for id, one in project.indicators.items() if id in used})
