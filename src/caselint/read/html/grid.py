"""An html table as rows of cells whose columns line up, and whether it only lays out the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.safe_xml import Element

CELLS = frozenset({"td", "th"})
SECTIONS = frozenset({"thead", "tbody", "tfoot", "tr"})
_NOT_ROWS = CELLS | {"table", "caption", "colgroup", "col"}
_WIDEST = 1000  # columns; a browser allows as many for one cell
_WIDEST_DOWN = 100  # columns in which cells that reach over several rows are followed
_DOWN = 65_534  # rows that one cell may reach over, as in a browser
_LOOKED_AT = 300  # elements of a cell: what a layout holds shows early
_OWN_ORDER = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form"})


def tag_of(node: Element) -> str:
    """An element's name in small letters, without its namespace; "" for what is no element."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    return (tag.rpartition("}")[2] if tag[0] == "{" else tag).lower()


@dataclass
class Columns:
    """Where the cells of successive rows begin, by their spans: columns count from 0."""

    _below: dict[int, int] = field(default_factory=dict)  # column: rows that a cell still reaches down
    _at: int = 0

    def begin_row(self) -> None:
        """Go on to the next row."""
        self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}
        self._at = 0

    def continued(self) -> int:
        """The columns before the next cell that cells of the rows above take up; their number."""
        passed = 0
        while self._at in self._below:
            self._at += 1
            passed += 1
        return passed

    def cell(self, node: Element) -> int:
        """The column of the row's next cell."""
        self.continued()
        start = self._at
        wide = min(_span(node, "colspan", 1), _WIDEST)
        down = _span(node, "rowspan", 1) or _DOWN  # 0: to the table's end
        if down > 1:
            for column in range(start, min(start + wide, _WIDEST_DOWN)):
                self._below[column] = down
        self._at = min(start + max(wide, 1), start + _WIDEST)
        return start


def _span(node: Element, name: str, default: int) -> int:
    told = node.get(name, "").strip()[:8]
    return min(int(told), _DOWN) if told.isascii() and told.isdigit() else default


def numbering(table: Element) -> dict[int, int] | None:
    """The number, from 1, of each column in which a cell of a table begins; None for a layout.

    A table lays out a page where no two cells stand beside each other but such as hold tables, headings
    or forms of their own.
    """
    if table.get("role", "").lower() in {"presentation", "none"}:
        return None
    starts: set[int] = set()
    columns = Columns()
    beside = False
    for row in rows_of(table):
        columns.begin_row()
        plain = 0
        for cell in cells_of(row):
            starts.add(columns.cell(cell))
            if not beside and _is_plain(cell):
                plain += 1
        beside = beside or plain > 1
    return {start: number for number, start in enumerate(sorted(starts), 1)} if beside else None


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those inside forms and other wrappers among them, but not of inner tables."""
    return _inside(in_order(table), "tr", _NOT_ROWS)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _inside(row, "", frozenset({"table", "caption", "tr"}))


def in_order(parent: Element) -> Iterator[Element]:
    """An element's children as a browser shows them: a table's foot, which may be written first, last."""
    if tag_of(parent) != "table" or parent.find("{*}tfoot") is None:
        return iter(parent)
    return (child for last in (False, True) for child in parent if (tag_of(child) == "tfoot") is last)


def _inside(parent: Iterable[Element], wanted: str, closed: frozenset[str]) -> Iterator[Element]:
    """The elements of a name, or cells where it is "", also inside others, but not within those `closed`."""
    stack = [iter(parent)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        tag = tag_of(node)
        if tag == wanted or (not wanted and tag in CELLS):
            yield node
        elif tag not in closed:
            stack.append(iter(node))


def _is_plain(cell: Element) -> bool:
    """Whether a cell holds nothing that has an order of its own."""
    return not any(tag_of(node) in _OWN_ORDER for node in islice(cell.iter(), _LOOKED_AT))
