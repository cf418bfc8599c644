"""Kind `file-problem`: an unreadable file, or one without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Document
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which problem of a reader the rule reports, by its code."""

    problem: str


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield the reader's reason, if it gave one of this code."""
    yield from hits(record.record.document, options)


def hits(document: Document, options: Options) -> Iterator[Hit]:
    """The same for a document alone: one that could not be read has nothing to annotate."""
    if document.problem and document.problem.code == options.problem:
        yield Hit(span=Span(0, 0), values={"reason": document.problem.reason})
