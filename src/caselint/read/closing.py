"""The end of reading a file of paragraphs: what was written becomes a `Document`, if it holds any text."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from caselint.read.refusal import UnreadableError
from caselint.record import Document, Part

if TYPE_CHECKING:
    from caselint.read.writer import Writer
    from caselint.record import Reading

_AROUND = (Part.HEADER, Part.FOOTER)


def document_of(
    writer: Writer,
    path: str,
    file_format: str,
    reading: Reading,
    *,
    pictures: bool,
    new_files_begin_here: bool = False,
) -> Document:
    """The document that a writer holds. Raises UnreadableError (DOC002) if only page furniture has text."""
    if not any(
        block.span.end > block.span.start and block.place.part not in _AROUND for block in writer.blocks
    ):
        if pictures:
            raise UnreadableError(
                "The file holds pictures and no text: it looks like a scan. "
                "Export the note as text, or have the text recognised (OCR) first.",
                "DOC002",
            )
        raise UnreadableError("The file holds no text.", "DOC002")
    return Document(
        path=path,
        format=file_format,
        text="".join(writer.pieces) + "\n",
        blocks=tuple(writer.blocks),
        marks=writer.marks(),
        slots=tuple(sorted(writer.slots, key=attrgetter("span"))),
        new_files_begin_here=new_files_begin_here,
        reading=reading,
    )
