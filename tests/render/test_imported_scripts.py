"""Scripts that scripts import: under the names that the files get."""

from __future__ import annotations

import re

from tests.support.projects import Workshop


def test_an_imported_script_is_found_under_its_name_with_a_mark(project: Workshop) -> None:
    project.write(
        "themes/local/static/one.js", b'import { two } from "./two.js";\nimport { x } from "https://a.example/x.js";\n'
    )
    project.write("themes/local/static/two.js", b"export const two = 2;\n")
    files = project.build().files
    (one,) = (content for name, content in files.items() if re.fullmatch(r"static/one\.[0-9a-f]+\.js", name))
    (two,) = (name for name in files if re.fullmatch(r"static/two\.[0-9a-f]+\.js", name))
    assert one.decode().splitlines() == [
        f'import {{ two }} from "./{two.removeprefix("static/")}";', 'import { x } from "https://a.example/x.js";',
    ]  # fmt: skip


def test_a_script_changes_its_name_with_what_it_imports(project: Workshop) -> None:
    names = []
    for two in (b"export const two = 2;\n", b"export const two = 3;\n"):
        project.write("themes/local/static/one.js", b'import { two } from "./two.js";\n')
        project.write("themes/local/static/two.js", two)
        names.append(next(name for name in project.build().files if name.startswith("static/one.")))
    assert names[0] != names[1]


def test_a_script_that_is_not_there_is_a_problem_with_its_line(project: Workshop) -> None:
    project.write("themes/local/static/one.js", b'// one\nimport { two } from "./tow.js";\n')
    (problem,) = (one for one in project.build().problems if one.code == "unknown-asset")
    assert (problem.at.path, problem.at.line) == ("themes/local/static/one.js", 2)
