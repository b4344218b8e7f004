"""Set-up: makes the project's environment where it is missing, then runs the program in it. Standard library only.

    in an environment that has the locked packages   just run
    anywhere else                                    make or update .venv from the lock, run there

Tests need the larger lock (requirements-dev.txt holds everything in requirements.txt too), a build only the small one,
so that the first page is there sooner. `.venv` carries a stamp, the hashes of the locks installed last, written when an
installation is complete: a changed lock and a half-made environment both show as a missing stamp.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import io
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: where build.py, the locks and .venv are."""

RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"
STAMP = "scorecards-locks.txt"

TWO_PROCESSES = ("-n", "2", "--dist", "worksteal", "--no-header")
"""How pytest runs the tests; arguments that a person gives come after these and win: `-n 0` is one process."""

OLDEST, NEWEST = (3, 11), (3, 14)
"""The Pythons that all packages of the locks are there for; checks.yml tries both. Packages follow a new one later."""

OFFLINE_SIGNS = ("Retrying (", "ConnectionError", "Connection to ", "ProxyError", "timed out")
"""What pip writes when it reaches no index."""


class SetUpError(Exception):
    """The environment could not be made. The text is shown to the person as it is: Vietnamese, then English."""


def main(argv: Sequence[str], root: Path = ROOT) -> int:
    """Runs the command line `argv` (without the program's name) in an environment with the locked packages.

    Returns the program's exit code; 1 where the environment could not be made, 130 after Ctrl-C.
    """
    speak_utf8()
    lock = root / (TEST_LOCK if argv[:1] == ["test"] else RUN_LOCK)
    venv = root / ".venv"
    try:
        inside = venv.is_dir() and venv.samefile(sys.prefix)
        if has_packages(lock, sys.path) and (not inside or is_stamped(venv, lock)):
            return run(argv, root)
        if inside or not is_stamped(venv, lock) or not base_python_is_there(venv):
            set_up(venv, lock, inside)
        return run(argv, root) if inside else hand_over(venv, argv, root)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def speak_utf8() -> None:
    """Makes the output UTF-8 whatever the locale or code page, here and in processes started from here."""
    os.environ["PYTHONUTF8"] = "1"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def run(argv: Sequence[str], root: Path) -> int:
    """Runs the program, or pytest for `test`, in this process."""
    if argv[:1] == ["test"]:
        os.chdir(root)  # where pytest finds its settings; paths among its arguments are from here
        import pytest

        return pytest.main([*TWO_PROCESSES, *argv[1:]])
    from scorecards.start import start

    return start(list(argv), root)


def has_packages(lock: Path, folders: Iterable[str]) -> bool:
    """Whether the folders hold every package of the lock at its exact version.

    Read from the names of the `<name>-<version>.dist-info` folders (the standard for installed packages), which takes
    a tenth of the time of importlib.metadata. Lines for some platforms or versions only are not looked for.
    """
    installed = set()
    for folder in folders:
        for record in Path(folder).glob("*.dist-info"):
            name, _, version = record.stem.rpartition("-")
            installed.add((normalised(name), version))
    return pins(read_lock(lock).decode()) <= installed


def pins(lock: str) -> set[tuple[str, str]]:
    """Name and version of each package that a lock asks for everywhere (lines with a `;` condition left out)."""
    found = set()
    for line in lock.splitlines():
        name, equals, version = line.rstrip(" \\").partition("==")
        if equals and ";" not in line and not line.startswith((" ", "#")):
            found.add((normalised(name), version))
    return found


def normalised(name: str) -> str:
    """One spelling for a package's name: `Markdown_It.py` is `markdown-it-py`."""
    return name.lower().replace("_", "-").replace(".", "-")


def is_stamped(venv: Path, lock: Path) -> bool:
    """Whether the environment was completed from this very lock."""
    try:
        stamp = (venv / STAMP).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return digest(lock) in stamp.split()


def digest(lock: Path) -> str:
    """The SHA-256 of a lock file, as hexadecimal digits."""
    return hashlib.sha256(read_lock(lock)).hexdigest()


def read_lock(lock: Path) -> bytes:
    """The bytes of a lock file; raises SetUpError when it cannot be read."""
    try:
        return lock.read_bytes()
    except OSError as error:
        raise SetUpError(
            f"Không đọc được tệp {lock}: hãy lấy lại tệp này từ kho mã nguồn.\n"
            f"{lock} could not be read: restore this file from the repository. ({error.strerror})"
        ) from None


