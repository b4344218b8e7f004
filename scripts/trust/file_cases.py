"""Cases that damage what people bring and what the program keeps: sheets, pages, Word files, quotes, stores, moves."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from scorecards.drafting.as_json import draft_as_json
from scorecards.drafting.choices import accepted
from scorecards.drafting.draft import Drafter
from scorecards.drafting.report import report_of
from scorecards.intake.opening import take_in
from scorecards.load.project import load_project
from scorecards.load.quotes import read_value
from scorecards.load.source import Files
from scorecards.load.stated_values import Explicit, Trouble
from scorecards.model.indicators import Indicator
from scorecards.output import OWN_FOLDER, Output, OutputError, recover, write
from scorecards.problems import Problem
from scorecards.sheets.figures import Given
from scorecards.sheets.opening import sheets_of
from scorecards.sheets.plan import Import, plan_import
from scorecards.sheets.template import template
from scorecards.store.database import Database
from scripts.trust import damage
from scripts.trust.project_cases import TODAY, Case, told

TABLE = (
    "Tỉnh;Chỉ tiêu;Giá trị;Tính đến ngày;Nguồn;Cấp\nThử Nghiệm;Hồ sơ số hóa;57,53%;30/6/2024;nguon;\n"
    "Giả Định;Đường truyền;1.711 km;2024-06-30;nguon;Cấp xã\nTổng cộng;;;;;\n"
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Kết quả</title><style>a{}</style></head><body><nav>Trang chủ</nav><article>"
    "<h1>Chuyển đổi số</h1><p>Đến ngày 30/6/2024, tỷ lệ hồ sơ được số hóa đạt <b>57,53%</b>; toàn tỉnh hoàn thành "
    "7/9 nhiệm vụ.</p><table><tr><th>Đơn vị</th><th>Hồ sơ</th></tr><tr><td colspan=2>Xã A</td></tr>"
    "<tr><td>Xã B</td><td>1.711</td></tr></table>"
    "<ul><li>Có trên 1.500 km đường truyền.</li><li>Kinh phí khoảng 2,5 tỷ đồng.</li></ul></article></body></html>"
)
OLD = {"a": b"1", "b/c": b"2", "d/e/f": b"3"}
NEW = {"a": b"4", "b/c": b"2", "b/g": b"5", "d/e/h": b"6"}


class FileCases:
    """What each kind of case starts from, made once."""

    def __init__(self, source: Path, folder: Path, texts: Sequence[str]) -> None:
        self.folder, self._texts = folder, texts
        self.project = folder / "still"
        shutil.copytree(source, self.project)
        files = Files(self.project)
        project = load_project(files, TODAY, False)
        assert project is not None
        self._project, self._drafter = project, Drafter.of(project)
        self._indicators: Sequence[Indicator] = list(project.indicators.values())
        self._book = template(files, project)
        self._word = _word_file()
        self.kept = folder / "kept"
        self._store = folder / "still-store.sqlite"
        self._entries: Mapping[bytes, bytes] = {bytes([n]) * 20: bytes([n]) * (n * 40) for n in range(40)}
        with_entries = Database(self._store, 1)
        for key, content in self._entries.items():
            with_entries.put("drawing", key, content)
        with_entries.close()
        self._site = folder / "still-site"
        _site_in_a_move(self._site)

    def restore(self) -> None:
        """Nothing of the last case is left."""
        shutil.rmtree(self.kept, ignore_errors=True)

    def sheets(self, rng: Random) -> Case:
        """A workbook or a table of text."""
        if rng.random() < 0.5:
            name, raw = "bang.xlsx", damage.of_zip(self._book, rng)
        else:
            name, text = "bang.csv", TABLE.replace(";", rng.choice(";,\t|"))
            raw = (
                damage.of_text(text, rng).encode("utf-8", "replace")
                if rng.random() < 0.7
                else damage.of_bytes(text.encode(), rng)
            )
        given = rng.choice((Given(), Given("thu-nghiem"), Given("thu-nghiem", "bao-cao-2025", "xep-hang-2024")))

        def run() -> str:
            files = Files(self.project)
            sheets = sheets_of(name, raw)
            if isinstance(sheets, Problem):
                return told([sheets], files)
            if given.document and given.document not in self._project.documents:
                return "result"
            return told(plan_import(files, sheets, Import(name, given, TODAY)).problems, files)

        return run

    def pages(self, rng: Random) -> Case:
        """A saved page or a text."""
        if rng.random() < 0.5:
            name, text = (
                "trang.html",
                damage.of_text(PAGE, rng, token=damage.TAG if rng.random() < 0.6 else damage.TOKEN),
            )
        else:
            name, text = "trang.txt", damage.of_text("\n\n".join(rng.choices(self._texts, k=rng.randrange(1, 9))), rng)
        raw = text.encode(rng.choice(("utf-8", "utf-8", "utf-16", "utf-8-sig")), "replace")
        return self._drafted(name, damage.of_bytes(raw, rng) if rng.random() < 0.3 else raw)

    def words(self, rng: Random) -> Case:
        """A Word file."""
        return self._drafted("bao-cao.docx", damage.of_zip(self._word, rng))

    def _drafted(self, name: str, raw: bytes) -> Case:
        def run() -> str:
            page = take_in(raw, name)
            draft = self._drafter.draft(page, "thu-nghiem")
            draft_as_json(draft, "vi")
            report = report_of(draft, accepted(draft), self._project, next(iter(self._project.documents)), "vi")
            assert isinstance(report.text, str)
            return told(page.problems, Files(self.project))

        return run

    def quotes(self, rng: Random) -> Case:
        """Words of a source, for an indicator of any kind."""
        indicator, quote = rng.choice(self._indicators), damage.of_text(rng.choice(self._texts), rng)
        return lambda: "problems" if isinstance(read_value(indicator, quote, Explicit()), Trouble) else "result"

    def store(self, rng: Random) -> Case:
        """The file of a store: what it gives is what was put, or nothing."""
        self.kept.mkdir()
        path = self.kept / "store.sqlite"
        path.write_bytes(damage.of_bytes(self._store.read_bytes(), rng))
        if rng.random() < 0.2:
            path.with_name("store.sqlite-wal").write_bytes(rng.randbytes(rng.randrange(9000)))

        def run() -> str:
            notes: list[str] = []
            for day in (2, 3):
                store = Database(path, day, note=notes.append)
                for key, content in self._entries.items():
                    assert store.get("drawing", key) in (None, content, b"new")
                store.put("drawing", b"\0" * 20, b"new")
                store.put("drawing", b"\1" * 20, b"new")
                store.close()
            return "problems" if notes else "result"

        return run

    def journal(self, rng: Random) -> Case:
        """What the program keeps in an output folder, a move half done; a neighbour stays as it is."""
        site = self.kept / "site"
        shutil.copytree(self._site, site)
        (self.kept / "beside").write_bytes(b"of another")
        name = rng.choice(("journal.json", "manifest.sha256", "staging/manifest", "journal.json"))
        file = site / OWN_FOLDER / name
        raw = file.read_bytes()
        file.write_bytes(
            damage.of_bytes(raw, rng)
            if rng.random() < 0.4
            else damage.of_text(raw.decode(), rng).encode("utf-8", "replace")
        )

        def run() -> str:
            outcome = "result"
            for act in (
                lambda: recover(site),
                lambda: write([Output(path, content, "x") for path, content in NEW.items()], site),
            ):
                try:
                    act()
                except OutputError as error:
                    told(error.problems, Files(self.project))
                    outcome = "problems"
            if outcome == "result":
                assert all((site / path).read_bytes() == content for path, content in NEW.items())
            assert (self.kept / "beside").read_bytes() == b"of another"
            assert {one.name for one in self.kept.iterdir()} == {"site", "beside"}
            return outcome

        return run


class _StopError(Exception):
    """Ends a move half way."""


def _site_in_a_move(folder: Path) -> None:
    left = 3

    def stop(name: str) -> None:
        nonlocal left
        left -= name == "move"
        if not left:
            raise _StopError

    write([Output(path, content, "x") for path, content in OLD.items()], folder)
    try:
        write([Output(path, content, "x") for path, content in NEW.items()], folder, step=stop)
    except _StopError:
        return


def _word_file() -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said = "".join(f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>{one}</w:t></w:r></w:p>" for one in
                   ("Kết quả", "Tỷ lệ hồ sơ được số hóa đạt 57,53%.", "Có trên 1.500 km đường truyền."))  # fmt: skip
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in ("Xã", "1.711"))
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{kind}" '
            'Target="word/document.xml"/></Relationships>',
        )
        parts.writestr(
            "word/document.xml",
            f"<w:document {w}><w:body>{said}<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>",
        )
    return made.getvalue()
