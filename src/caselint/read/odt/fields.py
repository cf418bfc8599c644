"""Fields in the lines of an OpenDocument text: text on a condition, and places to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.form_names import title_of
from caselint.read.odt.forms import controls_of, is_old_field, old_field, shown_by
from caselint.read.odt.names import is_true, q

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.odt.line import Line
    from caselint.read.safe_xml import Element

_IS_HIDDEN, _VALUE = q("text:is-hidden"), q("text:string-value")
_START, _SEPARATOR, _END = (q(f"field:fieldmark-{name}") for name in ("start", "separator", "end"))


class Fields:
    """Writes fields into a line; `handlers` are for their elements, `controls` those of the text's forms."""

    def __init__(self, line: Line) -> None:
        self.controls: dict[str, Element] = {}
        self._line = line
        self._open: list[tuple[Element, int]] = []  # Word's old fields, and where each began
        self._with_code: set[Element] = set()  # those that have an instruction before their result
        self.handlers: dict[str, Callable[[Element], None]] = {
            q("text:hidden-text"): self._hidden_text,
            q("text:conditional-text"): self._conditional,
            q("text:placeholder"): self._placeholder,
            q("text:text-input"): self._input,
            q("text:variable-input"): self._input,
            q("text:user-field-input"): self._input,
            q("text:drop-down"): self._input,
            q("draw:control"): self._control,
            q("loext:content-control"): self._content_control,
            q("field:fieldmark"): lambda node: self._old_field(node, line.out.length),
            _START: self._old_field_start,
            _SEPARATOR: self._old_field_result,
            _END: self._old_field_end,
        }

    def learn(self, text: Element) -> None:
        """Look through the body for the controls of its forms, and the fields that have instructions."""
        self.controls = controls_of(text)
        open_fields: list[Element] = []
        for mark in text.iter(_START, _SEPARATOR, _END):
            if mark.tag == _START:
                open_fields.append(mark)
            elif open_fields:
                if mark.tag == _SEPARATOR:
                    self._with_code.add(open_fields[-1])
                else:
                    open_fields.pop()

    def _hidden_text(self, node: Element) -> None:
        before, start = self._line.hidden, self._line.out.length
        self._line.hidden = before or is_true(node.get(_IS_HIDDEN))
        self._line.walk(node)
        if self._line.out.length == start:
            self._line.sign(node.get(_VALUE, ""))
        self._line.hidden = before

    def _conditional(self, node: Element) -> None:
        start = self._line.out.length
        self._line.walk(node)
        if self._line.out.length == start:
            which = "true" if is_true(node.get(q("text:current-value"))) else "false"
            self._line.sign(node.get(q(f"text:string-value-if-{which}"), ""))

    def _placeholder(self, node: Element) -> None:
        start = self._line.out.length
        self._line.walk(node)
        self._line.out.slot(start, node.get(q("text:description"), ""), filled=False)

    def _input(self, node: Element) -> None:
        start = self._line.out.length
        self._line.walk(node)
        title = title_of(node.get(q("text:description")), node.get(q("text:name")))
        shown = " ".join("".join(node.itertext()).split())
        self._line.out.slot(start, title, filled=shown != title)

    def _content_control(self, node: Element) -> None:
        start = self._line.out.length
        self._line.walk(node)
        title = title_of(node.get(q("loext:alias")), node.get(q("loext:tag")))
        prompts = is_true(node.get(q("loext:showing-place-holder")))
        if is_true(node.get(q("loext:checkbox"))):
            prompts = not is_true(node.get(q("loext:checked")))
        self._line.out.slot(start, title, filled=not prompts)

    def _old_field_start(self, node: Element) -> None:
        self._open.append((node, self._line.out.length))
        self._line.in_code += node in self._with_code

    def _old_field_result(self, _: Element) -> None:
        if self._open and self._open[-1][0] in self._with_code:
            self._with_code.discard(self._open[-1][0])
            self._line.in_code -= 1

    def _old_field_end(self, node: Element) -> None:
        if self._open:
            self._old_field_result(node)
            self._old_field(*self._open.pop())

    def _old_field(self, mark: Element, start: int) -> None:
        if is_old_field(mark):
            shown = old_field(mark)
            if self._line.out.length == start:
                self._line.sign(shown.answer)
            self._line.out.slot(start, shown.title, filled=not shown.prompts)

    def _control(self, node: Element) -> None:
        control = self.controls.get(node.get(q("draw:control"), ""))
        if control is None:
            return
        shown = shown_by(control)
        start = self._line.out.length
        self._line.sign(shown.answer)
        if shown.to_fill:
            self._line.out.slot(start, shown.title, filled=not shown.prompts)
        if shown.label:
            self._line.sign((" " if shown.answer else "") + shown.label)
