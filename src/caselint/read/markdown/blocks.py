"""The text of a Markdown file, line for line that of the file, and its blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from caselint.read.markdown.inline import BREAK, Passed, lines_of, parser
from caselint.read.markdown.tags import without_tags
from caselint.read.text.blocks import blocks_of
from caselint.read.text.lines import LABEL, ends_sentence
from caselint.record import Block, BlockKind, Part, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from caselint.read.markdown.source import Source

_TASK = re.compile(r"\[([ xX])\](?=\s|$)")
_TICK = re.compile(r"(?<![\w\\])\[([ xX])\](?![\w(\[:])")
_LONGEST_HEADING = 100  # characters
_WORD = re.compile(r"\w")
_LEAD = re.compile(r"[ \t>]*")
_CLEAN = str.maketrans({"\u00a0": " "})


@dataclass
class Page:
    """The lines of a file's text as they come to be known."""

    source: Source
    lines: list[str]
    passed: Passed = field(default_factory=Passed)
    headings: dict[int, int] = field(default_factory=dict)  # line: level
    rows: dict[int, tuple[int, int]] = field(default_factory=dict)  # line: table and row
    rules: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)  # line of a list item: its level
    begins: set[int] = field(default_factory=set)  # lines at which something begins
    settled: set[int] = field(default_factory=set)  # lines that are accounted for
    tables: int = 0


def page_of(source: Source) -> Page:
    """The text of a file on its lines, and what markdown-it knows of them."""
    page = Page(source, [""] * len(source.lines))
    md = parser()
    _Walk(page, md).tokens(md.parse("\n".join(source.lines)))
    for at, words in source.shown.items():
        page.lines[at] = words
        page.settled.add(at)
    for at, line in enumerate(source.lines):
        # What the parser passed over: quotations in quotations without end, a link's target on its own line.
        if at not in page.settled and _WORD.search(line):
            page.lines[at] = line[_end_of(_LEAD, line) :]
            page.begins.add(at)
    page.begins |= source.footnotes | source.front
    page.lines = [line.translate(_CLEAN) for line in page.lines]
    return page


class _Walk:
    """Takes the tokens of a file in order."""

    def __init__(self, page: Page, md: MarkdownIt) -> None:
        self.page = page
        self.md = md
        self.lists = 0
        self.prefix = ""  # the bullet or number of an item whose first line is to come
        self.row = 0
        self.columns = 0
        self.line_of_row = 0
        self.cells: list[str] = []

    def tokens(self, tokens: Sequence[Token]) -> None:
        """Write down what each token shows."""
        for at, token in enumerate(tokens):
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.lists += 1
                case "bullet_list_close" | "ordered_list_close":
                    self.lists -= 1
                case "list_item_open":
                    self.prefix = f"{'  ' * (self.lists - 1)}{token.info}{token.markup} "
                case "paragraph_open":
                    self.paragraph(token, tokens[at + 1])
                case "heading_open":
                    self.heading(token, tokens[at + 1])
                case "fence":
                    self.fence(token)
                case "html_block":
                    self.settle(token, without_tags(token.content, self.page.passed).rstrip("\n").split("\n"))
                case "hr":
                    self.rule(token, ["---"])
                case _:
                    self.table(token)

    def settle(self, token: Token, lines: Sequence[str], skipped: int = 0) -> None:
        """Write lines from that on which a token begins, `skipped` lines down; the others of it are empty."""
        first, last = token.map or [0, 0]
        self.page.settled.update(range(first, last))
        self.page.begins.add(first + skipped)
        for at, line in enumerate(lines, first + skipped):
            if at < last:
                self.page.lines[at] = line.rstrip()

    def paragraph(self, token: Token, inline: Token) -> None:
        """A paragraph, or the first lines of a list item."""
        prefix, self.prefix = self.prefix, ""
        first = (token.map or [0])[0]
        lines, hard = self.lines(inline)
        indent = " " * len(prefix) if prefix else "  " * self.lists
        if prefix:
            self.page.levels[first] = self.lists
            lines[0] = prefix + _TASK.sub(_ticked, lines[0], count=1)
        lines[1:] = [indent + line for line in lines[1:]]
        if not prefix:
            lines[0] = indent + lines[0]
        self.settle(token, lines)
        self.page.begins.update(first + at + 1 for at in hard)

    def lines(self, inline: Token) -> tuple[list[str], set[int]]:
        """The words of a token on their lines."""
        lines, hard = lines_of(inline.content, inline.children or [], self.page.passed)
        return [_TICK.sub(_ticked, line) for line in lines], hard

    def heading(self, token: Token, inline: Token) -> None:
        """A heading; text that merely has a rule under it is no heading, however the rule is drawn."""
        prefix, self.prefix = self.prefix, ""
        first = (token.map or [0])[0]
        lines, _ = self.lines(inline)
        underlined = token.markup in {"-", "="}
        words = lines[0].strip()
        if underlined and (
            len(lines) > 1 or len(words) > _LONGEST_HEADING or ends_sentence(words) or LABEL.match(words)
        ):
            self.rule(token, [*lines, "---"])
            return
        if words:
            self.page.headings[first] = int(token.tag[1:])
        self.settle(token, [prefix + lines[0], *lines[1:]])

    def rule(self, token: Token, lines: Sequence[str]) -> None:
        """A rule across the page, and what stands over it in the same token."""
        self.settle(token, lines)
        self.page.rules.add((token.map or [0])[0] + len(lines) - 1)
        self.page.begins.update(self.page.rules)

    def fence(self, token: Token) -> None:
        """A stretch of code, which in a note is text as it was typed."""
        self.prefix = ""
        self.settle(token, token.content.removesuffix("\n").split("\n"), skipped=1)

    def table(self, token: Token) -> None:
        """What belongs to a table; other tokens show nothing of their own."""
        page = self.page
        if token.type == "table_open":
            page.tables += 1
            self.row = self.columns = 0
            self.prefix = ""
            page.settled.update(range(*(token.map or [0, 0])))
        elif token.type == "tr_open":
            self.row += 1
            self.cells = []
            self.line_of_row = (token.map or [0])[0]
        elif token.type == "inline" and self.row:
            self.cells.append(self.lines(token)[0][0])
        elif token.type == "tr_close":
            self.end_row()
        elif token.type == "table_close":
            self.row = 0

    def end_row(self) -> None:
        """Write a row of a table on its line, a tab between its cells."""
        page = self.page
        at = self.line_of_row
        self.columns = self.columns or len(self.cells)
        self.cells += self.beyond(page.source.lines[at])
        page.rows[at] = (page.tables, self.row)
        page.lines[at] = "\t".join(cell.strip().replace("\t", " ") for cell in self.cells)

    def beyond(self, line: str) -> list[str]:
        """The cells of a row for which the table's head has no column, and which no page shows."""
        bare = line[_end_of(_LEAD, line) :].strip()
        cells = escapedSplit(bare)
        cells = cells[1 if cells and not cells[0].strip() else 0 :]
        cells = cells[: -1 if cells and not cells[-1].strip() else None]
        return [
            " ".join(self.lines(inline)[0])
            for cell in cells[self.columns :]
            for inline in self.md.parseInline(cell.strip())
        ]


