"""Lines to paragraphs, headings and list items."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from caselint.read.pdf.glyphs import BULLETS
from caselint.read.pdf.joins import Hyphens, joined
from caselint.record import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.read.pdf.page import Line

_BULLET = re.compile(rf"(?:[{BULLETS}\ue000-\uf8ff]|[-–—*o](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][^:.!?\n]{0,50}:(?:\s|$)")
_SPEAKS = re.compile(r"(?:I|We|You|He|She|They|It|Mum|Dad) ")  # "He said:" is no field
_TERMINAL = re.compile(r"[.!?:;]['\"’”)\]]?$")
_TYPED_RULE = re.compile(r"[-=_*~#—–‒―─━═•·\s]{3,}")
_LOOSE = 1.15  # of the usual leading: lines further apart are two paragraphs
_SLACK = 1.5  # points that two edges may differ and still be one
_INDENT = 5.0  # points: less is no indent
_MAX_HEADING = 120  # characters


@dataclass(frozen=True)
class Style:
    """What is usual in a document: its letters' size, whether they are bold, and the leading by size.

    `justified` is true where lines are stretched to end exactly at the margin.
    """

    size: float
    bold: bool
    leading: dict[float, float]
    justified: bool = False

    def usual_leading(self, size: float) -> float:
        """Baseline to baseline within a paragraph of letters of the size, in points."""
        return self.leading.get(_grain(size), 1.3 * size)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's text on one line, where it begins, and what it is.

    `lines` are what it was made of, and `lead` the bullet that stands before its text on the page.
    """

    text: str
    page: int
    kind: BlockKind
    size: float
    bold: bool
    indent: float  # x of its first line (of its bullet)
    lines: tuple[Line, ...] = ()
    lead: str = ""


def measure(lines: Sequence[Line]) -> Style:
    """What is usual in the lines, which come in reading order."""
    sizes: dict[float, int] = {}
    bold = 0  # letters of bold lines, less those of others
    steps: dict[float, Counter[float]] = {}
    before: Line | None = None
    last = 0.0
    full = exact = 0
    for line in lines:
        grain, letters = _grain(line.size), len(line.text)
        sizes[grain] = sizes.get(grain, 0) + letters
        bold += letters if line.bold else -letters
        if before is not None and grain == last and before.page == line.page:
            step = line.base - before.base
            if 0 < step < 2.3 * line.size:
                steps.setdefault(grain, Counter())[round(step * 2) / 2] += 1
        before, last = line, grain
        # Lines that end near the margin: in ragged print few end at it, in justified print nearly all.
        room = line.right - line.box.x1
        if room < 0.1 * (line.right - line.left):
            full += 1
            exact += abs(room) < _SLACK
    leading = {}
    for size, counts in steps.items():
        often = max(2, sum(counts.values()) * 0.15)
        leading[size] = min((step for step, count in counts.items() if count >= often), default=1.3 * size)
    size = max(sizes, key=lambda each: sizes[each], default=10.0)
    return Style(size, bold > 0, leading, full > 4 and exact > 0.7 * full)


def _grain(size: float) -> float:
    return round(size * 2) / 2


def paragraphs(lines: Iterable[Line], style: Style, hyphens: Hyphens) -> list[Paragraph]:
    """Join lines in reading order to paragraphs."""
    made: list[list[Line]] = []
    heading = False  # whether the line before looks like one
    for line in lines:
        was_heading, heading = heading, is_heading(line, style)
        if made and _goes_on(made[-1], line, style, apart=was_heading is not heading):
            made[-1].append(line)
        else:
            made.append([line])
    return [_paragraph(group, style, hyphens) for group in made]


def _paragraph(lines: list[Line], style: Style, hyphens: Hyphens) -> Paragraph:
    first = lines[0]
    text = joined([line.text for line in lines], hyphens)
    kind, lead = BlockKind.PARAGRAPH, ""
    if bullet := _BULLET.match(text):
        kind, lead, text = BlockKind.LIST_ITEM, bullet.group(), text[bullet.end() :]
    elif is_heading(first, style) and len(text) <= _MAX_HEADING:
        kind = BlockKind.HEADING
    elif _NUMBER.match(text):
        kind = BlockKind.LIST_ITEM
    return Paragraph(text, first.page, kind, first.size, first.bold, first.box.x0, tuple(lines), lead)


