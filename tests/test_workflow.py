"""The workflows: their shell steps are safe, and the ones that publish work when run as GitHub would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.own_content import EDITED
from tests.support.projects import ROOT, SMALL

STARTER = ROOT / "scorecards" / "scaffolds" / "starter_files"
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PARTS = ROOT / "docs" / "shards.md"
"""Has a workflow that makes a site in parts, to be taken over by those who need it."""
WORKFLOWS = [*OWN, STARTER / "pages.yml", STARTER / "content.yml", PARTS]
PAGES = ROOT / ".github" / "workflows" / "pages.yml"


def workflow_in(path: Path) -> str:
    """The text of a workflow, or the one that a page shows."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".yml" else "".join(re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S))


def shell_steps(workflow: str) -> list[str]:
    """The commands of the `run:` steps, each on one line as this project writes them."""
    return re.findall(r"^ +(?:- )?run: *(.+)$", workflow, re.MULTILINE)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shell_steps_are_single_lines_without_expressions(path: Path) -> None:
    steps = shell_steps(workflow_in(path))
    assert steps
    for step in steps:
        assert step[0] not in "|>'\"", "one plain line, so that it can be rehearsed"
        assert "${{" not in step, "an expression inside a shell line lets its value become code: pass it through env"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_jobs_get_no_more_than_they_need(path: Path) -> None:
    text = workflow_in(path)
    assert re.search(r"^permissions:\n  contents: read\n(?! )", text, re.MULTILINE)
    assert set(re.findall(r"^ +([a-z-]+): write$", text, re.MULTILINE)) <= {"pages", "id-token"}
    assert text.count("timeout-minutes:") == text.count("runs-on:")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_actions_are_named_by_commit_with_their_version_beside(path: Path) -> None:
    used = re.findall(r"uses: *(.+)$", workflow_in(path), re.MULTILINE)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


