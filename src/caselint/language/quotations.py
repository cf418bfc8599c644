"""Words in quotation marks, and whether the words around give them to a speaker or a writing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.annotation import Quotation
from caselint.language.marks import find_marks
from caselint.language.patterns import Slot, expand
from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS, Cast
from caselint.language.slots import ADVERBS, BE
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import Sentence
    from caselint.language.people import People
    from caselint.language.words import Words
    from caselint.record import Record, Zone
    from caselint.schema import Wording


@dataclass(frozen=True)
class Speech:
    """The words that give a quotation to someone: reporting verbs and writings, every form of them."""

    people: People
    verbs: frozenset[str]
    nounlike: frozenset[str]  # forms that are nouns too ("call", "reports"): they need a subject
    participles: frozenset[str]
    writings: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]  # "in her words", "according to"

    @classmethod
    def of(cls, verbs: Wording, writings: Wording, people: People) -> Speech:
        """Sort the two lexicons' words.

        Raises PatternError for a term that cannot be read.
        """
        forms: set[str] = set()
        nounlike: set[str] = set()
        phrases: list[tuple[str, ...]] = []
        for term in verbs.entries:
            found = [tuple(e for e in s if not isinstance(e, Slot)) for s in expand(term.term, term.pos)]
            if any(len(words) > 1 for words in found):
                phrases += found
                continue
            singles = {words[0] for words in found}
            forms |= singles
            if term.sense == "noun too":
                nounlike |= {word for word in singles if not word.endswith(("ed", "ing", "ote", "itten"))}
        nouns = {"".join(map(str, s)) for term in writings.entries for s in expand(term.term, term.pos)}
        return cls(
            people=people,
            verbs=frozenset(forms),
            nounlike=frozenset(nounlike),
            participles=frozenset(
                form for form in forms if form.endswith(("ed", "en", "told", "said", "heard", "read", "put"))
            ),
            writings=frozenset(nouns),
            phrases=tuple(phrases),
        )


def find_quotations(
    record: Record, words: Words, sentences: Sequence[Sentence], speech: Speech, known: frozenset[str]
) -> tuple[Quotation, ...]:
    """The quotations of every zone, in order; a mark that nothing closes opens none.

    `known` are the names that the document uses (`People.known_names`).
    """
    text = record.document.text
    spans = [(zone, span) for zone in record.zones for span in find_marks(text, zone.span)]
    return tuple(_Reader(words, sentences, speech, known).quotations(spans))


# Labels and headings under which the words of others are written down.
_VOICES: Final = word_set(
    "said say says told voice words wishes views feelings comments quote quotes statement"
)
_SENTENCE_ENDS: Final = word_set(". ? ! …")
_BREAKS: Final = word_set(";")
_LINKS: Final = word_set("that , : - – — as a an the her him them me us it by and")
_NEAR: Final = 7


class _Reader:
    def __init__(
        self, words: Words, sentences: Sequence[Sentence], speech: Speech, known: frozenset[str]
    ) -> None:
        self.words, self.sentences, self.speech, self.known = words, sentences, speech, known
        self.starts = [sentence.span.start for sentence in sentences]

    def quotations(self, spans: Sequence[tuple[Zone, Span]]) -> Iterator[Quotation]:
        spoken: list[Span] = []
        for zone, span in spans:
            attributed = (
                self._voiced(zone)
                or any(s.contains(span) for s in spoken)
                or self._attributed(zone, span, spoken)
            )
            if attributed:
                spoken.append(span)
            yield Quotation(span, attributed)

    def _voiced(self, zone: Zone) -> bool:
        named = zone.label if zone.kind is ZoneKind.VALUE and zone.label else zone.heading
        return bool(named) and not _VOICES.isdisjoint(str(named).lower().split())

    def _attributed(self, zone: Zone, span: Span, spoken: list[Span]) -> bool:
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, span.end - 1) - 1
        if first < 0:
            return False
        before = self._line(self.sentences[first].span.start, span.start, first, first)
        after = self._line(span.end, self.sentences[last].span.end, last, last)
        if self._given_before(before) or self._given_after(after):
            return True
        alone = not any(low[:1].isalnum() for low in before.words.low)
        return self._by_neighbours(zone, span, first, last, before, spoken, alone=alone)

    def _line(self, start: int, end: int, first: int, last: int) -> Cast:
        """The words of sentences `first` to `last` between two offsets."""
        tokens = range(self.sentences[first].first, self.sentences[last].last)
        inside = [i for i in tokens if self.words.starts[i] >= start and self.words.ends[i] <= end]
        part = self.words.part(inside[0], inside[-1] + 1) if inside else self.words.part(0, 0)
        return Cast(self.speech.people, part, self.known)

    # ----------------------------------------------------------------- within the sentence

    def _given_before(self, cast: Cast) -> bool:
        low = cast.words.low
        if low and low[-1] in {":", "-", "–", "—"} and self._source_near_end(cast):
            return True
        if any(self._phrase_at(low, at) for at in range(len(low))):
            return True
        for at in range(len(low) - 1, -1, -1):
            if low[at] in _BREAKS:
                return False
            if self._is_verb(cast, at):
                return True
            if low[at] in self.speech.writings and len(low) - at <= 4 and self._leads_to_quote(low, at):
                return True
        return False

    def _leads_to_quote(self, low: tuple[str, ...], at: int) -> bool:
        return all(
            word in _LINKS
            or word in OBJECTS
            or word in self.speech.people.nouns
            or word in {"from", "to", "my", "own"}
            or not word[:1].isalnum()
            for word in low[at + 1 :]
        )

    def _source_near_end(self, cast: Cast) -> bool:
        low = cast.words.low
        near = range(max(0, len(low) - 1 - _NEAR), len(low) - 1)
        return any(
            low[i] in self.speech.writings or (cast.is_person(i) and low[i] not in OBJECTS) for i in near
        )

    def _phrase_at(self, low: tuple[str, ...], at: int) -> bool:
        for phrase in self.speech.phrases:
            if low[at] == phrase[0] and low[at : at + len(phrase)] == phrase:
                return True
        if (
            low[at] == "words"
            and at > 0
            and any(word in POSSESSIVES or word == "'s" for word in low[max(0, at - 2) : at])
        ):
            return True
        return False

    def _given_after(self, cast: Cast) -> bool:
        """'"...," she said', '"..." was what Kelly called it', '"..." is not a phrase to use'."""
        low = cast.words.low
        at = 0
        while at < len(low) and not low[at][:1].isalnum():
            if low[at] in _SENTENCE_ENDS or low[at] in _BREAKS:
                return False
            at += 1
        for verb in range(at, min(at + 6, len(low))):
            if low[verb] in {",", ";", "."}:
                break
            if self._is_verb(cast, verb) and self._short_source(cast, at, verb):
                return True
        return self._rejected(low, at) or any(
            self._phrase_at(low, i) for i in range(at, min(at + 4, len(low)))
        )

    def _short_source(self, cast: Cast, at: int, verb: int) -> bool:
        """Whether only a source stands between the quotation and its verb ("she", "Mrs Obi then"), or after it."""
        between = range(at, verb)
        if verb == at:
            return any(cast.is_person(i) for i in range(verb + 1, min(verb + 5, len(cast.words))))
        return any(cast.is_person(i) or cast.words.low[i] in self.speech.writings for i in between)

    def _rejected(self, low: tuple[str, ...], at: int) -> bool:
        """'... is not a phrase to use', '... is a word that we do not use'."""
        rest = low[at : at + 14]
        if not rest or rest[0] not in BE:
            return False
        return any(w in {"phrase", "word", "term", "label", "language", "expression"} for w in rest) and any(
            w in {"not", "n't", "never", "avoid", "wrong"} for w in rest
        )

    def _is_verb(self, cast: Cast, at: int) -> bool:
        """Whether the token is a reporting verb with a source: not a noun, not a passive without "by"."""
        low = cast.words.low
        word = low[at]
        if word not in self.speech.verbs:
            return False
        back = at - 1
        while back >= 0 and (low[back] in ADVERBS or (low[back].endswith("ly") and not cast.is_person(back))):
            back -= 1
        before = low[back] if back >= 0 else ""
        if word in self.speech.nounlike:
            return (
                before in {"to", "will", "would", "did", "does", "do", "can", "could", "who"}
                or (back >= 0 and cast.is_person(back) and before not in POSSESSIVES)
                or before in self.speech.writings
            )
        if (
            before in {"would", "could", "can", "should", "might", "'d"}
            and "i" in low[max(0, back - 2) : back]
        ):
            return False  # "I would say": the writer's own
        if word in self.speech.participles and before in BE - {"'s", "s"}:
            return "by" in low[at + 1 :]
        return True

    # ----------------------------------------------------------------- around the sentence

    def _by_neighbours(
        self, zone: Zone, span: Span, first: int, last: int, before: Cast, spoken: list[Span], *, alone: bool
    ) -> bool:
        if alone and spoken and zone.span.contains(spoken[-1]) and self._adjoins(spoken[-1], span):
            return True
        previous = self._neighbour(first - 1, zone)
        if previous is not None:
            ends = previous.words.low[-1:]
            if alone and (
                ends == (":",) or any(self._is_verb(previous, at) for at in range(len(previous.words)))
            ):
                return True
            low = before.words.low
            if low and (low[0] in POSSESSIVES or low[0] == "it") and any(word in BE for word in low):
                return any(self._is_verb(previous, at) for at in range(min(6, len(previous.words))))
        following = self._neighbour(last + 1, zone)
        return alone and following is not None and self._is_tag(following)

    def _neighbour(self, number: int, zone: Zone) -> Cast | None:
        if not 0 <= number < len(self.sentences) or not zone.span.contains(self.sentences[number].span):
            return None
        sentence = self.sentences[number]
        return Cast(self.speech.people, self.words.part(sentence.first, sentence.last), self.known)

    def _adjoins(self, one: Span, other: Span) -> bool:
        between = bisect_right(self.starts, other.start) - bisect_right(self.starts, one.end)
        return between <= 1

    def _is_tag(self, cast: Cast) -> bool:
        """ "She said this twice.", "said Mum." after a quotation that stands alone."""
        low = cast.words.low
        verb = next((at for at in range(min(3, len(low))) if self._is_verb(cast, at)), None)
        if verb is None or not (verb == 0 or cast.is_person(verb - 1)):
            return False
        return (
            verb == 0
            or any(word in {"this", "it", "so"} for word in low[verb + 1 : verb + 3])
            or len(low) <= verb + 3
        )


__all__ = ["Speech", "find_quotations"]
_ = SUBJECTS
