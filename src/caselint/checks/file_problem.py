"""Kind `file-problem`: an unreadable file, one without text, or one with pages that are pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import Span
from caselint.record.page_numbers import pages_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Document
    from caselint.schema import Rulebook


NO_TEXT = "DOC002"  # the code of a file's, or a page's, want of text


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which problem of a reader the rule reports, by its code."""

    problem: str


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield the reader's reason, if it gave one of this code, or which pages hold no text."""
    yield from hits(record.record.document, options)


def hits(document: Document, options: Options) -> Iterator[Hit]:
    """The same for a document alone: one that could not be read has nothing to annotate."""
    if document.problem:
        if document.problem.code == options.problem:
            yield Hit(span=Span(0, 0), values={"reason": document.problem.reason}, wordless=True)
    elif options.problem == NO_TEXT and (unread := document.reading.unread_pages):
        told = (
            "is a picture without text: it was not checked."
            if len(unread) == 1
            else "are pictures without text: they were not checked."
        )
        pages = pages_named(unread)
        yield Hit(span=Span(0, 0), values={"reason": f"{pages} {told}"}, wordless=True, known_by=pages)
