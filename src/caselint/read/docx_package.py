"""A docx as a package: a zip of XML parts that refer to each other. Checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from caselint.read.refusal import UnreadableError

# lxml ships without types; an element is Any to mypy, and this name says so to the reader.
Element = Any

MAX_UNPACKED = 500 * 1024**2
MAX_PART = 100 * 1024**2  # of XML; a novel is 10 MB
MAX_RATIO = 200  # of unpacked to packed, for what unpacks to more than RATIO_COUNTS_FROM
RATIO_COUNTS_FROM = 20 * 1024**2

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
_DAMAGED = "The Word file is damaged or cut short: export or copy it again."


class Package:
    """The parts of a docx and how they refer to each other.

    Raises UnreadableError, on opening or on reading a part, for whatever is not a whole docx.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            # ValueError: offsets before the file's start, names that are no text.
            raise UnreadableError(_DAMAGED) from None
        infos = self._zip.infolist()
        _check_sizes(infos, len(data))
        # Part names are not case-sensitive, and some exporters write backslashes.
        self._parts = {_key(info.filename): info for info in infos}
        self.main = self._main_part()

    def has(self, name: str) -> bool:
        """Whether the package holds a part of that name."""
        return _key(name) in self._parts

    def has_folder(self, name: str) -> bool:
        """Whether the package holds a part under that folder."""
        prefix = _key(name).rstrip("/") + "/"
        return any(part.startswith(prefix) for part in self._parts)

    def root(self, name: str) -> Element:
        """The root element of an XML part. Raises UnreadableError if it is missing or damaged."""
        data = self._read(name)
        if _STRICT in data:
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise UnreadableError(
                f"The Word file is damaged: its part {_label(name)} is no sound XML. Export it again."
            ) from None
        if root.getroottree().docinfo.doctype:
            raise UnreadableError(
                "The Word file declares XML entities, as Word never does: it may have been made to do harm."
            )
        return root

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
            name in self._read(types) for name in (b"template.main+xml", b"macroEnabledTemplate.main+xml")
        )

    def _main_part(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                # A workbook or a slide show has such a part too.
                if _key(target).startswith(("xl/", "ppt/")):
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

    def _read(self, name: str) -> bytes:
        info = self._parts.get(_key(name))
        if info is None:
            raise UnreadableError(
                f"The Word file is damaged: its part {_label(name)} is missing. Export it again."
            )
        if info.flag_bits & 0x1:
            raise UnreadableError("The file is a zip with a password: unpack it and check what is inside.")
        if info.file_size > MAX_PART:
            raise UnreadableError(
                f"The Word file is over the limit: it holds over {MAX_PART // 1024**2} MB of text."
            )
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            # OSError: a local header that points outside the file. NotImplementedError: a way of packing
            # that Word does not use, as a flipped bit makes it.
            raise UnreadableError(_DAMAGED) from None


def _check_sizes(infos: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED:
        raise UnreadableError(
            f"The Word file would unpack to more than {MAX_UNPACKED // 1024**2} MB: it was not opened."
        )
    if unpacked > RATIO_COUNTS_FROM and unpacked > packed * MAX_RATIO:
        raise UnreadableError(
            f"The Word file would unpack to over {MAX_RATIO} times its size, as files made to do harm do: "
            "it was not opened."
        )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _label(name: str) -> str:
    """A part's name for a message: parts are the file format's, but a hostile file can name them anything."""
    last = posixpath.basename(name)
    return last if last and last.isascii() and last.isprintable() and len(last) <= 40 else "(unnamed)"
