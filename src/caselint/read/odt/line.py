"""What stands in the lines of an OpenDocument text: words, signs, fields, and what is tied to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.form_names import title_of
from caselint.read.odt.drawn import Drawn
from caselint.read.odt.forms import is_old_field, old_field, shown_by
from caselint.read.odt.names import SOFT_BREAK, SPAN, STYLE_NAME, is_true, number, q
from caselint.record import MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.writer import Writer
    from caselint.read.odt.changes import Changes
    from caselint.read.odt.package import Package
    from caselint.read.odt.styles import Styles
    from caselint.read.safe_xml import Element

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000_000  # that text:s elements stand for in a file; then each is one
_DISPLAY, _IS_HIDDEN, _VALUE = q("text:display"), q("text:is-hidden"), q("text:string-value")
_NAME, _CHANGE_ID = q("office:name"), q("text:change-id")
_START, _SEPARATOR, _END = (q(f"field:fieldmark-{name}") for name in ("start", "separator", "end"))
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
        self.drawn = Drawn(package, self._sign)
        self.page: int | None = None
        self.first_page: int | None = None  # of the paragraph: where its first words stand
        self.covers = 0  # things round the paragraph that hide it
        self.styles: Styles
        self.changes: Changes
        self.controls: dict[str, Element] = {}
        self._hidden = False
        self._spaced = True  # white space that follows counts for nothing
        self._spaces_left = _MOST_SPACES
        self._inserted: dict[str, int] = {}  # where each insertion began
        self._commented: dict[str, int] = {}
        self._ends: set[str] = set()  # the comments that have an end of their own
        self._fields: list[tuple[Element, int]] = []
        self._with_code: set[Element] = set()
        self._in_code = 0
        self._handlers = self._by_tag()

    def learn(self, text: Element) -> None:
        """Look through the body for what is only known by what comes later."""
        self._ends = {end.get(_NAME, "") for end in text.iter(q("office:annotation-end"))}
        open_fields: list[Element] = []
        for mark in text.iter(_START, _SEPARATOR, _END):
            if mark.tag == _START:
                open_fields.append(mark)
            elif open_fields:
                if mark.tag == _SEPARATOR:
                    self._with_code.add(open_fields[-1])
                else:
                    open_fields.pop()

    def begin(self, *, hidden: bool) -> None:
        """Begin a paragraph."""
        self._hidden, self._spaced, self.first_page = hidden, True, None

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
        """A place where something was taken out, or where an insertion begins or ends."""
        name = node.get(_CHANGE_ID, "")
        if node.tag == q("text:change"):
            words = self.changes.deleted(name)
            if words is not None:
                self.out.mark(MarkKind.DELETION, self.out.length, words + " ")
        elif self.changes.is_insertion(name):
            if node.tag == q("text:change-start"):
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
            self._put(text)
            self._spaced = text.endswith(" ")

    def _put(self, text: str) -> None:
        out = self.out
        if not text or self._in_code:
            return
        start = out.length
        for index, part in enumerate(text.split("\n")):
            if index:
                out.sign("\n")
            if part == "\t":
                out.sign("\t")
            elif part:
                out.words(part)
        if self.first_page is None:
            self.first_page = self.page
        if self._hidden or self.covers:
            out.mark(MarkKind.HIDDEN, start)

    def _spaces(self, node: Element) -> None:
        count = number(node.get(q("text:c")), 1, _MOST_SPACES)
        if count > self._spaces_left:
            count = 1
        self._spaces_left -= count
        self._sign(" " * count)

    def _sign(self, text: str) -> None:
        self._put(text)
        self._spaced = False

    def _span(self, node: Element) -> None:
        hidden = self.styles.get("text", node.get(STYLE_NAME)).hidden
        before = self._hidden
        if hidden is not None:
            self._hidden = hidden
        self.walk(node)
        self._hidden = before

    def _ruby(self, node: Element) -> None:
        for part in node:
            if part.tag == q("text:ruby-text"):
                self._sign(" ")
            self._span(part)

    # ------------------------------------------------------------------------------------ fields

    def _field(self, node: Element) -> None:
        if node.get(_DISPLAY) == "none":
            before, self._hidden = self._hidden, True
            self.walk(node)
            self._hidden = before
        else:
            self.walk(node)

    def _hidden_text(self, node: Element) -> None:
        before, start = self._hidden, self.out.length
        self._hidden = before or is_true(node.get(_IS_HIDDEN))
        self.walk(node)
        if self.out.length == start:
            self._sign(node.get(_VALUE, ""))
        self._hidden = before

    def _conditional(self, node: Element) -> None:
        start = self.out.length
        self.walk(node)
        if self.out.length == start:
            which = "true" if is_true(node.get(q("text:current-value"))) else "false"
            self._sign(node.get(q(f"text:string-value-if-{which}"), ""))

    def _placeholder(self, node: Element) -> None:
        start = self.out.length
        self.walk(node)
        self.out.slot(start, node.get(q("text:description"), ""), filled=False)

    def _input(self, node: Element) -> None:
        start = self.out.length
        self.walk(node)
        title = title_of(node.get(q("text:description")), node.get(q("text:name")))
        shown = " ".join("".join(node.itertext()).split())
        self.out.slot(start, title, filled=shown != title)

    def _content_control(self, node: Element) -> None:
        start = self.out.length
        self.walk(node)
        title = title_of(node.get(q("loext:alias")), node.get(q("loext:tag")))
        prompts = is_true(node.get(q("loext:showing-place-holder")))
        if is_true(node.get(q("loext:checkbox"))):
            prompts = not is_true(node.get(q("loext:checked")))
        self.out.slot(start, title, filled=not prompts)

    def _old_field_start(self, node: Element) -> None:
        self._fields.append((node, self.out.length))
        self._in_code += node in self._with_code

    def _old_field_result(self, _: Element) -> None:
        if self._fields and self._fields[-1][0] in self._with_code:
            self._with_code.discard(self._fields[-1][0])
            self._in_code -= 1

    def _old_field_end(self, node: Element) -> None:
        if self._fields:
            self._old_field_result(node)
            self._old_field(*self._fields.pop())

    def _old_field(self, mark: Element, start: int) -> None:
        if is_old_field(mark):
            shown = old_field(mark)
            if self.out.length == start:
                self._sign(shown.answer)
            self.out.slot(start, shown.title, filled=not shown.prompts)

    def _control(self, node: Element) -> None:
        control = self.controls.get(node.get(q("draw:control"), ""))
        if control is None:
            return
        shown = shown_by(control)
        start = self.out.length
        self._sign(shown.answer)
        if shown.to_fill:
            self.out.slot(start, shown.title, filled=not shown.prompts)
        if shown.label:
            self._sign((" " if shown.answer else "") + shown.label)

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
            "tab": lambda _: self._sign("\t"),
            "line-break": lambda _: self._sign("\n"),
            "note": self._note,
            "ruby": self._ruby,
            "hidden-text": self._hidden_text,
            "conditional-text": self._conditional,
            "placeholder": self._placeholder,
            "text-input": self._input,
            "variable-input": self._input,
            "user-field-input": self._input,
            "drop-down": self._input,
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
            q("draw:control"): self._control,
            q("loext:content-control"): self._content_control,
            q("field:fieldmark"): lambda node: self._old_field(node, self.out.length),
            _START: self._old_field_start,
            _SEPARATOR: self._old_field_result,
            _END: self._old_field_end,
        }
