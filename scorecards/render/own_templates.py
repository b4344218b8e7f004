"""Templates of the program's own pages, the preview's bar and the desk: not of the site, so no theme changes them."""

from functools import cache

import jinja2


@cache
def own_templates(package: str) -> jinja2.Environment:
    """The templates in the folder `templates` of a package, and those that all of these pages share."""
    shared = jinja2.PackageLoader("scorecards.render", "own")
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package, "templates"), shared]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
