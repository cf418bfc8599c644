"""The flat form of a Word file, to be written: one XML file with all parts in it."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from caselint.read.archive import key, label
from caselint.read.docx.flat import LONG, PKG, FlatArchive
from caselint.read.docx.package import WHAT
from caselint.read.safe_xml import root_of

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
# By which Windows knows that Word is to open it; the XML is parsed without such instructions.
_FOR_WORD: Final = b'<?mso-application progid="Word.Document"?>\r\n'


class FlatParts(FlatArchive):
    """The parts of a flat docx. Pictures that are too long for the parser are kept aside meanwhile."""

    def __init__(self, data: bytes) -> None:
        mark = next(sign for number in count() if (sign := b"-caselint%d-" % number) not in data)
        self._mark = mark
        self._long: list[bytes] = []
        super().__init__(LONG.sub(self._aside, data), WHAT)
        self._root: Element = next(iter(self._parts.values())).getroottree().getroot()
        self._for_word = b"mso-application" in data[:1024].replace(b"\x00", b"")

    def _aside(self, found: re.Match[bytes]) -> bytes:
        self._long.append(found[0])
        return self._mark + b"%d-" % (len(self._long) - 1)

    def write(self, name: str, data: bytes) -> None:
        """Put other XML into a part."""
        part = self._parts[key(name)]
        for content in list(part):
            part.remove(content)
        etree.SubElement(part, PKG + "xmlData").append(root_of(data, WHAT, label(name)))

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part of XML."""
        told = {PKG + "name": f"/{name}", PKG + "contentType": content_type}
        self._parts[key(name)] = etree.SubElement(self._root, PKG + "part", told)
        self.write(name, data)

    def drop(self, name: str) -> None:
        """Take a part out."""
        part = self._parts.pop(key(name))
        part.getparent().remove(part)

    def packed(self) -> bytes:
        """The whole file."""
        data = bytes(etree.tostring(self._root, encoding="UTF-8", xml_declaration=False))
        if self._long:
            data = re.sub(re.escape(self._mark) + rb"(\d+)-", lambda found: self._long[int(found[1])], data)
        return _DECLARATION + (_FOR_WORD if self._for_word else b"") + data
