"""XML from files of unknown origin: no entity is expanded, nothing outside the file is followed."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from caselint.read.refusal import UnreadableError

# lxml ships without types; an element is Any to mypy, and this name says so to the reader.
Element = Any

# libxml2's codes for nesting over 256 deep, a piece over 10 MB, and a name over 50,000 characters.
_OVER_LIMIT: Final = frozenset({110, 114})


def root_of(data: bytes, what: str, part: str) -> Element:
    """The root element of an XML part.

    `what` is what the file is called in messages ("Word file") and `part` what the part is. Raises
    UnreadableError if the XML is damaged or declares entities.
    """
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
    except etree.XMLSyntaxError as error:
        if error.code in _OVER_LIMIT:
            raise UnreadableError(
                f"The {what} is over a limit: its part {part} is nested deeper, or holds longer pieces, "
                "than any office program writes. It may have been made to do harm."
            ) from None
        raise UnreadableError(
            f"The {what} is damaged: its part {part} is no sound XML. Export it again."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(
            f"The {what} declares XML entities, as no office program does: it may have been made to do harm."
        )
    return root
