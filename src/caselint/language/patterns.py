"""The pattern language of lexicon terms, and what a pattern stands for.

    refuse~ to engage          `~`: the word inflects as a verb; `^`: as a noun
    (fail|refuse)~ to (attend|engage)    alternatives, of one word or several
    [very] hard[-]to-reach     optional words; a hyphen is a hyphen, a space or nothing
    put <self> at risk         a slot: one of `SLOTS`

A pattern is expanded into the word sequences that it stands for. They are few (a limit guards
against a pattern that multiplies), and a trie of them finds thousands of terms in one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from caselint.language.inflection import noun_forms, verb_forms
from caselint.schema import WordClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SLOTS: Final = {
    "self": "myself, herself, themselves ...",
    "their": "his, her, their, my, Mum's, the child's ...",
    "them": "him, her, them, or a person as in <person>",
    "they": "he, she, they, or a person as in <person>",
    "person": "a name, a relative, a role or a pronoun, with up to three words before it",
    "adverb": "no, one or two adverbs",
    "gap": "no word to four words of the same clause",
    "number": "a number in figures or in words",
    "be": "any form of be: is, were, 's, has been",
    "have": "any form of have: has, had, 've",
}

# How many word sequences one pattern may stand for, and how many words one may have.
MOST_SEQUENCES: Final = 5_000
MOST_WORDS: Final = 24


class PatternError(ValueError):
    """A term's pattern that cannot be read. The message holds the pattern and says what is wrong."""

    def __init__(self, pattern: str, problem: str) -> None:
        super().__init__(f"{pattern!r}: {problem}")
        self.pattern = pattern
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a pattern that is filled by kind: `name` is a key of `SLOTS`."""

    name: str


Element = str | Slot
Sequence = tuple[Element, ...]


# ---------------------------------------------------------------------------- the parsed pattern


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    inflects: WordClass | None = None


@dataclass(frozen=True, slots=True)
class _Choice:
    """Alternatives, each a row of parts; `optional` adds the empty one."""

    rows: tuple[tuple[_Part, ...], ...]
    optional: bool = False


_Part = _Word | _Choice | Slot

_LEXEME = re.compile(r"\s*(?:(?P<slot><[^<>\s]*>)|(?P<mark>[()\[\]|~^])|(?P<word>[^\s()\[\]|~^<>]+))")
_MARKS: Final = {"~": WordClass.VERB, "^": WordClass.NOUN}


class _Parser:
    """Reads one pattern. `~` and `^` bind to what they stand against, a word or a bracket."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.lexemes = list(self._lex())
        self.at = 0

    def _lex(self) -> Iterator[tuple[str, str]]:
        at, end = 0, len(self.pattern.rstrip())
        while at < end:
            match = _LEXEME.match(self.pattern, at)
            if match is None or match.lastgroup is None:
                raise PatternError(self.pattern, f"“{self.pattern[at]}” is out of place")
            yield match.lastgroup, match[match.lastgroup]
            at = match.end()

    def parse(self) -> tuple[_Part, ...]:
        row = self._row()
        if self.at < len(self.lexemes):
            text = self.lexemes[self.at][1]
            problem = "a bar outside brackets" if text == "|" else f"“{text}” closes nothing"
            raise PatternError(self.pattern, problem)
        if not row:
            raise PatternError(self.pattern, "it is empty")
        return row

    def _row(self) -> tuple[_Part, ...]:
        parts: list[_Part] = []
        while self.at < len(self.lexemes):
            kind, text = self.lexemes[self.at]
            if text in {"|", ")", "]"}:
                break
            self.at += 1
            if kind == "slot":
                parts.append(self._slot(text[1:-1]))
            elif text in {"(", "["}:
                parts.append(self._choice(text))
            elif text in _MARKS:
                if not parts:
                    raise PatternError(self.pattern, f"“{text}” stands against no word")
                parts[-1] = self._inflected(parts[-1], _MARKS[text])
            else:
                parts.append(_Word(text))
        return tuple(parts)

    def _slot(self, name: str) -> Slot:
        if name not in SLOTS:
            raise PatternError(self.pattern, f"there is no slot <{name}>; the slots are {', '.join(SLOTS)}")
        return Slot(name)

    def _choice(self, bracket: str) -> _Choice:
        rows = [self._row()]
        while self._next() == "|":
            rows.append(self._row())
        if self._closing() != {"(": ")", "[": "]"}[bracket]:
            raise PatternError(self.pattern, f"“{bracket}” is not closed")
        if not all(rows):
            raise PatternError(self.pattern, "an alternative is empty; use [ ] for what may be left out")
        return _Choice(tuple(rows), optional=bracket == "[")

    def _next(self) -> str | None:
        if self.at < len(self.lexemes) and self.lexemes[self.at][1] == "|":
            self.at += 1
            return "|"
        return None

    def _closing(self) -> str | None:
        if self.at < len(self.lexemes):
            self.at += 1
            return self.lexemes[self.at - 1][1]
        return None

    def _inflected(self, part: _Part, as_what: WordClass) -> _Part:
        marked = _inflect(part, as_what, first=as_what is WordClass.VERB)
        if marked is None:
            raise PatternError(self.pattern, "a slot does not inflect")
        return marked


def _inflect(part: _Part, as_what: WordClass, *, first: bool) -> _Part | None:
    """`part` with its first or last word marked as inflecting; None where it has no such word."""
    if isinstance(part, Slot):
        return None
    if isinstance(part, _Word):
        return part if part.inflects else _Word(part.text, as_what)
    rows = [_inflect_row(row, as_what, first=first) for row in part.rows]
    return _Choice(tuple(rows), part.optional)


