"""The pattern language of lexicon terms.

    refuse~ to engage          `~`: the word inflects as a verb; `^`: as a noun
    (fail|refuse)~ to (attend|engage)    alternatives, of one word or several
    [very] hard[-]to-reach     optional words; a hyphen is a hyphen, a space or nothing
    put <self> at risk         a slot: one of `SLOTS`

`parse` reads a pattern as a row of parts; `caselint.language.phrases` tells what phrases it stands for.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.schema import WordClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class Word(NamedTuple):
    """A word in lower case, apostrophes and hyphens plain; `inflects` is VERB or NOUN if it does."""

    text: str
    inflects: WordClass | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives; `optional` adds the empty one."""

    rows: tuple[Row, ...]
    optional: bool = False


Part = Word | Choice | Slot
Row = tuple[Part, ...]

# A list is brackets with nothing but words and bars in them, as most are: it need not be read word by word.
_LEXEME = re.compile(
    r"(?P<slot><[^<>\s]*>)|(?P<list>\([^()\[\]~^<>]+\)|\[[^()\[\]~^<>]+\])"
    r"|(?P<mark>[()\[\]|~^])|(?P<word>[^\s()\[\]|~^<>]+)|(?P<stray>\S)"
)
MARKS: Final = {"~": WordClass.VERB, "^": WordClass.NOUN}
_DEEPEST: Final = 20  # brackets inside each other; the deepest of ours has 7


def parse(pattern: str, pos: WordClass = WordClass.PHRASE) -> Row:
    """The parts of a pattern, in which a verb's first word and a noun's last word inflect.

    Raises PatternError for a pattern that cannot be read, or that would match anything.
    """
    row: Row
    if _LETTERS.fullmatch(pattern):  # as most are: no need of the parser
        row = tuple(map(Word, pattern.lower().split()))
    else:
        parser = _Parser(pattern)
        row = parser.parse()
        _refuse_boundless(pattern, row, nested=parser.nested)
    if pos in {WordClass.VERB, WordClass.NOUN}:
        row = _inflect_row(row, pos, first=pos is WordClass.VERB)
    return row


_LETTERS = re.compile(r"[A-Za-z ]*[A-Za-z][A-Za-z ]*")


