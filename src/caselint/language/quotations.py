"""Words in quotation marks, and whether the words around give them to a speaker or a writing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.annotation import Quotation
from caselint.language.marks import find_marks
from caselint.language.people import OBJECTS, POSSESSIVES, Cast
from caselint.language.phrases import expand
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

# The lexicon's word for verbs whose plain forms are nouns as well ("a call", "reports").
NOUN_TOO: Final = "noun too"


@dataclass(frozen=True)
class Speech:
    """The words that give a quotation to someone: reporting verbs and writings, every form of them."""

    people: People
    verbs: frozenset[str]
    nounlike: frozenset[str]  # forms that are nouns too: they need a subject
    writings: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]  # "according to"

    @classmethod
    def of(cls, verbs: Wording, writings: Wording, people: People) -> Speech:
        """Sort the two lexicons' words.

        Raises PatternError for a term that cannot be read.
        """
        forms: set[str] = set()
        nounlike: set[str] = set()
        phrases: list[tuple[str, ...]] = []
        for term in verbs.entries:
            for sequence in expand(term.term, term.pos):
                words = tuple(map(str, sequence))
                if len(words) > 1:
                    phrases.append(words)
                    continue
                forms.add(words[0])
                if term.sense == NOUN_TOO and not words[0].endswith(("ed", "ing", "ote", "itten")):
                    nounlike.add(words[0])
        nouns = {"".join(map(str, s)) for term in writings.entries for s in expand(term.term, term.pos)}
        return cls(
            people=people,
            verbs=frozenset(forms),
            nounlike=frozenset(nounlike),
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
_STOPS: Final = word_set(". ? ! … ;")
_PASSIVE: Final = BE - {"'s", "s"}
# What may stand between a writing or a speaker and the quotation.
_LINKS: Final = word_set("that , : - – — as a an the her him my own from to me us it by and")
_WORDING: Final = word_set("word words phrase term label expression language")
_REJECTED: Final = word_set("not n't never avoid stop wrong cannot")
_MODALS: Final = word_set("would could can should might 'd")
_HELPERS: Final = word_set("to will would did does do can could who")
_NEAR: Final = 7
_FAR: Final = 100  # words: far enough for any sentence, and a bound for hostile ones


class _Reader:
    """Reads the words around the quotations of one document."""

    def __init__(
        self, words: Words, sentences: Sequence[Sentence], speech: Speech, known: frozenset[str]
    ) -> None:
        self.words, self.sentences, self.speech, self.known = words, sentences, speech, known
        self.starts = [sentence.span.start for sentence in sentences]

    def quotations(self, spans: Sequence[tuple[Zone, Span]]) -> Iterator[Quotation]:
        spoken: Span | None = None  # the latest that has a speaker
        for zone, span in spans:
            nested = spoken is not None and spoken.contains(span)
            attributed = nested or _voiced(zone) or self._attributed(zone, span, spoken)
            if attributed and not nested:
                spoken = span
            yield Quotation(span, attributed)

    def _attributed(self, zone: Zone, span: Span, spoken: Span | None) -> bool:
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, span.end - 1) - 1
        if first < 0:
            return False
        before = self._cast(first, self.sentences[first].span.start, span.start, nearest=_FAR)
        after = self._cast(last, span.end, self.sentences[last].span.end)
        if self._given_before(before) or self._given_after(after) or self._said_by(before, after):
            return True
        if any(low[:1].isalnum() for low in before.words.low):
            return self._carried_on(before, self._neighbour(first - 1, zone))
        if spoken is not None and zone.span.contains(spoken) and self._adjoin(spoken, span):
            return True
        return self._given_around(self._neighbour(first - 1, zone), self._neighbour(last + 1, zone))

    def _cast(self, number: int, start: int, end: int, *, nearest: int = 0) -> Cast:
        """The words of a sentence between two offsets: the first hundred, or the last `nearest`."""
        sentence = self.sentences[number]
        first = bisect_right(self.words.ends, start, sentence.first, sentence.last)
        last = bisect_right(self.words.ends, end, first, sentence.last)
        first, last = (max(first, last - nearest), last) if nearest else (first, min(last, first + _FAR))
        return Cast(self.speech.people, self.words.part(first, last), self.known)

    # ----------------------------------------------------------------- within the sentence

    def _given_before(self, cast: Cast) -> bool:
        """'She said, "..."', 'her note: "..."', 'in her words, "..."'."""
        low = cast.words.low
        if low[-1:] and low[-1] in _WORDING and not _REJECTED.isdisjoint(low):
            return True  # 'We never use the word "..."'
        if low[-1:] and low[-1] in {":", "-", "–", "—"} and self._source_near_end(cast):
            return True
        if any(self._phrase_at(low, at) for at in range(len(low))):
            return True
        for at in range(len(low) - 1, -1, -1):
            if low[at] == ";":
                return False
            if self._is_verb(cast, at) or (low[at] in self.speech.writings and self._leads_on(low, at)):
                return True
        return False

    def _said_by(self, before: Cast, after: Cast) -> bool:
        """'was called "..." by a boy in his class'."""
        if after.words.low[:1] != ("by",):
            return False
        low = before.words.low
        return any(low[at] in self.speech.verbs and low[at - 1] in _PASSIVE for at in range(1, len(low)))

    def _leads_on(self, low: tuple[str, ...], writing: int) -> bool:
        """Whether a writing stands right before its words: 'a text from Dad, "..."'."""
        rest = low[writing + 1 :]
        passing = _LINKS | OBJECTS | self.speech.people.nouns
        return len(rest) <= 3 and all(word in passing or not word[:1].isalnum() for word in rest)

    def _source_near_end(self, cast: Cast) -> bool:
        low = cast.words.low
        near = range(max(0, len(low) - 1 - _NEAR), len(low) - 1)
        return any(
            low[at] in self.speech.writings or (cast.is_person(at) and low[at] not in OBJECTS) for at in near
        )

    def _phrase_at(self, low: tuple[str, ...], at: int) -> bool:
        if low[at] == "words":  # "in her own words"
            return any(word in POSSESSIVES or word == "'s" for word in low[max(0, at - 2) : at])
        return any(low[at : at + len(phrase)] == phrase for phrase in self.speech.phrases)

    def _given_after(self, cast: Cast) -> bool:
        """'"...," she said', '"..." was what Kelly called it', '"..." is not a term for our notes'."""
        low = cast.words.low
        at = 0
        while at < len(low) and not low[at][:1].isalnum():
            if low[at] in _STOPS:
                return False
            at += 1
        for verb in range(at, min(at + 6, len(low))):
            if low[verb] in {",", ";", "."}:
                break
            if self._is_verb(cast, verb) and self._has_source(cast, at, verb):
                return True
        return _is_rejection(low[at : at + 14]) or any(
            self._phrase_at(low, i) for i in range(at, min(at + 4, len(low)))
        )

    def _has_source(self, cast: Cast, at: int, verb: int) -> bool:
        """Whether a source stands between the quotation and its verb ("Mrs Obi then"), or after it."""
        if verb == at:
            return any(map(cast.is_person, range(verb + 1, min(verb + 5, len(cast.words)))))
        return any(cast.is_person(i) or cast.words.low[i] in self.speech.writings for i in range(at, verb))

    def _is_verb(self, cast: Cast, at: int) -> bool:
        """Whether the token is a reporting verb with a source: not a noun, not a passive without "by"."""
        low = cast.words.low
        word = low[at]
        if word not in self.speech.verbs or low[max(0, at - 2) : at] == ("so", "-"):
            return False
        back = at - 1
        while back >= 0 and (low[back] in ADVERBS or (low[back].endswith("ly") and not cast.is_person(back))):
            back -= 1
        before = low[back] if back >= 0 else ""
        if word in self.speech.nounlike:
            subject = back >= 0 and cast.is_person(back) and before not in POSSESSIVES
            return subject or before in _HELPERS or before in self.speech.writings
        if before in _MODALS and "i" in low[max(0, back - 2) : back]:
            return False  # "I would say": the writer's own
        return before not in _PASSIVE or word.endswith("ing") or "by" in low[at + 1 :]

    # ----------------------------------------------------------------- around the sentence

    def _carried_on(self, before: Cast, previous: Cast | None) -> bool:
        """As in 'He said school is fine. His tutor is "safe".'."""
        low = before.words.low
        if previous is None or BE.isdisjoint(low) or not (low[0] in POSSESSIVES or low[0] == "it"):
            return False
        return any(self._is_verb(previous, at) for at in range(min(6, len(previous.words))))

    def _given_around(self, previous: Cast | None, following: Cast | None) -> bool:
        """For a quotation that is a sentence: whether the one before or after gives it to someone."""
        if previous is not None:
            colon = previous.words.low[-1:] == (":",)
            if colon or any(self._is_verb(previous, at) for at in range(len(previous.words))):
                return True
        return following is not None and self._is_tag(following)

    def _neighbour(self, number: int, zone: Zone) -> Cast | None:
        """The sentence of that number, where it is in the same zone."""
        if not 0 <= number < len(self.sentences) or not zone.span.contains(self.sentences[number].span):
            return None
        return self._cast(number, *self.sentences[number].span)

    def _adjoin(self, one: Span, other: Span) -> bool:
        """Whether no sentence stands between two quotations."""
        return bisect_right(self.starts, other.start) - bisect_right(self.starts, one.end) <= 1

    def _is_tag(self, cast: Cast) -> bool:
        """'She said this twice.' or 'said Mum.' after a quotation that stands alone."""
        low = cast.words.low
        verb = next((at for at in range(min(3, len(low))) if self._is_verb(cast, at)), None)
        if verb is None:
            return False
        if verb == 0:
            return True
        brief = len(low) <= verb + 3 or not {"this", "it", "so"}.isdisjoint(low[verb + 1 : verb + 3])
        return brief and cast.is_person(verb - 1)


def _voiced(zone: Zone) -> bool:
    """Whether the zone's label or heading says that these are someone's words."""
    named = zone.label if zone.kind is ZoneKind.VALUE and zone.label else zone.heading
    return named is not None and not _VOICES.isdisjoint(named.lower().split())


def _is_rejection(rest: tuple[str, ...]) -> bool:
    """'... is not a term for our notes', '... is a word that we do not use'."""
    return bool(rest) and rest[0] in BE and not (_WORDING.isdisjoint(rest) or _REJECTED.isdisjoint(rest))
