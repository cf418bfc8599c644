"""Where sentences end in case notes: fragments, times, initials, missing spaces, quoted speech.

Rules over tokens, ours: spaCy's sentencizer splits after every token that looks like a full stop
("approx.", "No. 5", "J.") and knows no zones; pysbd (MIT) has had no release since 2021 and takes
longer over a note than all other stages together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from caselint.language.annotation import Sentence
from caselint.language.enclosures import enclosures
from caselint.language.stops import Stops
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caselint.language.enclosures import Enclosure, Enclosures
    from caselint.language.words import Words
    from caselint.record import Zone

# Zones that are one sentence each, whatever stops they hold.
_WHOLE: Final = frozenset({ZoneKind.LABEL, ZoneKind.HEADING, ZoneKind.SIGN_OFF, ZoneKind.FURNITURE})

_CLOSERS: Final = word_set("""\" ” ’ ' ) ] } »""")
_QUOTES: Final = word_set("""\" ” ’ ' »""")
_BULLETS: Final = word_set("- • * – — ● ▪ ◦ · > + ‣")
_ENDING: Final = frozenset(".?!…")
_STOPS: Final = word_set(". .. ... … ? ! ?! !! ??")

_ASKED: Final = word_set(
    "asked said says shouted replied yelled screamed whispered called answered added demanded"
)
_TOLD: Final = word_set("told wrote texted cried laughed") | _ASKED
_DASHES: Final = word_set("- – —")
_LEADS: Final = word_set(", :")
_MARKS: Final = word_set("""\" “ ' ‘""")
_CAPITALS: Final = 5  # sentences with a capital, to one without, for a writer who uses them
_GOING_ON: Final = word_set(", ; : ) ] & 's ’s")  # "He finds M.'s crying hard"
_TAG_ENDS: Final = word_set(". , ; :")
_ASKED_WHOM: Final = word_set("me her him us again")


def split_sentences(words: Words, zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """The sentences of every zone, in order. No sentence holds white space at its edges."""
    signs = _signs(words)
    capitals = _begin_large(words, signs)
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
        for first, last in _pieces(
            _Splitter(words, begin, end, capitals), () if zone.kind in _WHOLE else signs
        )
    )


def _tokens_of(words: Words, zones: Sequence[Zone]) -> Iterator[tuple[Zone, int, int]]:
    end = 0
    for zone in zones:
        begin = bisect_left(words.starts, zone.span.start, end)
        end = bisect_right(words.ends, zone.span.end, begin)
        yield zone, begin, end


def _signs(words: Words) -> Sequence[int]:
    """The tokens at which a sentence may end, and straight quotation marks: few of all there are."""
    signs = {low for low in set(words.low) if not low or low == '"' or _is_stop(low)}
    return [at for at, low in enumerate(words.low) if low in signs]


def _begin_large(words: Words, signs: Iterable[int]) -> bool:
    """Whether the writer begins sentences with capitals, with hardly an exception."""
    small = large = 0
    for at in signs:
        if 0 < at < len(words) - 1 and words.text[at] == "." and words.low[at - 1].isalpha():
            after = words.text[at + 1][:1]
            small, large = small + after.islower(), large + after.isupper()
    return large > _CAPITALS * small


def _is_stop(low: str) -> bool:
    return low[-1:] in _ENDING and (not low[0].isalnum() or low.endswith("."))


