"""A docx as a package: XML parts that refer to each other."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from caselint.read.archive import Archive, key, label
from caselint.read.docx.flat import FlatArchive, is_flat
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import Element, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.limits import Limits

__all__ = ["Element", "Package", "Relation"]

WHAT = "Word file"
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_MARKS = tuple(_STRICT.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT_NAME = re.compile(r"\{http://purl\.oclc\.org/ooxml/(\w+)/(\w+)\}")
_USUAL_NAME = r"{http://schemas.openxmlformats.org/\1/2006/\2}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_MAIN_TYPE = re.compile(rb"(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml")
_CHARACTERS_A_MB = 1024**2


class _Parts(Protocol):
    def names(self) -> Iterator[str]: ...
    def has(self, name: str) -> bool: ...
    def has_folder(self, name: str) -> bool: ...
    def read(self, name: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is such as "header"; `target` a part's name, "" for one outside."""

    kind: str
    target: str


class Package:
    """The parts of a docx and how they refer to each other.

    Raises UnreadableError, on opening or on reading a part, for whatever is not a whole docx.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.is_flat = is_flat(data)
        self._parts: _Parts = FlatArchive(data, WHAT) if self.is_flat else Archive(data, WHAT, limits)
        self.has, self.has_folder = self._parts.has, self._parts.has_folder
        self.names, self.read = self._parts.names, self._parts.read
        self.is_strict = False
        self._relations: dict[str, dict[str, Relation]] = {}
        self._left = limits.unpacked_mb * _CHARACTERS_A_MB
        self.main = self._main_part()

    def root(self, name: str) -> Element:
        """The root element of an XML part. Raises UnreadableError if it is missing or damaged."""
        data = self.read(name)
        root = root_of(data, WHAT, label(name))
        if any(mark in data for mark in _STRICT_MARKS):
            self.is_strict |= _rename_strict(root)
        return root

    def relations(self, source: str) -> dict[str, Relation]:
        """What a part refers to, by the relation's id."""
        if source not in self._relations:
            folder, name = posixpath.split(source)
            rels = posixpath.join(folder, "_rels", name + ".rels")
            found = {}
            for relation in self.root(rels).iter(_RELATIONSHIP) if self.has(rels) else ():
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                outside = relation.get("TargetMode") == "External"
                target = "" if outside else self._target(folder, relation.get("Target", ""))
                found[relation.get("Id", "")] = Relation(kind, target)
            self._relations[source] = found
        return self._relations[source]

    def related(self, source: str, kind: str) -> str | None:
        """The name of the part of a kind ("styles") that a part refers to.

        A part of the kind's usual name is taken where the list of what is referred to was lost as a whole.
        """
        relations = self.relations(source)
        for relation in relations.values():
            if relation.kind == kind and relation.target:
                return relation.target
        usual = posixpath.join(posixpath.dirname(source), kind + ".xml")
        return usual if not relations and self.has(usual) else None

    def outside(self) -> int:
        """How many parts outside the file were referred to so far, web links aside."""
        return sum(
            not relation.target and relation.kind != "hyperlink"
            for relations in self._relations.values()
            for relation in relations.values()
        )

    def spend(self, characters: int) -> None:
        """Count text that is taken from a part that may be referred to many times.

        Raises UnreadableError once that makes more text than the file may unpack to.
        """
        self._left -= characters
        if self._left < 0:
            raise UnreadableError("The Word file shows the same parts so often that it is over the limit.")

    def left_mb(self) -> int:
        """Megabytes of text that parts may still add."""
        return self._left // _CHARACTERS_A_MB

    def main_type(self) -> bytes:
        """What the list of parts says the file is: "document", "template", with macros or without."""
        found = _MAIN_TYPE.search(self.read(_TYPES)) if self.has(_TYPES) else None
        return found[0] if found else b""

    def _target(self, folder: str, target: str) -> str:
        """A part's name by what a relation says; it may be absolute, escaped or have backslashes."""
        target = target.replace("\\", "/")
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return name if "%" not in name or self.has(name) else unquote(name)

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target:
                # A workbook or a slide show has such a part too.
                if key(relation.target).startswith(("xl/", "ppt/")):
                    break
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise UnreadableError(self._what_else())

    def _what_else(self) -> str:
        """What a package without a Word document is, and what to do with it."""
        if self.has("mimetype") and self.has("content.xml"):
            return "This is an OpenDocument file that was packed anew: save it as .odt or .docx once more."
        if self.has_folder("xl"):
            return "This is an Excel workbook, not a Word document: save its text as .docx, .pdf or .txt."
        if self.has_folder("ppt"):
            return "This is a PowerPoint file, not a Word document: save it as .pdf."
        if self.has("index/document.iwa"):
            return "This is a Pages file, not a Word document: export it from Pages as .docx or .pdf."
        if self.is_flat or self.has(_TYPES) or self.has_folder("word"):
            return "The Word file is damaged: its main part is missing. Export it again."
        return "This is a zip archive, not a Word document: unpack it and check the files inside."


def _rename_strict(root: Element) -> bool:
    """Give a part of a "Strict" file the usual names, so that the walk knows one name; whether it had any."""
    renamed = False
    for element in root.iter("*"):
        tag = element.tag
        if _STRICT in tag:
            element.tag = _STRICT_NAME.sub(_USUAL_NAME, tag)
            renamed = True
        for name, value in element.attrib.items():
            if _STRICT in name:
                del element.attrib[name]
                element.set(_STRICT_NAME.sub(_USUAL_NAME, name), value)
    return renamed
