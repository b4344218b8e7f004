"""The arguments of the command line: which there are, what they mean, how they are read."""

import argparse
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

from scorecards import __version__
from scorecards.render.addresses import Base, base_of

USAGE = 2
"""Exit code where the command was used wrongly."""

BUILD_PY = "python build.py"
"""How the program is started in a checkout, where it can run its tests too."""

VIETNAM = timezone(timedelta(hours=7))
"""The day changes for the site when it changes for its readers; Viet Nam keeps one offset all year."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"Lệnh chưa đúng · Wrong use: {message}\nXem · See: {self.prog} --help\n")


def parser(root: Path, program: str = BUILD_PY) -> argparse.ArgumentParser:
    """Reads the arguments of the program that is started as `program`; its `command` is build, check or read.

    `root` is the project where the arguments name none.
    """
    tests = program == BUILD_PY
    reader = _Parser(
        prog=program,
        description="Phiếu điểm chuyển đổi số: dựng trang từ data/ và content/"
        " · Digital transformation scorecards: builds the site from data/ and content/",
        epilog=f"{program} test: chạy các phép thử · runs the tests" if tests else None,
    )
    reader.add_argument("--version", action="version", version=f"scorecards {__version__}")
    names = "build | check | read | test" if tests else "build | check | read"
    commands = reader.add_subparsers(title="lệnh · commands", metavar=names, dest="command", required=True)
    build_ = commands.add_parser("build", help="dựng trang vào site/ · builds the site into site/")
    check = commands.add_parser("check", help="chỉ kiểm tra, không ghi gì · checks, writes nothing")
    read = commands.add_parser("read", help="đọc các con số trong một tệp chữ · reads the quantities in a text file")
    for command in (build_, check):
        command.add_argument("--root", type=_folder, default=root, help="thư mục dự án · the project's folder")
        command.add_argument(
            "--base-url",
            type=_base,
            default=None,
            help="địa chỉ công bố · address of the site: /repo/, https://host/repo/",
        )
        command.add_argument(
            "--today",
            type=_day,
            default=datetime.now(VIETNAM).date(),
            help="coi hôm nay là ngày · the day to build for: 2026-11-22",
        )
        command.add_argument(
            "--repository",
            type=_repository,
            default=None,
            help="địa chỉ kho, khi site.toml chưa ghi · address of the repository where site.toml names none",
        )
        command.add_argument("--drafts", action="store_true", help="hiện cả bản nháp · shows drafts too")
        command.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi · warnings fail")
    build_.add_argument("--out", type=Path, default=None, help="thư mục kết quả · the output folder (site/)")
    read.add_argument("file", type=Path, help="tệp chữ UTF-8 · a text file in UTF-8")
    for command in (check, read):
        command.add_argument("--format", choices=("text", "json"), default="text", help="dạng in ra · how to print")
    for command in (build_, check, read):
        command.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ · language")
    check.add_argument(
        "--sources",
        type=_folder,
        default=None,
        help="so trích dẫn với văn bản nguồn trong thư mục này · compares quotes with the source texts in this folder",
    )
    return reader


def _folder(words: str) -> Path:
    try:
        if (folder := Path(words)).is_dir():
            return folder
    except OSError:  # a name that no disk holds, a folder that may not be looked into
        pass
    raise argparse.ArgumentTypeError(f"không có thư mục · no such folder: {words}")


def _base(words: str) -> Base:
    if (base := base_of(words)) is None:
        raise argparse.ArgumentTypeError(f"cần · expected /, /repo/, https://host/repo/; đọc được · read: {words}")
    return base


def _repository(words: str) -> str:
    base = base_of(words)
    if base is None or not base.absolute:
        raise argparse.ArgumentTypeError(f"cần · expected https://github.com/ten/kho; đọc được · read: {words}")
    return base.absolute.rstrip("/")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"cần một ngày như · expected a day such as 2026-11-22; đọc được · read: {words}"
        ) from None
