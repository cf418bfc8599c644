"""The answers in a PDF's form fields, and text typed over a page, as words at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.read.pdf.glyphs import plain
from caselint.read.pdf.page import Box, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = 0x2 | 0x20  # annotation flags: hidden, not shown on a screen
_PASSWORD, _RADIO, _PUSH_BUTTON = 1 << 13, 1 << 15, 1 << 16  # field flags
_MAX_WIDGETS = 5_000
_MAX_DEPTH = 20  # of a field's parents: a crooked file can make a ring of them
_LETTER_WIDTH = 0.5  # of its height: a guess, for how far an answer reaches


def field_words(page: Any, printed: list[Word]) -> tuple[list[Word], tuple[str, ...]]:
    """The answers on a pdfplumber page as words, and those that have no place on it.

    An answer that the page's own text shows at the same place is left out.
    """
    words: list[Word] = []
    unplaced: list[str] = []
    for annotation in _annotations(page):
        lines = [" ".join(line.split()) for line in _answer(annotation)]
        if not any(lines):
            continue
        box = _place(annotation, page)
        if box is None:
            unplaced.append(" ".join(filter(None, lines)))
        elif not _is_printed(lines, box, printed):
            words += _set(lines, box, printed)
    return words, tuple(unplaced)


def empty_fields(page: Any) -> tuple[str, ...]:
    """What the page's form fields without an answer are called: as a reader is told, or else their names."""
    return tuple(
        " ".join((_string(_inherited(field, "TU")) or _string(_inherited(field, "T"))).split())
        for field in _annotations(page)
        if _name(field.get("Subtype")) == "Widget"
        and _name(_inherited(field, "FT")) in {"Tx", "Ch", "Sig"}
        and not any(line.strip() for line in _value(field))
    )


def _annotations(page: Any) -> Iterator[dict[str, Any]]:
    found = _resolved(page.page_obj.annots)
    for reference in found[:_MAX_WIDGETS] if isinstance(found, list) else ():
        annotation = _resolved(reference)
        if isinstance(annotation, dict) and not _number(annotation.get("F")) & _HIDDEN:
            yield annotation


def _answer(annotation: dict[str, Any]) -> list[str]:
    """The lines that a form field or a typed-over note shows."""
    subtype = _name(annotation.get("Subtype"))
    if subtype == "FreeText":
        return _string(annotation.get("Contents")).split("\n")
    return _value(annotation) if subtype == "Widget" else []


def _value(field: dict[str, Any]) -> list[str]:
    kind, flags = _name(_inherited(field, "FT")), _number(_inherited(field, "Ff"))
    value = _inherited(field, "V")
    if kind == "Tx" and not flags & _PASSWORD:
        return _string(value).split("\n")
    if kind == "Ch":
        chosen = value if isinstance(value, list) else [value]
        return [", ".join(filter(None, (_shown(_string(one), field) for one in chosen)))]
    if kind == "Btn" and not flags & _PUSH_BUTTON:
        return ["☒" if _is_ticked(field, value, bool(flags & _RADIO)) else "☐"]
    if kind == "Sig" and isinstance(value, dict):
        return [_string(value.get("Name"))]
    return []


def _is_ticked(annotation: dict[str, Any], value: Any, radio: bool) -> bool:
    """A box is ticked when it shows a state other than Off; a lone box without a state goes by its value."""
    state = _name(annotation.get("AS"))
    if state or radio:
        return state not in {"", "Off"}
    return _name(value) not in {"", "Off"}


def _shown(chosen: str, annotation: dict[str, Any]) -> str:
    """What the form shows for a choice that it stores under another name."""
    options = _inherited(annotation, "Opt")
    for option in options if isinstance(options, list) else ():
        pair = _resolved(option)
        if isinstance(pair, list) and len(pair) == 2 and _string(pair[0]) == chosen:
            return _string(pair[1])
    return chosen


def _inherited(annotation: dict[str, Any], key: str) -> Any:
    """The field's own value under `key`, or the nearest parent's."""
    field: Any = annotation
    for _ in range(_MAX_DEPTH):
        if not isinstance(field, dict):
            return None
        if key in field:
            return _resolved(field[key])
        field = _resolved(field.get("Parent"))
    return None


def _place(annotation: dict[str, Any], page: Any) -> Box | None:
    """The field's rectangle, from the top of the page; None where it has none (or on a turned page)."""
    corners = _resolved(annotation.get("Rect"))
    if page.rotation or not isinstance(corners, list) or len(corners) != 4:
        return None
    numbers = [_resolved(corner) for corner in corners]
    if not all(isinstance(number, int | float) for number in numbers):
        return None
    x0, x1 = sorted((float(numbers[0]), float(numbers[2])))
    y0, y1 = sorted((float(numbers[1]), float(numbers[3])))
    if x1 - x0 < 1 or y1 - y0 < 1:
        return None
    # The page's corner in the file's own numbers need not be at 0.
    side, floor = (float(edge) for edge in page.page_obj.mediabox[:2])
    roof = float(page.height) + floor
    return Box(x0 - side, roof - y1, x1 - side, roof - y0)


def _is_printed(lines: list[str], box: Box, printed: list[Word]) -> bool:
    inside = [word for word in printed if box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)]
    shown = "".join(word.text for word in inside)
    return bool(shown) and "".join("".join(lines).split()) in "".join(shown.split())


def _set(lines: list[str], box: Box, printed: list[Word]) -> Iterator[Word]:
    """Each line of an answer as one word, in as many steps down its box as it has lines.

    A single line stands on the baseline of the print beside it, so that label and answer are one line.
    """
    height = box.bottom - box.top
    step = height / len(lines)
    size = min(10.0, step)
    for index, text in enumerate(lines):
        if not text:
            continue
        top = box.top + index * step + (max(0.0, (step - size) / 2) if height < 2.5 * size else 0.0)
        base = top + 0.8 * size
        beside = (
            [word for word in printed if word.top < top + size and word.bottom > top] if index == 0 else []
        )
        if beside:
            nearest = min(beside, key=lambda word: (abs(word.base - base) > 4, abs(word.x1 - box.x0)))
            base, size = nearest.base, nearest.size
        top = base - 0.8 * size
        x1 = min(box.x1, box.x0 + len(text) * size * _LETTER_WIDTH)
        yield Word(text, box.x0, x1, top, top + size, base, size, spaced=True, typed_in=True)


def _resolved(value: Any) -> Any:
    """What a reference in the file points to."""
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _number(value: Any) -> int:
    number = _resolved(value)
    return number if isinstance(number, int) else 0


def _name(value: Any) -> str:
    """A PDF name ("/Off") as text; "" for anything else."""
    name = getattr(_resolved(value), "name", "")
    if isinstance(name, bytes):
        return name.decode("latin-1")
    return name if isinstance(name, str) else ""


def _string(value: Any) -> str:
    """A text value, whether written as a string, a name or a stream."""
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import decode_text

    value = _resolved(value)
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
        text = value if isinstance(value, str) else _name(value)
    return "\n".join(plain(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
