"""The part of a Word file that holds its comments: those that are there stay, the findings' are added.

Sources: 17.13.4 of ISO/IEC 29500-1, and Microsoft's notes on how Word keeps to it, [MS-OI29500] 2.1.313 to
2.1.315. A comment has no date here: two copies of one file are the same.
"""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from caselint.copies.docx.parts import relate, xml_of
from caselint.copies.errors import CopyError
from caselint.read.archive import label
from caselint.read.docx.names import OUR_AUTHOR, OUR_INITIALS, VAL, W
from caselint.read.docx.package import WHAT
from caselint.read.docx.stories import is_ours
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import root_of

if TYPE_CHECKING:
    from caselint.copies.docx.parts import Parts
    from caselint.copies.said import Said
    from caselint.read.docx.package import Element, Package

MOST: Final = 32_767  # that Word opens a file with
_KIND: Final = "comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# What Word calls the styles of comments, in whatever language it speaks. A file need not have them.
_TEXT_STYLE: Final = "annotation text"
_REFERENCE_STYLE: Final = "annotation reference"
_SIZE: Final = "20"  # of letters, in half points: that of Word's own style
_MARKS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of one file, to which some are added; those of an earlier copy are taken out.

    `root` is that of the file's main part.
    """

    def __init__(self, package: Package, parts: Parts, root: Element) -> None:
        self._parts = parts
        self._main = package.main
        self._w = root.tag.removesuffix("document")
        self._styles = _styles(package)
        self._part = package.related(package.main, _KIND)
        self._root = self._existing() if self._part is not None else self._new()
        self._text = root
        self._old = self._take_out_old()
        ids = {node.get(self._w + "id") for node in self._root}
        self._marks = [self._w + name for name in _MARKS]
        ids.update(mark.get(self._w + "id") for mark in root.iter(*self._marks))
        self._ids = (name for number in count() if (name := str(number)) not in ids)

    def _existing(self) -> Element:
        root = root_of(self._parts.read(self._part or ""), WHAT, label(self._part or ""))
        if root.tag != self._w + "comments":
            raise UnreadableError("The Word file is damaged: its comments are no comments. Export it again.")
        return root

    def _new(self) -> Element:
        return etree.Element(self._w + "comments", nsmap={"w": self._w[1:-1]})

    def _take_out_old(self) -> set[str]:
        old = [comment for comment in self._root if is_ours(comment, self._w)]
        for comment in old:
            self._root.remove(comment)
        return {comment.get(self._w + "id", "") for comment in old}

    @property
    def has_old(self) -> bool:
        """Whether the file is a copy with caselint's comments itself."""
        return bool(self._old)

    def check_room(self, more: int) -> None:
        """Raise CopyError if there would be more comments than Word opens a file with."""
        if len(self._root) + more > MOST:
            raise CopyError(
                f"Word opens no file with more than {MOST:,} comments: split the file into smaller ones and "
                "check those."
            )

    def add(self, said: Said, where: str | None = None) -> str:
        """Add a comment; its id. `where` says where the words are that it cannot stand at."""
        name = next(self._ids)
        comment = self._below(self._root, "comment", id=name, author=OUR_AUTHOR, initials=OUR_INITIALS)
        heading = self._paragraph(comment)
        mark = self._below(heading, "r")
        self._reference_style(mark)
        self._below(mark, "annotationRef")
        self._write(heading, said.heading, bold=True)
        if said.level:
            self._write(heading, f" ({said.level})")
        for line in (where, *said.lines) if where else said.lines:
            self._write(self._paragraph(comment), line)
        return name

    def reference(self, name: str) -> Element:
        """The run that stands in the text for a comment, after its words."""
        run = etree.Element(self._w + "r")
        self._reference_style(run)
        self._below(run, "commentReference", id=name)
        return run

    def drop_old_marks(self) -> None:
        """Take the marks of an earlier copy's comments out of the text."""
        for mark in list(self._text.iter(*self._marks)):
            if mark.get(self._w + "id") in self._old:
                run = mark.getparent()
                alone = run.tag == self._w + "r" and all(
                    node is mark or node.tag == self._w + "rPr" for node in run
                )
                gone = run if alone else mark
                gone.getparent().remove(gone)

    def save(self) -> None:
        """Put the comments into the file."""
        data = xml_of(self._root)
        folder = posixpath.dirname(self._main)
        if self._part is None:
            names = (f"{_KIND}{number or ''}.xml" for number in count())
            self._part = next(
                part for name in names if not self._parts.has(part := posixpath.join(folder, name))
            )
            self._parts.add(self._part, data, _TYPE)
        else:
            self._parts.write(self._part, data)
        relate(self._parts, self._main, _KIND, self._part, strict="purl.oclc.org" in self._w)

    # ---------------------------------------------------------------------------------- elements

    def _paragraph(self, comment: Element) -> Element:
        paragraph = self._below(comment, "p")
        if style := self._styles.get(_TEXT_STYLE):
            self._below(self._below(paragraph, "pPr"), "pStyle", val=style)
        return paragraph

    def _reference_style(self, run: Element) -> None:
        if style := self._styles.get(_REFERENCE_STYLE):
            self._below(self._below(run, "rPr"), "rStyle", val=style)

    def _write(self, paragraph: Element, words: str, *, bold: bool = False) -> None:
        run = self._below(paragraph, "r")
        properties = self._below(run, "rPr")
        if bold:
            self._below(properties, "b")
            self._below(properties, "bCs")
        if _TEXT_STYLE not in self._styles:
            for name in ("sz", "szCs"):
                self._below(properties, name, val=_SIZE)
        text = self._below(run, "t")
        text.text = words
        text.set(_SPACE, "preserve")

    def _below(self, parent: Element, name: str, **attributes: str) -> Element:
        """A new element of WordprocessingML at the end of another."""
        told = {self._w + key: value for key, value in attributes.items()}
        return etree.SubElement(parent, self._w + name, told)


def _styles(package: Package) -> dict[str, str]:
    """The ids of a file's styles by the names that Word knows them by."""
    part = package.related(package.main, "styles")
    if part is None or not package.has(part):
        return {}
    return {
        name.get(VAL, "").lower(): style.get(W + "styleId", "")
        for style in package.root(part).iterfind(W + "style")
        if (name := style.find(W + "name")) is not None
    }
