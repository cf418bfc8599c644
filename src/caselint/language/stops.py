"""Full stops that end no sentence: of abbreviations, initials, numbers, dates and times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.words import Words

# Abbreviations that no sentence ends with.
_NEVER: Final = word_set(
    """mr mrs ms mx dr prof rev fr sgt insp supt cllr hon messrs e.g i.e eg ie vs v cf viz ca aka a.k.a
    cc c.c p.s ps n.b nb f.a.o w.r.t nr re incl excl attn hd asst"""
)
# Abbreviations only where a number follows: "p. 4", "s. 31".
_BEFORE_NUMBER: Final = word_set(
    """nos p pp fig figs para paras ref ext tel sec s ss art vol vols ch pt pts approx est apt flat rm tab
    reg"""
)
# Abbreviations where a small letter follows; with a capital a new sentence begins.
_CLIPPED: Final = word_set(
    """etc abt am pm a.m p.m hrs hr min mins sec secs wk wks yr yrs mth mths tel ext ref info appt
    appts dept mtg poss prob prev enc max temp disc ass obs meds sch mon tue tues wed
    weds thu thur thurs fri sat sats sun jan feb mar apr jun jul aug sep sept oct nov dec dob al ft
    ins lb lbs oz kg mg ml cm mm km para paras vol vols pt pts est bro sis hosp surg univ gov
    govt intel reg cert comp mgr mob orig misc psych paed utd inf bldg"""
)
# Of these the ones that lead on to a word, whatever it is: "poss. he will ring".
_LEADS_ON: Final = word_set("abt approx poss prob prev enc max est tel ext ref para vol")
# Abbreviations that stand before or after names: only a word that opens sentences begins a new one.
_BEFORE_NAME: Final = word_set(
    "approx st rd ave co ltd inc plc jr sr jnr snr bros lt gt ct cres cl gdns sq ln la terr pk"
)
# These may have a day behind them: "8 a.m. Monday", "next appt. Thurs. 4th".
_DATED: Final = word_set("am pm a.m p.m appt appts mtg")
_DAYS: Final = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
    sat sun january february march april june july august september october november december gmt bst"""
)
# Before "no." these make it "number".
_NUMBERED: Final = word_set("'s his her their my our the tel phone mobile ref house door flat log case a an")
_ANSWERS: Final = word_set("said says say answered replied is was")
_FIGURES: Final = frozenset("0123456789£$€")
_JOINTS: Final = word_set("and or to until till")
_OPENING: Final = frozenset("\"“‘'•[")
_DASHES: Final = word_set("- – —")

_OPENERS: Final = word_set(
    """i he she it we you they this that these those there here the a an his her their my our your its
    mum dad mother father no not yes nothing nobody everyone someone all both some any each every one
    two three when while after before if as on in at during since because although however then today
    yesterday tomorrow now also and but so or who what where why how please next later once until from
    for by with to of"""
)
# Typed small as well, these begin a sentence where the one before it is complete.
_SUBJECTS: Final = word_set("i he she it we you they his their my our there mum dad nan mother father no")


@dataclass(frozen=True, slots=True)
class Stops:
    """Tells whether a full stop among the tokens from `begin` to `end` belongs to what stands before it."""

    words: Words
    begin: int
    end: int

    def abbreviates(self, at: int, start: int, following: int) -> bool:
        """Whether the sentence from `start` goes on after the stop `at`, with the word `following`."""
        words = self.words
        kept = len(words.text[at]) > 1  # the tokenizer kept the stop: "Mr.", "e.g.", "J.", "a.m."
        if not kept and (at == self.begin or (words.spaced[at] and words.low[at - 1])):
            return False
        before = at if kept else at - 1
        low = words.low[before].rstrip(".") if kept else words.low[before]
        after = words.text[following]
        if low[:1].isdigit():
            return self._numbers(before, start, following)
        if low == "no":
            return self._is_number(before, after)
        number = after[:1].isdigit() and not self._apart(following)
        if low in _NEVER or number or (low in _BEFORE_NUMBER and after[:1] in _FIGURES):
            return True
        if len(low) == 1 and low.isalpha():
            return self._initial(before, following)
        return self._shortens(before, low, following)

    def opens_small(self, at: int) -> bool:
        """Whether a word typed small is one that begins sentences: "she", "there"."""
        low = self.words.low
        number = low[at] == "no" and at + 1 < self.end and low[at + 1] == "."
        return low[at] in _SUBJECTS and not number

    def _apart(self, at: int) -> bool:
        """Whether white space stands before a token."""
        return self.words.spaced[at] or not self.words.low[at - 1]

    def _aside(self, at: int) -> bool:
        """Whether what follows an abbreviation is no sentence: a dash, or a bracket without its own stop."""
        words = self.words
        if words.text[at] in _DASHES:
            return True
        if words.text[at] != "(":
            return False
        for close in range(at + 1, min(at + 40, self.end)):
            if words.text[close] == ")":
                return words.low[close - 1][-1:] not in {".", "?", "!", "…"}
        return True

    def _shortens(self, before: int, low: str, following: int) -> bool:
        """Whether a sentence goes on after the abbreviation `low` and its stop."""
        after, next_low = self.words.text[following], self.words.low[following]
        dotted = "." in low and low.replace(".", "").replace("&", "").replace("-", "").isalpha()
        if not (low in _CLIPPED or low in _BEFORE_NAME or dotted):
            return False
        if after == "(" or after in _DASHES:
            return self._aside(following)
        if after[:1].islower():
            return low in _LEADS_ON or not self.opens_small(following)
        if low in _CLIPPED:
            if low in _DATED and next_low in _DAYS:
                return True
            return not after[:1].isupper() and after[:1] not in _OPENING
        # Small letters with stops are no name's: "50 mg o.d. Bloods normal".
        return next_low not in _OPENERS and not (dotted and self.words.text[before].islower())

    def _numbers(self, at: int, start: int, following: int) -> bool:
        """The stop of a list's number ("1. Home"), or of part of a time, a date or a list of dates."""
        text, after = self.words.text[at], self.words.text[following]
        if after[:1].isdigit() and not self._apart(following):
            return True
        low = self.words.low[following]
        if after[:1].islower() and (low in _JOINTS or (_is_day(text) and not self.opens_small(following))):
            return True  # "on 2.4. and 9.4."
        return text.isdigit() and at == start and len(text) < 3

    def _is_number(self, at: int, after: str) -> bool:
        """Whether "no." is short for number."""
        before = self.words.low[at - 1] if at > self.begin else ""
        if any(map(str.isdigit, after)):
            return before not in _ANSWERS
        return after[:1].islower() and (before in _NUMBERED or before.endswith("."))

    def _initial(self, at: int, following: int) -> bool:
        """Whether a single letter is an initial ("J. Mensah") or short ("w. Mum"); not "Plan B. She"."""
        words = self.words
        letter, after = words.text[at][0], words.text[following]
        if letter.islower():
            return after[:1].islower() and letter not in {"i", "x"}
        if letter == "I" and (at == self.begin or words.low[at - 1] in {"and", "than"}):
            return False
        if after[:1].islower():
            return not self.opens_small(following)
        return self._aside(following) or (after[:1].isupper() and words.low[following] not in _OPENERS)


def _is_day(text: str) -> bool:
    """Whether a number may be a day and its month, "31.12"."""
    day, _, month = text.partition(".")
    numbers = len(day) <= 2 and len(month) <= 2 and day.isdecimal() and month.isdecimal()
    return numbers and int(day) <= 31 and int(month) <= 12
