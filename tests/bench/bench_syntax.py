"""How much syntax on demand saves: the share of sentences that are parsed, and the speed against parsing all.

    python tests/bench/bench_syntax.py [NOTES_FOLDER ...]

Without a folder it reads the examples and the marked notes of the tests.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from caselint.checks import KINDS, NeedsSyntax
from caselint.config import Config
from caselint.language.model import load_model
from caselint.read import read_bytes, read_path
from caselint.rules import load_rulebook
from caselint.schema import Subject
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.lint import Linter
    from caselint.record import Document

TOP = Path(__file__).resolve().parents[2]
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARK = re.compile(r"\{\{-?[A-Z0-9,-]+\|(.*?)\}\}", re.DOTALL)


def main() -> None:
    """Print a row for each folder."""
    folders = [Path(name) for name in sys.argv[1:]] or [TOP / "examples", TOP / "tests" / "marked"]
    linter = make_linter(load_rulebook(), Config())
    linter.load()
    load_model()
    print(f"{'folder':28}{'sentences':>10}{'parsed':>8}{'share':>8}{'demand':>9}{'all':>9}{'ratio':>7}")
    for folder in folders:
        documents = [document for document in map(_read, _files(folder)) if not document.problem]
        measure(linter, documents, everything=False)  # once to warm up
        total, parsed, demand = measure(linter, documents, everything=False)
        _, _, everything = measure(linter, documents, everything=True)
        print(
            f"{folder.name:28}{total:10}{parsed:8}{parsed / total:8.1%}{demand:8.2f}s{everything:8.2f}s"
            f"{everything / demand:7.1f}"
        )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".docx", ".pdf"})


def _read(path: Path) -> Document:
    document = read_path(path)
    text = document.text
    if path.suffix != ".txt" or not _MARK.search(text):
        return document
    while (plain := _MARK.sub(r"\1", text)) != text:
        text = plain
    return read_bytes(_HEAD.sub("", text).encode(), path.name)


def measure(linter: Linter, documents: list[Document], *, everything: bool) -> tuple[int, int, float]:
    """How many sentences there are, how many were parsed, and seconds of processor time for all checks."""
    total = parsed = 0
    start = time.process_time()
    for document in documents:
        record = linter._annotator_of(Subject.RECORD).annotate(segment(document, linter.book))
        wanted = {
            number
            for rule, options in linter._active_on(Subject.RECORD)
            if isinstance(kind := KINDS[rule.check], NeedsSyntax)
            for number in kind.candidates(record, options)
        }
        record.syntax.prepare(range(len(record.sentences)) if everything else wanted)
        for rule, options in linter._active_on(Subject.RECORD):
            list(KINDS[rule.check].check(record, options, linter.book))
        total += len(record.sentences)
        parsed += record.syntax.parsed
    return total, parsed, time.process_time() - start


if __name__ == "__main__":
    main()
