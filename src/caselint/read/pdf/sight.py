"""What a page prints, as pdfminer lays it out, and which of its letters no reader of the page sees.

Only what is sure counts as hidden: a layer that is off; letters without ink, or white ones, where nothing is
drawn that they could stand on; letters under one point. A scan's own invisible text lies over its picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import MATRIX_IDENTITY
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from caselint.read.pdf.layers import is_off
from caselint.read.pdf.objects import dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INVISIBLE = (3, 7)  # text rendering modes: neither filled nor stroked
_FILLED = (0, 4)  # text rendering modes that fill and do not stroke
_WHITE = 0.995  # of full light in each colour
_TINY = 1.0  # points
_LIGHT = frozenset({"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "ICCBased"})


@dataclass(frozen=True)
class Print:
    """What pdfminer finds printed on a page, in its order, and the `id` of the letters that do not show."""

    leaves: list[Any]
    hidden: frozenset[int]


class _Device(PDFPageAggregatorWithMarkedContent):
    """Notes which letters are printed in a layer that is off, without ink, or in white."""

    def __init__(self, rsrcmgr: Any, pageno: int) -> None:
        super().__init__(rsrcmgr, pageno=pageno, laparams=None)
        self.off_depth = 0
        self.shaded = False
        self.unlit: list[Any] = []
        self.faint: list[Any] = []

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        leaves = self.cur_item._objs
        before = len(leaves)
        super().render_string(textstate, seq, ncs, graphicstate)
        if self.off_depth > 0:
            self.unlit += leaves[before:]
        elif textstate.render in _INVISIBLE or (
            textstate.render in _FILLED
            and _is_white(graphicstate.ncolor, getattr(graphicstate.ncs, "name", ""))
        ):
            self.faint += leaves[before:]


class _Interpreter(PDFPageInterpreter):
    """Follows which layers the print belongs to."""

    off: frozenset[int] = frozenset()

    device: _Device

    def __init__(self, rsrcmgr: Any, device: Any) -> None:
        super().__init__(rsrcmgr, device)
        self.tags: list[bool] = []

    def subinterp(self) -> _Interpreter:
        inner = cast("_Interpreter", super().subinterp())
        inner.off = self.off
        return inner

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self._begin(off=False)
        super().do_BMC(tag)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        layer = None
        if self.off and getattr(tag, "name", "") == "OC":
            layer = dictionary(self.resources.get("Properties")).get(getattr(props, "name", ""))
        self._begin(off=is_off(layer, self.off))
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802
        if self.tags:
            self.device.off_depth -= self.tags.pop()
        super().do_EMC()

    def _begin(self, *, off: bool) -> None:
        self.tags.append(off)
        self.device.off_depth += off

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        attributes = dictionary(self.xobjmap.get(getattr(xobjid_arg, "name", "")))
        off = is_off(attributes.get("OC"), self.off)
        self.device.off_depth += off
        super().do_Do(xobjid_arg)
        self.device.off_depth -= off

    def do_sh(self, name: object) -> None:
        self.device.shaded = True
        super().do_sh(name)


def print_of(page: Any, off: frozenset[int] = frozenset()) -> Print:
    """What a pdfplumber page prints; `off` are the layers that are off.

    Raises PdfminerException for a damaged page.
    """
    device = _Device(page.pdf.rsrcmgr, page.page_number)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.off = off
    try:
        interpreter.process_page(page.page_obj)
    except Exception as error:  # as pdfplumber itself does, for pdfminer raises Python's own errors
        raise PdfminerException(error) from error
    leaves = list(_leaves(device.get_result()))
    return Print(leaves, frozenset(map(id, _hidden(leaves, device))))


def letters_of(drawing: Any, page: Any) -> list[LTChar]:
    """The letters of a drawing that stands apart from the page's own print, such as a stamp's.

    Raises PdfminerException for a damaged one.
    """
    device = _Device(page.pdf.rsrcmgr, page.page_number)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    resources = cast("dict[object, object]", dictionary(drawing.get("Resources")))
    try:
        device.begin_page(page.page_obj, MATRIX_IDENTITY)
        interpreter.render_contents(resources, [drawing], ctm=MATRIX_IDENTITY)
        device.end_page(page.page_obj)
    except Exception as error:
        raise PdfminerException(error) from error
    return [leaf for leaf in _leaves(device.get_result()) if isinstance(leaf, LTChar)]


def _leaves(layout: Any) -> Iterator[Any]:
    """What is printed, in its order, also inside figures."""
    for item in layout:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _hidden(leaves: Sequence[Any], device: _Device) -> Iterator[Any]:
    """The letters that no reader of the page sees."""
    yield from device.unlit
    for leaf in leaves:
        if isinstance(leaf, LTChar) and leaf.size < _TINY and leaf.x1 - leaf.x0 < _TINY:
            yield leaf
    if device.faint and not device.shaded:
        grounds = [leaf for leaf in leaves if _is_ground(leaf)]
        for letter in device.faint:
            if not any(_meet(letter, ground) for ground in grounds):
                yield letter


def _is_white(colour: Any, space: str) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 4:
        return all(part <= 1 - _WHITE for part in parts)
    return space in _LIGHT and len(parts) in {1, 3} and all(part >= _WHITE for part in parts)


def _is_ground(leaf: Any) -> bool:
    """Whether white letters could be read on it: a picture, or an area of any colour but white."""
    if isinstance(leaf, LTImage):
        return True
    if not isinstance(leaf, LTCurve) or isinstance(leaf, LTLine) or not leaf.fill:
        return False
    return not _is_white(leaf.non_stroking_color, "DeviceRGB")


def _meet(letter: Any, ground: Any) -> bool:
    return bool(
        letter.x0 < ground.x1 and letter.x1 > ground.x0 and letter.y0 < ground.y1 and letter.y1 > ground.y0
    )
