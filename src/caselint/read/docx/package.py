"""A docx as a package: XML parts that refer to each other."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from caselint.read.archive import Archive, key, label
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import Element, root_of

if TYPE_CHECKING:
    from caselint.read.limits import Limits

__all__ = ["Element", "Package"]

_STRICT = b"http://purl.oclc.org/ooxml/"
# "Strict" docx files name the same things differently; they are renamed, so that the walk knows one name.
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a docx and how they refer to each other.

    Raises UnreadableError, on opening or on reading a part, for whatever is not a whole docx.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = Archive(data, "Word file", limits)
        self.has, self.has_folder = self._archive.has, self._archive.has_folder
        self.main = self._main_part()

    def root(self, name: str) -> Element:
        """The root element of an XML part. Raises UnreadableError if it is missing or damaged."""
        data = self._archive.read(name)
        if _STRICT in data:
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
        return root_of(data, self._archive.what, label(name))

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: relation id -> (kind, part name). The kind is such as "header"."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", name + ".rels")
        if not self.has(rels):
            return {}
        found = {}
        for relation in self.root(rels).iter(_RELATIONSHIP):
            if relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            found[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    @property
    def is_template(self) -> bool:
        """Whether Word would make a new file from it (dotx, dotm), as its list of parts says."""
        types = "[Content_Types].xml"
        return self.has(types) and any(
            name in self._archive.read(types)
            for name in (b"template.main+xml", b"macroEnabledTemplate.main+xml")
        )

    def _main_part(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                # A workbook or a slide show has such a part too.
                if key(target).startswith(("xl/", "ppt/")):
                    break
                return target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise UnreadableError(self._what_else())

    def _what_else(self) -> str:
        """What a zip without a Word document is, and what to do with it."""
        if self.has("mimetype") and self.has("content.xml"):
            return "This is an OpenDocument file, not a Word document: open it and save it as .docx."
        if self.has_folder("xl"):
            return "This is an Excel workbook, not a Word document: save its text as .docx, .pdf or .txt."
        if self.has_folder("ppt"):
            return "This is a PowerPoint file, not a Word document: save it as .pdf."
        if self.has("index/document.iwa"):
            return "This is a Pages file, not a Word document: export it from Pages as .docx or .pdf."
        if self.has("[content_types].xml") or self.has_folder("word"):
            return "The Word file is damaged: its main part is missing. Export it again."
        return "This is a zip archive, not a Word document: unpack it and check the files inside."
