"""What is drawn on the page of an OpenDocument text: frames and shapes with their text, pictures, objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.read.odt.names import HREF, TABLE, H, P, local, q

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caselint.read.odt.package import Package
    from caselint.read.safe_xml import Element

_FRAME, _BOX = q("draw:frame"), q("draw:text-box")
_OBJECTS = {q("draw:object"), q("draw:object-ole")}
_OUTSIDE = {q("draw:floating-frame"), q("draw:plugin"), q("draw:applet")}
_SHAPES = {
    q(f"draw:{name}")
    for name in ("custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path")
}
_SHAPES |= {q(f"draw:{name}") for name in ("regular-polygon", "connector", "measure", "caption")}
_GROUPS = {q("draw:g"), q("draw:a")}
_LIST = q("text:list")
_MATH = q("math:math")
# What stands between the parts of a formula, as Word's linear format (UnicodeMath) writes it.
_BETWEEN: Final = {
    "mfrac": "/",
    "msup": "^",
    "msub": "_",
    "msubsup": "_",
    "munder": "_",
    "mover": "^",
    "mtr": " ",
}
_NOT_SHOWN = {q("math:annotation"), q("math:annotation-xml")}


class Drawn:
    """Takes frames and shapes as they come; their texts wait in `boxes` for the end of the paragraph."""

    def __init__(self, package: Package, put: Callable[[str], None]) -> None:
        self.tags = {_FRAME, *_SHAPES, *_GROUPS, *_OUTSIDE}
        self.boxes: list[Element] = []
        self.pictures = 0
        self.objects = 0
        self.outside = 0  # pages and programs from elsewhere that a frame would show
        self._package = package
        self._put = put

    def take(self, node: Element) -> None:
        """Take one frame, shape or group."""
        if node.tag in _GROUPS:
            for child in node:
                if child.tag in self.tags:
                    self.take(child)
        elif node.tag == _FRAME:
            self._frame(node)
        elif node.tag in _OUTSIDE:
            self.outside += 1
        elif any(child.tag in {P, H, _LIST} for child in node):
            self.boxes.append(node)

    def _frame(self, frame: Element) -> None:
        """A frame holds the same thing in one or more ways, the best of them first."""
        kinds = {child.tag for child in frame}
        if _BOX in kinds or TABLE in kinds:
            self.boxes.append(frame)
        elif kinds & _OBJECTS:
            self._object(next(child for child in frame if child.tag in _OBJECTS))
        elif kinds & _OUTSIDE:
            self.outside += 1
        elif q("draw:image") in kinds:
            self.pictures += 1

    def _object(self, node: Element) -> None:
        root = node.find(_MATH) if len(node) else self._package.object_root(node.get(HREF, ""))
        if root is not None and root.tag == _MATH:
            self._put("".join(_formula(root)))
        else:
            self.objects += 1


def _formula(node: Element) -> Iterator[str]:
    if local(node) in {"msqrt", "mroot"}:
        yield "√"
    yield " ".join((node.text or "").split())
    between = _BETWEEN.get(local(node), "")
    for index, part in enumerate(part for part in node if part.tag not in _NOT_SHOWN):
        yield between if index else ""
        yield from _formula(part)
