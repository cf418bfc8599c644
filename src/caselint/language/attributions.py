"""Verbs of saying and thinking with their speaker and the words that they give to the speaker.

A verb counts when it has a speaker: a subject before it ("Ms Ali said"), after it (", said Ms Ali"), or an
agent ("was described by Ms Ali as"). A noun of the same form ("the report", "her claims") needs its subject
right before it. A verb of thinking counts only with a clause ("feels that he is ill", not "feels ill").
What is given to the speaker is what follows the verb until the sentence turns elsewhere, or, where the
verb closes a remark (", she said."), what stands before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.phrases import expand
from caselint.language.slots import ADVERBS, BE, HAVE
from caselint.language.speakers import UNSAID, Speaker, SpeakerKind
from caselint.language.utterance import COMMENTS, COORDINATORS, HARD_STOPS, MODALS, QUOTES
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Utterance
    from caselint.schema import Wording


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb, whose it is, and the words that it gives to them (`scope`: ranges of words)."""

    verb: int
    speaker: Speaker
    scope: tuple[range, ...]

    def covers(self, words: range) -> bool:
        """Whether all the words lie in what is said."""
        return any(part.start <= words.start and words.stop <= part.stop for part in self.scope)


@dataclass(frozen=True)
class Verbs:
    """Every form of the verbs of a lexicon, by what they take."""

    speech: frozenset[str]
    thought: frozenset[str]
    description: frozenset[str]
    nounlike: frozenset[str]

    @classmethod
    def of(cls, lexicon: Wording) -> Verbs:
        """Read the lexicon. Raises PatternError for a term that cannot be read."""
        by_sense: dict[str, set[str]] = {"speech": set(), "thought": set(), "description": set()}
        nounlike: set[str] = set()
        for term in lexicon.entries:
            sense, _, noun = (term.sense or "speech").partition(", ")
            forms = {str(sequence[0]) for sequence in expand(term.term, term.pos)}
            by_sense[sense] |= forms
            if noun:
                nounlike |= {form for form in forms if not form.endswith(("ed", "ing"))}
        return cls(
            frozenset(by_sense["speech"]),
            frozenset(by_sense["thought"]),
            frozenset(by_sense["description"]),
            frozenset(nounlike),
        )

    def with_thoughts(self, forms: frozenset[str]) -> Verbs:
        """These and further verbs of thinking."""
        return replace(self, thought=self.thought | (forms - self.speech))

    def is_one(self, word: str) -> bool:
        """Whether the word is a form of one of them."""
        return word in self.speech or word in self.thought or word in self.description


_TO_WHOM: Final = word_set(
    """tell tells told telling inform informs informed assure assured remind reminded warn warned"""
)
_NEEDS_AS: Final = word_set(
    """see sees saw seen seeing view views viewed regard regards regarded experience experienced refer
    refers referred talk talks talked speak speaks spoke find finds found"""
)
_NEGATIONS: Final = word_set("not n't never")
_PASSIVE: Final = BE - {"'s", "s"}
_THAT: Final = word_set("that whether if how why what")
_TAG_AFTER: Final = HARD_STOPS | word_set(
    ", ) on at by in during when after today yesterday to me us over again then and"
)
_SKIPPED: Final = (
    _NEGATIONS
    | HAVE
    | MODALS
    | word_set(
        """do does did both all each also then later now once again since just already who had being been
    to continues continued went goes on wanted wants"""
    )
)
_MOST: Final = 24


def find_attributions(utterance: Utterance, verbs: Verbs, speakers: SpeakerWords) -> tuple[Attribution, ...]:
    """The attributions of a sentence, in text order."""
    return tuple(_Finder(utterance, verbs, speakers).find())


