"""What the objects of a PDF file hold, as pdfminer gives them, made plain Python values."""

from __future__ import annotations

from typing import Any

from caselint.read.pdf.glyphs import plain
from caselint.read.pdf.page import Box

_MAX_DEPTH = 20  # of a field's parents: a crooked file can make a ring of them


def resolved(value: Any) -> Any:
    """What a reference in the file points to."""
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def dictionary(value: Any) -> dict[str, Any]:
    """A dictionary, also that of a stream; an empty one for anything else."""
    value = resolved(value)
    if isinstance(value, dict):
        return value
    attributes = getattr(value, "attrs", None)
    return attributes if isinstance(attributes, dict) else {}


def array(value: Any) -> list[Any]:
    """An array; an empty one for anything else."""
    value = resolved(value)
    return value if isinstance(value, list) else []


def number(value: Any) -> int:
    """A whole number, such as flags are; 0 for anything else."""
    found = resolved(value)
    return found if isinstance(found, int) else 0


def name(value: Any) -> str:
    """A PDF name ("/Off") as text; "" for anything else."""
    found = getattr(resolved(value), "name", "")
    if isinstance(found, bytes):
        return found.decode("latin-1")
    return found if isinstance(found, str) else ""


def string(value: Any) -> str:
    """A text value, whether written as a string, a name or a stream."""
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import decode_text

    value = resolved(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if isinstance(value, bytes):
        if value.startswith(b"\xef\xbb\xbf"):
            text = value[3:].decode("utf-8", "replace")
        elif value.startswith(b"\xff\xfe"):
            text = value[2:].decode("utf-16-le", "replace")
        else:
            text = decode_text(value)
    else:
        text = value if isinstance(value, str) else name(value)
    return "\n".join(plain(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def inherited(field: dict[str, Any], key: str) -> Any:
    """The field's own value under `key`, or the nearest parent's."""
    at: Any = field
    for _ in range(_MAX_DEPTH):
        if not isinstance(at, dict):
            return None
        if key in at:
            return resolved(at[key])
        at = resolved(at.get("Parent"))
    return None


def boxes(value: Any, page: Any, corners: int) -> list[Box]:
    """The rectangles round each `corners` points of a list of numbers, from the top of the page.

    Numbers in a file count from the page's corner before it was turned; a pdfplumber page's print is turned.
    None for a list that holds something else than numbers, or a rectangle without an inside.
    """
    numbers = [resolved(each) for each in array(value)[:8_000]]
    step = 2 * corners
    if not numbers or not all(isinstance(each, int | float) and abs(each) < 1e5 for each in numbers):
        return []
    turned = [_turned(float(x), float(y), page) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
    found = []
    for at in range(0, len(numbers) - step + 1, step):
        points = turned[at // 2 : at // 2 + corners]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) - min(xs) >= 1 and max(ys) - min(ys) >= 1:
            found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return found


def in_file(x: float, y: float, page: Any) -> tuple[float, float]:
    """Where in the file a point of the page as it is shown lies: x from its left, y from its top."""
    left, low, right, high = (float(edge) for edge in page.page_obj.mediabox)
    turn = page.page_obj.rotate
    if turn == 90:
        return y + left, x + low
    if turn == 180:
        return right - x, y + low
    if turn == 270:
        return right - y, high - x
    return x + left, high - y


def _turned(x: float, y: float, page: Any) -> tuple[float, float]:
    """A point of the file on the page as it is shown: x from its left, y from its top."""
    left, low, right, high = (float(edge) for edge in page.page_obj.mediabox)
    turn = page.page_obj.rotate
    if turn == 90:
        return y - low, x - left
    if turn == 180:
        return right - x, y - low
    if turn == 270:
        return high - y, right - x
    return x - left, high - y
