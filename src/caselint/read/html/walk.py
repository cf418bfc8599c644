"""The walk through a page's elements, writing down all text that a reader of the page sees.

It takes no more of the interpreter's stack for a deep page than for a flat one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.html import office
from caselint.read.html.elements import (
    BLOCK_DISPLAYS,
    BLOCKS,
    HEADINGS,
    LISTS,
    PRE,
    SIDE_BY_SIDE,
    SILENT,
    TELLING,
    heading_role,
    hidden,
    is_menu,
    is_tiny,
    words_of,
)
from caselint.read.html.forms import answer_of
from caselint.read.html.grid import CELLS, in_order, tag_of
from caselint.read.html.parse import tree_of
from caselint.read.html.sheet import OpenMark, Sheet
from caselint.read.html.styles import StyleSheets, keeps_spaces
from caselint.read.html.tables import Tables
from caselint.read.symbol_fonts import sign_of
from caselint.record import BlockKind, MarkKind, Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caselint.read.safe_xml import Element

_WALKED = BLOCKS - SILENT  # what has words in it, unless an attribute tells otherwise
_MOST_FRAMES = 20  # pages within the page that are written out in it


class _State(NamedTuple):
    """What an element hands on to those in it."""

    typed: bool = False  # white space shows as it is written
    hidden: int = 0  # 2 for good (display: none), 1 unless an element shows itself again (visibility)
    marking: tuple[OpenMark, ...] = ()
    symbols: str = ""  # the font, where it is one of signs
    lists: int = 0  # how many stand around
    quotes: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    apart: bool = False  # its children stand side by side


class _Open(NamedTuple):
    """An element whose end has not come."""

    node: Element
    children: Iterator[Element]
    state: _State
    leave: Callable[[], None] | None
    has_tail: bool


@dataclass(slots=True)
class Unread:
    """How much of what is no text was passed over."""

    pictures: int = 0
    frames: int = 0
    objects: int = 0
    media: int = 0
    scripts: int = 0


class Walker:
    """Walks pages, all into one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.out = sheet
        self.unread = Unread()
        self.framed: dict[
            str, str
        ] = {}  # pages that come with the page, by the addresses that it shows them by
        self.styles = StyleSheets()
        self._state = _State()
        self.tables = Tables(sheet)
        self._asides: list[tuple[Part, Element]] = []
        self._frames = 0
        self._refers = False  # whether the words that are commented on are marked
        self._enter: dict[str, Callable[[Element], Callable[[], None] | None]] = {
            "table": self.tables.table,
            "tr": self.tables.row,
            "td": self.tables.cell,
            "th": self.tables.cell,
            "dl": self.tables.pairs,
            "dt": self.tables.term,
            "dd": self.tables.value,
            "li": self._item,
            "q": self._quote,
            "nav": self._navigation,
            "button": self._apart,
        }

    def page(self, root: Element) -> None:
        """Write a page: its text, then the notes and comments that Word keeps at its end."""
        for style in root.iter("style", "{http://www.w3.org/1999/xhtml}style"):
            self.styles.add("".join(style.itertext()))
        self._refers = any(
            "mso-comment-reference" in node.get("style", "") for node in root.iter("a", "span")
        )
        self._walk(root)
        around = self.out.place
        for part, element in self._asides:
            self.out.end_paragraph()
            self.out.place = Place(part=part)
            self._walk(element, aside=True)
        self.out.end_paragraph()
        self.out.place = around
        self._asides.clear()

    # --------------------------------------------------------------------------------- the walk

    def _walk(self, root: Element, *, aside: bool = False) -> None:
        stack: list[_Open] = []
        self._begin(root, stack, has_tail=False, aside=aside)
        while stack:
            top = stack[-1]
            child = next(top.children, None)
            if child is not None:
                self._begin(child, stack, has_tail=child.getparent() is top.node)
                continue
            stack.pop()
            if top.leave is not None:
                top.leave()
            self._restore(top.state)
            if top.has_tail:
                self._text(top.node.tail)

    def _begin(self, node: Element, stack: list[_Open], *, has_tail: bool, aside: bool = False) -> None:
        tag = tag_of(node)
        before = self._state
        if not aside and self._is_passed(node, tag):
            if has_tail:
                self._text(node.tail)
            return
        leaving = self._look(node, tag)
        special = self._enter.get(tag)
        leave = special(node) if special else None
        self._text(node.text)
        stack.append(_Open(node, self._children(node, tag), before, _both(leave, leaving), has_tail))

    def _restore(self, state: _State) -> None:
        self._state = state
        self.out.marking = state.marking
        self.out.kind, self.out.level = state.kind, state.level

    def _children(self, node: Element, tag: str) -> Iterator[Element]:
        if tag not in {"iframe", "frame"}:
            return iter(in_order(node))
        markup = node.get("srcdoc") or self.framed.get(node.get("src", ""))
        self._frames += markup is not None
        inner = tree_of(markup) if markup and self._frames <= _MOST_FRAMES else None
        self.unread.frames += inner is None
        return iter(()) if inner is None else iter([inner])

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._state.symbols and not text.isspace():
            text = "".join(c if c.isspace() else sign_of(ord(c), self._state.symbols) for c in text)
        if self._state.typed:
            self.out.typed(text)
        else:
            self.out.words(text)

    # -------------------------------------------------------------------- what an element is

    def _is_passed(self, node: Element, tag: str) -> bool:
        """Deal with an element that has nothing in it to walk through; whether it was one."""
        if tag in _WALKED and not node.attrib:
            return False
        if not tag or tag in SILENT:
            self.unread.media += tag in {"audio", "video", "canvas"}
            self.unread.scripts += tag == "script"
            return True
        match tag:
            case "br":
                self.out.line_break()
            case "hr":
                if self.out.place.part is Part.BODY:  # Word draws one over its notes, too
                    self.out.rule()
            case "input" | "textarea" | "select":
                self._field(node, tag)
            case "img":
                self.unread.pictures += not is_tiny(node)
                self.tables.shows_picture()
            case "noscript":
                self.unread.scripts += 1
            case "del":
                self.out.point(MarkKind.DELETION, words_of(node))
            case _:
                return self._is_aside(node)
        return True

    def _is_aside(self, node: Element) -> bool:
        if not node.attrib:
            return False
        if office.is_deleted(node):
            self.out.point(MarkKind.DELETION, words_of(node))
            return True
        style = node.get("style", "")
        if "mso-" not in style and "mso" not in node.get("class", ""):
            return False
        part = office.part_of(style)
        if part is not None:
            self._asides.append((part, node))
        if office.is_comment_sign(node) and not self._refers:
            self.out.point(MarkKind.COMMENT)
        return part is not None or office.is_sign(node, style)

    def _look(self, node: Element, tag: str) -> Callable[[], None] | None:
        """Settle what an element's name and style say of the text in it."""
        state, out = self._state, self.out
        if tag not in TELLING and not (state.apart or self.styles.rules or node.attrib):
            if tag not in BLOCKS:
                return None
            out.end_paragraph()
            return out.end_paragraph
        properties = self.styles.of(node, tag) if node.attrib or self.styles.rules else {}
        display = properties.get("display", "")
        block = tag in BLOCKS if display in {"", "none"} else display in BLOCK_DISPLAYS
        block = block or tag in CELLS or tag in {"tr", "table"}
        if state.apart:
            out.sign("")
        leave = None
        if block:
            out.end_paragraph()
            leave = out.end_paragraph
            item = office.list_level(node.get("class", ""), properties)
            if item is not None:
                out.begin_item(item)
                leave = out.end_item
            state = self._block_state(node, tag, state)
        elif tag in {"object", "embed"}:
            self.unread.objects += 1
        typed = keeps_spaces(properties)
        concealed = hidden(node, tag, properties, state.hidden)
        self._restore(
            state._replace(
                typed=tag in PRE or (state.typed if typed is None else typed),
                hidden=concealed,
                marking=self._marking(node, tag, properties, concealed),
                symbols=office.symbol_font(node, tag, properties, state.symbols),
                apart=display in SIDE_BY_SIDE,
            )
        )
        return leave

    def _marking(
        self, node: Element, tag: str, properties: dict[str, str], concealed: int
    ) -> tuple[OpenMark, ...]:
        """The marks that words in an element get."""
        marking = self._state.marking
        if concealed and not self._state.hidden:
            marking = (*marking, OpenMark(MarkKind.HIDDEN))
        elif self._state.hidden and not concealed:
            marking = tuple(mark for mark in marking if mark.kind is not MarkKind.HIDDEN)
        if tag == "ins" or (node.attrib and office.is_inserted(node)):
            marking = (*marking, OpenMark(MarkKind.INSERTION))
        if "mso-comment-reference" in properties:
            marking = (*marking, OpenMark(MarkKind.COMMENT))
        return marking

    def _block_state(self, node: Element, tag: str, state: _State) -> _State:
        level = HEADINGS.get(tag) or heading_role(node)
        name = node.get("class", "")
        if level is None and name.startswith("Mso"):
            level = office.heading_level(name)
        if level is not None:
            return state._replace(kind=BlockKind.HEADING, level=level)
        if tag in LISTS:
            return state._replace(lists=state.lists + 1)
        return state

    # -------------------------------------------------------------------- single elements

    def _field(self, node: Element, tag: str) -> None:
        answer = answer_of(node, tag)
        if answer is None:
            self.unread.pictures += node.get("type", "").lower() == "image"
            return
        properties = self.styles.of(node, tag) if node.attrib else {}
        state = self._state
        if hidden(node, tag, properties, state.hidden) and not state.hidden:
            self.out.marking = (*state.marking, OpenMark(MarkKind.HIDDEN))
        if tag == "textarea":
            self.out.end_paragraph()
        boxed = tag != "input" or len(answer.words) > 1  # and no tick
        self.out.slot(answer.words, answer.title, filled=answer.filled, typed=answer.typed, apart=boxed)
        if tag == "textarea":
            self.out.end_paragraph()
        self.out.marking = state.marking

    def _item(self, _: Element) -> Callable[[], None]:
        self.out.begin_item(max(self._state.lists, 1))
        return self.out.end_item

    def _quote(self, _: Element) -> Callable[[], None]:
        """A quotation in the line, to which a browser gives its marks."""
        depth = self._state.quotes
        self._state = self._state._replace(quotes=depth + 1)
        self.out.words("‘" if depth % 2 else "“")
        return lambda: self.out.words("’" if depth % 2 else "”")

    def _navigation(self, node: Element) -> Callable[[], None] | None:
        place = self.out.place
        if place.table is not None or place.part is not Part.BODY or not is_menu(node):
            return None

        def leave() -> None:
            self.out.end_paragraph()
            self.out.place = place

        self.out.place = Place(part=Part.HEADER)
        return leave

    def _apart(self, _: Element) -> Callable[[], None]:
        self.out.sign("")
        return lambda: self.out.sign("")


def _both(first: Callable[[], None] | None, then: Callable[[], None] | None) -> Callable[[], None] | None:
    if first is None or then is None:
        return first or then

    def leave() -> None:
        first()
        then()

    return leave
