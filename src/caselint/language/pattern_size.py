"""How much a pattern may ask for, so that a rule pack is loaded and matched in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.patterns import Choice, PatternError, Slot, Word

if TYPE_CHECKING:
    from caselint.language.patterns import Part, Row

# The limits, each with what comes nearest to it among caselint's own patterns.
_LONGEST: Final = 10_000  # characters, its places filled: it must be read by people (5,235)
_MOST_OPTIONAL: Final = 40  # optional parts: more do not help those who read it (29)
_LONGEST_WORD: Final = 80  # characters (22)
_LONGEST_PHRASE: Final = 60  # words and slots in a row, with all that may be left out (23)
_MOST_SPELLINGS: Final = 10_000  # of its words, in all forms, with hyphens and without (2,334)

_FORMS: Final = 8  # of a word that inflects, at most
_HYPHENATIONS: Final = 3  # ways to write each hyphen of a word of few


def refuse_large(pattern: str, row: Row) -> int:
    """How many spellings the words of a pattern have, at most.

    Raises PatternError for a pattern that is over a limit. `row` is the pattern, parsed.
    """
    if len(pattern) > _LONGEST:
        raise PatternError(pattern, f"it is longer than {_LONGEST} characters; make several terms of it")
    if pattern.count("[") > _MOST_OPTIONAL:
        problem = f"it has more than {_MOST_OPTIONAL} optional parts; make several terms of it"
        raise PatternError(pattern, problem)
    if _length(row) > _LONGEST_PHRASE:
        raise PatternError(pattern, f"it has more than {_LONGEST_PHRASE} words in a row; leave some out")
    spellings = sum(map(_spellings, row))
    if spellings > _MOST_SPELLINGS:
        raise PatternError(
            pattern, "it stands for too many words, with and without hyphens; make several terms"
        )
    for part in row:
        _refuse_long_words(pattern, part)
    return spellings


def _length(row: Row) -> int:
    return sum(max(map(_length, part.rows)) if isinstance(part, Choice) else 1 for part in row)


def _spellings(part: Part) -> int:
    if isinstance(part, Slot):
        return 0
    if isinstance(part, Choice):
        return sum(_spellings(inner) for row in part.rows for inner in row)
    hyphens = part.text.count("-")
    joins: int = _HYPHENATIONS ** (hyphens if hyphens <= 4 else 1)  # see `phrases`
    return joins * (_FORMS if part.inflects else 1)


def _refuse_long_words(pattern: str, part: Part) -> None:
    if isinstance(part, Word) and len(part.text) > _LONGEST_WORD:
        raise PatternError(pattern, f"a word in it is longer than {_LONGEST_WORD} characters")
    if isinstance(part, Choice):
        for row in part.rows:
            for inner in row:
                _refuse_long_words(pattern, inner)
