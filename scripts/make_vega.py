"""Make the Vega that charts are explored with in a browser: the default theme's `static/vega/vega.js` and its licences.

It is one ES module with the parts that the site's charts need (`scripts/vega/vega.js`), packed from the npm packages
that `scripts/vega/package-lock.json` locks. Needs Node.js with npm, and a network:

    python scripts/make_vega.py

Vega has to be of the version that the build draws with, or a chart might look different once it is explored; a test
compares them. After an update of vl-convert, set the version that `vl_convert.get_vega_version()` gives in
`scripts/vega/package.json`, and lock what was current when it came out, so that its parts are of one age:

    cd scripts/vega
    npm install --package-lock-only --omit-lockfile-registry-resolved --before=2025-09-30

The same lock gives the same bytes.
"""

import argparse
import gzip
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "vega"
TARGET = Path(__file__).resolve().parent.parent / "scorecards" / "themes" / "default" / "static" / "vega"
OPTIONS = ("--bundle", "--minify", "--format=esm", "--target=es2020", "--charset=utf8", "--legal-comments=none")


def pack(folder: Path) -> tuple[bytes, list[Path]]:
    """The module, and the folders of the packages that are in it; `folder` is empty and may be filled."""
    for name in ("package.json", "package-lock.json", "vega.js"):
        shutil.copyfile(SOURCE / name, folder / name)
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    esbuild = shutil.which("esbuild", path=str(folder / "node_modules" / ".bin")) or "esbuild"
    packing = [esbuild, "vega.js", *OPTIONS, "--outfile=packed.js", "--metafile=parts.json"]
    subprocess.run(packing, cwd=folder, check=True)
    parts = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["outputs"]["packed.js"]["inputs"]
    names = sorted({name.split("/")[1] for name in parts if name.startswith("node_modules/")})
    return (folder / "packed.js").read_bytes(), [folder / "node_modules" / name for name in names]


def licences(packages: list[Path]) -> str:
    """The licences of packages, each text once with the names and versions of those that it is the licence of."""
    by_text: dict[str, list[str]] = {}
    for package in packages:
        about = json.loads((package / "package.json").read_text(encoding="utf-8"))
        # Some parts of Vega leave theirs out; it is that of the whole.
        file = next(package.glob("LICENSE*"), None) or next((package.parent / "vega").glob("LICENSE*"))
        if file.parent != package and not about["name"].startswith("vega"):
            raise FileNotFoundError(f"{about['name']}: no licence in the package ({about.get('license')})")
        text = file.read_text(encoding="utf-8").strip()
        by_text.setdefault(text, []).append(f"{about['name']} {about['version']}")
    return "\n\n\n".join(f"{', '.join(names)}\n\n{text}" for text, names in by_text.items()) + "\n"


def main() -> None:
    """Write the module and its licences into the default theme, and say how large it is."""
    argparse.ArgumentParser(description="Pack the parts of Vega that pages need.").parse_args()
    version = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["dependencies"]["vega"]
    with tempfile.TemporaryDirectory() as folder:
        packed, packages = pack(Path(folder))
        text = licences(packages)
    head = (
        f"/*! Parts of Vega {version} and D3, packed by scripts/make_vega.py. Licences: LICENSES.txt beside this. */\n"
    )
    content = head.encode() + packed
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "vega.js").write_bytes(content)
    (TARGET / "LICENSES.txt").write_text(text, encoding="utf-8", newline="\n")
    print(f"vega.js: {len(content):,} bytes, {len(gzip.compress(content)):,} compressed, {len(packages)} packages")


if __name__ == "__main__":
    main()
