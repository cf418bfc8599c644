"""Whether words are the full form of an abbreviation, and whether two full forms are the same.

An abbreviation is spelled by the initial letters of its full form, in order. Small words may be
passed over ("education, health and care plan", EHCP) or may lend their letter ("team around the
child", TAC), and a word may lend a second letter from inside ("co-ordinator", SENCO).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL_WORDS: Final = word_set(
    "& a an and as at but by for from in into nor not of off on or other per so than the to up with"
)
_LONGEST_ABBREVIATION: Final = 12  # letters; longer ones are not looked at
_LONG_WORD: Final = 8  # a single word this long may be an abbreviation's whole full form (tuberculosis, TB)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|&")


class Word(NamedTuple):
    """A word of a text: lower case, with its characters from `start` to `end`."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`. A hyphen parts words, an apostrophe does not."""
    return [Word(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def letters_of(abbreviation: str) -> str:
    """The letters and digits that a full form must spell, in lower case."""
    return "".join(char for char in abbreviation.lower() if char.isalnum())


def form_before(letters: str, words: Sequence[Word]) -> list[Word] | None:
    """The words at the end of `words` that spell `letters`, or None."""
    return _best(letters, [list(words[-count:]) for count in _counts(letters, words)])


def form_after(letters: str, words: Sequence[Word]) -> list[Word] | None:
    """The words at the beginning of `words` that spell `letters`, or None."""
    return _best(letters, [list(words[:count]) for count in _counts(letters, words)])


def _counts(letters: str, words: Sequence[Word]) -> range:
    return range(1, min(len(words), len(letters) + 5) + 1)


def _best(letters: str, choices: Sequence[list[Word]]) -> list[Word] | None:
    """The choice that spells the letters most plainly; the shortest where several do."""
    if not 2 <= len(letters) <= _LONGEST_ABBREVIATION:
        return None
    weighed = [
        (strain, len(choice), choice)
        for choice in choices
        if (strain := _strain(letters, tuple(word.text for word in choice))) is not None
    ]
    return min(weighed, key=lambda item: item[:2])[2] if weighed else None


def spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the words, all of them, are a full form of the letters."""
    return 2 <= len(letters) <= _LONGEST_ABBREVIATION and _strain(letters, tuple(words)) is not None


def _strain(letters: str, words: tuple[str, ...]) -> int | None:
    """How far the words have to be bent to spell the letters: 0 is plainly; None: they do not."""
    if words[0][0] != letters[0] or (words[-1] in SMALL_WORDS and len(words) > 1):
        return None
    if len(words) == 1 and (len(words[0]) < _LONG_WORD or len(letters) > 3):
        return None
    most = max(1, len(letters) // 3) if len(words) > 1 else len(letters) - 1

    @cache
    def strain_from(letter: int, word: int) -> int:
        """The least strain of spelling what is left, `word` lending `letters[letter]` or passed over."""
        if word == len(words):
            return 0 if letter == len(letters) else most + 1
        if letter == len(letters):
            # "National Referral Mechanism form (NRM)": one more word may trail a long abbreviation
            trailing = [text for text in words[word:] if text not in SMALL_WORDS]
            return 1 if len(trailing) == 1 and len(letters) > 2 else most + 1
        text = words[word]
        passed = strain_from(letter, word + 1) + (0 if text in SMALL_WORDS else 2) if word else most + 1
        return min(passed, lent(letter, word, text)) if text[0] == letters[letter] else passed

    def lent(letter: int, word: int, text: str) -> int:
        """The least strain where the word lends its initial, and perhaps letters from inside."""
        best = strain_from(letter + 1, word + 1)
        at = 0
        for inner, further in enumerate(range(letter + 1, len(letters)), 1):
            at = text.find(letters[further], at + 1)
            if at < 0 or inner > most:
                break
            best = min(best, inner + strain_from(further + 1, word + 1))
        return best

    found = strain_from(0, 0)
    return found if found <= most else None


def same_form(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full forms differ in case, number, hyphens, small words or spelling only."""
    first, second = ("".join(_stems(form)) for form in (one, other))
    if first == second:
        return True
    stems, others = _stems(one), _stems(other)
    return len(stems) == len(others) and all(map(_akin, stems, others))


def _stems(words: Sequence[str]) -> list[str]:
    return [_stem(word) for word in words if word not in SMALL_WORDS]


def _stem(word: str) -> str:
    """A word without its number and its choice between British and American spelling."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("s'")
    word = {"children": "child", "people": "person", "ised": "ized"}.get(word, word)
    if len(word) > 3 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word.replace("is", "iz").replace("our", "or").replace("programme", "program").replace("ae", "e")


def _akin(one: str, other: str) -> bool:
    """Whether two words are forms of one word: therapy and therapist, adviser and advisor."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= min(len(one), len(other), 5)
