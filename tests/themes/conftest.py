"""The default theme, loaded once for all tests of it."""

import pytest

from scorecards.render.templates import Renderer
from tests.support.drawing import default_theme


@pytest.fixture(scope="session")
def theme() -> Renderer:
    return default_theme()
