"""Sections of the site that its settings leave out, with what is in them alone."""

from dataclasses import replace

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
