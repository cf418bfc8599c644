"""Tracked changes of an OpenDocument text: what was put in between two places, what was taken out at one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.odt.names import H, P, local, q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.safe_xml import Element

_REGION, _INSERTION, _DELETION = (q(f"text:{name}") for name in ("changed-region", "insertion", "deletion"))
_INFO = q("office:change-info")
_ABOUT = {q("dc:creator"), q("dc:date"), q("meta:creator-initials"), q("text:note-citation")}
_GAPS = {"tab", "s", "line-break", "table-cell"}


class Changes:
    """The changed regions by their id."""

    def __init__(self, text: Element) -> None:
        self._inserted: set[str] = set()
        self._deleted: dict[str, str] = {}
        for region in text.iter(_REGION):
            for name in {region.get(q("xml:id")), region.get(q("text:id"))} - {None}:
                if region.find(_INSERTION) is not None:
                    self._inserted.add(name)
                if (deletion := region.find(_DELETION)) is not None:
                    self._deleted[name] = _words(deletion)

    def is_insertion(self, name: str) -> bool:
        """Whether the region was put in."""
        return name in self._inserted

    def deleted(self, name: str) -> str | None:
        """The words that were taken out; None for a region that is no deletion."""
        return self._deleted.get(name)


def _words(deletion: Element) -> str:
    pieces = (piece for child in deletion if child.tag != _INFO for piece in _pieces(child))
    return " ".join("".join(pieces).split())


def _pieces(node: Element) -> Iterator[str]:
    if node.tag in {P, H} or local(node) in _GAPS:
        yield " "
    yield node.text or ""
    for child in node:
        if child.tag not in _ABOUT:
            yield from _pieces(child)
        yield child.tail or ""
