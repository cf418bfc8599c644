"""Markdown to a `Document`: the file's own lines without the markup, and its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.read.text import decode
from caselint.record import BlockKind, Document, Omission, Reading

if TYPE_CHECKING:
    from caselint.read.limits import Limits
    from caselint.record import Block

_LONGEST = 4_000_000  # characters in which markup is followed, at some 4 seconds a million


def read_markdown(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read Markdown (CommonMark with tables, tasks and footnotes), line for line.

    Emphasis, links' targets, the signs of headings, quotations and code, and html are taken out; bullets and
    numbers stay, and tick boxes are the signs of ticked and empty boxes. Comments are not in the text.

    Raises UnreadableError for binary data and for a file without words.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONGEST:
        from caselint.read.text.blocks import blocks_of

        steps = ("It is too long for its markup to be followed: it was read as plain text.",)
        return Document(path, "md", text, blocks_of(text), reading=Reading(steps))
    shown, blocks, reading = _read(text)
    if not any(b.span.start < b.span.end and b.kind is not BlockKind.RULE for b in blocks):
        raise UnreadableError("The file holds no text but markup, spaces and empty lines.", "DOC002")
    return Document(path, "md", shown, blocks, reading=reading)


def _read(text: str) -> tuple[str, tuple[Block, ...], Reading]:
    from caselint.read.markdown.blocks import page_of, text_and_blocks
    from caselint.read.markdown.source import source_of

    source = source_of(text)
    page = page_of(source)
    shown, blocks = text_and_blocks(page)
    steps = ["It is Markdown: the markup was taken out, and its lines are those of the file."]
    if source.front:
        steps.append("It begins with front matter, whose lines were read as fields.")
    comments = page.passed.comments + source.hidden_notes
    left_out = (
        (page.passed.pictures, "picture", "caselint reads no words in pictures: look at them yourself."),
        (comments, "comment", "Comments do not show on the page: look at the file's own text for them."),
    )
    omissions = tuple(
        Omission(
            f"{number} {name}" if number == 1 else f"{number} {name}s", why, holds_words=name == "comment"
        )
        for number, name, why in left_out
        if number
    )
    return shown, blocks, Reading(tuple(steps), omissions=omissions)
