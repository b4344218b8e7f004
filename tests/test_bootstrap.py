"""Set-up: the environment is made, updated and mended from the lock; failures are sentences. Needs no network."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards import bootstrap

PROGRAM = """
import json, sys
from importlib.metadata import version

def start(argv, root):
    print(json.dumps({"argv": argv, "prefix": sys.prefix, "mark": version("scorecards-mark"), "word": "chuyển đổi số"},
                     ensure_ascii=False))
    return 7
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A small checkout whose program needs one package, served from a folder."""

    root: Path
    """Where build.py is; the name has spaces and Vietnamese letters."""
    wheels: Path
    """The folder that stands in for the index."""

    def lock(self, version: str, name: str = bootstrap.RUN_LOCK) -> None:
        """Writes a lock that asks for this version of the package."""
        wheel = self.wheels / f"scorecards_mark-{version}-py3-none-any.whl"
        folder = f"scorecards_mark-{version}.dist-info"
        members = {
            "pytest.py": "import os\ndef main(argv): print(os.getcwd(), argv)\n",
            f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: scorecards-mark\nVersion: {version}\n",
            f"{folder}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{folder}/RECORD": f"pytest.py,,\n{folder}/METADATA,,\n{folder}/WHEEL,,\n",
        }
        with zipfile.ZipFile(wheel, "w") as archive:
            for member, content in members.items():
                archive.writestr(zipfile.ZipInfo(member), content)  # no time in it: the same bytes whenever it is made
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        text = f"# {name}\nscorecards-mark=={version} \\\n    --hash=sha256:{digest}\n"
        (self.root / name).write_text(text, encoding="utf-8")

    def run(self, *argv: str, python: str | Path = sys.executable) -> subprocess.CompletedProcess[str]:
        """Runs build.py from another folder, its output going through a pipe of a Western code page."""
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.run(
            [str(python), str(self.root / "build.py"), *argv],
            cwd=self.root.parent,
            env={**os.environ, **offline, "PYTHONIOENCODING": "cp1252"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def venv(self) -> Path:
        """The environment that build.py makes."""
        return self.root / ".venv"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "Bảng điểm số"
    (root / "scorecards").mkdir(parents=True)
    shutil.copy(bootstrap.ROOT / "build.py", root)
    for name in ("__init__.py", "bootstrap.py"):
        shutil.copy(bootstrap.ROOT / "scorecards" / name, root / "scorecards")
    (root / "scorecards" / "start.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "wheels").mkdir()
    made = Checkout(root, tmp_path / "wheels")
    made.lock("1.0")
    return made


def said(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the program in the checkout printed, after making sure that it ran to its end."""
    assert done.returncode == 7, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_makes_the_environment_once_and_notices_a_changed_lock(checkout: Checkout) -> None:
    first = checkout.run("build", "--root", "thư mục")
    assert said(first) == {
        "argv": ["build", "--root", "thư mục"],
        "prefix": str(checkout.venv),
        "mark": "1.0",
        "word": "chuyển đổi số",
    }
    assert len(first.stderr.splitlines()) == 1
    assert "Installing packages" in first.stderr

    second = checkout.run()
    assert said(second)["prefix"] == str(checkout.venv)
    assert second.stderr == ""

    checkout.lock("2.0")
    assert said(checkout.run())["mark"] == "2.0"

    # The environment's own Python notices too, and does not install into itself without need.
    checkout.lock("3.0")
    inside = bootstrap.interpreter(checkout.venv)
    assert said(checkout.run(python=inside))["mark"] == "3.0"
    assert checkout.run(python=inside).stderr == ""

    # The larger lock serves a build as well; paths among the arguments of `test` are from the checkout.
    checkout.lock("3.0", bootstrap.TEST_LOCK)
    tested = checkout.run("test", "-k", "word")
    assert "Installing packages" in tested.stderr
    assert tested.stdout.strip() == f"{checkout.root} {[*bootstrap.TWO_PROCESSES, '-k', 'word']}"
    assert checkout.run().stderr == ""

    # A lock that changes in its hashes or conditions alone is noticed too.
    with (checkout.root / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("colorama==0.4.6 ; sys_platform == 'none' --hash=sha256:" + "0" * 64 + "\n")
    assert "Installing packages" in checkout.run().stderr
    assert checkout.run().stderr == ""

    # A lock that cannot be met is a sentence with pip's reason, and the next good lock mends it.
    good = (checkout.root / "requirements.txt").read_text(encoding="utf-8")
    (checkout.root / "requirements.txt").write_text(good.replace("3.0", "4.0"), encoding="utf-8")
    failed = checkout.run()
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert "scorecards-mark==4.0" in failed.stderr
    checkout.lock("4.0")
    assert said(checkout.run())["mark"] == "4.0"


def test_mends_an_interrupted_environment(checkout: Checkout) -> None:
    (checkout.venv / "bin").mkdir(parents=True)
    (checkout.venv / "pyvenv.cfg").write_text("home = /\n", encoding="utf-8")
    assert said(checkout.run())["mark"] == "1.0"

    # A package removed by hand comes back.
    for record in checkout.venv.rglob("scorecards_mark*.dist-info"):
        shutil.rmtree(record)
    assert said(checkout.run())["mark"] == "1.0"

    # No network: pip's failure is a sentence.
    shutil.rmtree(checkout.wheels)
    checkout.wheels.mkdir()
    checkout.lock("5.0")
    shutil.rmtree(checkout.wheels)
    failed = checkout.run()
    assert failed.returncode == 1
    assert "kiểm tra kết nối mạng" in failed.stderr
    assert "Check the network" in failed.stderr
    assert "Traceback" not in failed.stderr

    # The Python that made it is gone, as after an upgrade.
    assert bootstrap.base_python_is_there(checkout.venv)
    settings = checkout.venv / "pyvenv.cfg"
    kept = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("executable")]
    settings.write_text("\n".join([*kept, f"executable = {checkout.root / 'python-that-was'}"]), encoding="utf-8")
    assert not bootstrap.base_python_is_there(checkout.venv)


