"""Writes the golden files: what caselint reports on each example, as JSON and at a terminal.

`python tests/make_golden.py` writes them anew. They are compared by tests/test_examples.py.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from caselint.config import Config
from caselint.findings import Report
from caselint.read import read_path
from caselint.report.json import render_json
from caselint.report.text import print_text
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.lint import Linter

TOP = Path(__file__).resolve().parents[1]
GOLDEN = TOP / "tests" / "golden"


def examples(*folders: str) -> list[str]:
    """The example files in these folders, by their paths from the top of the checkout."""
    found = (path for folder in folders for path in (TOP / "examples" / folder).iterdir())
    return sorted(path.relative_to(TOP).as_posix() for path in found)


# The first of these formats that a note has is the one whose report at a terminal is kept.
OFTENEST = (".txt", ".pdf", ".docx", ".odt", ".rtf", ".html", ".md", ".eml")
NOTES = examples("notes", "export")
TEMPLATES = examples("template")


@cache
def linter(*, template: bool | None = None) -> Linter:
    """The default profile, on a day that does not change; as `caselint template` checks, if `template`."""
    config = Config(rules={"TIM003": {"today": "2025-12-31"}})
    return make_linter(load_rulebook(), config, template=template)


@cache
def linted(path: str) -> Report:
    """The report on one file, named from the top of the checkout."""
    template = True if path in TEMPLATES else None
    return Report("default", (linter(template=template).lint(read_path(TOP / path, path)),))


@cache
def rendered(path: str) -> dict[str, str]:
    """The report on one file as JSON and as text."""
    stream = io.StringIO()
    print_text(linted(path), stream)
    return {"json": "".join(render_json(linted(path))), "txt": stream.getvalue()}


@cache
def golden_files() -> dict[str, str]:
    """The golden files by name: the JSON of every file, and the terminal's report once a note."""
    by_format = sorted((*NOTES, *TEMPLATES), key=lambda path: OFTENEST.index(Path(path).suffix), reverse=True)
    files = {f"{Path(path).name}.json": rendered(path)["json"] for path in (*NOTES, *TEMPLATES)}
    return files | {f"{Path(path).stem}.txt": rendered(path)["txt"] for path in by_format}


def main() -> None:
    """Write all golden files."""
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for name, text in golden_files().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {len(golden_files())} files to {GOLDEN}")


if __name__ == "__main__":
    main()
