"""A Word file's parts, to be written: as a zip or in the flat form, all that is not changed as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from itertools import count
from typing import TYPE_CHECKING, Final, Protocol

from lxml import etree

from caselint.copies.docx.flat import FlatParts
from caselint.read.archive import Archive, key, label
from caselint.read.docx.flat import is_flat
from caselint.read.docx.package import WHAT
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.docx.package import Element
    from caselint.read.limits import Limits

RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_KINDS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_FOUND_BY_NAME: Final = ("styles", "settings", "footnotes", "endnotes")
_CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LIST: Final = "[Content_Types].xml"
_NEW: Final = (1980, 1, 1, 0, 0, 0)  # a zip's beginning of time: two copies of one file are the same
_CHUNK: Final = 1024**2


class Parts(Protocol):
    """The parts of a file, by name. Names are not case-sensitive.

    Raises UnreadableError for a part that is missing or damaged.
    """

    def names(self) -> Iterator[str]:
        """The parts' names, in lower case with forward slashes."""

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""

    def read(self, name: str) -> bytes:
        """A part's bytes."""

    def write(self, name: str, data: bytes) -> None:
        """Put other XML into a part."""

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part of XML."""

    def drop(self, name: str) -> None:
        """Take a part out."""

    def packed(self) -> bytes:
        """The whole file."""


def parts_of(data: bytes, limits: Limits) -> Parts:
    """The parts of a docx, zip or flat."""
    return FlatParts(data) if is_flat(data) else ZipParts(data, limits)


def xml_of(root: Element) -> bytes:
    """The bytes of an XML part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def relate(parts: Parts, source: str, kind: str, target: str, *, strict: bool) -> None:
    """See that a part's list of what it refers to names another part, of a kind ("comments")."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", name + ".rels")
    there = parts.has(rels)
    root = (
        root_of(parts.read(rels), WHAT, label(rels))
        if there
        else etree.Element(RELATIONSHIPS + "Relationships", nsmap={None: RELATIONSHIPS[1:-1]})
    )
    found = list(root.iter(RELATIONSHIPS + "Relationship"))
    targets = {kind: target}
    if not found:  # it was lost as a whole; where it is, parts of the usual names are read all the same
        usual = {other: posixpath.join(folder, f"{other}.xml") for other in _FOUND_BY_NAME}
        targets |= {other: part for other, part in usual.items() if parts.has(part)} | {kind: target}
    elif any(_names(relation, kind) for relation in found):
        return
    ids = {relation.get("Id") for relation in found}
    new_ids = (new for number in count(1) if (new := f"rIdCaselint{number}") not in ids)
    for told, part in targets.items():
        etree.SubElement(
            root,
            RELATIONSHIPS + "Relationship",
            Id=next(new_ids),
            Type=(_STRICT_KINDS if strict else _KINDS) + told,
            Target=posixpath.relpath(part, folder or "."),
        )
    if there:
        parts.write(rels, xml_of(root))
    else:
        parts.add(rels, xml_of(root), _RELATIONSHIPS_TYPE)


def _names(relation: Element, kind: str) -> bool:
    """Whether a relation is to a part of a kind in the file."""
    inside = relation.get("TargetMode") != "External" and relation.get("Target")
    return bool(inside) and relation.get("Type", "").rsplit("/", 1)[-1] == kind


class ZipParts:
    """The parts of a zip."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._archive = Archive(data, WHAT, limits)
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def names(self) -> Iterator[str]:
        """The parts' names, in lower case with forward slashes."""
        yield from self._archive.names()

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return self._archive.has(name)

    def read(self, name: str) -> bytes:
        """A part's bytes."""
        changed = self._changed.get(key(name))
        return self._archive.read(name) if changed is None else changed

    def write(self, name: str, data: bytes) -> None:
        """Put other XML into a part."""
        self._changed[key(name)] = data

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part of XML, also to the list of all parts' types."""
        self._added[name] = data
        types = root_of(self.read(_LIST), WHAT, label(_LIST))
        etree.SubElement(types, _CONTENT_TYPES + "Override", PartName=f"/{name}", ContentType=content_type)
        self.write(_LIST, xml_of(types))

    def drop(self, name: str) -> None:
        """Take a part out, also of the list of all parts' types."""
        self._dropped.add(key(name))
        types = root_of(self.read(_LIST), WHAT, label(_LIST))
        for override in types.findall(_CONTENT_TYPES + "Override"):
            if key(override.get("PartName", "")) == key(name):
                types.remove(override)
        self.write(_LIST, xml_of(types))

    def packed(self) -> bytes:
        """The whole file. Of parts with one name, the last is what programs read: only that stays."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as source, zipfile.ZipFile(out, "w") as target:
            target.comment = source.comment
            for name, info in {key(info.filename): info for info in source.infolist()}.items():
                if name not in self._dropped:
                    self._copy(source, info, target)
            for name, data in self._added.items():
                target.writestr(_like(zipfile.ZipInfo(name, _NEW), zipfile.ZIP_DEFLATED), data)
        return out.getvalue()

    def _copy(self, source: zipfile.ZipFile, info: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        if info.flag_bits & 0x1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _damaged()
        new = _like(zipfile.ZipInfo(info.filename, info.date_time), info.compress_type)
        new.external_attr, new.create_system = info.external_attr, info.create_system
        changed = self._changed.get(key(info.filename))
        if changed is not None:
            target.writestr(new, changed)
            return
        try:
            with source.open(info) as part, target.open(new, "w") as copy:
                while piece := part.read(_CHUNK):
                    copy.write(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise _damaged() from None


def _like(info: zipfile.ZipInfo, compress_type: int) -> zipfile.ZipInfo:
    info.compress_type = compress_type
    return info


def _damaged() -> UnreadableError:
    return UnreadableError(
        "Its text can be read, but another part of the file, such as a picture, is damaged: "
        "open it in Word, save it again and check that."
    )