def test_a_complete_environment_just_runs(checkout: Checkout) -> None:
    (checkout.root / "requirements.txt").write_bytes((bootstrap.ROOT / "requirements.txt").read_bytes())
    (checkout.root / "scorecards" / "start.py").write_text("def start(argv, root): return len(argv)", encoding="utf-8")
    assert checkout.run("a", "b", "c").returncode == 3
    assert not checkout.venv.exists()


def test_a_missing_lock_is_a_sentence(checkout: Checkout) -> None:
    (checkout.root / "requirements.txt").unlink()
    failed = checkout.run()
    assert failed.returncode == 1
    assert "requirements.txt could not be read" in failed.stderr


def test_a_missing_venv_module_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(bootstrap.SetUpError, match=r"(?s)thiếu mô-đun venv.*apt install python3-venv"):
        bootstrap.create(tmp_path / ".venv", sys.executable)


def test_an_environment_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("a file where the folder should be")
    with pytest.raises(bootstrap.SetUpError, match="could not be made"):
        bootstrap.create(tmp_path / ".venv", sys.executable)


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(argv: Sequence[str], root: Path) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "has_packages", lambda lock, folders: True)
    monkeypatch.setattr(bootstrap, "is_stamped", lambda venv, lock: True)
    monkeypatch.setattr(bootstrap, "run", interrupted)
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert bootstrap.main(["build"]) == 130


def test_the_exit_code_of_a_waited_for_program_passes_through() -> None:
    assert bootstrap.wait_for([sys.executable, "-c", "raise SystemExit(5)"]) == 5


def test_an_old_python_gets_a_sentence() -> None:
    build = bootstrap.ROOT / "build.py"
    pretend = f"import runpy, sys; sys.version_info = (3, 10, 9); runpy.run_path({str(build)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "Cần Python 3.11 trở lên" in done.stderr
    assert "Python 3.11 or newer is needed" in done.stderr


