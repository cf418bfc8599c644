"""docx (also docm, dotx, dotm, Strict and flat ones) to a `Document`: all of its text, in reading order.

What a reader of the file sees is in the text. What an author took out or what no page shows is not: words
of tracked deletions stand in their marks; building blocks, embedded files and pictures are omissions. Nor
are the numbers that Word counts itself (of lists, notes and pages), and what describes a picture to those
who cannot see it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from caselint.read.docx.census import Census, reading_of
from caselint.read.docx.chunks import Chunks
from caselint.read.docx.names import TBL, W
from caselint.read.docx.package import Package
from caselint.read.docx.stories import comments, is_ours, notes, page_parts
from caselint.read.docx.styles import Styles
from caselint.read.docx.walk import Walker
from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.read.writer import Writer
from caselint.record import Document, Part

if TYPE_CHECKING:
    from caselint.read.docx.origins import Origins
    from caselint.read.docx.package import Element
    from caselint.read.limits import Limits

_FURNITURE = (Part.HEADER, Part.FOOTER, Part.COMMENT)


def read_docx(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a Word document: page headers first, then the body, its notes, comments, and page footers.

    Text lies one paragraph a line; a table's row lies on one line, its cells parted by tabs. Tracked
    insertions and hidden text are in it, deletions are not; all have marks, as what is commented on has.

    Raises UnreadableError for what is damaged, encrypted, no Word document, over a limit, or without text.
    """
    return _read(data, path, limits, depth=0)


def read_with_origins(data: bytes, path: str, limits: Limits = STANDARD) -> tuple[Document, Origins]:
    """Read a Word document as `read_docx` does, which is quicker, and keep where its text stands in its XML.

    Raises UnreadableError as `read_docx` does.
    """
    from caselint.read.docx.origins import Origins

    origins = Origins()
    return _read(data, path, limits, 0, origins), origins


def _read(data: bytes, path: str, limits: Limits, depth: int, origins: Origins | None = None) -> Document:
    """Read a docx that stands `depth` docx deep inside others."""
    package = Package(data, limits)
    root = package.root(package.main)
    body = root.find(W + "body")
    if root.tag != W + "document" or body is None:
        raise UnreadableError("The Word file is damaged: its main part holds no document. Export it again.")
    census = Census()
    chunks = Chunks(package, limits, depth, _read)
    walker = _walker(package, body, census, chunks, origins)
    writer = walker.out
    comment_count = _walk(package, body, walker, census)
    if not any(
        block.span.end > block.span.start and block.place.part not in _FURNITURE for block in writer.blocks
    ):
        raise _without_text(package)
    marks = writer.marks()
    return Document(
        path=path,
        format="docx",
        text="".join(writer.pieces) + "\n",
        blocks=tuple(writer.blocks),
        marks=marks,
        slots=tuple(sorted(writer.slots, key=attrgetter("span"))),
        new_files_begin_here=b"emplate" in package.main_type(),
        reading=reading_of(package, census, writer.blocks, marks, comment_count, chunks.formats),
    )


def _walker(
    package: Package, body: Element, census: Census, chunks: Chunks, origins: Origins | None
) -> Walker:
    styles, first_table_elsewhere = Styles(_styles(package)), 1 + sum(1 for _ in body.iter(TBL))
    if origins is None:
        return Walker(package, Writer(first_table_elsewhere), styles, census, chunks)
    from caselint.read.docx.origins import TracingWalker, TracingWriter

    return TracingWalker(package, TracingWriter(origins, first_table_elsewhere), styles, census, chunks)


def _walk(package: Package, body: Element, walker: Walker, census: Census) -> int:
    """Walk all parts in reading order; how many comments there are."""
    headers = page_parts(package, body, "header")
    footers = page_parts(package, body, "footer")
    census.hidden_page_parts = sum(not part.shown for part in headers + footers)
    for header in headers:
        walker.story(header.root, Part.HEADER, header.name, hidden=not header.shown)
    walker.story(body, Part.BODY, package.main)
    for kind, part in (("footnote", Part.FOOTNOTE), ("endnote", Part.ENDNOTE)):
        name, found = notes(package, kind, walker.note_order[kind])
        for note in found:
            walker.story(note, part, name)
    name, found = comments(package, walker.note_order["comment"])
    for comment in found:
        if is_ours(comment):
            census.count("own comment", comment)
        else:
            walker.story(comment, Part.COMMENT, name)
    for footer in footers:
        walker.story(footer.root, Part.FOOTER, footer.name, hidden=not footer.shown)
    return len(found)


def _styles(package: Package) -> Element | None:
    name = package.related(package.main, "styles")
    return package.root(name) if name is not None and package.has(name) else None  # text needs no styles


def _without_text(package: Package) -> UnreadableError:
    if package.has_folder("word/media"):
        return UnreadableError(
            "The file holds pictures and no text: it looks like a scan. "
            "Export the note as text, or have the text recognised (OCR) first.",
            "DOC002",
        )
    return UnreadableError("The file holds no text.", "DOC002")