def test_a_new_project_gets_the_actions_that_are_used_here() -> None:
    def used(*paths: Path) -> set[str]:
        return {one for path in paths for one in re.findall(r"uses: *(.+)$", workflow_in(path), re.MULTILINE)}

    assert used(STARTER / "pages.yml", STARTER / "content.yml") <= used(*OWN)
    assert {one.partition("@")[0] for one in used(PARTS) - used(*OWN)} == {"actions/download-artifact"}


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="the jobs run in bash on Linux")
def test_the_jobs_of_a_site_in_parts_make_what_one_build_makes(tmp_path: Path) -> None:
    """Each job in a checkout of its own, as on machines that share nothing but what is uploaded."""
    text = workflow_in(PARTS)
    part, joining = (shell_steps(text[text.index(f"\n  {job}:") :].partition("\n\n")[0]) for job in ("part", "join"))
    assert (len(part), len(joining)) == (2, 2)
    found = re.search(r"^ +part: \[(.+)\]$", text, re.MULTILINE)
    assert found
    numbers = found[1].split(", ")
    assert len(numbers) > 1
    assert "SHARD: ${{ matrix.part }}/${{ strategy.job-total }}" in text
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from scorecards.start import start\n"
    start += "sys.exit(start(sys.argv[1:]))\n"
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "BASE_URL": "https://example.org/repo",
        "GITHUB_REPOSITORY": "vi-du/kho",
    }

    def checkout(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(SMALL, folder)
        (folder / "build.py").write_text(start, encoding="utf-8")
        return folder

    def run(steps: list[str], folder: Path, **more: str) -> None:
        for step in steps:
            done = subprocess.run(
                ["bash", "-e", "-c", step],
                cwd=folder,
                env={**environment, **more},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr

    last = checkout("join")
    for number in numbers:
        here = checkout(number)
        run(part, here, SHARD=f"{number}/{len(numbers)}")
        (last / "packed" / f"part-{number}").mkdir(parents=True)
        (here / "part.tar").rename(last / "packed" / f"part-{number}" / "part.tar")
    run(joining, last)
    whole = checkout("whole")
    run([re.sub(r"--shard \S+ --out \S+", "--out site", part[0])], whole)

    def files(folder: Path) -> dict[str, bytes]:
        return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}

    assert len(files(whole / "site")) > 100
    assert files(last / "site") == files(whole / "site")


def test_the_address_comes_from_the_pages_settings() -> None:
    text = PAGES.read_text(encoding="utf-8")
    assert re.search(r"- id: pages\n +uses: actions/configure-pages@", text)
    assert "BASE_URL: ${{ steps.pages.outputs.base_url }}" in text
    assert re.search(r"uses: actions/upload-pages-artifact@.*\n +with:\n +path: site\n", text)


@pytest.mark.long
@pytest.mark.skipif(not (ROOT / "scorecards" / "pipeline.py").exists(), reason="nothing to build with yet")
@pytest.mark.skipif(os.name == "nt", reason="the job runs in bash on Linux")
def test_the_shell_steps_build_a_site_for_that_address(tmp_path: Path) -> None:
    checkout = tmp_path / "repo"
    left_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "node_modules", "tests")
    shutil.copytree(ROOT, checkout, ignore=lambda folder, names: left_out(folder, names) | of_content(folder, names))
    for folder in EDITED:
        shutil.copytree(SMALL / folder, checkout / folder)
    settings = checkout / "data" / "site.toml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(("email", "repository"))]
    settings.write_text("\n".join(kept).replace('"plain"', '"default"'), encoding="utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (tmp_path / "bin" / "python").chmod(0o755)
    requests = json.dumps([{"number": number, "isCrossRepository": number == 14} for number in (12, 13, 14)])
    (tmp_path / "bin" / "gh").write_text(f"#!/bin/sh\necho '{requests}'\n", encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    request_of(checkout, tmp_path / "origin.git")
    printed = ""

    for step in shell_steps(PAGES.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step],
            cwd=checkout,
            env={**os.environ, "PATH": path, "BASE_URL": "https://example.org/repo", "GITHUB_REPOSITORY": "vi-du/kho"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        printed += done.stdout

    previews = checkout / "site" / "xem-truoc"
    assert sorted(folder.name for folder in previews.iterdir()) == ["12"]
    assert "previews: 12\n" in printed
    assert re.search("^::warning title=xem-truoc/13::.*data/site.toml", printed, re.MULTILINE)
    seen = (previews / "12" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in seen
    assert "yêu cầu số 12" in seen
    assert "Tên của yêu cầu" in seen
    links = [link for link in re.findall(r'(?:href|src)="(/[^/"][^"]*)"', seen) if "/issues/" not in link]
    assert all(link.startswith("/repo/xem-truoc/12/") for link in links)

    home = (checkout / "site" / "index.html").read_text(encoding="utf-8")
    local = re.findall(r'(?:href|src)="(/[^/"][^"]*)"', home)
    assert all(link.startswith("/repo/") for link in local)
    assert "https://example.org/repo//" not in home
    assert "noindex" not in home
    assert "https://github.com/vi-du/kho/issues/new?template=bao-sai-so-lieu.yml" in home
    assert (checkout / "site" / "404.html").exists()


def test_without_a_list_of_requests_the_site_goes_out_all_the_same(tmp_path: Path) -> None:
    script = [sys.executable, str(ROOT / "scripts" / "request_previews.py"), str(tmp_path), "https://example.org/"]
    done = subprocess.run(script, input="", capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["::warning title=xem-truoc::no list of open requests", "previews: none"]


def request_of(checkout: Path, origin: Path) -> None:
    """Makes a repository of the checkout, with two requests: one that renames the site, one that cannot be built."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@vi-du.vn", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=checkout, check=True, capture_output=True)

    git("init", "--bare", str(origin))
    git("init", "--initial-branch=main")
    git("remote", "add", "origin", str(origin))
    settings = checkout / "data" / "site.toml"
    before = settings.read_text("utf-8")
    for number, text in (("12", re.sub("^title = .*", 'title = "Tên của yêu cầu"', before, flags=re.M)), ("13", "[")):
        settings.write_text(text, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", number)
        git("push", "--quiet", "origin", f"HEAD:refs/pull/{number}/head")
    settings.write_text(before, encoding="utf-8")


def of_content(folder: str, names: list[str]) -> set[str]:
    """What editors write and what was built from it, left out of the copy."""
    if Path(folder) == ROOT:
        return {*EDITED}
    return set(names) - {".gitignore"} if Path(folder) == ROOT / "site" else set()
