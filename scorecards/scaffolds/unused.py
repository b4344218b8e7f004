"""What the settings of a project leave unused."""

import tomli

from scorecards.languages import Language
from scorecards.load.record_types import record_type
from scorecards.load.source import Files
from scorecards.model.project import Site


def unused_settings(files: Files, language: Language) -> list[str]:
    """The keys that data/site.toml does not have, each with its meaning: "logo (tệp logo …)"."""
    try:
        given = tomli.loads(files.known_text("data/site.toml") or "")
    except tomli.TOMLDecodeError:
        return []
    return [f"{one.key} ({one.meaning.to(language)})" for one in record_type(Site).fields if one.key not in given]
