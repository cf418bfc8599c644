"""Fields: instructions to Word, which a reader does not see, and their results, which are text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.docx.changes import is_deleted
from caselint.read.docx.names import M, T, W
from caselint.read.docx.signs import form_value
from caselint.read.field_codes import shown_by

if TYPE_CHECKING:
    from caselint.read.docx.package import Element
    from caselint.read.docx.signs import Control

FIELD_CHAR, KIND = W + "fldChar", W + "fldCharType"


@dataclass(slots=True)
class Field:
    """A field whose end has not come."""

    begin: Element
    result_at: int
    slot: Control | None
    code: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def shows(self) -> str:
        """What is on the page where nothing was stored as its result."""
        if not self.in_result:
            return form_value(self.begin) or shown_by("".join(self.code))
        # A result that was stored empty is shown so, but for tick boxes and lists, which never store any.
        typed = self.begin.find(f"{W}ffData/{W}textInput") is not None
        return "" if typed else form_value(self.begin)


def drop_codes(root: Element) -> None:
    """Take out the text that stands in the instruction of a field, as the results of fields in it do.

    Only where the field has an instruction, a result and an end: what a broken file lost its end of stays.
    """
    if next(root.iter(FIELD_CHAR), None) is None:
        return
    fields: list[_Code] = []
    unparted: list[_Code] = []  # of those, the ones whose results have not begun
    for node in root.iter(FIELD_CHAR, T, M + "t"):
        if node.tag != FIELD_CHAR:
            if unparted:
                unparted[-1].texts.append(node)
            continue
        if is_deleted(node):
            continue
        kind = node.get(KIND)
        if kind == "begin":
            fields.append(_Code())
            unparted.append(fields[-1])
        elif kind == "separate" and fields and not fields[-1].parted:
            fields[-1].parted = True
            unparted.pop()
        elif kind == "end" and fields:
            _end(fields.pop(), unparted)


@dataclass(slots=True)
class _Code:
    """The instruction of a field: the texts that stand in it."""

    texts: list[Element] = field(default_factory=list)
    parted: bool = False


def _end(ended: _Code, unparted: list[_Code]) -> None:
    if ended.parted:
        for text in ended.texts:
            if not is_deleted(text):  # those are words of the deletion, whatever it was part of
                text.text = None
        return
    unparted.pop()
    if unparted:  # it stands in the instruction of another
        around = unparted[-1]
        if len(around.texts) < len(ended.texts):  # so that the same texts do not move up again and again
            around.texts, ended.texts = ended.texts, around.texts
        around.texts += ended.texts
