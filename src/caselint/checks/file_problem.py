"""Kind `file-problem`: a file that could not be read, or holds no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.record import Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which problem of a reader the rule reports, by its code."""

    problem: str


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield the reader's reason, if it gave one of this code."""
    problem = record.record.document.problem
    if problem and problem.code == options.problem:
        yield Hit(span=Span(0, 0), values={"reason": problem.reason})
