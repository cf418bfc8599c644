"""The answers in a PDF's form fields, and text typed over a page, as words at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.read.pdf.annotations import shown_annotations
from caselint.read.pdf.appearance import shown_lines
from caselint.read.pdf.objects import array, boxes, dictionary, inherited, name, number, resolved, string
from caselint.read.pdf.page import Box, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSWORD, _RADIO, _PUSH_BUTTON = 1 << 13, 1 << 15, 1 << 16  # field flags
_LETTER_WIDTH = 0.5  # of its height: a guess, for how far an answer reaches
_DRAWN = frozenset({"Stamp", "Watermark"})  # annotations that are nothing but their drawing


def field_words(
    page: Any, printed: list[Word], hidden: frozenset[int] = frozenset()
) -> tuple[list[Word], tuple[str, ...]]:
    """The answers on a pdfplumber page as words, and those that have no place on it.

    An answer that the page's own text shows at the same place is left out, and so is what the layers in
    `hidden` hold.
    """
    words: list[Word] = []
    unplaced: list[str] = []
    for annotation in shown_annotations(page, hidden):
        lines, stored = _answer(annotation, page)
        if stored:
            unplaced.append(stored)
        lines = [" ".join(line.split()) for line in lines]
        if not any(lines):
            continue
        places = boxes(annotation.get("Rect"), page, 2)
        if not places:
            unplaced.append(" ".join(filter(None, lines)))
        elif not _is_printed(lines, places[0], printed):
            words += _set(lines, places[0], printed)
    return words, tuple(unplaced)


def stamps(page: Any, hidden: frozenset[int] = frozenset()) -> Iterator[tuple[str, Box]]:
    """The words that stamps on the page show, each with its box."""
    for annotation in shown_annotations(page, hidden):
        if name(annotation.get("Subtype")) in _DRAWN:
            text = " ".join(shown_lines(annotation, page) or ())
            places = boxes(annotation.get("Rect"), page, 2)
            if text.strip() and places:
                yield " ".join(text.split()), places[0]


def empty_fields(page: Any, hidden: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """What the page's form fields without an answer are called: as a reader is told, or else their names."""
    return tuple(
        " ".join((string(inherited(field, "TU")) or string(inherited(field, "T"))).split())
        for field in shown_annotations(page, hidden)
        if name(field.get("Subtype")) == "Widget"
        and name(inherited(field, "FT")) in {"Tx", "Ch", "Sig"}
        and not any(line.strip() for line in _value(field))
    )


def _answer(annotation: dict[str, Any], page: Any) -> tuple[list[str], str]:
    """The lines that a form field or a typed-over note shows, and what it holds where that is different."""
    subtype = name(annotation.get("Subtype"))
    if subtype == "FreeText":
        return string(annotation.get("Contents")).split("\n"), ""
    if subtype != "Widget":
        return [], ""
    value, kind = _value(annotation), name(inherited(annotation, "FT"))
    if kind not in {"Tx", "Ch", "Sig"} or number(inherited(annotation, "Ff")) & _PASSWORD:
        return value, ""
    # Programs draw the answers anew where the form asks for it; else a reader sees what was drawn last.
    anew = resolved(dictionary(page.pdf.doc.catalog.get("AcroForm")).get("NeedAppearances")) is True
    held = _letters(value)
    shown = [] if anew else [line for line in shown_lines(annotation, page, held) or () if line]
    seen = _letters(shown)
    if not seen or (seen in held and kind != "Sig"):  # a box may be too small for all of its answer
        return value, ""
    if kind == "Ch" and held in seen:
        return value, ""  # a list shows what was not chosen, too
    formatted = "F" in dictionary(annotation.get("AA")) or kind == "Sig"
    return shown, "" if formatted or held in seen else " ".join(filter(None, value))


def _letters(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def _value(field: dict[str, Any]) -> list[str]:
    kind, flags = name(inherited(field, "FT")), number(inherited(field, "Ff"))
    value = inherited(field, "V")
    if kind == "Tx" and not flags & _PASSWORD:
        return string(value).split("\n")
    if kind == "Ch":
        chosen = value if isinstance(value, list) else [value]
        return [", ".join(filter(None, (_shown(string(one), field) for one in chosen)))]
    if kind == "Btn" and not flags & _PUSH_BUTTON:
        return ["☒" if _is_ticked(field, value, bool(flags & _RADIO)) else "☐"]
    if kind == "Sig" and isinstance(value, dict):
        return [string(value.get("Name")) or "☒"]
    return []


def _is_ticked(annotation: dict[str, Any], value: Any, radio: bool) -> bool:
    """A box is ticked when it shows a state other than Off; a lone box without a state goes by its value."""
    state = name(annotation.get("AS"))
    if state or radio:
        return state not in {"", "Off"}
    return name(value) not in {"", "Off"}


def _shown(chosen: str, annotation: dict[str, Any]) -> str:
    """What the form shows for a choice that it stores under another name."""
    for option in array(inherited(annotation, "Opt")):
        pair = resolved(option)
        if isinstance(pair, list) and len(pair) == 2 and string(pair[0]) == chosen:
            return string(pair[1])
    return chosen


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
