"""Where sentences end in case notes: fragments, times, initials, missing spaces, quoted speech.

Rules over tokens, ours: spaCy's sentencizer splits after every token that looks like a full stop
("approx.", "No. 5", "J.") and knows no zones; pysbd (MIT) has had no release since 2021 and takes
longer over a note than all other stages together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.annotation import Sentence
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.words import Words
    from caselint.record import Zone

# Zones that are one sentence each, whatever stops they hold.
_WHOLE: Final = frozenset({ZoneKind.LABEL, ZoneKind.HEADING, ZoneKind.SIGN_OFF, ZoneKind.FURNITURE})

_CLOSERS: Final = word_set("\" ” ’ ' ) ] } »")
_QUOTES: Final = word_set("\" ” ’ ' »")
_BULLETS: Final = word_set("- • * – — ● ▪ ◦ · o > + ‣")

# Abbreviations that no sentence ends with.
_NEVER: Final = word_set(
    "mr mrs ms mx dr prof rev fr sgt insp cllr hon messrs e.g i.e eg ie vs v cf viz c ca"
)
# Abbreviations that a sentence may end with: the next word decides. Before a number ("No. 5") never.
_BEFORE_NUMBER: Final = word_set(
    "no nos p pp fig para ref ext tel sec s art vol ch pt approx est apt flat rm tab reg"
)
# The next word must have a capital.
_CLIPPED: Final = word_set("""approx etc am pm a.m p.m hrs hr min mins sec secs wk wks yr yrs mth mths tel ext ref info appt appts dept mtg
    poss prob prev re enc incl excl max temp disc ass obs meds sch attn mon tue tues wed thu thur thurs fri sat sun jan feb
    mar apr jun jul aug sep sept oct nov dec dob al""")
# The next word must be one that opens sentences: these stand before names.
_BEFORE_NAME: Final = word_set("st rd ave co ltd inc plc jr sr u.k u.s n.h.s d.o.b ph.d b.a m.a b.sc m.sc gp")

_OPENERS: Final = word_set("""i he she it we you they this that these those there here the a an his her their my our your its mum dad mother
    father no not yes nothing nobody everyone someone all both some any each every one two three when while after
    before if as on in at during since because although however then today yesterday tomorrow now also and but so or
    who what where why how please next later once until from for by with to of""")


def split_sentences(words: Words, zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """The sentences of every zone, in order. No sentence holds white space at its edges."""
    return tuple(
        Sentence(
            span=Span(words.starts[first], words.ends[last - 1]),
            first=first,
            last=last,
            zone=zone.kind,
            entry=zone.entry,
            heading=zone.heading,
        )
        for zone, begin, end in _tokens_of(words, zones)
        for first, last in _pieces(words, begin, end, whole=zone.kind in _WHOLE)
    )


def _tokens_of(words: Words, zones: Sequence[Zone]) -> Iterator[tuple[Zone, int, int]]:
    at = 0
    for zone in zones:
        while at < len(words) and words.starts[at] < zone.span.start:
            at += 1
        begin = at
        while at < len(words) and words.ends[at] <= zone.span.end:
            at += 1
        yield zone, begin, at


def _pieces(words: Words, begin: int, end: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    ends = [] if whole else list(_Splitter(words, begin, end).ends())
    first = begin
    for last in [*ends, end]:
        inner, outer = first, last
        while inner < outer and not words.low[inner]:
            inner += 1
        while outer > inner and not words.low[outer - 1]:
            outer -= 1
        if inner < outer:
            yield inner, outer
        first = last


@dataclass
class _Splitter:
    """Finds the ends of sentences among the tokens from `begin` to `end` of one zone."""

    words: Words
    begin: int
    end: int

    def ends(self) -> Iterator[int]:
        """The index after the last token of each sentence but the zone's last."""
        at = start = self.begin
        quotes = 0  # straight double quotes since the zone began
        while at < self.end:
            low = self.words.low[at]
            cut = None
            if not low:
                cut = at if self._breaks(at) else None
            elif self._stops(at):
                cut = self._end_of_stop(at, start, odd=quotes % 2 == 1)
            quotes += low == '"'
            at += 1
            if cut is not None and start < cut < self.end:
                quotes += sum(low == '"' for low in self.words.low[at:cut])
                at = max(at, cut)
                start = cut
                yield cut

    def _breaks(self, at: int) -> bool:
        """Whether white space ends a sentence: an empty line, or a new line with a bullet."""
        newlines = self.words.text[at].count("\n")
        if newlines == 0 or at + 1 >= self.end:
            return False
        after = self.words.low[at + 1]
        return newlines > 1 or (
            after in _BULLETS and after != "o" and self.words.spaced[at + 2 if at + 2 < self.end else at + 1]
        )

    def _stops(self, at: int) -> bool:
        text = self.words.low[at]
        return text[-1] in ".?!…" and (not text[0].isalnum() or text.endswith("."))

    def _end_of_stop(self, at: int, start: int, *, odd: bool) -> int | None:
        """The index after a sentence that ends with the stop at `at` and what closes it; None if it does not."""
        words = self.words
        after = at + 1
        while (
            after < self.end
            and words.low[after]
            and words.text[after] in {".", "..", "...", "…", "?", "!"}
            and not words.spaced[after]
        ):
            after += 1
        closed = after
        while closed < self.end and self._closes(closed, odd=odd):
            odd = odd and words.low[closed] != '"'
            closed += 1
        following = closed
        while following < self.end and not words.low[following]:
            following += 1
        if following >= self.end:
            return None
        if self._goes_on(
            at, start, closed, following, quoted=any(words.text[i] in _QUOTES for i in range(after, closed))
        ):
            return None
        return closed

    def _closes(self, at: int, *, odd: bool) -> bool:
        """Whether a mark after a stop closes what the sentence opened."""
        words = self.words
        if words.text[at] not in _CLOSERS or words.spaced[at]:
            return False
        if words.text[at] in {'"', "'"}:
            apart = at + 1 >= self.end or words.spaced[at + 1] or not words.low[at + 1][:1].isalnum()
            return apart or odd
        return True

    def _goes_on(self, at: int, start: int, closed: int, following: int, *, quoted: bool) -> bool:
        words = self.words
        stop, after = words.text[at], words.text[following]
        lower = after[:1].islower()
        if after in {",", ";", ":", ")", "]"}:
            return True
        if quoted and lower:
            return True  # "Up, Tessa." she said
        if closed > at + 1 and words.text[closed - 1] in {")", "]"} and lower:
            return True  # (she was not sure?) and left
        if set(stop) <= {".", "…"} and len(stop.replace("…", "...")) > 1:
            return lower or words.low[following] == "i" or after[:1].isdigit()
        if stop[-1] in "?!":
            return self._query(at, following, quoted=quoted)
        return not quoted and closed == at + 1 and self._abbreviates(at, start, following)

    def _query(self, at: int, following: int, *, quoted: bool) -> bool:
        """A question mark set before a word ("?fracture"), or a quoted question that a verb follows."""
        words = self.words
        if words.text[at] == "?" and (at == self.begin or words.spaced[at]):
            return True
        if not quoted:
            return False
        for verb in range(following + 1, min(following + 4, self.end - 1)):
            if words.low[verb] in _ASKED:
                return words.low[verb + 1] in {".", ",", ";", ":", "me", "her", "him", "us", "again"}
        return False

    def _abbreviates(self, at: int, start: int, following: int) -> bool:
        """Whether a full stop belongs to an abbreviation, an initial or a number."""
        words = self.words
        if len(words.text[at]) > 1:  # the tokenizer kept the stop: "Mr.", "e.g.", "J.", "a.m."
            low, text = words.low[at].rstrip("."), words.text[at]
        elif at == self.begin or (words.spaced[at] and words.low[at - 1]):
            return False
        else:
            low, text = words.low[at - 1], words.text[at - 1] + "."
        before = at if len(words.text[at]) > 1 else at - 1
        after, next_low = words.text[following], words.low[following]
        spaced = words.spaced[following]
        if not spaced and after[:1].isdigit():
            return True
        if low in _NEVER:
            return True
        if low.isdigit() and before == start and len(low) < 3:
            return True  # "1. What is going well"
        if after[:1].isdigit() and low in _BEFORE_NUMBER:
            return low != "no" or text[0] == "N" or self._counts(before)
        if len(low) == 1 and low.isalpha():
            return self._initial(before, text, following)
        if low in _CLIPPED:
            return not after[:1].isupper() and after[:1] not in "\"“‘'(-•"
        if low in _BEFORE_NAME or ("." in low and low.replace(".", "").isalpha()):
            return next_low not in _OPENERS or after[:1].islower()
        return False

    def _counts(self, at: int) -> bool:
        return at > self.begin and self.words.low[at - 1] in {
            "ref",
            "house",
            "flat",
            "log",
            "case",
            "room",
            "phone",
            "tel",
            "mobile",
            "ticket",
        }

    def _initial(self, at: int, text: str, following: int) -> bool:
        """ "J. Mensah", "A. B. Khan"; not "Plan B. She" nor "and I. Mum"."""
        after, next_low = self.words.text[following], self.words.low[following]
        if text[0].islower():
            return after[:1].islower() and len(after) < 3
        if text[0] == "I" and (at == self.begin or self.words.low[at - 1] in {"and", "than"}):
            return False
        return after[:1].isupper() and next_low not in _OPENERS


_ASKED: Final = word_set(
    "asked said shouted replied yelled screamed cried laughed whispered called answered added demanded"
)
