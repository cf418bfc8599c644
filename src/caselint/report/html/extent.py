"""How much of a run its page shows: a browser must still open the page on ten thousand files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.findings import Level
from caselint.report.phrases import PLURALS
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from collections import Counter

WHOLE_TEXT: Final = 1_500_000  # characters of notes, up to which all of them are shown
CARDS: Final = 40_000  # findings that are shown one by one
OPEN_FILES: Final = 3  # so many files stand open from the start
PRINTED_FILES: Final = 40  # up to so many, all are printed with what is folded on the screen


@dataclass(frozen=True, slots=True)
class Extent:
    """What is shown of the notes and their findings. The figures always count all."""

    whole_text: bool
    levels: frozenset[Level]
    most: int  # findings, of those levels
    left_out: tuple[str, ...]  # what is not shown, in sentences


def extent_of(characters: int, levels: Counter[Level]) -> Extent:
    """The extent for notes of so many characters with so many findings of each level."""
    shown: list[Level] = []
    for level in Level:
        if shown and sum(levels[other] for other in (*shown, level)) > CARDS:
            break
        shown.append(level)
    number = sum(levels[level] for level in shown)
    whole = characters <= WHOLE_TEXT
    told = []
    if not whole:
        told.append("Of each note, only the paragraphs with findings are shown, and long ones are cut.")
    if hidden := [level for level in Level if level not in shown and levels[level]]:
        some = listed([f"{levels[level]:,} {PLURALS[level]}" for level in hidden])
        told.append(f"The {some} are counted in the figures and not shown one by one.")
    if number > CARDS:
        rest = count(number - CARDS, "more is", "more are")
        told.append(f"The first {CARDS:,} errors are shown one by one; {rest} only counted.")
    if told:
        told.append("For the rest, check fewer files at a time, or choose rules with --select.")
    return Extent(whole, frozenset(shown), CARDS, tuple(told))
