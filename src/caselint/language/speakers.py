"""Who speaks: the subject of a verb of saying or thinking, and whether one can go back to them.

A named person, a pronoun, a relative, or a post of which the child has one ("the health visitor", "his
class teacher") can be asked again; "school", "staff", "a nurse", "people" cannot (rule FCT302). "I", "we"
and "this worker" are the writer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.phrases import expand
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import People
    from caselint.language.utterance import Utterance
    from caselint.schema import Wording


class SpeakerKind(StrEnum):
    """Whether a speaker can be gone back to."""

    NAMED = "named"
    VAGUE = "vague"
    WRITER = "writer"
    UNSAID = "unsaid"  # a clipped note: "Said that he is fine."


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks; the words from `first` to `last` (exclusive) name them."""

    kind: SpeakerKind
    first: int = 0
    last: int = 0


UNSAID: Final = Speaker(SpeakerKind.UNSAID)
_WRITER: Final = word_set("i we me us my our")
_WRITING_SELF: Final = word_set("writer author undersigned")
_THIS: Final = word_set("this the")
_INDEFINITE: Final = word_set("a an another some any other several many most few two three various no")
_DEFINITE: Final = word_set("the his her their this both each") | {"'s", "'"}


@dataclass(frozen=True)
class SpeakerWords:
    """The words that tell speakers apart."""

    people: People
    vague: frozenset[tuple[str, ...]]
    writings: frozenset[str]

    @classmethod
    def of(cls, vague: Wording, writings: Wording, people: People) -> SpeakerWords:
        """Read the lexicons. Raises PatternError for a term that cannot be read."""
        words = {
            tuple(str(word).lower() for word in sequence)
            for term in vague.entries
            for sequence in expand(term.term, term.pos)
        }
        nouns = {"".join(map(str, s)) for term in writings.entries for s in expand(term.term, term.pos)}
        return cls(people, frozenset(words), frozenset(nouns))

    def at(self, utterance: Utterance, head: int) -> Speaker | None:
        """The speaker whom the noun phrase names of which `head` is the last word; None for a thing."""
        first = head
        while first > 0 and self._continues(utterance, first - 1):
            first -= 1
        kind = self._kind(utterance, first, head)
        return None if kind is None else Speaker(kind, first, head + 1)

    def _kind(self, utterance: Utterance, first: int, head: int) -> SpeakerKind | None:
        word, phrase = utterance.low[head], utterance.low[first : head + 1]
        if word in {"i", "we", "me", "us"} or _is_this_writer(phrase):
            return SpeakerKind.WRITER
        if word in SUBJECTS or word in OBJECTS or any(map(utterance.cast.is_name, range(first, head + 1))):
            return SpeakerKind.NAMED
        if any(phrase[-length:] in self.vague for length in (3, 2, 1)):
            return SpeakerKind.NAMED if _is_own_carers(phrase) else SpeakerKind.VAGUE
        known = phrase[0] in POSSESSIVES or phrase[0] in _DEFINITE or "'s" in phrase
        if word in self.writings:
            return SpeakerKind.NAMED if known else SpeakerKind.VAGUE
        if not utterance.cast.is_person(head):
            return None
        unknown = phrase[0] in _INDEFINITE and "anonymous" not in phrase and word not in self.people.kin
        return SpeakerKind.VAGUE if unknown else SpeakerKind.NAMED

    @staticmethod
    def _continues(utterance: Utterance, at: int) -> bool:
        """Whether the word there belongs to the noun phrase of the word after it."""
        low = utterance.low
        word, after = low[at], low[at + 1]
        if after in SUBJECTS or after in _INDEFINITE | {"the", "this"} or after in POSSESSIVES:
            return False
        if word in SUBJECTS and word not in POSSESSIVES:
            return False
        if word in {"'s", "'", "-"} or word in POSSESSIVES or word in _INDEFINITE | _DEFINITE:
            return True
        return word.isalpha() and word not in _NO_NOUNS and not (word.endswith("ly") and word != "july")


def _is_this_writer(phrase: tuple[str, ...]) -> bool:
    """Whether it is "this worker", "the author"."""
    return phrase[0] in _THIS and (
        phrase[-1] in _WRITING_SELF or (phrase[0] == "this" and phrase[-1] in {"worker", "practitioner"})
    )


def _is_own_carers(phrase: tuple[str, ...]) -> bool:
    """Whether it is "his foster carers": the child has few, and they can be asked."""
    return phrase[-1] == "carers" and phrase[0] in POSSESSIVES


_NO_NOUNS: Final = word_set(
    """and or but nor so because that if when while as than to of in on at by for with from into about after
    before is are was were be been has have had do does did will would can could may might said told says
    rang asked heard saw met called then also later today yesterday who which where although though since
    not i he she they we it me him them us there"""
)