@pytest.fixture
def aged(checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the Python of these tests newer than any that the checkout's packages are made for; gives the only folder
    where others are looked for."""
    program, minor = checkout.root / "scorecards" / "bootstrap.py", sys.version_info.minor
    text = program.read_text(encoding="utf-8")
    aged = re.sub(r"OLDEST, NEWEST = .*", f"OLDEST, NEWEST = (3, {minor - 2}), (3, {minor - 1})", text)
    assert aged != text
    program.write_text(aged, encoding="utf-8")
    (beside := tmp_path / "beside").mkdir()
    monkeypatch.setenv("PATH", str(beside))
    return beside


@pytest.mark.usefixtures("aged")
def test_a_python_that_packages_do_not_know_yet_is_named(checkout: Checkout) -> None:
    assert said(checkout.run())["mark"] == "1.0"  # it may work all the same
    (checkout.root / "requirements.txt").write_text("nirgends==1.0 --hash=sha256:" + "0" * 64, encoding="utf-8")
    failed = checkout.run()
    here, newest = (f"3.{sys.version_info.minor - step}" for step in (0, 1))
    assert failed.returncode == 1
    assert f"Hãy cài thêm Python {newest} " in failed.stderr
    assert f"Install Python {newest} as well" in failed.stderr
    assert f"Python {here} can stay" in failed.stderr
    assert "No matching distribution found for nirgends" in failed.stderr
    assert "network" not in failed.stderr


def test_without_a_network_the_age_of_python_is_not_blamed() -> None:
    words = "WARNING: Retrying (Retry(total=1)) after connection broken\nERROR: No matching distribution found for a==1"
    assert "Check the network" in bootstrap.pip_failure(words, too_new=True)
    assert "Check the network" in bootstrap.pip_failure("ERROR: a==1 (from versions: none)", too_new=False)


@pytest.mark.skipif(os.name == "nt", reason="a link stands in for an older Python")
def test_an_older_python_beside_one_that_is_too_new_gets_the_environment(checkout: Checkout, aged: Path) -> None:
    """Also where the newer one has been tried before."""
    checkout.run()
    settings = checkout.venv / "pyvenv.cfg"
    assert str(aged) not in settings.read_text("utf-8")
    base = getattr(sys, "_base_executable", sys.executable)
    (aged / f"python3.{sys.version_info.minor - 1}").symlink_to(base)
    checkout.lock("2.0")
    assert said(checkout.run())["mark"] == "2.0"
    assert f"home = {aged}\n" in settings.read_text("utf-8")


def test_checks_and_guides_name_the_newest_python_that_packages_are_there_for() -> None:
    oldest, newest = (".".join(map(str, one)) for one in (bootstrap.OLDEST, bootstrap.NEWEST))
    read = {name: (bootstrap.ROOT / name).read_text(encoding="utf-8") for name in
            ("build.py", "HUONG-DAN.md", "README.md", "scorecards/scaffolds/starter_files/HUONG-DAN.md")}  # fmt: skip
    checks = (bootstrap.ROOT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
    assert f'python: ["{oldest}", "{newest}"]' in checks
    assert all(newest in text for text in read.values())


def test_build_py_is_readable_by_python_2_and_early_python_3() -> None:
    source = (bootstrap.ROOT / "build.py").read_text(encoding="utf-8")
    assert source.splitlines()[0] == "# -*- coding: utf-8 -*-"
    tree = ast.parse(source, feature_version=(3, 4))
    newer = (ast.FunctionDef, ast.AnnAssign, ast.JoinedStr, ast.NamedExpr, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert "__future__" not in source


NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}([-_.][a-z0-9]{1,5}){0,2}", fullmatch=True)
VERSIONS = st.from_regex(r"[0-9]{1,2}(\.[0-9]{1,3}){0,2}(\.post[0-9])?", fullmatch=True)


@given(st.dictionaries(NAMES.map(bootstrap.normalised), VERSIONS, min_size=1), st.data())
def test_packages_are_found_by_exact_version(packages: dict[str, str], data: st.DataObject) -> None:
    lock = "# made from pyproject.toml\n" + "".join(
        f"{name}=={version} \\\n    --hash=sha256:{'0' * 64}\n" for name, version in packages.items()
    )
    conditional = "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    assert bootstrap.pins(lock + conditional) == set(packages.items())

    changed = data.draw(st.sampled_from(sorted(packages)))
    with_other_version = lock.replace(f"{changed}=={packages[changed]} ", f"{changed}=={packages[changed]}1 ", 1)
    assert not bootstrap.pins(with_other_version) <= set(packages.items())


def test_installed_names_may_be_spelled_in_any_way(tmp_path: Path) -> None:
    for folder in ("Jinja2-3.1.6", "markdown_it_py-4.3.0", "zope.interface-7.0", "vl_convert_python-1.9.0.post1"):
        (tmp_path / f"{folder}.dist-info").mkdir()
    lock = tmp_path / "requirements.txt"
    nowhere = str(tmp_path / "python311.zip")

    lock.write_text("jinja2==3.1.6\nmarkdown-it-py==4.3.0\nzope-interface==7.0\nvl-convert-python==1.9.0.post1 \\\n")
    assert bootstrap.has_packages(lock, [nowhere, str(tmp_path)])
    lock.write_text("jinja2==3.1.5\n")
    assert not bootstrap.has_packages(lock, [nowhere, str(tmp_path)])


@pytest.fixture(params=[bootstrap.RUN_LOCK, bootstrap.TEST_LOCK])
def real_lock(request: pytest.FixtureRequest) -> str:
    return (bootstrap.ROOT / str(request.param)).read_text(encoding="utf-8")


def test_every_locked_package_is_pinned_and_hashed(real_lock: str) -> None:
    entries = re.split(r"\n(?=\S)", real_lock[real_lock.index("\naltair==") + 1 :].strip())
    assert len(entries) > 10
    for entry in entries:
        assert re.match(
            r"[a-z0-9-]+==[0-9][^ ]*( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n)?)+", entry + "\n"
        )


def test_locks_name_no_index(real_lock: str) -> None:
    assert "://" not in real_lock
    assert not re.search(r"--(extra-)?index|--find-links|--trusted-host", real_lock)


def test_binary_packages_are_locked_for_every_system(real_lock: str) -> None:
    entries = {entry.split("==")[0]: entry.count("sha256:") for entry in re.split(r"\n(?=\S)", real_lock)}
    assert entries["markupsafe"] > 50
    assert entries["vl-convert-python"] >= 5


def test_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = bootstrap.pins((bootstrap.ROOT / bootstrap.RUN_LOCK).read_text(encoding="utf-8"))
    test = bootstrap.pins((bootstrap.ROOT / bootstrap.TEST_LOCK).read_text(encoding="utf-8"))
    assert {name_of(text) for text in project["project"]["dependencies"]} <= {name for name, _ in run}
    assert {name_of(text) for text in project["dependency-groups"]["dev"]} <= {name for name, _ in test}
    assert run <= test, "the larger lock holds the smaller one at the same versions"


def name_of(requirement: str) -> str:
    """The package's name in a requirement such as `jinja2>=3.1.6`."""
    return bootstrap.normalised(re.split(r"[<>=!~ \[;]", requirement, maxsplit=1)[0])
