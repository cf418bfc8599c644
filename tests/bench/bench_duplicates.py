"""What it costs to compare the passages of a run with each other: time, memory, and copies found.

    python tests/bench/bench_duplicates.py [--passages N ...] [--words N]

The passages are made up of 5,000 words as unevenly used as those of a language, ten entries of one passage
to a file. Of every hundred, one is the copy of another and one a copy with a twentieth of its words changed.
In the run "one form" every passage was written into the same text, of which every third word was changed; in
the run "one text" all are the same. Each row is a process of its own, which makes its files as it goes.

`sketch` is the processor's time for all passages to be put down, apart from reading and segmenting;
`compare` its time when all are there; `kept` the growth of the process's memory by the passage, at its
highest. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import resource
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from caselint.checks.duplicates import Comparison, Options
from caselint.checks.passages import Measure, sketch_of
from caselint.record import Block, BlockKind, Document, Entry, Place, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES = 10  # to a file
VOCABULARY = 5_000
RUNS = ("own words", "one form", "one text")


class Cost(NamedTuple):
    """Seconds, bytes a passage, and how many findings."""

    sketch: float
    compare: float
    kept: float
    found: int
    expected: int


def main() -> None:
    """Print a row for each run and number of passages."""
    parser = argparse.ArgumentParser(description="Measure the search for duplicates.")
    parser.add_argument("--passages", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--words", type=int, default=100, help="of a passage (at first: 100)")
    options = parser.parse_args()
    print(f"{'run':12}{'passages':>9}{'sketch':>10}{'compare':>10}{'kept':>9}{'found':>8}{'put in':>8}")
    for run in RUNS:
        for passages in options.passages:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                cost = pool.apply(measure, (run, passages, options.words))
            print(
                f"{run:12}{passages:9,}{cost.sketch:9.2f}s{cost.compare:9.2f}s{cost.kept:7,.0f} B"
                f"{cost.found:8,}{cost.expected:8,}"
            )


def measure(run: str, passages: int, words: int) -> Cost:
    """Sketch and compare that many passages."""
    import numpy  # noqa: F401 - what is imported is no part of what is kept
    from rapidfuzz.distance import Indel  # noqa: F401

    options = Options()
    measured = Measure(options.entry_words, options.paragraph_words, options.paragraph_words)
    comparison, sketching = Comparison(options), 0.0
    told = texts(run, passages, words)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # as the command line does
    before = _memory()
    for number in range(passages // ENTRIES):
        record = record_of(f"{number:06}.txt", [next(told) for _ in range(ENTRIES)])
        start = time.process_time()
        comparison.add(number, sketch_of(record, measured))
        sketching += time.process_time() - start
    start = time.process_time()
    found = sum(1 for _ in comparison.hits())
    comparing = time.process_time() - start
    expected = {"own words": passages // 50, "one form": 0, "one text": passages // ENTRIES + ENTRIES - 2}[
        run
    ]
    return Cost(sketching, comparing, (_memory() - before) / passages, found, expected)


def texts(run: str, passages: int, words: int) -> Iterator[str]:
    """The passages of a run. Copies are of one of the hundred before."""
    chance = random.Random(2)
    vocabulary = [_word(at) for at in range(VOCABULARY)]
    weights = [1 / (at + 1) for at in range(VOCABULARY)]
    form = chance.choices(vocabulary, weights, k=words)
    last = form
    for at in range(passages):
        told = chance.choices(vocabulary, weights, k=words)
        if run == "one text":
            told = form
        elif run == "one form":
            told = [new if chance.random() < 1 / 3 else old for old, new in zip(form, told, strict=True)]
        elif at % 100 == 98:
            told = last
        elif at % 100 == 99:
            # As another child's name would, a word stands in the place of every twentieth.
            told = [new if n % 20 == 7 else old for n, (old, new) in enumerate(zip(last, told, strict=True))]
        elif at % 100 == 50:
            last = told
        yield " ".join(told)


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def record_of(path: str, told: list[str]) -> Record:
    """A document of one entry for each text."""
    text = "\n\n".join(told)
    spans, at = [], 0
    for words in told:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    blocks = tuple(Block(span, BlockKind.PARAGRAPH, Place()) for span in spans)
    entries = tuple(Entry(n, span, paragraphs=(span,)) for n, span in enumerate(spans, 1))
    return Record(Document(path, "txt", text, blocks), entries)


def _memory() -> int:
    """The most bytes that the process has had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
