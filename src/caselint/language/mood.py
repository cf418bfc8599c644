"""What a sentence asks, supposes, or says shall be, instead of stating that it is.

Asked: a direct question, and what follows "asked whether", "not clear why". Conditional: a clause with "if",
"unless", "in case" or "should he", and its main clause where that is supposed too ("he would not be safe if",
"If she drinks, he is ..."). Planned: what the writer, a colleague or nobody named will, should or must do,
instructions, advice, offers, and the purposes of the writer's own acts. What a family member will do, or
does something for, is no plan but a forecast or a motive, and is not planned in this sense.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.people import SUBJECTS
from caselint.language.slots import ADVERBS, BE
from caselint.language.speakers import SpeakerKind
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    scope: tuple[range, ...]

    def covers(self, words: range) -> bool:
        """Whether all the words stand in it."""
        return any(part.start <= words.start and words.stop <= part.stop for part in self.scope)


_SUPPOSING: Final = word_set("would could might will can may should 'd 'll")
_DUTY: Final = word_set("must should shall ought")
_FUTURE: Final = word_set("will 'll shall would could can")
_STATES: Final = word_set("have know think feel want love hate like understand believe mean be")
_CLAUSE_ENDS: Final = word_set("; : . ? ! , – —")
_PURPOSES: Final = frozenset({("in", "order", "to"), ("so", "as", "to"), ("so", "that")})


def find_moods(utterance: Utterance, speakers: SpeakerWords) -> tuple[MoodScope, ...]:
    """The moods of a sentence."""
    finder = _Finder(utterance, speakers)
    return (*finder.asked(), *finder.supposed(), *finder.planned())


class _Finder:
    def __init__(self, utterance: Utterance, speakers: SpeakerWords) -> None:
        self.u, self.speakers, self.low = utterance, speakers, utterance.low
        self.cues = utterance.cues.get(MOODS, ())

    def _of(self, sense: str) -> Iterator[Cue]:
        return (cue for cue in self.cues if cue.sense == sense)

    # --------------------------------------------------------------------------------- asked

    def asked(self) -> Iterator[MoodScope]:
        low = self.low
        for at in range(len(low)):
            if low[at] == "?":
                yield MoodScope(Mood.ASKED, (range(self.u.left_of(at), at),))
        for cue in self._of("asking"):
            yield MoodScope(Mood.ASKED, (range(cue.last - 1, self.u.right_of(cue.last)),))

    # ------------------------------------------------------------------------------ supposed

    def supposed(self) -> Iterator[MoodScope]:
        for cue in self._of("condition"):
            word = self.low[cue.first]
            if word == "should" and not self._opens(cue.first):
                continue
            end = self._clause_end(cue.last)
            parts = [range(cue.first, end)]
            if self._opens(cue.first) or word in {"otherwise", "or"}:
                parts.append(range(end, self.u.right_of(end) if end < len(self.low) else end))
            else:
                front = self.u.left_of(cue.first)
                if not _SUPPOSING.isdisjoint(self.low[front : cue.first]):
                    parts.append(range(front, cue.first))
            yield MoodScope(Mood.CONDITIONAL, tuple(parts))

    def _opens(self, at: int) -> bool:
        """Whether a clause begins at the word."""
        return at == 0 or self.low[at - 1] in {
            ",",
            ";",
            ":",
            "and",
            "but",
            "or",
            "that",
            "–",
            "—",
            "•",
            "-",
            "then",
        }

    def _clause_end(self, at: int) -> int:
        while at < len(self.low) and self.low[at] not in _CLAUSE_ENDS:
            at += 1
        return at

    # ------------------------------------------------------------------------------- planned

    def planned(self) -> Iterator[MoodScope]:
        for cue in self._of("plan"):
            if self._is_ours(cue):
                yield MoodScope(Mood.PLANNED, (range(cue.last - 1, self.u.right_of(cue.last)),))
        for at, word in enumerate(self.low):
            if (word in _FUTURE and self._subject_is_ours(at)) or (word in _DUTY and self._is_duty(at)):
                start = self.u.left_of(at)
                yield MoodScope(Mood.PLANNED, (range(start, self.u.right_of(at)),))
            elif word == "to" and self._is_our_purpose(at):
                yield MoodScope(Mood.PLANNED, (range(at, self.u.right_of(at)),))

    def _is_ours(self, cue: Cue) -> bool:
        """Whether a phrase of purpose or plan is the writer's or a colleague's, not the family's."""
        words = self.low[cue.first : cue.last]
        if not any(words[: len(purpose)] == purpose for purpose in _PURPOSES):
            return True
        return self._acts_for_us(cue.first)

    def _subject_is_ours(self, modal: int) -> bool:
        back = modal - 1
        while back >= 0 and self.low[back] in ADVERBS:
            back -= 1
        return back >= 0 and self._is_ours_at(back)

    def _is_ours_at(self, head: int) -> bool:
        speaker = self.speakers.at(self.u, head)
        if speaker is None:
            return False
        return speaker.kind is SpeakerKind.WRITER or speaker.kind is SpeakerKind.VAGUE

    def _is_duty(self, at: int) -> bool:
        """Whether the verb tells what shall be: not "must have been", "must be hiding"."""
        after = at + 1
        adverbs = False
        while self.u.word(after) in ADVERBS or self.u.word(after) in {"not", "never", "always", "to"}:
            adverbs = adverbs or self.u.word(after) in {"not", "never", "always"}
            after += 1
        word = self.u.word(after)
        if word == "have" and self.low[at] != "shall":
            return False
        if self.low[at] == "must" and word in _STATES and not adverbs:
            follows = self.u.word(after + 1)
            return (
                word == "be"
                and (follows.endswith("ed") or not self.u.cast.is_person(at - 1))
                and not follows.endswith("ing")
            )
        return True

    def _is_our_purpose(self, to: int) -> bool:
        return self.u.word(to + 1).isalpha() and self._acts_for_us(to)

    def _acts_for_us(self, at: int) -> bool:
        """Whether the clause before the word is the writer's act: "I visited to", "We met so that"."""
        if at == 0:
            return True  # "To ring school": an action
        front = self.u.left_of(at)
        for head in range(front, at):
            if self.low[head] in SUBJECTS or self.u.cast.is_person(head):
                return self._is_ours_at(head) and self.low[head] in {"i", "we"}
        return self.low[front] in BE
