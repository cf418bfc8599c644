"""The words that tracked deletions took away: they are in the file still, though not in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.alternates import branch
from caselint.read.docx.names import ALTERNATE, DELETED, OFFICE, PPR, RPR, SIGNER, VML, A, M, P, T, W
from caselint.read.docx.signs import form_value, symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caselint.read.docx.package import Element

_WORDS = frozenset({T, W + "delText", M + "t", A + "t"})
_APART = frozenset({P, A + "p", W + "tc", W + "txbxContent"})
_MARKED_FROM_INSIDE = {W + "tr": f"{W}trPr/{W}del", W + "tc": f"{W}tcPr/{W}cellDel"}
_SILENT = frozenset({PPR, RPR, *(W + name for name in ("sdtPr", "tblPr", "trPr", "tcPr", "customXmlPr"))})


def is_deleted(node: Element) -> bool:
    """Whether an element stands in a tracked deletion: of text, of a row or of a cell."""
    return any(
        around.find(_MARKED_FROM_INSIDE[around.tag]) is not None
        if around.tag in _MARKED_FROM_INSIDE
        else True
        for around in node.iterancestors(*DELETED, *_MARKED_FROM_INSIDE)
    )


def deleted_words(node: Element, drawn: Mapping[str, Callable[[Element], Sequence[str]]]) -> str:
    """All words in an element that was deleted or moved away, whatever holds them.

    `drawn` gives the lines of what is drawn from a part of its own, by the name of its element.
    """
    pieces: list[str] = []
    _gather(node, pieces, drawn)
    return "".join(pieces)


def _gather(
    parent: Element, pieces: list[str], drawn: Mapping[str, Callable[[Element], Sequence[str]]]
) -> None:
    for node in parent:
        tag = node.tag
        if tag in drawn:
            pieces.append(f" {' '.join(drawn[tag](node))} ")
            continue
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
            _gather(within, pieces, drawn)
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
    OFFICE + "signatureline": lambda node: f" {' '.join(node.get(name, '') for name in SIGNER)} ",
    VML + "textpath": lambda node: f" {node.get('string', '')} ",
}
