"""html (also xhtml, and what Word and Outlook save as html) to a `Document`: the text that its page shows."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath
from typing import TYPE_CHECKING

from caselint.read.html.parse import page_text, tree_of
from caselint.read.html.sheet import Sheet
from caselint.read.html.walk import Walker
from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.record import BlockKind, Document, Omission, Part, Place, Reading

if TYPE_CHECKING:
    from caselint.read.html.walk import Unread
    from caselint.read.limits import Limits
    from caselint.read.safe_xml import Element
    from caselint.record import Block

_TAG = re.compile(r"<[a-zA-Z!/?]")
_OFFICE_NAMES = frozenset({".doc", ".docx", ".docm", ".dotx", ".dotm", ".rtf", ".odt"})


def read_html(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a page: its title where the page does not show it, then its text in the order of the page.

    White space is as a browser shows it, a paragraph or line is a line, and a table's row is one line with
    tabs between its cells. Hidden text and insertions are in it, deletions are not; all have marks.

    Raises UnreadableError for binary data, for more tags than a page has, and for a page without text.
    """
    markup, encoding = page_text(data)
    steps = [*_about(markup, path), encoding]
    if not _TAG.search(markup):
        return plain_page(markup, path, steps)
    root = tree_of(markup)
    sheet = Sheet()
    walker = Walker(sheet)
    if root is not None:
        write_title(root, sheet)
        walker.page(root)
    return document_of(sheet, path, "html", Reading(tuple(steps), omissions=omissions(walker.unread)))


def plain_page(text: str, path: str, steps: list[str]) -> Document:
    """The document of a text without a tag under a page's name, which is read as it stands."""
    from caselint.read.text.blocks import blocks_of

    text = unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError("The page holds no text.", "DOC002")
    steps = [*steps, "It has the name of a web page and no tags: it was read as plain text."]
    return Document(path, "html", text, blocks_of(text), reading=Reading(tuple(steps)))


def write_title(root: Element, sheet: Sheet) -> None:
    """Write a page's title as its header, unless the page shows the same words."""
    found = next(root.iter("title", "{http://www.w3.org/1999/xhtml}title"), None)
    title = " ".join("".join(found.itertext()).split()) if found is not None else ""
    body = next(root.iter("body", "{http://www.w3.org/1999/xhtml}body"), None)
    if title and (body is None or title not in " ".join("".join(body.itertext()).split())):
        sheet.place = Place(part=Part.HEADER)
        sheet.words(title)
        sheet.end_paragraph()
        sheet.place = Place()


def document_of(sheet: Sheet, path: str, file_format: str, reading: Reading) -> Document:
    """The document of a sheet that is full. Raises UnreadableError for an empty one."""
    text, marks = sheet.finished()
    if not any(_tells(block) for block in sheet.blocks):
        raise UnreadableError(_why_empty([omission.what for omission in reading.omissions]), "DOC002")
    return Document(
        path=path,
        format=file_format,
        text=text,
        blocks=tuple(sheet.blocks),
        marks=marks,
        slots=tuple(sorted(sheet.slots, key=lambda slot: slot.span)),
        reading=reading,
    )


def _tells(block: Block) -> bool:
    """Whether a block holds words, and no running head, nor only a line across the page."""
    furniture = block.place.part in {Part.HEADER, Part.FOOTER} or block.kind is BlockKind.RULE
    return block.span.start < block.span.end and not furniture


def omissions(unread: Unread) -> tuple[Omission, ...]:
    """What of a page's own is not in its text."""
    told = (
        (unread.pictures, "picture", "caselint reads no words in pictures: look at them yourself."),
        (unread.frames, "page within the page", "It is a file of its own: save it and check it by itself."),
        (unread.objects, "embedded object", "It is a file of its own: save it and check it by itself."),
        (unread.media, "recording or drawing", "caselint reads text only: listen to or look at it yourself."),
        (unread.scripts, "script", "No script was run: what it would write on the page is not checked."),
    )
    return tuple(Omission(counted(number, name), why) for number, name, why in told if number)


def counted(number: int, name: str) -> str:
    """A number of things, in words: "1 page within the page", "2 recordings or drawings"."""
    if number == 1:
        return f"1 {name}"
    first, within, rest = name.partition(" within ")
    return f"{number} {'s or '.join(first.split(' or '))}s{within}{rest}"


def _about(markup: str, path: str) -> list[str]:
    head = markup[:2000].lower()
    program = "Word" if "office:word" in head else "Excel" if "office:excel" in head else None
    steps = [f"It is a web page as {program} saves it." if program else "It is a web page (html)."]
    suffix = PurePath(path).suffix.lower()
    if suffix in _OFFICE_NAMES:
        steps.append(
            f"Its name ends in {suffix}, but what it holds is a web page, as case systems export it."
        )
    return steps


def _why_empty(left_out: list[str]) -> str:
    said = " ".join(left_out)
    if "within" in said:
        return "The page only holds other pages, in frames: open it in a browser and print it to PDF."
    if "picture" in said:
        return (
            "The page holds pictures and no text: it looks like a scan. "
            "Export the note as text, or have the text recognised (OCR) first."
        )
    if "script" in said:
        return (
            "The page holds no text of its own, only a program that would write it: "
            "open it in a browser and print it to PDF."
        )
    return "The page holds no text."
