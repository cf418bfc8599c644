"""A copy of a Word file with each finding as a comment at its words. The file itself is never changed.

All but the comments, the places of their ranges and the lists that name the comments' part is as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.copies.docx.comments import Comments
from caselint.copies.docx.marks import put_marks
from caselint.copies.docx.parts import parts_of, xml_of
from caselint.copies.docx.places import Places
from caselint.copies.docx.signatures import drop_signatures
from caselint.copies.errors import CopyError
from caselint.copies.said import Said, said_of
from caselint.read import without_halves
from caselint.read.archive import label
from caselint.read.docx import read_with_origins
from caselint.read.docx.package import WHAT, Package
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import root_of
from caselint.report.remarks import remarks_on

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument
    from caselint.read.docx.origins import Origins
    from caselint.read.limits import Limits
    from caselint.record import Document

_TOO_DEEP = (
    "Its parts stand in each other deeper than any office program writes them, so that it can have no "
    "comments. Open it in Word, save it under another name and check that."
)
_UNSIGNED = Said(
    "About this copy",
    "",
    (
        "The original has a digital signature. It does not hold for a copy with comments in it, so that this "
        "copy is not signed.",
    ),
)


def marked_copy(data: bytes, checked: CheckedDocument, limits: Limits) -> bytes:
    """A copy of a Word file with what was found in it as comments: the bytes of a file of the same kind.

    `data` are the bytes that were read when it was checked. Two copies of one file are the same; in a copy
    of a copy, caselint's comments take the place of those before. Accepted findings have no comment.

    Raises CopyError for what is no Word file, could not be read, or has changed since.
    """
    _check_kind(checked.document)
    try:
        document, origins = read_with_origins(data, checked.document.path, limits)
        if without_halves(document.text) != checked.document.text:
            raise CopyError("The file was changed after it was checked: check it again.")
        return _marked(data, checked, limits, origins)
    except UnreadableError as error:
        raise CopyError(error.reason) from None
    except RecursionError:  # it takes a little more depth than reading does
        raise CopyError(_TOO_DEEP) from None


def _check_kind(document: Document) -> None:
    if document.problem is not None:
        raise CopyError(f"There is no copy of a file that could not be read. {document.problem.reason}")
    if document.format != "docx":
        raise CopyError(
            "Word comments can be written into Word files only, and this is none, whatever its name says: "
            "open it in Word, save it as .docx and check that."
        )


def _marked(data: bytes, checked: CheckedDocument, limits: Limits, origins: Origins) -> bytes:
    remarks = list(remarks_on(checked))
    package, parts = Package(data, limits), parts_of(data, limits)
    root = root_of(parts.read(package.main), WHAT, label(package.main))
    places = Places(checked.document, origins, root)
    comments = Comments(package, parts, root)
    if not remarks and not comments.has_old:
        return data
    comments.check_room(len(remarks) + 1)
    marks = []
    if drop_signatures(parts):
        marks.append((places.start, comments.add(_UNSIGNED)))
    for remark in remarks:
        anchor = places.anchor(remark.finding) if remark.finding else places.start
        marks.append((anchor, comments.add(said_of(remark), anchor.where)))
    comments.drop_old_marks()
    put_marks(root.tag.removesuffix("document"), marks, comments.reference)
    comments.save()
    parts.write(package.main, xml_of(root))
    return parts.packed()
