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

_CLOSERS: Final = word_set("""\" ” ’ ' ) ] } »""")
_QUOTES: Final = word_set("""\" ” ’ ' »""")
_OPENING: Final = tuple("\"“‘'(-•[")
_BULLETS: Final = word_set("- • * – — ● ▪ ◦ · > + ‣")
_STOPS: Final = word_set(". .. ... … ? ! ?! !! ??")

# Abbreviations that no sentence ends with.
_NEVER: Final = word_set(
    "mr mrs ms mx dr prof rev fr sgt insp cllr hon messrs e.g i.e eg ie vs v cf viz ca aka"
)
# Abbreviations only where a number follows: "p. 4", "s. 31".
_BEFORE_NUMBER: Final = word_set(
    "nos p pp fig para ref ext tel sec s art vol ch pt approx est apt flat rm tab reg"
)
# Abbreviations where a small letter follows; with a capital a new sentence begins.
_CLIPPED: Final = word_set(
    """approx etc am pm a.m p.m hrs hr min mins sec secs wk wks yr yrs mth mths tel ext ref info appt
    appts dept mtg poss prob prev re enc incl excl max temp disc ass obs meds sch attn mon tue tues wed
    weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec dob al ft ins lb
    lbs oz"""
)
# Abbreviations that stand before names: only a word that opens sentences begins a new one.
_BEFORE_NAME: Final = word_set("st rd ave co ltd inc plc jr sr")
_TIMES: Final = word_set("am pm a.m p.m")
_DAYS: Final = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
    sat sun january february march april june july august september october november december gmt bst"""
)
# Before "no." these make it "number".
_NUMBERED: Final = word_set(
    "'s his her their my our the tel phone mobile ref house door flat log case . a an"
)
_ANSWERS: Final = word_set("said says say answered replied is was")

_OPENERS: Final = word_set(
    """i he she it we you they this that these those there here the a an his her their my our your its
    mum dad mother father no not yes nothing nobody everyone someone all both some any each every one
    two three when while after before if as on in at during since because although however then today
    yesterday tomorrow now also and but so or who what where why how please next later once until from
    for by with to of"""
)
_ASKED: Final = word_set(
    "asked said shouted replied yelled screamed whispered called answered added demanded"
)


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
            after, cut = at + 1, False
            if not self.words.low[at]:
                after, cut = (at, True) if self._breaks(at) and at > start else (at + 1, False)
            elif self._stops(at):
                after, cut = self._stop(at, start, odd=quotes % 2 == 1)
            quotes += sum(low == '"' for low in self.words.low[at:after])
            at = after
            if cut and start < at < self.end:
                start = at
                yield at

    def _breaks(self, at: int) -> bool:
        """Whether white space ends a sentence: an empty line, or a new line with a bullet."""
        newlines = self.words.text[at].count("\n")
        if newlines == 0 or at + 1 >= self.end:
            return False
        bullet = self.words.low[at + 1] in _BULLETS and at + 2 < self.end and self.words.spaced[at + 2]
        return newlines > 1 or bullet

    def _stops(self, at: int) -> bool:
        text = self.words.low[at]
        return text[-1] in ".?!…" and (not text[0].isalnum() or text.endswith("."))

    def _stop(self, at: int, start: int, *, odd: bool) -> tuple[int, bool]:
        """The index after the stop at `at` and what closes it, and whether a sentence ends there."""
        words, closed, quoted = self.words, at + 1, False
        while closed < self.end:
            if self._closes(closed, odd=odd):
                odd = odd and words.low[closed] != '"'
                quoted = quoted or words.text[closed] in _QUOTES
            elif words.text[closed] not in _STOPS or words.spaced[closed]:
                break
            closed += 1
        following = closed
        while following < self.end and not words.low[following]:
            following += 1
        ends = following < self.end and not self._goes_on(at, start, closed, following, quoted=quoted)
        return closed, ends

    def _closes(self, at: int, *, odd: bool) -> bool:
        """Whether a mark after a stop closes what the sentence opened."""
        words = self.words
        if words.text[at] not in _CLOSERS or words.spaced[at]:
            return False
        if words.text[at] not in {'"', "'"}:
            return True
        return odd or at + 1 >= self.end or words.spaced[at + 1] or not words.low[at + 1][:1].isalnum()

    def _goes_on(self, at: int, start: int, closed: int, following: int, *, quoted: bool) -> bool:
        """Whether the sentence goes on after a stop and what closes it."""
        words = self.words
        stop, after = words.text[at], words.text[following]
        lower = after[:1].islower()
        if after in {",", ";", ":", ")", "]"}:
            return True
        if lower and (quoted or (closed > at + 1 and words.text[closed - 1] in {")", "]"})):
            return True  # "Up, Tessa." she said
        if "…" in stop or stop.startswith(".."):
            return lower or words.low[following] == "i" or after[:1].isdigit()
        if stop[-1] in "?!":
            return self._asks(at, following, quoted=quoted)
        return closed == at + 1 and self._abbreviates(at, start, following)

    def _asks(self, at: int, following: int, *, quoted: bool) -> bool:
        """A question mark set before a word ("?fracture"), or a quoted question with its speaker after it."""
        words = self.words
        if words.text[at] == "?" and (at == self.begin or words.spaced[at]):
            return True
        for verb in range(following + 1, min(following + 4, self.end - 1)) if quoted else ():
            if words.low[verb] in _ASKED:
                return words.low[verb + 1] in {".", ",", ";", ":", "me", "her", "him", "us", "again"}
        return False

    # ------------------------------------------------------------------------- abbreviations

    def _abbreviates(self, at: int, start: int, following: int) -> bool:
        """Whether a full stop belongs to an abbreviation, an initial or a number."""
        words = self.words
        kept = len(words.text[at]) > 1  # the tokenizer kept the stop: "Mr.", "e.g.", "J.", "a.m."
        if not kept and (at == self.begin or (words.spaced[at] and words.low[at - 1])):
            return False
        before = at if kept else at - 1
        low = words.low[before].rstrip(".") if kept else words.low[before]
        after = words.text[following]
        if low.isdigit():
            return self._numbers(before, start, following)
        if low == "no":
            return self._is_number(before, after)
        number = after[:1].isdigit() and (low in _BEFORE_NUMBER or not words.spaced[following])
        if low in _NEVER or number:
            return True
        if len(low) == 1 and low.isalpha():
            return self._initial(before, following)
        return self._shortens(low, following)

    def _shortens(self, low: str, following: int) -> bool:
        """Whether a sentence goes on after the abbreviation `low` and its stop."""
        after, next_low = self.words.text[following], self.words.low[following]
        if low in _CLIPPED:
            if low in _TIMES and next_low in _DAYS:
                return True
            return not after[:1].isupper() and not after.startswith(_OPENING)
        if low in _BEFORE_NAME or ("." in low and low.replace(".", "").replace("&", "").isalpha()):
            return next_low not in _OPENERS or after[:1].islower()
        return False

    def _numbers(self, at: int, start: int, following: int) -> bool:
        """The number of a list's item ("1. What is going well"), or half of a time or a date."""
        unspaced = not self.words.spaced[following] and self.words.text[following][:1].isdigit()
        return unspaced or (at == start and len(self.words.text[at]) < 3)

    def _is_number(self, at: int, after: str) -> bool:
        """Whether "no." is short for number."""
        before = self.words.low[at - 1] if at > self.begin else ""
        if after[:1].isdigit():
            return before not in _ANSWERS
        return after[:1].islower() and before in _NUMBERED

    def _initial(self, at: int, following: int) -> bool:
        """Whether a single letter is an initial ("J. Mensah") or short ("w. Mum"); not "Plan B. She"."""
        words = self.words
        letter, after = words.text[at][0], words.text[following]
        if letter.islower():
            return after[:1].islower() and letter not in {"i", "x"}
        if letter == "I" and (at == self.begin or words.low[at - 1] in {"and", "than"}):
            return False
        return after[:1].isupper() and words.low[following] not in _OPENERS
