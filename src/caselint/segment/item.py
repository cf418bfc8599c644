"""An item: a line of a document, or a table's row, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from caselint.record import Role

if TYPE_CHECKING:
    from caselint.record import Field, Span
    from caselint.segment.layout import Line
    from caselint.segment.tables import TableItem


class ItemKind(Enum):
    """What a line is."""

    TEXT = "text"
    FIELDS = "fields"
    HEADING = "heading"
    RULE = "rule"
    ROW = "row"  # of a table that has a row an entry
    CELLS = "cells"  # of any other table that is no form


@dataclass(frozen=True, slots=True)
class Item:
    """A line, or a table's row, and what it is. `table` is set for rows and cells."""

    kind: ItemKind
    span: Span
    text: str
    line: Line | None = None
    fields: tuple[Field, ...] = ()
    table: TableItem | None = None
    mail: bool = False  # part of an e-mail that was pasted in
    gap: bool = False  # an empty line or a rule stands before it

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.line is not None and self.line.listed

    @property
    def is_header(self) -> bool:
        """Whether it holds fields of a header or a sign-off, and not only a run-in heading."""
        return (
            self.kind is ItemKind.FIELDS
            and not self.mail
            and any(field.role is not Role.NARRATIVE for field in self.fields)
        )

    @property
    def is_narrative(self) -> bool:
        """Whether it tells something: text, or text after a run-in heading."""
        if self.kind is ItemKind.FIELDS:
            return any(field.role is Role.NARRATIVE and not field.blank for field in self.fields)
        return self.kind in {ItemKind.TEXT, ItemKind.CELLS}
