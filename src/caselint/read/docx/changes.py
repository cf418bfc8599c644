"""The words that tracked deletions took away: they are in the file still, though not in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.alternates import branch
from caselint.read.docx.names import ALTERNATE, PPR, RPR, VML, A, M, P, T, W
from caselint.read.docx.signs import form_value, symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.package import Element

_WORDS = frozenset({T, W + "delText", M + "t", A + "t"})
_APART = frozenset({P, A + "p", W + "tc", W + "txbxContent"})
_SILENT = frozenset({PPR, RPR, *(W + name for name in ("sdtPr", "tblPr", "trPr", "tcPr", "customXmlPr"))})


def deleted_words(node: Element) -> str:
    """All words in an element that was deleted or moved away, whatever holds them."""
    pieces: list[str] = []
    _gather(node, pieces)
    return "".join(pieces)


def _gather(parent: Element, pieces: list[str]) -> None:
    for node in parent:
        tag = node.tag
        if tag in _SILENT:
            continue
        if tag in _WORDS:
            pieces.append((node.text or "").replace("\xad", ""))
            continue
        sign = _SIGNS.get(tag)
        if sign is not None:
            pieces.append(sign(node))
        within = branch(node) if tag == ALTERNATE else node
        if within is not None:
            _gather(within, pieces)
        if tag in _APART:
            pieces.append(" ")


def _field_value(node: Element) -> str:
    # What is typed into a field stands in runs of its own.
    return "" if node.find(f"{W}ffData/{W}textInput") is not None else form_value(node)


_SIGNS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys([*_APART, *(W + name for name in ("tab", "ptab", "br", "cr"))], lambda _: " "),
    W + "noBreakHyphen": lambda _: "-",
    W + "sym": symbol,
    W + "fldChar": _field_value,
    VML + "textpath": lambda node: f" {node.get('string', '')} ",
}