class _Parser:
    """Reads one pattern. `~` and `^` bind to what they stand against, a word or a bracket."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.lexemes = list(self._lex())
        self.at = 0
        self.depth = 0
        self.nested = False  # whether anything that may be left out stands in brackets

    def _lex(self) -> Iterator[tuple[str, str]]:
        for match in _LEXEME.finditer(plain(self.pattern)):
            kind, text = match.lastgroup, match[0]
            if kind is None or kind == "stray":
                raise PatternError(self.pattern, f"“{text}” is out of place")
            yield kind, text

    def parse(self) -> Row:
        row = self._row()
        if self.at < len(self.lexemes):
            text = self.lexemes[self.at][1]
            problem = "a bar outside brackets" if text == "|" else f"“{text}” closes nothing"
            raise PatternError(self.pattern, problem)
        if not row:
            raise PatternError(self.pattern, "it is empty")
        return row

    def _row(self) -> Row:
        parts: list[Part] = []
        while self.at < len(self.lexemes):
            kind, text = self.lexemes[self.at]
            if text in {"|", ")", "]"}:
                break
            self.at += 1
            if kind == "slot":
                parts.append(self._slot(text[1:-1]))
            elif kind == "list":
                parts.append(self._list(text))
            elif text in {"(", "["}:
                parts.append(self._choice(text))
            elif text in MARKS:
                if not parts:
                    raise PatternError(self.pattern, f"“{text}” stands against no word")
                parts[-1] = self._inflected(parts[-1], MARKS[text])
            else:
                parts.append(Word(text))
        return tuple(parts)

    def _slot(self, name: str) -> Slot:
        if name not in SLOTS:
            raise PatternError(self.pattern, f"there is no slot <{name}>; the slots are {', '.join(SLOTS)}")
        return Slot(name)

    def _list(self, text: str) -> Choice:
        self._go_deeper(text[0])
        rows: list[Row] = [tuple(map(Word, words.split())) for words in text[1:-1].split("|")]
        return self._chosen(rows, text[0])

    def _choice(self, bracket: str) -> Choice:
        self._go_deeper(bracket)
        rows = [self._row()]
        while self._next() == "|":
            rows.append(self._row())
        if self._closing() != {"(": ")", "[": "]"}[bracket]:
            raise PatternError(self.pattern, f"“{bracket}” is not closed")
        return self._chosen(rows, bracket)

    def _go_deeper(self, bracket: str) -> None:
        self.nested = self.nested or (bracket == "[" and self.depth > 0)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternError(self.pattern, f"more than {_DEEPEST} brackets stand inside each other")

    def _chosen(self, rows: Sequence[Row], bracket: str) -> Choice:
        if not all(rows):
            raise PatternError(self.pattern, "an alternative is empty; use [ ] for what may be left out")
        self.depth -= 1
        return Choice(tuple(rows), optional=bracket == "[")

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

    def _inflected(self, part: Part, as_what: WordClass) -> Part:
        marked = _inflect(part, as_what, first=as_what is WordClass.VERB)
        if marked is None:
            raise PatternError(self.pattern, "a slot does not inflect")
        return marked


def _inflect(part: Part, as_what: WordClass, *, first: bool) -> Part | None:
    """`part` with its first or last word marked as inflecting; None where it has no such word."""
    if isinstance(part, Slot):
        return None
    if isinstance(part, Word):
        return part if part.inflects else Word(part.text, as_what)
    rows = [_inflect_row(row, as_what, first=first) for row in part.rows]
    return Choice(tuple(rows), part.optional)


def _inflect_row(row: Row, as_what: WordClass, *, first: bool) -> Row:
    """`row` with its first (verb) or last (noun) word that is not optional marked as inflecting."""
    order = range(len(row)) if first else range(len(row) - 1, -1, -1)
    for at in order:
        part = row[at]
        if isinstance(part, Slot) or (isinstance(part, Choice) and part.optional):
            continue
        marked = _inflect(part, as_what, first=first)
        return row if marked is None else (*row[:at], marked, *row[at + 1 :])
    return row


def _refuse_boundless(pattern: str, row: Row, *, nested: bool) -> None:
    if nested and _ways_round(row) > _MOST_WAYS:
        raise PatternError(
            pattern, "the same words may be left out in too many ways; put no [ ] inside another"
        )
    if not any(map(_is_word, row)) and not any(map(_holds_word, row)):
        raise PatternError(pattern, "without its optional parts it holds no word, so it would match anything")
    if "<" not in pattern or not any(f"<{name}>" in pattern.lower() for name in _BETWEEN_WORDS):
        return
    for part in (*_ends(row, last=False), *_ends(row, last=True)):
        if isinstance(part, Slot) and part.name in _BETWEEN_WORDS:
            raise PatternError(pattern, f"<{part.name}> can only stand between words")


_BETWEEN_WORDS: Final = {"adverb", "gap"}
_MOST_WAYS: Final = 100  # to pass over parts of a pattern; those of ours have one


def _ways_round(row: Row) -> int:
    """In how many ways parts of a row may be passed over: "[[a]]" in two, twenty such in a million."""
    ways = 1
    for part in row:
        if isinstance(part, Choice):
            ways *= max(1, _ways_to_nothing(part)) * max(map(_ways_round, part.rows))
    return ways


def _ways_to_nothing(part: Part) -> int:
    if not isinstance(part, Choice):
        return 0
    return part.optional + sum(math.prod(map(_ways_to_nothing, row)) for row in part.rows)


def _is_word(part: Part) -> bool:
    return isinstance(part, Word) and any(map(str.isalnum, part.text))


def _holds_word(part: Part) -> bool:
    """Whether there is a word in every phrase that the part stands for."""
    if isinstance(part, Word):
        return _is_word(part)
    if isinstance(part, Slot):
        return False
    return not part.optional and all(any(map(_holds_word, row)) for row in part.rows)


def _ends(row: Row, *, last: bool) -> Iterator[Word | Slot]:
    """The words and slots that a row may begin or end with."""
    for part in reversed(row) if last else row:
        if isinstance(part, Choice):
            for inner in part.rows:
                yield from _ends(inner, last=last)
        else:
            yield part
        if not _may_be_empty(part):
            return


def _may_be_empty(part: Part) -> bool:
    return isinstance(part, Choice) and (
        part.optional or any(all(map(_may_be_empty, row)) for row in part.rows)
    )


def plain(text: str) -> str:
    """`text` in lower case with straight apostrophes, plain hyphens and nothing that does not show."""
    return text.lower().translate(_PLAIN)


_PLAIN = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "\u2010\u2011\u2012"), "-")
_PLAIN |= dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")  # soft hyphens and the like
