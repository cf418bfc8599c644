"""The walk through what stands in a line: runs, fields, marks of editing, and what is tied to a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.read.docx.alternates import branch
from caselint.read.docx.bindings import Bindings
from caselint.read.docx.changes import deleted_words
from caselint.read.docx.drawings import Drawings, paragraph_lines
from caselint.read.docx.fields import FIELD_CHAR, KIND, Field
from caselint.read.docx.formulas import FORMULAS, write_formula
from caselint.read.docx.names import (
    ALTERNATE,
    CHART,
    CHART_EX,
    DELETED,
    DIAGRAM,
    DRAWING,
    OFFICE,
    PICTURE,
    PPR,
    RPR,
    RUN,
    SDT,
    SIGNER,
    TBL,
    TEXT_BOX,
    VML,
    A,
    M,
    P,
    T,
    W,
)
from caselint.read.docx.signs import content_control, in_ordinary, old_form_field, symbol
from caselint.read.field_codes import shown_by
from caselint.record import MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caselint.read.docx.census import Census
    from caselint.read.docx.package import Element, Package
    from caselint.read.docx.styles import Styles
    from caselint.read.writer import Writer

BREAK, RENDERED_BREAK = W + "br", W + "lastRenderedPageBreak"
_INSERTED = (W + "ins", W + "moveTo")
# Elements with no text of the page in them. What is not named here is walked into: a new kind of
# wrapper must not cost its words.
SILENT = frozenset(
    [PPR, RPR, M + "rPr", M + "ctrlPr"]
    + [W + name for name in ("softHyphen", "proofErr", "sectPr", "rubyPr", "bookmarkStart", "bookmarkEnd")]
    + [W + name for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tcPr")]
)


@dataclass(frozen=True, slots=True)
class Box:
    """What stands apart from the line that it is tied to: a text box's blocks, or lines of a drawing.

    `element` is what the lines were drawn by.
    """

    blocks: Sequence[Element] = ()
    lines: Sequence[str] = ()
    element: Element | None = None
    hidden: bool = False


class LineWalker:
    """Writes what is in a paragraph; what is tied to it is left in `_boxes` for after it."""

    # The text of a run is most of a file: it is written without a call, but by who has one to make.
    _at_once: str | None = T

    def __init__(self, package: Package, writer: Writer, styles: Styles, census: Census) -> None:
        self.out = writer
        self.note_order: dict[str, dict[str, None]] = {"footnote": {}, "endnote": {}, "comment": {}}
        self._styles = styles
        self._census = census
        self._drawings = census.drawings = Drawings(package)
        self._bindings = Bindings(package)
        self._source = ""  # the part that is walked, for what its relations are
        self._may_hide = False
        self._hidden = 0  # how many of what stands around hide all that is in them
        self._paragraph_hidden = False
        self._table_hidden = False
        self._rendered_pages = False
        self._boxes: list[Box] = []
        self._fields: list[Field] = []
        self._in_codes = 0  # of those, how many have no result yet
        self._comments: dict[str, int | None] = {}  # where each begins; None once it is marked
        self._from_parts: dict[str, Callable[[Element], Sequence[str]]] = {
            CHART + "chart": lambda node: self._drawings.chart(self._source, node),
            CHART_EX + "chart": lambda node: self._drawings.chart(self._source, node),
            DIAGRAM + "relIds": lambda node: self._drawings.diagram(self._source, node),
        }
        self._handlers: dict[str, Callable[[Element], None] | None] = {
            **dict.fromkeys(SILENT),
            **dict.fromkeys(_INSERTED, self._insertion),
            **dict.fromkeys(DELETED, self._deletion),
            **dict.fromkeys(FORMULAS, self._formula),
            **dict.fromkeys((P, TBL), lambda node: self._boxes.append(Box([node]))),
            T: lambda node: self._text(node, node.getparent()),
            M + "t": lambda node: self._text(node, None),
            RUN: self._run,
            M + "r": self._formula_run,
            W + "tab": lambda _: self.out.sign("\t"),
            W + "ptab": lambda _: self.out.sign("\t"),
            W + "cr": lambda _: self.out.sign("\n"),
            W + "noBreakHyphen": lambda _: self.out.words("-"),
            W + "sym": lambda node: self.out.words(symbol(node)),
            W + "ruby": self._ruby,
            BREAK: self._break,
            RENDERED_BREAK: self._new_page,
            W + "delText": self._stray_deletion,
            W + "instrText": self._field_code,
            W + "delInstrText": None,
            FIELD_CHAR: self._field_char,
            W + "fldSimple": self._simple_field,
            W + "footnoteReference": lambda node: self._note("footnote", node),
            W + "endnoteReference": lambda node: self._note("endnote", node),
            W + "commentRangeStart": self._comment_start,
            W + "commentRangeEnd": self._comment_end,
            W + "commentReference": self._comment_end,
            W + "drawing": self._drawing,
            W + "object": self._object,
            ALTERNATE: lambda node: self._alternate(node, self._content),
            TEXT_BOX: lambda node: self._boxes.append(Box(node)),
            SDT: lambda node: self._control(node, self._content),
            A + "p": lambda node: self._drawn(node, paragraph_lines(node)),
            VML + "textpath": self._word_art,
            OFFICE + "signatureline": self._signature_line,
            **dict.fromkeys(self._from_parts, self._from_part),
            PICTURE + "pic": lambda node: census.count("picture", node),
            VML + "imagedata": lambda node: census.count("picture", node),
            W + "contentPart": lambda node: census.count("ink", node),
            W + "control": lambda node: census.count("control", node),
            W + "subDoc": lambda node: census.count("sub-document", node),
        }

    # --------------------------------------------------------------------------- runs and signs

    def _content(self, parent: Iterable[Element]) -> None:
        get, walk, run = self._handlers.get, self._content, self._run
        for node in parent:
            if node.tag == RUN:
                run(node)
            elif (handler := get(node.tag, walk)) is not None:
                handler(node)

    def _run(self, run: Element) -> None:
        out = self.out
        start, boxes = out.length, len(self._boxes)
        get, walk, at_once = self._handlers.get, self._content, self._at_once
        for node in run:
            tag = node.tag
            if tag == at_once:
                text = node.text
                if text:
                    if text.isprintable():
                        out.pieces.append(text)
                        out.length += len(text)
                    else:
                        self._text(node, run)
            elif (handler := get(tag, walk)) is not None:
                handler(node)
        if (self._may_hide or self._hidden) and (out.length > start or len(self._boxes) > boxes):
            self._hide(run, start, boxes)

    def _hide(self, run: Element, start: int, boxes: int) -> None:
        """Mark a run that is hidden, and what is tied to it."""
        hidden = self._hidden or self._styles.hides_run(
            run.find(RPR), self._paragraph_hidden, self._table_hidden
        )
        if not hidden:
            return
        if self.out.length > start:
            self.out.mark(MarkKind.HIDDEN, start)
        self._boxes[boxes:] = [replace(box, hidden=True) for box in self._boxes[boxes:]]

    def _text(self, node: Element, run: Element | None) -> None:
        if node.text:
            self.out.words(in_ordinary(node.text, run.find(RPR) if run is not None else None))

    def _break(self, node: Element) -> None:
        kind = node.get(W + "type", "textWrapping")
        if kind == "textWrapping" or self.out.in_words():
            self.out.sign("\n")  # words on either side of a page's end are still two
        if kind == "page" and not self._rendered_pages:
            self._new_page(node)

    def _new_page(self, _: Element) -> None:
        if self.out.page is not None:
            self.out.page += 1

    def _ruby(self, node: Element) -> None:
        """Words with their reading over them: the words, then the reading in brackets."""
        for base in node.iterfind(W + "rubyBase"):
            self._content(base)
        for reading in node.iterfind(W + "rt"):
            if next(reading.iter(T), None) is not None:
                self.out.words("(")
                self._content(reading)
                self.out.words(")")

    def _formula(self, node: Element) -> None:
        write_formula(node, self.out.words, self._content)

    def _formula_run(self, run: Element) -> None:
        """A run of a formula, which a tracked change marks from inside."""
        if run.find(W + "del") is not None:
            self._deletion(run)
            return
        start = self.out.length
        inserted = run.find(W + "ins")
        self._run(run)
        if inserted is not None and not len(inserted.findall(RUN)):
            self.out.mark(MarkKind.INSERTION, start)

    def _alternate(self, node: Element, walk: Callable[[Element], None]) -> None:
        version = branch(node)
        if version is not None:
            walk(version)

    # ------------------------------------------------------------------------- marks of editing

    def _deletion(self, node: Element) -> None:
        """Leave out what was deleted or moved away; its words are kept, and the places of comments in it."""
        self.out.mark(MarkKind.DELETION, self.out.length, deleted_words(node, self._from_parts))
        for edge in node.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"):
            (self._comment_start if edge.tag.endswith("Start") else self._comment_end)(edge)

    def _stray_deletion(self, node: Element) -> None:
        self.out.mark(MarkKind.DELETION, self.out.length, node.text or "")

    def _insertion(self, node: Element) -> None:
        start = self.out.length
        self._content(node)
        self.out.mark(MarkKind.INSERTION, start)

    def _comment_start(self, node: Element) -> None:
        name = node.get(W + "id", "")
        self.note_order["comment"].setdefault(name)
        self._comments.setdefault(name, self.out.length)

    def _comment_end(self, node: Element) -> None:
        name = node.get(W + "id", "")
        self.note_order["comment"].setdefault(name)
        start = self._comments.get(name, self.out.length)
        if start is not None:
            self.out.mark(MarkKind.COMMENT, start)
        self._comments[name] = None

    def _note(self, kind: str, node: Element) -> None:
        self.note_order[kind].setdefault(node.get(W + "id", ""))

    # ---------------------------------------------------------------------- fields and controls

    def _field_char(self, node: Element) -> None:
        kind = node.get(KIND)
        if kind == "begin":
            self._fields.append(Field(node, self.out.length, old_form_field(node)))
            self._in_codes += 1
        elif self._fields and kind == "separate":
            field = self._fields[-1]
            field.result_at = self.out.length
            self._in_codes -= not field.in_result
            field.in_result = True
        elif self._fields and kind == "end":
            field = self._fields.pop()
            self._in_codes -= not field.in_result
            if self.out.length == field.result_at and not self._in_codes:
                self.out.words(field.shows)
            if field.slot is not None:
                self.out.slot(field.result_at, field.slot.title, filled=not field.slot.prompts)

    def _field_code(self, node: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code.append(node.text or "")

    def _simple_field(self, node: Element) -> None:
        start = self.out.length
        self._content(node)
        if self.out.length == start:
            self.out.words(shown_by(node.get(W + "instr", "")))

    def _control(self, node: Element, walk: Callable[[Element], None]) -> None:
        """A content control, block, line or cell: what is in it, and that it is to be filled in."""
        start = self.out.length
        walk(node)
        self._note_control(node, start)

    def _note_control(self, node: Element, start: int) -> None:
        control = content_control(node)
        if control is not None:
            self.out.slot(start, control.title, filled=not control.prompts)

    # --------------------------------------------------------------------------------- drawings

    def _drawn(self, node: Element, lines: Sequence[str]) -> None:
        if lines:
            self._boxes.append(Box(lines=lines, element=node))

    def _from_part(self, node: Element) -> None:
        self._drawn(node, self._from_parts[node.tag](node))

    def _word_art(self, node: Element) -> None:
        if node.get("on", "t") not in {"f", "false", "0"}:
            self._drawn(node, [line for line in node.get("string", "").splitlines() if line.strip()])

    def _signature_line(self, node: Element) -> None:
        """A line to sign on: under it stand the name and the post of who is to sign."""
        self._drawn(node, [line for name in SIGNER if (line := node.get(name, "").strip())])

    def _drawing(self, node: Element) -> None:
        boxes = len(self._boxes)
        self._content(node)
        about = node.find(f"*/{DRAWING}docPr")
        if about is not None and about.get("hidden") in {"1", "true"}:
            self._boxes[boxes:] = [replace(box, hidden=True) for box in self._boxes[boxes:]]

    def _object(self, node: Element) -> None:
        """An embedded file: the picture of it that the page shows is none of its own."""
        before = self._census.counts["picture"]
        self._content(node)
        self._census.counts["picture"] = before
