"""What a sentence asks, supposes, or says shall be, instead of stating that it is.

Asked: a direct question, and what follows "asked whether", "not clear why". Conditional: a clause with "if",
"unless", "in case" or "should he", and its main clause where that is supposed too ("he would not be safe if",
"If she drinks, he is ..."). Planned: what shall be, see `plans`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.plans import find_plans
from caselint.language.reach import JOINS, left_of, opens, right_of
from caselint.language.utterance import HARD_STOPS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.attributions import Attribution
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Cue, Utterance

MOODS: Final = "moods"


class Mood(StrEnum):
    """A way of not stating."""

    ASKED = "asked"
    CONDITIONAL = "conditional"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class MoodScope:
    """A mood and the words that stand in it."""

    mood: Mood
    scope: Scope


_SUPPOSING: Final = word_set("would could might will can may should 'd 'll")
_CLAUSE_ENDS: Final = HARD_STOPS | word_set(", : – —")
# Words of a condition that count only before a clause.
_SUPPOSED: Final = word_set("provided providing assuming supposing otherwise")
_INVERTED: Final = word_set("should were had")
_BEFORE_OTHERWISE: Final = word_set(", ; or and :") | {""}


def find_moods(
    utterance: Utterance, speakers: SpeakerWords, attributions: tuple[Attribution, ...]
) -> tuple[MoodScope, ...]:
    """The moods of a sentence."""
    cues = utterance.cues.get(MOODS, ())
    finder = _Finder(utterance, cues)
    plans = find_plans(utterance, speakers, cues, attributions)
    return (
        *(MoodScope(Mood.ASKED, scope) for scope in finder.asked()),
        *(MoodScope(Mood.CONDITIONAL, scope) for scope in finder.supposed()),
        *(MoodScope(Mood.PLANNED, scope) for scope in plans),
    )


def _clause_end(utterance: Utterance, start: int) -> int:
    """Where what is asked ends: before a clause that is joined to it."""
    end = right_of(utterance, start, strict=True)
    joints = (at for at in range(start + 2, end) if utterance.low[at] in JOINS)
    return next((at for at in joints if utterance.opens_clause(at + 1)), end)


class _Finder:
    """Finds what one sentence asks and supposes."""

    def __init__(self, utterance: Utterance, cues: Sequence[Cue]) -> None:
        self.u, self.cues, self.low = utterance, cues, utterance.low

    def _of(self, sense: str) -> Iterator[Cue]:
        return (cue for cue in self.cues if cue.sense == sense)

    # --------------------------------------------------------------------------------- asked

    def asked(self) -> Iterator[Scope]:
        for at, word in enumerate(self.low):
            if word == "?":
                front = at
                while front > 0 and self.low[front - 1] not in HARD_STOPS:
                    front -= 1
                yield Scope(range(at, at + 1), (range(front, at),))
        for cue in self._of("asking"):
            asked = range(cue.last - 1, _clause_end(self.u, cue.last - 1))
            yield Scope(range(cue.first, cue.last), (asked,))

    # ------------------------------------------------------------------------------ supposed

    def supposed(self) -> Iterator[Scope]:
        for cue in self._of("condition"):
            if not self._supposes(cue):
                continue
            end = self._clause_end(cue.last)
            parts = [range(cue.first, end)]
            if opens(self.u, cue.first):
                if self.u.word(end) == ",":
                    parts.append(range(end + 1, right_of(self.u, end + 1, strict=True)))
            else:
                front = left_of(self.u, cue.first, strict=True)
                if not _SUPPOSING.isdisjoint(self.low[front : cue.first]):
                    parts.append(range(front, cue.first))
            yield Scope(range(cue.first, cue.last), tuple(parts))

    def _supposes(self, cue: Cue) -> bool:
        word, last = self.low[cue.first], self.low[cue.last - 1]
        if word in _SUPPOSED and last != "that":
            begins = self.u.word(cue.first - 1) in _BEFORE_OTHERWISE
            return self.u.opens_clause(cue.last) and (word != "otherwise" or begins)
        return word not in _INVERTED or (opens(self.u, cue.first) and "?" not in self.low)

    def _clause_end(self, at: int) -> int:
        while at < len(self.low) and self.low[at] not in _CLAUSE_ENDS:
            at += 1
        return at
