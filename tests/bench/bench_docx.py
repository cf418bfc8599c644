"""How fast Word files are read: words a second, beside python-docx's own loop in the same run.

    python -m pip install -e ".[bench]"
    python tests/bench/bench_docx.py [prose] [tables] [--times N] [--words N]

The loop is `[paragraph.text for paragraph in Document(file).paragraphs]`: the least that anyone would write.
It sees no table, so that of a file of tables it reads next to nothing: the words that each read are told,
and there is a second loop, over the paragraphs of all cells, too. Seconds differ from machine to machine;
the ratios are what to compare. Every figure is the least of several runs that take turns.
"""

from __future__ import annotations

import argparse
import io
import re
import time
from typing import TYPE_CHECKING

import docx as python_docx
from bench_text import make_notes

from caselint.read.docx import read_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument

WORDS = 100_000
_COLUMNS = 3
_ENTRY = re.compile(r"\n\n(?=Date of contact)")


def main() -> None:
    """Print a table for each kind of file."""
    parser = argparse.ArgumentParser(description="Measure the docx reader beside python-docx.")
    parser.add_argument("what", nargs="*", choices=[[], "prose", "tables"], help="at first: both")
    parser.add_argument("--times", type=int, default=7, help="runs of each (at first: 7)")
    parser.add_argument("--words", type=int, default=WORDS, help="words of the file, more or less")
    options = parser.parse_args()
    makers = {"prose": make_prose, "tables": make_tables}
    for what in options.what or makers:
        data = makers[what](make_notes(options.words))
        print_comparison(what, compare(data, options.times))


def make_prose(text: str) -> bytes:
    """A Word file of running paragraphs, one for each line of the text."""
    made = python_docx.Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    return _bytes_of(made)


def make_tables(text: str) -> bytes:
    """A Word file of one table an entry, its lines cell by cell."""
    made = python_docx.Document()
    for entry in _ENTRY.split(text):
        lines = [line for line in entry.splitlines() if line]
        rows = -(-len(lines) // _COLUMNS)
        cells = iter(made.add_table(rows=rows, cols=_COLUMNS)._cells)
        for line in lines:
            next(cells).text = line
    return _bytes_of(made)


def compare(data: bytes, times: int) -> dict[str, tuple[int, float]]:
    """How many words each way of reading gives, and in how many seconds at the least."""
    ways: dict[str, Callable[[], str]] = {
        "caselint": lambda: read_docx(data, "bench.docx").text,
        "paragraphs": lambda: "\n".join(_paragraphs(data)),
        "and of cells": lambda: "\n".join(_paragraphs_and_cells(data)),
    }
    least = dict.fromkeys(ways, float("inf"))
    words = {}
    for _ in range(times):
        for name, read in ways.items():
            begun = time.process_time()
            text = read()
            least[name] = min(least[name], time.process_time() - begun)
            words[name] = len(text.split())
    return {name: (words[name], least[name]) for name in ways}


def print_comparison(title: str, found: dict[str, tuple[int, float]]) -> None:
    """Print words and seconds of each way, and how many times as many words a second caselint reads."""
    words, ours = found["caselint"]
    print(f"{title}: {words:,} words")
    print(f"  {'':14}{'words read':>12}{'seconds':>10}{'words/s':>13}{'caselint is':>14}")
    for name, (read, seconds) in found.items():
        times = f"{words / ours / (read / seconds):.1f} times it" if read and name != "caselint" else ""
        print(f"  {name:14}{read:12,}{seconds:10.3f}{read / seconds:13,.0f}{times:>14}")
    print()


def _paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in python_docx.Document(io.BytesIO(data)).paragraphs]


def _paragraphs_and_cells(data: bytes) -> list[str]:
    document = python_docx.Document(io.BytesIO(data))
    cells = [cell for table in document.tables for cell in table._cells]
    found = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    return [paragraph.text for paragraph in found]


def _bytes_of(made: WordDocument) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