def _ticked(box: re.Match[str]) -> str:
    return "☐" if box[1] == " " else "☒"


def _end_of(pattern: re.Pattern[str], line: str) -> int:
    found = pattern.match(line)
    return found.end() if found else 0


# -------------------------------------------------------------------------------------- blocks


def text_and_blocks(page: Page) -> tuple[str, tuple[Block, ...]]:
    """The text of a page and its blocks, in order."""
    marked = "\n".join(page.lines)
    text = marked.replace(BREAK, " ")
    starts = _starts(page.lines)
    cuts = sorted(
        {starts[at] for at in page.begins if at < len(starts)}
        | {at for at, sign in enumerate(marked) if sign == BREAK}
    )
    found = [*_known(page, text, starts), *_others(page, text, starts, cuts)]
    return text, tuple(_numbered(sorted(found, key=lambda block: block.span), page, starts))


def _starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _known(page: Page, text: str, starts: Sequence[int]) -> Iterator[Block]:
    """The blocks that the markup tells: headings, rules, tables' cells and the lines of the front matter."""
    for at, level in page.headings.items():
        line = page.lines[at]
        yield Block(_trimmed(text, starts[at], starts[at] + len(line)), BlockKind.HEADING, Place(), level)
    for at in page.rules:
        yield Block(Span(starts[at], starts[at] + len(page.lines[at])), BlockKind.RULE, Place())
    for at in page.source.front:
        yield Block(
            _trimmed(text, starts[at], starts[at] + len(page.lines[at])), BlockKind.PARAGRAPH, Place()
        )
    for at, (table, row) in page.rows.items():
        left = starts[at]
        for number, cell in enumerate(page.lines[at].split("\t"), 1):
            place = Place(table=table, row=row, cell=number)
            part = left
            for piece in cell.split(BREAK):
                if piece.strip() or piece == cell:
                    yield Block(_trimmed(text, part, part + len(piece)), BlockKind.CELL, place)
                part += len(piece) + 1
            left += len(cell) + 1


def _others(page: Page, text: str, starts: Sequence[int], cuts: Sequence[int]) -> Iterator[Block]:
    """The blocks of all other lines, told as those of a plain text, but for ends that the markup tells."""
    known = page.headings.keys() | page.rows.keys() | page.rules | page.source.front
    rest = "\n".join(
        " " * len(line) if at in known else line.replace(BREAK, " ") for at, line in enumerate(page.lines)
    )
    for block in blocks_of(rest):
        if block.kind is BlockKind.CELL:
            table = None if block.place.table is None else -block.place.table  # numbered with the others
            yield replace(block, place=replace(block.place, table=table))
            continue
        left = block.span.start
        inner = cuts[bisect_right(cuts, left) : bisect_left(cuts, block.span.end)]
        for right in [*inner, block.span.end]:
            span = _trimmed(text, left, right)
            if span.start < span.end:
                yield replace(block, span=span)
            left = right


def _numbered(blocks: Sequence[Block], page: Page, starts: Sequence[int]) -> Iterator[Block]:
    """The blocks with their places: paragraphs count within their part, tables through the file."""
    tables: dict[int, int] = {}
    counts: Counter[Part] = Counter()
    notes = _note_lines(page)
    for block in blocks:
        line = bisect_right(starts, block.span.start) - 1
        if block.place.table is not None:
            table = tables.setdefault(block.place.table, len(tables) + 1)
            yield replace(block, place=replace(block.place, table=table))
            continue
        part = Part.FOOTNOTE if line in notes else Part.BODY
        counts[part] += 1
        level = page.levels.get(line, block.level) if block.kind is BlockKind.LIST_ITEM else block.level
        yield replace(block, place=Place(paragraph=counts[part], part=part), level=level)


def _note_lines(page: Page) -> set[int]:
    """The lines of footnotes: from where one begins to the next empty line, or the next that begins."""
    found: set[int] = set()
    for first in page.source.footnotes:
        at = first
        while at < len(page.lines) and page.lines[at].strip() and (at == first or at not in page.begins):
            found.add(at)
            at += 1
    return found


def _trimmed(text: str, left: int, right: int) -> Span:
    words = text[left:right]
    start = left + (len(words) - len(words.lstrip()) if words.strip() else 0)
    return Span(start, start + len(words.strip()))
