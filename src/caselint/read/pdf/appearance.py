"""The words that an annotation's own drawing (its appearance stream) shows."""

from __future__ import annotations

import re
from typing import Any

from caselint.read.pdf.glyphs import plain
from caselint.read.pdf.objects import dictionary, name, resolved

_SHOWING = re.compile(rb"T[jJ]|['\"]|Do")  # what prints text: also from another drawing
_PLAIN = re.compile(rb"\(((?:[^()\\]|\\[()\\]){0,2000})\)\s{0,9}Tj")  # strings without codes of letters


def shown_lines(annotation: dict[str, Any], page: Any, expected: str = "") -> list[str] | None:
    """The lines of text that the annotation is drawn with; None where it has no drawing of its own.

    `expected` are the letters, without spaces, that it is likely to show. Where its strings are just these,
    they are given back without drawing them.
    """
    from pdfminer.pdftypes import PDFStream

    from caselint.read.pdf.sight import letters_of

    drawing = resolved(dictionary(annotation.get("AP")).get("N"))
    if isinstance(drawing, dict):
        drawing = resolved(drawing.get(name(annotation.get("AS"))))
    if not isinstance(drawing, PDFStream) or drawing.objid is None:
        return None
    data = drawing.get_data()
    if not _SHOWING.search(data):
        return []
    if expected and _plainly(data) == expected:
        return [expected]
    lines: list[str] = []
    last: Any = None
    for letter in letters_of(drawing, page):
        text = plain(letter.get_text(), str(letter.fontname))
        if last is None or abs(letter.y0 - last.y0) > 0.5 * letter.size:
            lines.append("")
        elif letter.x0 - last.x1 > 0.15 * letter.size:
            lines[-1] += " "
        lines[-1] += text
        last = letter
    return [" ".join(line.split()) for line in lines]


def _plainly(data: bytes) -> str:
    """The letters of the strings that are printed, if all are plain ones."""
    found = _PLAIN.findall(data)
    if len(found) != len(_SHOWING.findall(data)):
        return ""
    text = b"".join(re.sub(rb"\\(.)", rb"\1", each) for each in found)
    return "".join(text.decode("ascii").split()) if text.isascii() else ""
