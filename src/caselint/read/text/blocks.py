"""The blocks of a plain text: paragraphs (wrapped or not), headings, list items, rules and tables."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from caselint.read.ruling import is_rule
from caselint.read.text.lines import (
    BULLET,
    HASH_HEADING,
    LABEL,
    MOMENT,
    NUMBER,
    Line,
    ends_sentence,
    lines_of,
)
from caselint.read.text.tables import TextTable, table_at
from caselint.record import Block, BlockKind, Place, Span

_NARROWEST, _WIDEST = 50, 130  # between these, in characters, people and programs wrap lines
_BY_HAND = 8  # characters that a line ended by hand may fall short
_LONGEST_HEADING = 60  # characters


class _Piece(NamedTuple):
    """A heading or a rule, whole on its line; `skip` characters at its start are signs, not words."""

    line: Line
    kind: BlockKind
    level: int | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines with nothing between them of which only the first begins something (an item, a field)."""

    lines: list[Line]
    kind: BlockKind
    skip: int


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text whose line ends are newlines, in order.

    A list item's span leaves its bullet or number out, and a heading's its hash signs.
    """
    parts = _parts(lines_of(text))
    width = max((_wrap_width(part.lines) for part in parts if isinstance(part, _Stretch)), default=0)
    blocks: list[Block] = []
    paragraph = table = 0
    for part in parts:
        if isinstance(part, TextTable):
            table += 1
            for cell in part.cells:
                place = Place(table=table, row=cell.row, cell=cell.column)
                blocks.append(Block(cell.span, BlockKind.CELL, place))
            continue
        level = part.level if isinstance(part, _Piece) else None
        for span in _spans(part, width):
            paragraph += 1
            blocks.append(Block(span, part.kind, Place(paragraph=paragraph), level))
    return tuple(blocks)


# ------------------------------------------------------------------------------- what is on a line


def _parts(lines: list[Line]) -> list[_Piece | _Stretch | TextTable]:
    parts: list[_Piece | _Stretch | TextTable] = []
    at = 0
    open_stretch: _Stretch | None = None
    while at < len(lines):
        line = lines[at]
        if not line.text.strip() and "\t" not in line.text:
            open_stretch, at = None, at + 1
            continue
        special = _special(lines, at)
        if special is not None:
            parts.append(special)
            open_stretch, at = None, at + (special.lines if isinstance(special, TextTable) else 1)
            continue
        if line.text.strip():
            skip = _item_skip(lines, at)
            if open_stretch is None or skip or _begins(line.text, open_stretch.lines[-1].text):
                open_stretch = _Stretch([], BlockKind.LIST_ITEM if skip else BlockKind.PARAGRAPH, skip)
                parts.append(open_stretch)
            open_stretch.lines.append(line)
        at += 1
    return parts


def _special(lines: list[Line], at: int) -> _Piece | TextTable | None:
    """The table, rule or heading that begins on a line, if any."""
    line = lines[at]
    if line.text.strip() and is_rule(line.text):
        return _Piece(line, BlockKind.RULE)
    heading = HASH_HEADING.match(line.text)
    if heading:
        return _Piece(line, BlockKind.HEADING, len(heading[1]), heading.end())
    table = table_at(lines, at)
    if table:
        return table
    level = _underlined(lines, at)
    return _Piece(line, BlockKind.HEADING, level) if level else None


def _underlined(lines: list[Line], at: int) -> int | None:
    """The level of a heading that has a rule of about its own length below it, alone above it."""
    title = lines[at].text.strip()
    if not title or at + 1 >= len(lines) or len(title) > 80 or ends_sentence(title) or LABEL.match(title):
        return None
    rule = lines[at + 1].text.strip()
    if not rule or (rule.strip("=") and rule.strip("-")) or abs(len(rule) - len(title)) > 2:
        return None
    if at and lines[at - 1].text.strip() and not is_rule(lines[at - 1].text):
        return None
    return 1 if rule[0] == "=" else 2


def _item_skip(lines: list[Line], at: int) -> int:
    """How long the bullet or number of a list item is, with its indentation; 0 if the line is none.

    "2. Analysis", short and with no other number beside it, is a numbered heading.
    """
    text = lines[at].text
    bullet = BULLET.match(text)
    if bullet:
        return bullet.end()
    number = NUMBER.match(text)
    if not number:
        return 0
    in_list = len(text) > _LONGEST_HEADING or ends_sentence(text)
    return number.end() if in_list or any(_numbered(lines, at, step) for step in (-1, 1)) else 0


def _numbered(lines: list[Line], at: int, step: int) -> bool:
    """Whether the nearest line with words, before or after, begins with a number too."""
    at += step
    while 0 <= at < len(lines) and not lines[at].text.strip():
        at += step
    return 0 <= at < len(lines) and NUMBER.match(lines[at].text) is not None


def _begins(text: str, before: str) -> bool:
    """Whether a line begins something of its own, whatever the line before it looks like."""
    return LABEL.match(text) is not None or (MOMENT.match(text) is not None and ends_sentence(before))


# --------------------------------------------------------------------------------- wrapped lines


def _spans(part: _Piece | _Stretch, width: int) -> list[Span]:
    """The spans of a part's blocks: one for lines that were wrapped, one each for those that were not."""
    if isinstance(part, _Piece):
        return [_span(part.line, part.line, part.skip)]
    own = _wrap_width(part.lines)
    longest = max(len(line.text.rstrip()) for line in part.lines)
    # Without a sign of wrapping of its own, a stretch is taken to be wrapped as the rest of the file is.
    limit = own or (width if longest <= width else 0)
    spans: list[Span] = []
    first = part.lines[0]
    for line, after in zip(part.lines, [*part.lines[1:], None], strict=True):
        if after is None or not limit or not _fills(line, after, limit):
            spans.append(_span(first, line, part.skip if not spans else 0))
            if after is not None:
                first = after
    return spans


def _wrap_width(lines: list[Line]) -> int:
    """The width that lines were wrapped at, or 0 where nothing shows that they were.

    What shows it: a line too full for the next one's first word, which goes on in lower case.
    """
    width = max(len(line.text.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    for line, after in itertools.pairwise(lines):
        if _goes_on(line, after) and _fills(line, after, width):
            return width
    return 0


def _fills(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line.

    People who end lines by hand are less exact than programs: a sentence that goes on may end short.
    """
    slack = _BY_HAND if _goes_on(line, after) else 0
    return len(line.text.rstrip()) + 1 + len(after.text.split(None, 1)[0]) > width - slack


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a sentence plainly runs on to the next line."""
    return after.text.lstrip()[0].islower() and not ends_sentence(line.text)


def _span(first: Line, last: Line, skip: int) -> Span:
    text = first.text[skip:]
    return Span(first.start + skip + len(text) - len(text.lstrip()), last.start + len(last.text.rstrip()))
