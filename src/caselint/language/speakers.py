"""Who speaks: whether a noun phrase names someone, and whether one can go back to them.

A named person, a pronoun, a relative, a post that one person fills for a child ("the health visitor", "his
class teacher") or a writing that can be found ("her July report") can be asked or read again. "School",
"staff", "a nurse", "people" cannot (rule FCT302). Of an anonymous caller who is
called that no more can be told. "I", "we" and "this worker" are the writer.
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

    @property
    def words(self) -> range:
        """The words that name them."""
        return range(self.first, self.last)


UNSAID: Final = Speaker(SpeakerKind.UNSAID)
_WRITER: Final = word_set("i we me us")
_SELF: Final = word_set("writer author undersigned")
_SELF_THIS: Final = word_set("worker practitioner writer author")
_INDEFINITE: Final = word_set("a an another some any other others several many most few two three various no")
_DEFINITE: Final = word_set("the this both each 's '")
_ONE_OF: Final = word_set("someone somebody anyone one none some many most several")
_ROLE: Final = "role"
_BODY: Final = "body"
_MONTHS: Final = word_set("may july")
_LONGEST: Final = 8


@dataclass(frozen=True)
class SpeakerWords:
    """The words that tell speakers apart."""

    people: People
    roles: frozenset[str]
    vague: frozenset[tuple[str, ...]]
    bodies: frozenset[tuple[str, ...]]
    writings: frozenset[str]

    @classmethod
    def of(cls, others: Wording, writings: Wording, people_words: Wording, people: People) -> SpeakerWords:
        """Read the lexicons. Raises PatternError for a term that cannot be read."""
        return cls(
            people,
            roles=_nouns(people_words, _ROLE) | {"visitor"},  # the health visitor
            vague=_phrases(others, bodies=False),
            bodies=_phrases(others, bodies=True),
            writings=_nouns(writings),
        )

    def at(self, utterance: Utterance, head: int, *, lowest: int = 0) -> Speaker | None:
        """The speaker whom the noun phrase names of which `head` is the last word; None for a thing.

        The phrase does not begin before `lowest`.
        """
        if utterance.low[head] in _NO_NOUNS - SUBJECTS - OBJECTS:
            return None
        first = max(self._first(utterance, head), lowest)
        kind = self._kind(utterance, first, head)
        return None if kind is None else Speaker(kind, first, head + 1)

    def is_professional(self, utterance: Utterance, head: int) -> bool:
        """Whether the noun phrase that ends there is the writer, a post, or a service."""
        speaker = self.at(utterance, head)
        if speaker is None:
            return False
        word = utterance.low[head]
        return speaker.kind is SpeakerKind.WRITER or word in self.roles or self._is_vague(utterance, speaker)

    def _first(self, utterance: Utterance, head: int) -> int:
        first = head
        while first > 0 and head - first < _LONGEST and _continues(utterance, first - 1):
            first -= 1
        return first

    def _kind(self, utterance: Utterance, first: int, head: int) -> SpeakerKind | None:
        word, phrase = utterance.low[head], utterance.low[first : head + 1]
        if word in _WRITER or _is_this_writer(phrase):
            return SpeakerKind.WRITER
        if self._is_vague(utterance, Speaker(SpeakerKind.VAGUE, first, head + 1)):
            known = word == "carers" and phrase[0] in POSSESSIVES  # the child has few
        elif (
            word in SUBJECTS | OBJECTS
            or _ends(phrase, self.bodies)
            or utterance.cast.is_name(head)
            or self._is_small_name(phrase)
        ):
            known = True
        elif word in self.writings:
            known = phrase[0] in POSSESSIVES or not _DEFINITE.isdisjoint(phrase)
        elif utterance.cast.is_person(head):
            known = not self._is_one_of_many(phrase)
        else:
            return None
        return SpeakerKind.NAMED if known else SpeakerKind.VAGUE

    def _is_small_name(self, phrase: tuple[str, ...]) -> bool:
        """Whether it is a name without its capital: "ms ali", "kai"."""
        titled = len(phrase) > 1 and phrase[0].rstrip(".") in self.people.titles
        return titled or (len(phrase) == 1 and phrase[0] in self.people.names)

    def _is_one_of_many(self, phrase: tuple[str, ...]) -> bool:
        """Whether it is "a nurse", "the dinner ladies", "other parents": not "an aunt", "both parents"."""
        word = phrase[-1]
        if word.endswith("s") and word[:-1] in self.roles and phrase[0] not in POSSESSIVES | {"both"}:
            return True
        if phrase[0] in {"a", "an", "another"} and word in self.people.kin:
            return False  # the child has few
        one = phrase[0] == "one" and word in self.roles
        return one or (phrase[0] in _INDEFINITE and "anonymous" not in phrase)

    def _is_vague(self, utterance: Utterance, speaker: Speaker) -> bool:
        phrase = utterance.low[speaker.first : speaker.last]
        if _ends(phrase, self.vague):
            return True
        return utterance.word(speaker.first - 1) == "of" and utterance.word(speaker.first - 2) in _ONE_OF


def _ends(phrase: tuple[str, ...], endings: frozenset[tuple[str, ...]]) -> bool:
    return any(phrase[-length:] in endings for length in (3, 2, 1))


def _phrases(lexicon: Wording, *, bodies: bool) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(str(word).lower() for word in row)
        for term in lexicon.entries
        if (term.sense == _BODY) is bodies
        for row in expand(term.term, term.pos)
    )


def _nouns(lexicon: Wording, sense: str | None = None) -> frozenset[str]:
    return frozenset(
        "".join(map(str, row)).lower()
        for term in lexicon.entries
        if sense in {None, term.sense}
        for row in expand(term.term, term.pos)
    )


def _is_this_writer(phrase: tuple[str, ...]) -> bool:
    """Whether it is "this worker", "the author"."""
    if phrase[0] == "the":
        return phrase[-1] in _SELF
    return phrase[0] == "this" and phrase[-1] in _SELF_THIS


def _continues(utterance: Utterance, at: int) -> bool:
    """Whether the word there belongs to the noun phrase of the word after it."""
    word, after = utterance.low[at], utterance.low[at + 1]
    if after in _STARTS or (word in SUBJECTS and word not in POSSESSIVES):
        return False
    if word in {"'s", "'", "-"} or word in POSSESSIVES or word in _INDEFINITE | _DEFINITE:
        return not (word == "'s" and utterance.word(at - 1) in SUBJECTS)
    tag = utterance.tag(at)
    if tag.startswith(("VBD", "VBZ", "VBP", "MD")) or (not tag and at == 0 and word.endswith("ed")):
        return False  # "Telephoned Ms Fry"
    return (
        word.rstrip(".").isalpha() and word not in _NO_NOUNS and (word in _MONTHS or not word.endswith("ly"))
    )


# Words that begin a noun phrase, and words that stand in none.
_STARTS: Final = SUBJECTS | POSSESSIVES | word_set("a an the this another some any several no me us him them")
_NO_NOUNS: Final = word_set(
    """and or but nor so because that if when while as than to of in on at by for with from into about after
    before is are was were be been has have had do does did will would can could may might should must told
    said says tells tell rang asked asks heard saw met called then also later today yesterday who which where
    although though since not i he she they we it me him them us there what why how whether either never
    always just still now again where spoke texted emailed visited thinks thought felt feels believes let
    made makes"""
)
