"""Word's flat form of a docx: one XML file with all parts in it (pkg:package, "Flat OPC")."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from lxml import etree

from caselint.read.archive import MAX_PART, MAX_PARTS, key, label
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import Element, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"
PKG = "{" + _NAMESPACE + "}"
_MARKS = tuple(_NAMESPACE.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HEAD = 4096  # bytes in which the package's namespace stands
# The parser takes no text of over 10 million characters. Only pictures are as long as that.
LONG = re.compile(rb"(?<=binaryData>)[^<]{8000000,}")


def is_flat(data: bytes) -> bool:
    """Whether the bytes are a flat docx, not a zip."""
    head = data[:_HEAD]
    return not head.startswith(b"PK") and any(mark in head for mark in _MARKS)


class FlatArchive:
    """The parts of a flat docx, by name, as `Archive` gives those of a zip."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        if len(data) > MAX_PART:
            raise UnreadableError(
                f"The {what} is over the limit: it holds over {MAX_PART // 1024**2} MB of text."
            )
        self._parts: dict[str, Element] = {}
        for part in root_of(LONG.sub(b"", data), what, "package").iterfind(PKG + "part"):
            self._parts[key(part.get(PKG + "name", ""))] = part
            if len(self._parts) > MAX_PARTS:
                raise UnreadableError(f"The {what} holds more than {MAX_PARTS:,} parts: it was not opened.")
        types = (part.get(PKG + "contentType", "") for part in self._parts.values())
        self._types = "\n".join(types).encode()

    def names(self) -> Iterator[str]:
        """The parts' names, in lower case with forward slashes."""
        yield from self._parts

    def has(self, name: str) -> bool:
        """Whether there is a part of that name; a flat file has no list of types, its parts have each one."""
        return key(name) in self._parts or key(name) == "[content_types].xml"

    def has_folder(self, name: str) -> bool:
        """Whether there is a part under that folder."""
        prefix = key(name).rstrip("/") + "/"
        return any(part.startswith(prefix) for part in self._parts)

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises UnreadableError if it is missing or damaged."""
        part = self._parts.get(key(name))
        if part is None:
            if key(name) == "[content_types].xml":
                return self._types
            raise UnreadableError(
                f"The {self.what} is damaged: its part {label(name)} is missing. Export it again."
            )
        for content in part:
            if content.tag == PKG + "xmlData" and len(content):
                return bytes(etree.tostring(content[0], encoding="utf-8", with_tail=False))
            if content.tag == PKG + "binaryData":
                try:
                    return base64.b64decode(content.text or "")
                except (binascii.Error, ValueError):
                    break
        raise UnreadableError(f"The {self.what} is damaged or cut short: export or copy it again.")
