"""Looks up places in files with readers that are not caselint's: python-docx, pdfplumber and plain lines."""

from __future__ import annotations

import email
import email.policy
import re
from functools import cache
from itertools import count
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pdfplumber
from docx.oxml.ns import qn
from lxml import etree, html

from caselint.record import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from caselint.record import Place

Key = tuple[str, int | None, int | None, int | None, int | None]  # part, paragraph, table, row, cell

_NO_WORDS = {qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom"), qn("w:tbl")}
_ASIDES = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}note",
)
_PARTS = {
    Part.FOOTNOTE: "word/footnotes.xml",
    Part.ENDNOTE: "word/endnotes.xml",
    Part.COMMENT: "word/comments.xml",
}


def squeezed(words: str) -> str:
    """Words without their spaces, which readers set in their own ways."""
    return "".join(words.split())


def letters(words: str) -> str:
    """The letters and digits alone: hyphens at the ends of lines come and go, ligatures are letters."""
    return "".join(c for c in words.replace("ﬁ", "fi").replace("ﬂ", "fl") if c.isalnum())


# ------------------------------------------------------------------------------------------- docx


@cache
def docx_places(path: Path) -> dict[Key, str]:
    """The words of every paragraph and cell of the body, text boxes and page margins, squeezed."""
    document = docx.Document(str(path))
    found: dict[Key, str] = {}
    _walk(document.element.body, found, count(1), count(1))
    for section in document.sections:
        for part, margin in ((Part.HEADER, section.header), (Part.FOOTER, section.footer)):
            words = squeezed(_text(margin._element))
            found[part, None, None, None, None] = found.get((part, None, None, None, None), "") + words
    with ZipFile(path) as package:
        for part, name in _PARTS.items():
            if name in package.namelist():
                root = etree.fromstring(package.read(name))
                found[part, None, None, None, None] = squeezed("".join(root.itertext()))
    boxes = document.element.body.iter(qn("w:txbxContent"))
    found[Part.TEXT_BOX, None, None, None, None] = squeezed("".join(_text(box, whole=True) for box in boxes))
    return found


def _walk(element: etree._Element, found: dict[Key, str], paragraphs: count[int], tables: count[int]) -> None:
    """Number the paragraphs that hold something, and the tables with those inside them, as they come."""
    for child in element:
        if child.tag == qn("w:p"):
            if words := squeezed(_text(child)):
                found[Part.BODY, next(paragraphs), None, None, None] = words
        elif child.tag == qn("w:tbl"):
            _walk_table(child, found, next(tables), tables)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")}:
            _walk(child, found, paragraphs, tables)


def _walk_table(table: etree._Element, found: dict[Key, str], number: int, tables: count[int]) -> None:
    for row_number, row in enumerate(_inside(table, "w:tr"), 1):
        before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        column = 1 + (int(before.get(qn("w:val"))) if before is not None else 0)
        for cell in _inside(row, "w:tc"):
            words = squeezed("".join(_text(paragraph) for paragraph in _inside(cell, "w:p")))
            key = (Part.BODY, None, number, row_number, column)
            found[key] = found.get(key, "") + words
            for inner in _inside(cell, "w:tbl"):
                _walk_table(inner, found, next(tables), tables)
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            column += int(span.get(qn("w:val"))) if span is not None else 1


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name, be they in content controls."""
    for child in element:
        if child.tag == qn(name):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent")}:
            yield from _inside(child, name)


def _text(element: etree._Element, *, whole: bool = False) -> str:
    if element.tag in _NO_WORDS and not whole:
        return ""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:noBreakHyphen"):
        return "-"
    return "".join(_text(child) for child in element)


def stands_in_docx(path: Path, place: Place, words: str) -> bool:
    """Whether the words stand in the paragraph or cell of that number."""
    part = str(place.part)
    if place.part is Part.BODY:
        key: Key = (part, place.paragraph, place.table, place.row, place.cell)
    else:
        key = (part, None, None, None, None)
    return squeezed(words) in docx_places(path).get(key, "")


# -------------------------------------------------------------------------------------------- pdf


@cache
def pdf_pages(path: Path) -> tuple[tuple[str, tuple[list[list[str | None]], ...]], ...]:
    """Of each page the letters, and its tables."""
    with pdfplumber.open(path) as document:
        return tuple((_page_letters(page), tuple(page.extract_tables())) for page in document.pages)


def _page_letters(page: pdfplumber.page.Page) -> str:
    fields = [str(note.get("data", {}).get("V", b"")) for note in page.annots]
    return letters(page.extract_text() + " ".join(fields))


def stands_in_pdf(path: Path, place: Place, words: str) -> bool:
    """Whether the words stand on the page; and in a cell of that column, where the page has tables."""
    pages = pdf_pages(path)
    if place.page is None or not 1 <= place.page <= len(pages):
        return False
    page, tables = pages[place.page - 1]
    after = pages[place.page][0] if place.page < len(pages) else ""
    told = [letters(word) for word in words.split()]
    if not all(_stands(word, page) or _stands(word, after) for word in told):
        return False
    if not _stands(told[0], page):
        return False
    if place.cell is None or not tables:
        return True
    columns = [row[place.cell - 1] for table in tables for row in table if len(row) >= place.cell]
    return any(all(word in letters(cell or "") for word in told) for cell in columns) or len(pages) > 1


def _stands(word: str, page: str) -> bool:
    """Whether a word stands on a page, be it cut at the end of a line."""
    return word in page or any(word[:at] in page and word[at:] in page for at in range(2, len(word) - 1))


# ------------------------------------------------------------------------------------ plain and others


def stands_in_text(path: Path, line: int, words: str) -> bool:
    """Whether the words stand in the line of that number of a text file."""
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("windows-1252")
    lines = text.replace("\r\n", "\n").split("\n")
    return squeezed(words) in squeezed(lines[line - 1])


def stands_in_markup(path: Path, words: str) -> bool:
    """Whether the words stand in a file of marked-up text, wherever that be."""
    if path.suffix == ".odt":
        with ZipFile(path) as package:
            roots = [etree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml")]
        # Comments and footnotes stand in the middle of the words that they are about.
        asides = [aside for root in roots for aside in root.iter(*_ASIDES)]
        shown = " ".join("".join(aside.itertext()) for aside in asides)
        for root in roots:
            etree.strip_elements(root, *_ASIDES, with_tail=False)
        shown += " ".join("".join(root.itertext()) for root in roots)
    elif path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        shown = " ".join(f"{name}: {value}" for name, value in message.items())
        for part in message.walk():
            if part.get_content_maintype() == "text":
                shown += part.get_content()
                if part.get_content_subtype() == "html":
                    shown += html.document_fromstring(part.get_content()).text_content()
    elif path.suffix in {".html", ".htm"}:
        shown = html.document_fromstring(path.read_bytes()).text_content()
    elif path.suffix == ".md":
        shown = re.sub(r"[\\*_`|]", "", path.read_text(encoding="utf-8"))
        words = re.sub(r"[\\*_`|]", "", words)
    else:
        raise NotImplementedError(path.suffix)
    return squeezed(words) in squeezed(shown)
