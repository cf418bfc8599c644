"""docx (also docm, dotx, dotm) to a `Document`: all of its text, in reading order, with places."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from caselint.read.docx.names import TBL, R, T, W
from caselint.read.docx.package import Package
from caselint.read.docx.styles import Styles
from caselint.read.docx.walk import Walker
from caselint.read.docx.writer import Writer
from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Part

if TYPE_CHECKING:
    from caselint.read.docx.package import Element
    from caselint.read.limits import Limits

# Separators are lines that Word draws between text and notes.
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a Word document: page headers first, then the body, its notes, and page footers.

    Text lies one paragraph a line; a table's row lies on one line, its cells parted by tabs. Tracked
    insertions and hidden text are in it, deletions and comments are not; all have marks.

    Raises UnreadableError for what is damaged, encrypted, no Word document, over a limit, or without text.
    """
    package = Package(data, limits)
    root = package.root(package.main)
    body = root.find(W + "body")
    if root.tag != W + "document" or body is None:
        raise UnreadableError("The Word file is damaged: its main part holds no document. Export it again.")
    if next(body.iter(W + "altChunk"), None) is not None:
        raise UnreadableError(
            "Part of its text is in another format inside the file, which only Word can show: "
            "open it in Word and save it again."
        )
    relations = package.relations(package.main)
    writer = Writer(first_table_elsewhere=1 + sum(1 for _ in body.iter(TBL)))
    walker = Walker(writer, Styles(_related(package, relations, "styles")))
    for header in _page_parts(package, relations, root, "header"):
        walker.story(header, Part.HEADER)
    walker.story(body, Part.BODY)
    for kind, part in (("footnote", Part.FOOTNOTE), ("endnote", Part.ENDNOTE)):
        notes = _related(package, relations, kind + "s")
        for note in notes.iterfind(W + kind) if notes is not None else ():
            if note.get(W + "type") not in _SEPARATORS:
                walker.story(note, part)
    for footer in _page_parts(package, relations, root, "footer"):
        walker.story(footer, Part.FOOTER)
    return _document(path, writer, package)


def _document(path: str, writer: Writer, package: Package) -> Document:
    furniture = (Part.HEADER, Part.FOOTER)
    if not any(
        block.span.end > block.span.start and block.place.part not in furniture for block in writer.blocks
    ):
        if package.has_folder("word/media"):
            raise UnreadableError(
                "The file holds pictures and no text: it looks like a scan. "
                "Export the note as text, or have the text recognised (OCR) first.",
                "DOC002",
            )
        raise UnreadableError("The file holds no text.", "DOC002")
    return Document(
        path=path,
        format="docx",
        text="".join(writer.pieces) + "\n",
        blocks=tuple(writer.blocks),
        marks=tuple(sorted(writer.marks, key=attrgetter("span"))),
        slots=tuple(sorted(writer.slots, key=attrgetter("span"))),
        new_files_begin_here=package.is_template,
    )


def _related(package: Package, relations: dict[str, tuple[str, str]], kind: str) -> Element | None:
    for found, target in relations.values():
        if found == kind and (kind != "styles" or package.has(target)):  # text can be read without styles
            return package.root(target)
    return None


def _page_parts(
    package: Package, relations: dict[str, tuple[str, str]], root: Element, kind: str
) -> list[Element]:
    """The headers or footers that the sections refer to, in their order, those with the same text once."""
    found: list[Element] = []
    names: set[str] = set()
    texts = {""}
    for reference in root.iter(f"{W}{kind}Reference"):
        if reference.getparent().getparent().tag == W + "sectPrChange":
            continue
        # A reference to nothing shows nothing: Word opens such files without a word, and so do we.
        name = relations.get(reference.get(R + "id", ""), ("", ""))[1]
        if not name or name in names:
            continue
        names.add(name)
        part = package.root(name)
        text = "".join(node.text or "" for node in part.iter(T)).strip()
        if text not in texts:
            texts.add(text)
            found.append(part)
    return found