def _inflect_row(row: tuple[_Part, ...], as_what: WordClass, *, first: bool) -> tuple[_Part, ...]:
    """`row` with its first (verb) or last (noun) word that is not optional marked as inflecting."""
    order = range(len(row)) if first else range(len(row) - 1, -1, -1)
    for at in order:
        part = row[at]
        if isinstance(part, Slot) or (isinstance(part, _Choice) and part.optional):
            continue
        marked = _inflect(part, as_what, first=first)
        return row if marked is None else (*row[:at], marked, *row[at + 1 :])
    return row


# ------------------------------------------------------------------------------------- expansion


def expand(
    pattern: str, pos: WordClass = WordClass.PHRASE, split: Callable[[str], tuple[str, ...]] | None = None
) -> list[Sequence]:
    """The word sequences that a pattern stands for, lower case, apostrophes and hyphens plain.

    A verb's first word and a noun's last word inflect. `split` cuts a word into tokens as the
    tokenizer does ("isn't" -> "is", "n't"); without it words stay whole.

    Raises:
        PatternError: the pattern cannot be read, or stands for too much.

    """
    split = split or _whole
    if _PLAIN_PATTERN.fullmatch(pattern) and len(pattern) < _SURELY_SHORT:
        return _expand_plain(plain(pattern).split(), pos, split)
    row = _Parser(pattern).parse()
    if pos in {WordClass.VERB, WordClass.NOUN}:
        row = _inflect_row(row, pos, first=pos is WordClass.VERB)
    sequences = list(dict.fromkeys(_Expander(pattern, split).row(row)))
    for sequence in sequences:
        _refuse_boundless(pattern, sequence)
    return sequences


_PLAIN_PATTERN = re.compile(r"[A-Za-z' ]*[A-Za-z][A-Za-z' ]*")


_SURELY_SHORT: Final = 2 * MOST_WORDS  # too few characters for too many words


def _expand_plain(
    words: list[str], pos: WordClass, split: Callable[[str], tuple[str, ...]]
) -> list[Sequence]:
    """Words and nothing else, as most terms are: no need to parse."""
    tokens = [split(word) for word in words]
    if pos is WordClass.VERB:
        rest = sum(tokens[1:], ())
        return [split(form) + rest for form in sorted(verb_forms(words[0]))]
    if pos is WordClass.NOUN:
        rest = sum(tokens[:-1], ())
        return [rest + split(form) for form in sorted(noun_forms(words[-1]))]
    return [sum(tokens, ())]


def _whole(word: str) -> tuple[str, ...]:
    return (word,)


class _Expander:
    def __init__(self, pattern: str, split: Callable[[str], tuple[str, ...]]) -> None:
        self.pattern = pattern
        self.split = split

    def row(self, parts: tuple[_Part, ...]) -> list[Sequence]:
        sequences: list[Sequence] = [()]
        for part in parts:
            options = self.part(part)
            if len(sequences) * len(options) > MOST_SEQUENCES:
                raise PatternError(self.pattern, f"it stands for more than {MOST_SEQUENCES} phrases")
            sequences = [done + option for done in sequences for option in options]
        return sequences

    def part(self, part: _Part) -> list[Sequence]:
        if isinstance(part, Slot):
            return [(part,)]
        if isinstance(part, _Word):
            return [tokens for form in _forms(part.text, part.inflects) for tokens in self.spellings(form)]
        found = [sequence for row in part.rows for sequence in self.row(row)]
        return [(), *found] if part.optional else found

    def spellings(self, word: str) -> Iterator[Sequence]:
        """A hyphen stands for itself, for a space or for nothing."""
        parts = word.split("-")
        if len(parts) == 1 or not all(parts):
            yield self.split(word)
            return
        for joins in _joins(len(parts) - 1):
            text = parts[0]
            for join, part in zip(joins, parts[1:], strict=True):
                text += join + part
            yield tuple(token for piece in text.split() for token in self.split(piece))


@cache
def _joins(count: int) -> tuple[tuple[str, ...], ...]:
    if count > 4:  # "one-in-a-million-chance-of" and longer: hyphens all alike
        return tuple((join,) * count for join in (" - ", " ", ""))
    rows: list[tuple[str, ...]] = [()]
    for _ in range(count):
        rows = [(*row, join) for row in rows for join in (" - ", " ", "")]
    return tuple(rows)


def plain(text: str) -> str:
    """`text` in lower case with straight apostrophes, plain hyphens and nothing that does not show."""
    return text.lower().translate(_PLAIN)


_PLAIN = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "\u2010\u2011\u2012"), "-")
_PLAIN |= dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")  # soft hyphens and the like


def _forms(word: str, inflects: WordClass | None) -> tuple[str, ...]:
    word = plain(word)
    if inflects is WordClass.VERB:
        return tuple(sorted(verb_forms(word)))
    if inflects is WordClass.NOUN:
        return tuple(sorted(noun_forms(word)))
    return (word,)


def _refuse_boundless(pattern: str, sequence: Sequence) -> None:
    if len(sequence) > MOST_WORDS:
        raise PatternError(pattern, f"it has more than {MOST_WORDS} words")
    if not any(isinstance(element, str) and any(map(str.isalnum, element)) for element in sequence):
        raise PatternError(pattern, "without its optional parts it holds no word, so it would match anything")
    loose = {"adverb", "gap"}
    for end in (sequence[0], sequence[-1]):
        if isinstance(end, Slot) and end.name in loose:
            raise PatternError(pattern, f"<{end.name}> can only stand between words")