def base_python_is_there(venv: Path) -> bool:
    """Whether the Python that made the environment still exists; an upgrade of Python may have removed it."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    made_by = [line.partition("=")[2].strip() for line in lines if line.startswith("executable")]
    return interpreter(venv).exists() and all(Path(path).exists() for path in made_by)


def interpreter(venv: Path) -> Path:
    """The environment's Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(venv: Path, lock: Path, inside: bool) -> None:
    """Installs the lock into the environment, made first where there is no working one. Says so in one line.

    `inside`: this process runs in that environment, which is then only added to. Raises SetUpError.
    """
    print(
        f"Đang cài các gói cần thiết vào {venv.name}, khoảng một phút… · Installing packages, about a minute…",
        file=sys.stderr,
        flush=True,
    )
    python, base = interpreter(venv), python_for_packages()
    too_new = base == sys.executable and sys.version_info[:2] > NEWEST
    if not inside and not (base_python_is_there(venv) and works(python, sys.version_info[:2] if too_new else NEWEST)):
        create(venv, base)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--retries", "2", "--only-binary", ":all:", "--require-hashes", "-r", str(lock)]
    done = call(command)
    if done.returncode:
        raise SetUpError(pip_failure(done.stderr, too_new=too_new))
    locks = [lock, lock.with_name(RUN_LOCK)] if lock.name == TEST_LOCK else [lock]
    (venv / STAMP).write_text("\n".join(digest(one) for one in locks) + "\n", encoding="ascii")
    importlib.invalidate_caches()


def python_for_packages() -> str:
    """The Python that the environment is made with: this one, or an older beside it if this is newer than `NEWEST`."""
    if sys.version_info[:2] > NEWEST:
        for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
            for command in ([f"python3.{minor}"], ["py", f"-3.{minor}"]):  # `py` finds all Pythons of Windows
                with contextlib.suppress(SetUpError):
                    done = call([*command, "-c", "import ensurepip, sys, venv; print(sys.executable)"])
                    if done.returncode == 0:
                        return done.stdout.strip()
    return sys.executable


def works(python: Path, newest: tuple[int, int]) -> bool:
    """Whether this Python starts, is neither too old nor newer than `newest`, and has pip."""
    check = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {newest})"
    try:
        return call([str(python), "-c", check]).returncode == 0
    except SetUpError:
        return False


def create(venv: Path, base: str) -> None:
    """Makes an empty environment with the Python `base` in place of whatever is there. Raises SetUpError."""
    no_venv = (
        "Python này thiếu mô-đun venv. Trên Debian, Ubuntu: sudo apt install python3-venv, rồi chạy lại.\n"
        "This Python lacks its venv module. On Debian or Ubuntu: sudo apt install python3-venv, then run again."
    )
    if base == sys.executable and not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise SetUpError(no_venv)
    done = call([base, "-m", "venv", "--clear", str(venv)])
    if "ensurepip is not" in done.stdout + done.stderr:
        raise SetUpError(no_venv)
    if done.returncode:
        raise SetUpError(
            f"Không tạo được thư mục {venv}. Hãy đóng các chương trình đang dùng nó, xóa nó rồi chạy lại.\n"
            f"{venv} could not be made. Close what uses it, delete it, then run again.\n"
            + last_lines(done.stderr or done.stdout)
        )


def pip_failure(words: str, *, too_new: bool) -> str:
    """What to tell a person about pip's failure, given what pip wrote; `too_new` where this Python may be why."""
    offline = any(sign in words for sign in OFFLINE_SIGNS)
    if too_new and not offline and "No matching distribution" in words:
        here, newest = (".".join(map(str, version)) for version in (sys.version_info[:2], NEWEST))
        return (
            f"Python {here} mới ra, có gói chưa kịp hỗ trợ. Hãy cài thêm Python {newest} (trong danh sách ở"
            f" https://www.python.org/downloads) rồi chạy lại lệnh này; không cần gỡ Python {here}.\n"
            f"Python {here} is so new that a package is not there for it yet. Install Python {newest} as well (from the"
            f" list there), then run this again; Python {here} can stay.\n" + last_lines(words)
        )
    if offline or "from versions: none" in words:
        return (
            "Không tải được các gói cần thiết. Hãy kiểm tra kết nối mạng (và proxy, nếu cơ quan dùng) rồi chạy lại.\n"
            "The packages could not be downloaded. Check the network (and any proxy), then run again.\n"
            + last_lines(words)
        )
    return (
        "Không cài được các gói cần thiết (lời của pip ở dưới). Hãy chạy lại; nếu vẫn lỗi, xóa thư mục .venv trước.\n"
        "The packages could not be installed (pip's words follow). Run again; if it still fails, delete .venv first.\n"
        + last_lines(words)
    )


def last_lines(words: str, count: int = 4) -> str:
    """The end of another program's output, indented, its warnings left out."""
    lines = [line for line in words.strip().splitlines() if not line.startswith("WARNING")]
    return "\n".join(f"    {line}" for line in lines[-count:])


def call(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end and keeps what it wrote. Raises SetUpError when it cannot be started."""
    try:
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", env=clean_environment(), check=False
        )
    except OSError as error:
        raise SetUpError(f"Không chạy được {command[0]}.\n{command[0]} could not be run. ({error.strerror})") from None


def clean_environment() -> Mapping[str, str]:
    """The environment variables for another Python: PYTHONHOME would give it the packages of this one."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}


def hand_over(venv: Path, argv: Sequence[str], root: Path) -> int:
    """Runs build.py with the environment's Python and returns its exit code."""
    command = [str(interpreter(venv)), str(root / "build.py"), *argv]
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], command, clean_environment())
    return wait_for(command)  # on Windows exec would give the prompt back before the program is done


def wait_for(command: Sequence[str]) -> int:
    """Runs a command on this terminal to its end. Ctrl-C reaches the command as well, which decides what it means."""
    with subprocess.Popen(command, env=clean_environment()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
