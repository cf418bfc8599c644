"""What stands in the lines of an OpenDocument text: words, signs, fields, and what is tied to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.odt.drawn import Drawn
from caselint.read.odt.fields import Fields
from caselint.read.odt.names import SOFT_BREAK, SPAN, STYLE_NAME, number, q
from caselint.read.symbol_fonts import has_private, ordinary
from caselint.record import MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.odt.changes import Changes
    from caselint.read.odt.package import Package
    from caselint.read.odt.styles import Styles
    from caselint.read.safe_xml import Element
    from caselint.read.writer import Writer

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000_000  # that text:s elements stand for in a file; then each is one
_DISPLAY = q("text:display")
_NAME, _CHANGE_ID = q("office:name"), q("text:change-id")
# Elements with no text of the page in them. What is not named here is walked into.
_SILENT = frozenset(
    [q(f"text:{name}") for name in ("number", "note-citation", "script", "tracked-changes", "toc-mark")]
    + [q("office:event-listeners"), q("office:binary-data"), q("office:forms"), q("svg:title"), q("svg:desc")]
    + [q("field:param"), q("loext:list-item"), q("office:scripts"), q("text:label")]
)


@dataclass(slots=True)
class Notes:
    """What was tied to places in the text, in order: it is written after the body."""

    footnotes: list[Element] = field(default_factory=list)
    endnotes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.footnotes or self.endnotes or self.comments)


class Line:
    """Writes what stands in paragraphs."""

    def __init__(self, out: Writer, package: Package) -> None:
        self.out = out
        self.notes = Notes()
        self.drawn = Drawn(package, self.sign)
        self.page: int | None = None
        self.first_page: int | None = None  # of the paragraph: where its first words stand
        self.covers = 0  # things round the paragraph that hide it
        self.styles: Styles
        self.changes: Changes
        self.hidden = False
        self._font: str | None = None
        self._spaced = True  # white space that follows counts for nothing
        self._spaces_left = _MOST_SPACES
        self._inserted: dict[str, int] = {}  # where each insertion began
        self._deleted: dict[str, list[str]] = {}  # the words so far of each deletion
        self._commented: dict[str, int] = {}
        self._ends: set[str] = set()  # the comments that have an end of their own
        self.in_code = 0  # instructions of fields, which no page shows
        self._fields = Fields(self)
        self._handlers = self._by_tag()

    def learn(self, text: Element) -> None:
        """Look through the body for what is only known by what comes later."""
        self._ends = {end.get(_NAME, "") for end in text.iter(q("office:annotation-end"))}
        self._fields.learn(text)

    def begin(self, *, hidden: bool, font: str | None) -> None:
        """Begin a paragraph."""
        self.hidden, self._font, self._spaced, self.first_page = hidden, font, True, None
        for words in self._deleted.values():
            words.append(" ")

    @property
    def deleting(self) -> bool:
        """Whether what comes next was taken out, by a change that is still kept where it was."""
        return bool(self._deleted)

    def walk(self, parent: Element) -> None:
        """Write what is in an element, in order."""
        if parent.text:
            self._text(parent.text)
        for node in parent:
            handler = self._handlers.get(node.tag)
            if handler is not None:
                handler(node)
            elif node.tag not in _SILENT:
                self._field(node)
            if node.tail:
                self._text(node.tail)

    def change(self, node: Element) -> None:
        """A place where something was taken out, or where a change begins or ends.

        What was taken out is kept apart from the text, but where it was when it is shown in its place.
        """
        name = node.get(_CHANGE_ID, "")
        words = self.changes.deleted(name)
        begins = node.tag == q("text:change-start")
        if node.tag == q("text:change"):
            if words is not None:
                self.out.mark(MarkKind.DELETION, self.out.length, words + " ")
        elif words is not None:
            if begins:
                self._deleted[name] = []
            elif name in self._deleted:
                self.out.mark(MarkKind.DELETION, self.out.length, "".join(self._deleted.pop(name)))
        elif self.changes.is_insertion(name):
            if begins:
                self._inserted[name] = self.out.length
            elif name in self._inserted:
                self.out.mark(MarkKind.INSERTION, self._inserted.pop(name))

    def soft_break(self, _: Element) -> None:
        """The end of a page as the program that saved the file broke it."""
        if self.page is not None:
            self.page += 1

    # ------------------------------------------------------------------------------------- words

    def _text(self, raw: str) -> None:
        # A return can only be in XML by its number: LibreOffice ends input fields with one.
        text = _SPACE.sub(" ", raw.removesuffix("\r"))
        if self._spaced:
            text = text.removeprefix(" ")
        if text:
            self.put(text)
            self._spaced = text.endswith(" ")

    def put(self, text: str) -> None:
        """Write words as they stand, or note them as taken out."""
        out = self.out
        for words in self._deleted.values():
            words.append(text)
        if not text or self.in_code or self._deleted:
            return
        if has_private(text):
            text = ordinary(text, (self._font or "").rstrip("0123456789"))
        text = text.replace("\u2011", "-")
        start = out.length
        _write(out, text)
        if self.first_page is None:
            self.first_page = self.page
        if self.hidden or self.covers:
            out.mark(MarkKind.HIDDEN, start)

    def _spaces(self, node: Element) -> None:
        count = number(node.get(q("text:c")), 1, _MOST_SPACES)
        if count > self._spaces_left:
            count = 1
        self._spaces_left -= count
        self.sign(" " * count)

    def sign(self, text: str) -> None:
        """Write what stands for itself: white space after it counts."""
        self.put(text)
        self._spaced = False

    def _span(self, node: Element) -> None:
        style = self.styles.get("text", node.get(STYLE_NAME))
        before = self.hidden, self._font
        if style.hidden is not None:
            self.hidden = style.hidden
        self._font = style.font or self._font
        self.walk(node)
        self.hidden, self._font = before

    def _ruby(self, node: Element) -> None:
        for part in node:
            if part.tag == q("text:ruby-text"):
                self.sign(" ")
            self._span(part)

    def _field(self, node: Element) -> None:
        if node.get(_DISPLAY) == "none":
            before, self.hidden = self.hidden, True
            self.walk(node)
            self.hidden = before
        else:
            self.walk(node)

    # --------------------------------------------------------------------------- tied to a place

    def _note(self, node: Element) -> None:
        body = node.find(q("text:note-body"))
        if body is not None:
            is_endnote = node.get(q("text:note-class")) == "endnote"
            (self.notes.endnotes if is_endnote else self.notes.footnotes).append(body)

    def _comment(self, node: Element) -> None:
        self.notes.comments.append(node)
        name = node.get(_NAME, "")
        if name and name in self._ends:
            self._commented[name] = self.out.length
        else:
            self.out.mark(MarkKind.COMMENT, self.out.length)

    def _comment_end(self, node: Element) -> None:
        start = self._commented.pop(node.get(_NAME, ""), None)
        if start is not None:
            self.out.mark(MarkKind.COMMENT, start)

    def _by_tag(self) -> dict[str, Callable[[Element], None]]:
        text = {
            "s": self._spaces,
            "tab": lambda _: self.sign("\t"),
            "line-break": lambda _: self.sign("\n"),
            "note": self._note,
            "ruby": self._ruby,
            "change": self.change,
            "change-start": self.change,
            "change-end": self.change,
        }
        return {
            **{q(f"text:{name}"): handler for name, handler in text.items()},
            **dict.fromkeys(self.drawn.tags, self.drawn.take),
            SPAN: self._span,
            SOFT_BREAK: self.soft_break,
            q("office:annotation"): self._comment,
            q("office:annotation-end"): self._comment_end,
            **self._fields.handlers,
        }


def _write(out: Writer, text: str) -> None:
    for index, line in enumerate(text.split("\n")):
        if index:
            out.sign("\n")
        if line == "\t":
            out.sign("\t")
        elif line:
            out.words(line)
