"""The words that an annotation's own drawing (its appearance stream) shows."""

from __future__ import annotations

from typing import Any

from caselint.read.pdf.glyphs import plain
from caselint.read.pdf.objects import dictionary, name, resolved


def shown_lines(annotation: dict[str, Any], page: Any) -> list[str] | None:
    """The lines of text that the annotation is drawn with; None where it has no drawing of its own."""
    from pdfminer.pdftypes import PDFStream

    from caselint.read.pdf.sight import letters_of

    drawing = resolved(dictionary(annotation.get("AP")).get("N"))
    if isinstance(drawing, dict):
        drawing = resolved(drawing.get(name(annotation.get("AS"))))
    if not isinstance(drawing, PDFStream) or drawing.objid is None:
        return None
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
