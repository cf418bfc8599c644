"""What the tests of who holds a statement share: sentences with the words in question in double brackets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from caselint.language import Annotator
from caselint.language.claims import Claims
from caselint.record import Span
from language_helpers import book, make_record

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.claims import Claim
    from caselint.record import Record

_MARKED = re.compile(r"\[\[(.*?)\]\]")


def rows(table: str) -> list[tuple[str, str]]:
    """The lines of a table "marks | sentence"."""
    pairs = (line.partition(" | ") for line in table.strip().splitlines())
    return [(marks.strip(), text.strip()) for marks, _, text in pairs]


@cache
def _annotator() -> Annotator:
    return Annotator(book(), [])


def annotate(record: Record) -> AnnotatedRecord:
    """The record annotated with the program's own lexicons."""
    return _annotator().annotate(record)


def claim(text: str, heading: str | None = None, *, trees: bool = True) -> tuple[Claim, AnnotatedRecord]:
    """What marks the words in [[double brackets]], and the record that they stand in."""
    match = _MARKED.search(text)
    assert match, text
    span = Span(match.start(), match.start() + len(match[1]))
    record = annotate(make_record(_MARKED.sub(r"\1", text), heading=heading))
    sentence = record.sentence_index(span.start)
    assert sentence is not None, text
    claims = record.claims if trees else Claims(record, trees=False)
    return claims.of(sentence, span), record


def holders(text: str, heading: str | None = None, *, trees: bool = True) -> set[str]:
    """What marks the words in [[double brackets]]; "vague" and "guessed" count too."""
    found, _ = claim(text, heading, trees=trees)
    names = {str(way) for way in found.held}
    return names | ({"vague"} if found.vague else set()) | ({"guessed"} if found.guessed else set())
