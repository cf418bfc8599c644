"""What a pattern stands for: its phrases one word at a time, or all of them multiplied out."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

from caselint.language.inflection import noun_forms, verb_forms
from caselint.language.patterns import Choice, Part, PatternError, Row, Slot, Word, parse
from caselint.schema import WordClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


Element = str | Slot
Phrase = tuple[Element, ...]


# What is left of a pattern once some of its words are known: parts, and tokens of a word begun.
Rest = tuple[Part | str, ...]

# What `expand` refuses to multiply out: more phrases than this, or longer ones.
MOST_PHRASES: Final = 5_000
MOST_WORDS: Final = 24


def _whole(word: str) -> tuple[str, ...]:
    return (word,)


class Phrases:
    """Unfolds patterns. `split` cuts a word into tokens as the tokenizer does ("isn't" -> "is", "n't")."""

    def __init__(self, split: Callable[[str], tuple[str, ...]] = _whole) -> None:
        self._split = split
        self._spellings: dict[Word, tuple[tuple[str, ...], ...]] = {}

    def steps(self, rest: Rest) -> Iterator[tuple[Element | None, Rest]]:
        """What may come next, each with what is left after it; None where the phrase may end."""
        for at, part in enumerate(rest):
            tail = rest[at + 1 :]
            if isinstance(part, Choice):
                for row in part.rows:
                    yield from self.steps(row + tail)
                if part.optional:
                    continue
            elif isinstance(part, Word):
                for tokens in self.spellings(part):
                    yield tokens[0], tokens[1:] + tail
            else:
                yield part, tail
            return
        yield None, ()

    def anchors(self, row: Row) -> list[frozenset[str]]:
        """Sets of tokens of which every phrase of `row` holds at least one each."""
        return [found for part in row if (found := self._anchor(part))]

    def _anchor(self, part: Part) -> frozenset[str]:
        if isinstance(part, Word):
            return frozenset(max(tokens, key=len) for tokens in self.spellings(part))
        if isinstance(part, Slot) or part.optional:
            return frozenset()
        rows = [self.anchors(row) for row in part.rows]
        return frozenset().union(*(max(sets, key=_rarity) for sets in rows)) if all(rows) else frozenset()

    def spellings(self, word: Word) -> tuple[tuple[str, ...], ...]:
        """The tokens of each form of a word; a hyphen stands for itself, for a space or for nothing."""
        found = self._spellings.get(word)
        if found is None and word.inflects is None and word.text.isalpha():
            found = self._spellings[word] = (self._split(word.text),)
        if found is None:
            spelt = (text for form in _forms(word) for text in _hyphenations(form))
            found = tuple(tuple(t for piece in text.split() for t in self._split(piece)) for text in spelt)
            self._spellings[word] = found
        return found


def _rarity(tokens: frozenset[str]) -> tuple[int, int, list[str]]:
    """Long words are rarer."""
    lengths = [len(token) for token in tokens]
    return min(lengths), max(lengths), sorted(tokens)


def expand(pattern: str, pos: WordClass = WordClass.PHRASE) -> list[Phrase]:
    """All phrases that a pattern stands for, lower case, apostrophes and hyphens plain.

    A verb's first word and a noun's last word inflect.

    Raises:
        PatternError: the pattern cannot be read, or stands for too much to be multiplied out.

    """
    phrases = Phrases()
    found: list[Phrase] = []
    todo: list[tuple[Phrase, Rest]] = [((), parse(pattern, pos))]
    while todo:
        done, rest = todo.pop()
        if len(done) > MOST_WORDS:
            raise PatternError(pattern, f"it has more than {MOST_WORDS} words")
        if len(found) > MOST_PHRASES:
            raise PatternError(pattern, f"it stands for more than {MOST_PHRASES} phrases")
        for element, tail in phrases.steps(rest):
            if element is None:
                found.append(done)
            else:
                todo.append(((*done, element), tail))
    return list(dict.fromkeys(found))


def _forms(word: Word) -> Iterable[str]:
    if word.inflects is WordClass.VERB:
        return sorted(verb_forms(word.text))
    if word.inflects is WordClass.NOUN:
        return sorted(noun_forms(word.text))
    return (word.text,)


def _hyphenations(word: str) -> Iterator[str]:
    parts = word.split("-")
    if len(parts) == 1 or not all(parts):
        yield word
        return
    for joins in _joins(len(parts) - 1):
        yield parts[0] + "".join(join + part for join, part in zip(joins, parts[1:], strict=True))


@cache
def _joins(count: int) -> tuple[tuple[str, ...], ...]:
    joins = (" - ", " ", "")
    if count > 4:  # "one-in-a-million-chance-of" and longer: hyphens all alike
        return tuple((join,) * count for join in joins)
    return tuple(product(joins, repeat=count))
