"""What a file of paragraphs holds, as sentences on how it was read: tables, notes, tracked changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from caselint.record import MarkKind, Omission, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.record import Block, Mark

_CHANGES = {
    MarkKind.INSERTION: ("insertion", "insertions"),
    MarkKind.DELETION: ("deletion", "deletions"),
}
NUMBERS_ARE_NO_TEXT = "The numbers that {} gives to lists, notes and pages by itself are not in the text."


def contents(blocks: Iterable[Block], comments: int) -> Iterator[str]:
    """What parts a file has beside its plain paragraphs."""
    blocks = tuple(blocks)
    tables = len({block.place.table for block in blocks} - {None})
    parts = Counter(block.place.part for block in blocks)
    for number, one, many in (
        (tables, "table", "tables"),
        (
            parts[Part.TEXT_BOX],
            "paragraph of text boxes and drawings",
            "paragraphs of text boxes and drawings",
        ),
        (parts[Part.FOOTNOTE], "paragraph of footnotes", "paragraphs of footnotes"),
        (parts[Part.ENDNOTE], "paragraph of endnotes", "paragraphs of endnotes"),
        (comments, "comment", "comments"),
    ):
        if number:
            yield f"It holds {counted(number, one, many)}."


def traces(marks: Iterable[Mark], hidden_page_parts: int) -> Iterator[str]:
    """What traces of editing a file has; `hidden_page_parts` are the heads and feet that no page shows."""
    changes = Counter(mark.kind for mark in marks)
    told = [counted(changes[kind], *names) for kind, names in _CHANGES.items() if changes[kind]]
    if told:
        yield f"It holds tracked changes: {' and '.join(told)}. Deleted words are not in the text."
    if changes[MarkKind.HIDDEN]:
        hidden = counted(changes[MarkKind.HIDDEN], "stretch", "stretches")
        yield f"It holds {hidden} of hidden text, which is in the text as read."
    if hidden_page_parts:
        unseen = counted(hidden_page_parts, "page header or footer", "page headers or footers")
        yield f"It holds {unseen} that no page shows: in the text, and marked as hidden."


def pictures(number: int) -> tuple[Omission, ...]:
    """That pictures were not read, if there are any."""
    if not number:
        return ()
    told = counted(number, "picture", "pictures")
    return (Omission(told, "Words in a picture are not read: look at it yourself."),)


def embedded(number: int, names: tuple[str, ...] = ()) -> tuple[Omission, ...]:
    """That files inside the file were not opened, if there are any."""
    if not number:
        return ()
    told = counted(number, "file inside the file", "files inside the file")
    why = "Embedded workbooks and other files are not opened: save them by themselves and check them."
    return (Omission(told, why, names),)


def counted(number: int, one: str, many: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {one if number == 1 else many}"
