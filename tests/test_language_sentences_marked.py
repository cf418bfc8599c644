"""How often sentences end where they should, on notes in which every boundary is marked.

The conventions of the marks are in tests/marked_sentences/README.md.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from caselint.language import Annotator
from caselint.read import read_bytes
from caselint.record import Span
from caselint.rules import load_rulebook
from caselint.segment import segment

NOTES = sorted((Path(__file__).parent / "marked_sentences").glob("*.txt"))
BOUNDARY, EITHER_WAY = "‖", "¦"
FLOOR = 0.98


class Score(NamedTuple):
    """Boundaries that were found, made up, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def parse(marked: str) -> tuple[str, list[int], list[int]]:
    """The plain text, where a sentence ends in it, and where one may."""
    text, ends, either = "", [], []
    for character in marked:
        if character == BOUNDARY:
            ends.append(len(text))
        elif character == EITHER_WAY:
            either.append(len(text))
        else:
            text += character
    last = len(text.rstrip())
    return text, [end for end in ends if end < last], either


@cache
def annotator() -> Annotator:
    return Annotator(load_rulebook(), ())


def gaps(text: str) -> list[Span]:
    """The space between each two sentences of a text, from the file's bytes to the annotated record."""
    record = annotator().annotate(segment(read_bytes(text.encode(), "note.txt"), load_rulebook()))
    return [Span(one.span.end, other.span.start) for one, other in pairwise(record.sentences)]


def holds(gap: Span, places: list[int]) -> int | None:
    return next((at for at in places if gap.start <= at <= gap.end), None)


def measure(path: Path) -> tuple[Score, Score, list[str]]:
    """The score of a note, the score of its boundaries within lines, and what went wrong, in context."""
    text, ends, either = parse(path.read_text(encoding="utf-8"))
    found: set[int] = set()
    faults: list[tuple[Span, str]] = []
    scores = {True: Score(), False: Score()}
    for gap in gaps(text):
        inline = "\n" not in text[gap.start : gap.end]
        at = holds(gap, [end for end in ends if end not in found])
        if at is not None:
            found.add(at)
            scores[inline] = scores[inline].plus(Score(right=1))
        elif holds(gap, either) is None:
            faults.append((gap, "not one"))
            scores[inline] = scores[inline].plus(Score(wrong=1))
    for end in ends:
        if end not in found:
            rest = text[end:]
            inline = "\n" not in rest[: len(rest) - len(rest.lstrip())]
            faults.append((Span(end, end), "missed"))
            scores[inline] = scores[inline].plus(Score(missed=1))
    context = [
        f"{path.name}: {what}: {text[max(gap.start - 35, 0) : gap.start]}‖{text[gap.end : gap.end + 25]}"
        for gap, what in sorted(faults)
    ]
    return scores[True].plus(scores[False]), scores[True], [line.replace("\n", "⏎") for line in context]


def report(paths: list[Path]) -> tuple[Score, Score]:
    total = inline = Score()
    for path in paths:
        whole, within, faults = measure(path)
        total, inline = total.plus(whole), inline.plus(within)
        print(*faults, sep="\n", end="\n" if faults else "")
    for name, score in (("all", total), ("within lines", inline)):
        print(f"{name}: {score}, precision {score.precision:.4f}, recall {score.recall:.4f}, F {score.f:.4f}")
    return total, inline


def test_sentences_end_where_people_marked_them() -> None:
    total, inline = report(NOTES)
    assert total.right + total.missed >= 400
    assert total.f >= FLOOR
    assert inline.f >= FLOOR
