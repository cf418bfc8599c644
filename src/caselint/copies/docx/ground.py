"""Where in a Word file's main part a comment may stand.

The standard lets ranges of comments stand nearly anywhere; Word leaves out those in page headers and footers,
notes and text boxes ([MS-OI29500] 2.1.315). Nor do they stand in what is shown as one thing: a formula, a
reading over words, a list to choose from, either of two versions of one content.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.copies.docx.fields import Fields
from caselint.read.docx.names import W14

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_AROUND_BLOCKS: Final = ("body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo")
_IN_LINES: Final = (
    *("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "ins", "moveTo", "dir", "bdo"),
)
# Controls in a line whose content is one, by what they hold or as Word writes it itself.
_CHOSEN: Final = (
    "text",
    "dataBinding",
    "dropDownList",
    "comboBox",
    "date",
    "picture",
    "equation",
    "citation",
)


class Ground(NamedTuple):
    """What a comment can stand at: elements in a line, or the end of a paragraph (`in_line` is false).

    `number` is that of what was asked for, or of the last in the paragraph. `whole` is false where the
    elements hold, or stand near, what was asked for.
    """

    number: int
    first: Element
    last: Element
    in_line: bool
    whole: bool


class Grounds:
    """Finds what comments can stand at in the main part of a file, by its root."""

    def __init__(self, root: Element) -> None:
        w = root.tag.removesuffix("document")
        self._root = root
        self.paragraph, self.run, self.text = w + "p", w + "r", w + "t"
        self._around_blocks = frozenset(w + name for name in _AROUND_BLOCKS)
        self._in_lines = frozenset(w + name for name in _IN_LINES)
        self._control, self._properties = w + "sdt", w + "sdtPr"
        self._fields = Fields(root)
        self._content, self._body = w + "sdtContent", w + "body"
        self._chosen = (*(w + name for name in _CHOSEN), W14 + "checkbox")

    def at(self, number: int, element: Element) -> Ground:
        """What a comment on an element can stand at. `number` is the element's in the part."""
        if element.tag == self._content:
            element = element.getparent()
        field = self._fields.around(number)
        found, in_line, free = self._stop(field[0] if field is not None else element)
        if not in_line:
            at = bisect_right(self._numbers, number) - 1
            return self._end_of(*self._paragraphs[max(at, 0)], whole=False)
        if free and element.tag == self.paragraph:
            return self._end_of(number, element, whole=True)
        if field is not None and found is field[0]:
            return Ground(number, *field, in_line=True, whole=element in field)
        return Ground(number, found, found, in_line=True, whole=found is element)

    @property
    def first(self) -> Ground:
        """The end of the first paragraph of the body; one is made where there is none."""
        return self._end_of(*self._paragraphs[0], whole=False)

    @property
    def last(self) -> Ground:
        """The end of the last paragraph of the body."""
        return self._end_of(*self._paragraphs[-1], whole=False)

    def _end_of(self, number: int, paragraph: Element, *, whole: bool) -> Ground:
        number += sum(1 for _ in paragraph.iterdescendants())
        return Ground(number, paragraph, paragraph, in_line=False, whole=whole)

    def _stop(self, element: Element) -> tuple[Element, bool, bool]:
        """The outermost of an element and what is around it that can hold no comment, else the element.

        Also whether that stands in a line, and whether nothing around the element keeps comments out of it.
        """
        in_line = False
        for around, node in pairwise([element, *element.iterancestors()][::-1]):
            tag = node.tag
            if around.tag == self.run:
                return node, True, False
            if in_line:
                if tag != self.run and (tag not in self._in_lines or self._is_chosen(node)):
                    return node, True, False
            elif tag in {self.paragraph, self.run}:
                in_line = True
            elif tag not in self._around_blocks:
                return node, tag in self._in_lines, False
        return element, in_line, True

    def _is_chosen(self, control: Element) -> bool:
        properties = control.find(self._properties) if control.tag == self._control else None
        return properties is not None and any(properties.find(tag) is not None for tag in self._chosen)

    @cached_property
    def _paragraphs(self) -> list[tuple[int, Element]]:
        """The paragraphs of the body that comments can stand in, each with its number in the part."""
        found = [
            (number, node)
            for number, node in enumerate(self._root.iter())
            if node.tag == self.paragraph and self._holds_comments(node)
        ]
        if not found:
            body = self._root.find(self._body)
            body.insert(0, body.makeelement(self.paragraph))
            found = [(0, body[0])]  # whatever numbers there are, they are not of what is in it
        return found

    def _holds_comments(self, paragraph: Element) -> bool:
        _, in_line, free = self._stop(paragraph)
        return in_line and free

    @cached_property
    def _numbers(self) -> list[int]:
        return [number for number, _ in self._paragraphs]
