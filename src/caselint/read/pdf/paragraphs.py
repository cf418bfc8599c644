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
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    steps: dict[float, Counter[float]] = {}
    for line in lines:
        sizes[_grain(line.size)] += len(line.text)
        bold[line.bold] += len(line.text)
    for before, after in pairwise(lines):
        step = after.base - before.base
        if (
            before.page == after.page
            and _grain(before.size) == _grain(after.size)
            and 0 < step < 2.3 * after.size
        ):
            steps.setdefault(_grain(after.size), Counter())[round(step * 2) / 2] += 1
    leading = {}
    for size, counts in steps.items():
        often = max(2, sum(counts.values()) * 0.15)
        leading[size] = min((step for step, count in counts.items() if count >= often), default=1.3 * size)
    size = max(sizes, key=lambda each: sizes[each], default=10.0)
    # Lines that end near the margin: in ragged print few of them end at it, in justified print nearly all.
    full = [line for line in lines if line.right - line.box.x1 < 0.1 * (line.right - line.left)]
    exact = sum(abs(line.right - line.box.x1) < _SLACK for line in full)
    return Style(size, bold[True] > bold[False], leading, len(full) > 4 and exact > 0.7 * len(full))


def _grain(size: float) -> float:
    return round(size * 2) / 2


def paragraphs(lines: Iterable[Line], style: Style, hyphens: Hyphens) -> list[Paragraph]:
    """Join lines in reading order to paragraphs."""
    made: list[list[Line]] = []
    for line in lines:
        if made and _goes_on(made[-1], line, style):
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
    if not any(char.isalpha() for char in line.text) or line.words[-1].typed_in:
        return False
    if line.size > 1.12 * style.size:
        return len(line.text) <= _MAX_HEADING
    if not line.bold or style.bold or line.size < 0.9 * style.size or len(line.text) > _MAX_HEADING * 0.7:
        return False
    return not _TERMINAL.search(line.text) and not _LABEL.match(line.text) and "    " not in line.text


def is_rule(text: str) -> bool:
    """Whether a line of text only draws a line: dashes, stars, underscores."""
    return _TYPED_RULE.fullmatch(text) is not None


def _goes_on(group: list[Line], line: Line, style: Style) -> bool:
    """Whether `line` goes on with the paragraph whose lines so far are `group`."""
    last = group[-1]
    if last.words[-1].typed_in or line.words[0].typed_in or is_rule(last.text) or is_rule(line.text):
        return False
    if abs(last.size - line.size) > 0.1 * max(last.size, line.size):
        return False
    if last.bold != line.bold and (all(each.bold for each in group) or line.bold) and not _flows(last, line):
        return False
    if is_heading(last, style) != is_heading(line, style) and not _flows(last, line):
        return False
    if not _is_beneath(group, line, style) or not _is_full(last, line, style):
        return False
    return not _opens(group, line)


def _flows(last: Line, line: Line) -> bool:
    """Whether the words themselves run on over the line's end."""
    return line.text[:1].islower() and not _TERMINAL.search(last.text)


def _is_beneath(group: list[Line], line: Line, style: Style) -> bool:
    """Whether the line stands where the paragraph's next line would: close beneath, at the same indent.

    A line at the top of the next column or page has no distance to judge by.
    """
    last = group[-1]
    step = line.base - last.base
    if last.page != line.page or step <= 0:
        # The end of a sentence at a page's or column's foot is as like the end of the paragraph,
        # unless the next page begins with a line that is itself full.
        return not _TERMINAL.search(last.text) or (last.page != line.page and _reaches(line))
    usual = style.usual_leading(line.size)
    if step > max(_LOOSE * usual, usual + 1.0):
        return False
    # A paragraph's second line shows its edge, until it goes on in another column.
    edge = group[1] if len(group) > 1 and abs(group[1].left - line.left) <= _INDENT else last
    shift = line.box.x0 - edge.box.x0
    if len(group) > 1:
        return abs(shift) <= _INDENT
    if shift > _INDENT:  # hanging: under a bullet's or a label's text
        return _marker(last) is not None or _LABEL.match(last.text) is not None
    return shift > -60 or _marker(last) is None


def _reaches(line: Line) -> bool:
    return line.box.x1 >= line.right - 0.12 * (line.right - line.left)


def _is_full(last: Line, line: Line, style: Style) -> bool:
    """Whether the next line's first word would not have fitted on the last line."""
    first = line.words[0]
    room = last.right - last.box.x1
    if last.text.endswith(("-", "\u00ad", "‐")) and line.text[:1].islower():
        return room < 0.3 * (last.right - last.left)
    if style.justified and room > _SLACK and _TERMINAL.search(last.text):
        return False
    letters = first.text.split(" ", 1)[0]
    width = first.lead or (first.x1 - first.x0) * len(letters) / max(1, len(first.text))
    return room < width + 0.2 * last.size + _SLACK


def _marker(line: Line) -> re.Match[str] | None:
    return _BULLET.match(line.text) or _NUMBER.match(line.text)


def _opens(group: list[Line], line: Line) -> bool:
    """Whether the line begins something new by its words: a list item, a field."""
    last = group[-1]
    if line.text[0] in BULLETS or line.text[0] == "|" or "\ue000" <= line.text[0] <= "\uf8ff":
        return True
    if _marker(line):
        return _marker(group[0]) is not None or bool(_TERMINAL.search(last.text))
    if _LABEL.match(line.text) and not _SPEAKS.match(line.text):
        return (
            _LABEL.match(group[0].text) is not None
            or bool(_TERMINAL.search(last.text))
            or "    " in line.text
        )
    return False