def _pieces(splitter: _Splitter, signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    low, first, end = splitter.words.low, splitter.begin, splitter.end
    here = signs[bisect_left(signs, first) : bisect_left(signs, end)]
    for last in [*splitter.ends(here), end]:
        inner, outer = first, last
        while inner < outer and not low[inner]:
            inner += 1
        while outer > inner and not low[outer - 1]:
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
    capitals: bool  # the writer begins sentences with capitals

    def ends(self, signs: Iterable[int]) -> Iterator[int]:
        """The index after the last token of each sentence but the zone's last. For `signs` see `_signs`."""
        after = start = self.begin
        odd = False  # whether an odd number of straight double quotes stands before
        for at in signs:
            low = self.words.low[at]
            if at < after:  # closes the stop before it
                odd = odd != (low == '"')
                continue
            after, cut = at + 1, False
            if not low:
                after, cut = at, self._breaks(at)
            elif low == '"':
                odd = not odd
            else:
                after, cut = self._stop(at, start, odd=odd)
                cut = cut and not self._enclosed(after, start)
            if cut and start < after < self.end:
                start = after
                yield after

    def _enclosed(self, at: int, start: int) -> bool:
        """Whether the border before `at` is in a bracket or a quotation that a sentence runs around."""
        quoted, bracketed = self._enclosures
        bracket = bracketed.around(at)
        if bracket and self._any_word(start, bracket.first):
            return True
        quotation = quoted.around(at)
        if not quotation or not self._any_word(start, quotation.first):
            return False
        return self._goes_on_after(quotation)

    def _any_word(self, first: int, last: int) -> bool:
        return any(self.words.low[at][:1].isalnum() for at in range(first, last))

    def _goes_on_after(self, quotation: Enclosure) -> bool:
        """Whether the sentence that holds a quotation has words of its own behind it."""
        following = quotation.last
        while following < self.end and not self.words.low[following]:
            following += 1
        if following == self.end or self.words.text[following] in _STOPS:
            return False
        stop = quotation.last - 2
        if stop > quotation.first and _is_stop(self.words.low[stop]):
            return not self._stop(stop, quotation.first, odd=True)[1]
        return True

    @cached_property
    def _short(self) -> Stops:
        return Stops(self.words, self.begin, self.end)

    @cached_property
    def _enclosures(self) -> tuple[Enclosures, Enclosures]:
        return enclosures(self.words, self.begin, self.end)

    def _breaks(self, at: int) -> bool:
        """Whether white space ends a sentence: an empty line, or a new line with a bullet."""
        newlines = self.words.text[at].count("\n")
        if newlines == 0 or at + 1 >= self.end:
            return False
        bullet = self.words.low[at + 1] in _BULLETS and at + 2 < self.end and self.words.spaced[at + 2]
        return newlines > 1 or bullet

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
        if after in _GOING_ON:
            return True
        if lower and words.text[closed - 1] in _CLOSERS:
            return not (quoted and self._begins_anew(following))
        if "…" in stop or stop.startswith(".."):
            return lower or after[:1].isdigit() or self._falters(at, following)
        if stop[-1] in "?!":
            return self._asks(at, following, quoted=quoted)
        tagged = quoted and self._tagged(following, _TAG_ENDS)
        clipped = lower and self.capitals and self._clips(closed, following)
        return tagged or clipped or (closed == at + 1 and self._short.abbreviates(at, start, following))

    def _clips(self, closed: int, following: int) -> bool:
        """Whether a small word after one space shows an abbreviation that no list knows ("put him fwd. for").

        In the writer's own words only: other people's are typed as they came.
        """
        if following != closed or not self.words.spaced[following] or self._short.opens_small(following):
            return False
        return self._enclosures[0].around(following) is None

    def _falters(self, at: int, following: int) -> bool:
        """Whether a speaker pauses and says a word again: "I... I do not know"."""
        words = self.words
        back = at - 1
        while back > self.begin and not words.low[back]:
            back -= 1
        return back >= self.begin and words.low[back] == words.low[following]

    def _begins_anew(self, at: int) -> bool:
        """Whether a small word after a quotation opens a sentence: not in '"Up, Tessa." she said'."""
        low = self.words.low
        return self._short.opens_small(at) and _TOLD.isdisjoint(low[at + 1 : min(at + 4, self.end)])

    def _asks(self, at: int, following: int, *, quoted: bool) -> bool:
        """A mark before a word ("?fracture"), a question within dashes, or a quoted one and its speaker."""
        words = self.words
        if words.text[at] == "?" and (at == self.begin or words.spaced[at]):
            return True
        if words.text[following] in _DASHES and following + 1 < self.end:
            return words.text[following + 1][:1].islower()
        return quoted and self._tagged(following, _TAG_ENDS | _ASKED_WHOM)

    def _tagged(self, at: int, ends: frozenset[str]) -> bool:
        """Whether a speaker, a verb and one of `ends` stand at `at`, as in '"Up!" Mum shouted.'."""
        low = self.words.low
        for verb in range(at + 1, min(at + 4, self.end - 1)):
            if low[verb] in _ASKED:
                leads_on = low[verb + 1] in _LEADS and verb + 2 < self.end and low[verb + 2] in _MARKS
                return low[verb + 1] in ends and not leads_on  # 'I said, "..."'
        return False