class _Finder:
    def __init__(self, utterance: Utterance, verbs: Verbs, speakers: SpeakerWords) -> None:
        self.u, self.verbs, self.speakers = utterance, verbs, speakers
        self.low = utterance.low

    def find(self) -> Iterator[Attribution]:
        for at, word in enumerate(self.low):
            if not self.verbs.is_one(word) or self._is_noun(at) or self._comments(at):
                continue
            found = self._passive(at) if self._is_passive(at) else self._active(at)
            if found is not None:
                yield found

    # --------------------------------------------------------------------------------- verbs

    def _comments(self, at: int) -> bool:
        """Whether the verb is the writer's comment on what stands before: ", suggesting that"."""
        return self.low[at] in COMMENTS and self.u.word(at - 1) == ","

    def _is_noun(self, at: int) -> bool:
        tree, word = self.u.tree, self.low[at]
        if tree is not None and at < len(tree) and tree.tags[at].startswith("NN"):
            return not (word in self.verbs.nounlike and self._subject_adjoins(at))
        return word in self.verbs.nounlike and not self._subject_adjoins(at)

    def _subject_adjoins(self, at: int) -> bool:
        back = self._before_helpers(at)
        if back < 0:
            return False
        word = self.low[back]
        if word in POSSESSIVES and word not in SUBJECTS:
            return False
        if word in {"who", "to"} or back < at - 1:
            return True
        return self.speakers.at(self.u, back) is not None and word not in {"a", "the"}

    def _is_passive(self, at: int) -> bool:
        word = self.low[at]
        if word.endswith("ing"):
            return False
        back = at - 1
        while back >= 0 and (
            self.low[back] in ADVERBS or self.low[back] in _NEGATIONS or self.low[back].endswith("ly")
        ):
            back -= 1
        return self.u.word(back) in _PASSIVE

    def _before_helpers(self, at: int) -> int:
        """The word before the verb's auxiliaries and adverbs; -1 where there is none."""
        back = at - 1
        while back >= 0:
            word = self.low[back]
            if (
                word in _SKIPPED
                or word in ADVERBS
                or word in QUOTES
                or (word.endswith("ly") and not self.u.cast.is_person(back))
            ):
                if word == "who":
                    return back
                back -= 1
                continue
            if word in {"is", "are", "was", "were", "am", "'m", "'re"} and self.low[at].endswith("ing"):
                back -= 1
                continue
            if word in {"'s", "s"} and self.low[at].endswith("ing"):
                back -= 1
                continue
            return back
        return -1

    # ------------------------------------------------------------------------------- speaker

    def _active(self, at: int) -> Attribution | None:
        inverted = self._inverted(at)
        if inverted is not None:
            return self._tag(at, at, inverted[1], inverted[0])
        speaker = self._speaker(at)
        if speaker is None:
            return None
        start = self._object_start(at)
        if start is None:
            return self._closing(at, speaker)
        if self._closes(at, start):
            return self._closing(at, speaker)
        past = self._is_past(at)
        return Attribution(at, speaker, (range(start, self.u.right_of(start, past=past)),))

    def _is_past(self, at: int) -> bool:
        word = self.low[at]
        return word.endswith("ed") or word in {"said", "told", "felt", "thought", "wrote", "swore", "found"}

    def _speaker(self, at: int) -> Speaker | None:
        """The subject: the phrase right before the verb, or the first of its clause."""
        back = self._before_helpers(at)
        if back < 0:
            return UNSAID if at < 3 else None
        word = self.low[back]
        if word == "who":
            return self._before(back - 1)
        near = self.speakers.at(self.u, back) if word[:1].isalnum() else None
        if near is not None and word not in OBJECTS - SUBJECTS:
            return self._shared(near)
        return self._first_of_clause(back)

    def _shared(self, speaker: Speaker) -> Speaker:
        """Of "Mum and I" or "Mum and staff" the one who can be gone back to."""
        first = speaker.first
        if self.u.word(first - 1) in {"and", "&"} and first >= 2:
            other = self.speakers.at(self.u, first - 2)
            if other is not None and other.kind is SpeakerKind.NAMED and speaker.kind is SpeakerKind.VAGUE:
                return Speaker(SpeakerKind.NAMED, other.first, speaker.last)
        return speaker

    def _before(self, back: int) -> Speaker | None:
        while back >= 0 and self.low[back] in {",", ")", *QUOTES}:
            back -= 1
        return self.speakers.at(self.u, back) if back >= 0 else None

    def _first_of_clause(self, back: int) -> Speaker | None:
        """The subject that the verb shares or that stands far off: "Mum rang at five and said"."""
        start = back
        lowest = max(0, back - _MOST)
        while (
            start > lowest
            and self.low[start - 1] not in HARD_STOPS
            and self.low[start - 1]
            not in {
                "because",
                "that",
                "when",
                "if",
                ":",
                "where",
                "after",
                "before",
                "until",
                "while",
                "as",
            }
        ):
            start -= 1
        for at in range(start, back + 1):
            if not self.u.cast.is_person(at) and self.low[at] not in {
                "school",
                "staff",
                "police",
                "nursery",
                "hospital",
            }:
                continue
            end = at
            while (
                end < back and self.u.cast.is_person(end + 1) and self.low[end + 1] not in OBJECTS | SUBJECTS
            ):
                end += 1
            word = self.low[end]
            if (
                word in POSSESSIVES
                and word not in SUBJECTS
                and self.u.word(end + 1) not in COORDINATORS
                and word != "her"
            ):
                continue
            if self.u.word(end + 1) in {"'s", "'"}:
                continue
            return self.speakers.at(self.u, end)
        return (
            UNSAID
            if start == 0 and not any(map(self.u.is_finite, range(start, back))) and back - start < 2
            else None
        )

    # --------------------------------------------------------------------------------- scope

    def _object_start(self, at: int) -> int | None:
        """Where what is said begins; None where the verb has none that would be a statement."""
        start, word = at + 1, self.low[at]
        if self.u.word(start) in {"it", "this"} and self.u.word(start + 1) in HARD_STOPS | {",", ""}:
            return None
        if word in self.verbs.description:
            if word in _NEEDS_AS and "as" not in self.low[start : start + 8]:
                return start if word in self.verbs.thought and self._is_clause(start) else None
            return start
        if word in _TO_WHOM:
            start = self._past_hearer(start)
        if word in self.verbs.speech:
            return start
        return start if self._is_clause(start) else None

    def _past_hearer(self, start: int) -> int:
        if self.u.word(start) in OBJECTS | POSSESSIVES or self.u.cast.is_person(start):
            at = start
            while (
                at + 1 < len(self.low) and self.u.cast.is_person(at + 1) and self.low[at + 1] not in SUBJECTS
            ):
                at += 1
            return at + 1
        return start

    def _is_clause(self, start: int) -> bool:
        at = start
        while self.u.word(at) in ADVERBS or self.u.word(at) in QUOTES or self.u.word(at) in {":", ","}:
            at += 1
        if self.u.word(at) in _THAT:
            return True
        return self.u.opens_clause(at)

    def _closes(self, at: int, start: int) -> bool:
        """Whether the verb closes a remark: ", she said.", ", Mum told me on the phone."""
        first = self._clause_front(at)
        if first <= 0 or self.low[first - 1] != ",":
            return False
        word = self.u.word(start)
        return not word or word in _TAG_AFTER or word in QUOTES

    def _clause_front(self, at: int) -> int:
        front = at
        while (
            front > 0 and self.low[front - 1] not in HARD_STOPS and self.low[front - 1] not in {",", *QUOTES}
        ):
            front -= 1
        return front

    def _closing(self, at: int, speaker: Speaker) -> Attribution | None:
        front = self._clause_front(at)
        if front <= 0 or at - front > 8 or self.low[front - 1] != ",":
            return None
        last = at + 1
        while last < len(self.low) and self.low[last] != "," and self.low[last] not in HARD_STOPS:
            last += 1
        return self._tag(at, front, last, speaker)

    def _tag(self, verb: int, front: int, last: int, speaker: Speaker) -> Attribution:
        """A remark that closes or interrupts what is said: the words before it, and after its comma."""
        before = range(self.u.left_of(front - 1), front)
        parts = [before]
        goes_on = self.u.word(last) == "," and last + 1 < self.u.end
        if goes_on and self.u.word(last + 1) not in COORDINATORS:
            parts.append(range(last + 1, self.u.right_of(last + 1)))
        return Attribution(verb, speaker, tuple(parts))

    def _inverted(self, at: int) -> tuple[Speaker, int] | None:
        """', said Mum.', '" says Ms Ali on the phone.'."""
        if at == 0 or self.low[at - 1] not in {",", *QUOTES} or self.low[at] not in self.verbs.speech:
            return None
        for head in range(at + 1, min(at + 6, len(self.low))):
            if self.u.word(head + 1) in _TAG_AFTER or head + 1 == len(self.low):
                speaker = self.speakers.at(self.u, head)
                if speaker is None or speaker.first != at + 1:
                    return None
                return speaker, head + 1
            if not self.low[head][:1].isalnum():
                return None
        return None

    def _passive(self, at: int) -> Attribution | None:
        """'was described by Ms Ali as lazy', 'is said by the nurse to be', 'it was felt by Dad that'."""
        low = self.low
        for by in range(at + 1, min(at + 12, len(low))):
            if low[by] in HARD_STOPS:
                break
            if low[by] != "by":
                continue
            for head in range(by + 1, min(by + 7, len(low))):
                after = self.u.word(head + 1)
                if after in {"as", "to", "that", "in", "on", "at", ",", ""} | HARD_STOPS or head + 1 == len(
                    low
                ):
                    speaker = self.speakers.at(self.u, head)
                    if speaker is not None and speaker.first == by + 1:
                        rest = range(at + 1, self.u.right_of(at + 1, past=True))
                        return Attribution(at, speaker, (rest,))
        start = self._past_hearer(at + 1) if low[at] in _TO_WHOM else at + 1
        vague = Speaker(SpeakerKind.VAGUE, at, at + 1)
        return Attribution(at, vague, (range(start, self.u.right_of(start, past=True)),))