def is_heading(line: Line, style: Style) -> bool:
    """Whether a line is set larger than usual, or is bold where that is rare, and is no field or sentence."""
    text = line.text
    if line.size > 1.12 * style.size:
        fits = len(text) <= _MAX_HEADING
    elif not line.bold or style.bold or line.size < 0.9 * style.size or len(text) > _MAX_HEADING * 0.7:
        fits = False
    else:
        fits = not _ends(text) and not _LABEL.match(text) and "    " not in text
    return fits and not line.words[-1].typed_in and any(map(str.isalpha, text))


def is_rule(text: str) -> bool:
    """Whether a line of text only draws a line: dashes, stars, underscores."""
    return _TYPED_RULE.fullmatch(text) is not None


def _goes_on(group: list[Line], line: Line, style: Style, *, apart: bool) -> bool:
    """Whether `line` goes on with the paragraph whose lines so far are `group`.

    `apart` says that of it and the line before one alone looks like a heading.
    """
    last = group[-1]
    if last.words[-1].typed_in or line.words[0].typed_in:
        return False
    if abs(last.size - line.size) > 0.1 * max(last.size, line.size):
        return False
    if not _is_beneath(group, line, style) or not _is_full(last, line, style):
        return False
    bold_ends = last.bold != line.bold and (line.bold or all(each.bold for each in group))
    if (apart or bold_ends) and not _flows(last, line):
        return False
    return not (is_rule(last.text) or is_rule(line.text) or _opens(group, line))


def _ends(text: str) -> bool:
    """Whether a sentence, or the label of a field, ends with the text."""
    return _TERMINAL.search(text, max(0, len(text) - 2)) is not None


def _flows(last: Line, line: Line) -> bool:
    """Whether the words themselves run on over the line's end."""
    return line.text[:1].islower() and not _ends(last.text)


def _is_beneath(group: list[Line], line: Line, style: Style) -> bool:
    """Whether the line stands where the paragraph's next line would: close beneath, at the same indent.

    A line at the top of the next column or page has no distance to judge by.
    """
    last = group[-1]
    step = line.base - last.base
    if last.page != line.page or step <= 0:
        # The end of a sentence at a page's or column's foot is as like the end of the paragraph,
        # unless the next page begins with a line that is itself full.
        return not _ends(last.text) or (last.page != line.page and _reaches(line))
    usual = style.usual_leading(line.size)
    if step > max(_LOOSE * usual, usual + 1.0):
        return False
    # A paragraph's second line shows its edge, until it goes on in another column.
    edge = group[1] if len(group) > 1 and abs(group[1].left - line.left) <= _INDENT else last
    shift = line.box.x0 - edge.box.x0
    if len(group) > 1:
        return abs(shift) <= _INDENT
    if shift > _INDENT:  # hanging: under a bullet's or a label's text, or under what a tab sets apart
        return (
            _marker(last) is not None
            or _LABEL.match(last.text) is not None
            or _is_under_tab(last, line.box.x0)
        )
    return shift > -60 or _marker(last) is None


def _is_under_tab(last: Line, x: float) -> bool:
    """Whether a word begins there in the line above, with white before it that is no space."""
    return any(
        abs(after.x0 - x) <= _SLACK and after.x0 - before.x1 > after.size
        for before, after in pairwise(last.words)
    )


def _reaches(line: Line) -> bool:
    return line.box.x1 >= line.right - 0.12 * (line.right - line.left)


def _is_full(last: Line, line: Line, style: Style) -> bool:
    """Whether the next line's first word would not have fitted on the last line."""
    first = line.words[0]
    room = last.right - last.box.x1
    if last.text.endswith(("-", "\u00ad", "‐")) and line.text[:1].islower():
        return room < 0.3 * (last.right - last.left)
    if style.justified and room > _SLACK and _ends(last.text):
        return False
    letters = first.text.split(" ", 1)[0]
    width = first.lead or (first.x1 - first.x0) * len(letters) / max(1, len(first.text))
    return room < width + 0.2 * last.size + _SLACK


def _marker(line: Line) -> re.Match[str] | None:
    return _BULLET.match(line.text) or _NUMBER.match(line.text)


def _opens(group: list[Line], line: Line) -> bool:
    """Whether the line begins something new by its words: a list item, a field."""
    last = group[-1]
    if "    " in line.text and "    " in last.text:
        return True  # fields side by side, on each of the two lines
    if line.text[0] in BULLETS or line.text[0] == "|" or "\ue000" <= line.text[0] <= "\uf8ff":
        return True
    if _marker(line):
        return _marker(group[0]) is not None or _ends(last.text)
    if _LABEL.match(line.text) and not _SPEAKS.match(line.text):
        return _LABEL.match(group[0].text) is not None or _ends(last.text) or "    " in line.text
    return False
