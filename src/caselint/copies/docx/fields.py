"""Fields of a Word file whose result Word writes anew as one: a comment stands round them, not in them.

LibreOffice, too, takes the words of a comment in such a result for words of the field.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

# What a person writes in, or what spans paragraphs: there a comment can stand at words.
_OPEN: Final = frozenset({"HYPERLINK", "FORMTEXT", "TOC", "INDEX", "TOA", "INCLUDETEXT", "BIBLIOGRAPHY"})


@dataclass(slots=True)
class Field:
    """A field: the numbers of its first and its last element in the part, and they themselves."""

    number: int
    begin: Element
    last: int = 0
    end: Element | None = None
    code: list[str] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether it is in one line, and no comment can stand in it."""
        if self.end is None or self.end.getparent().getparent() is not self.begin.getparent().getparent():
            return False
        told = "".join(self.code).split()
        return not told or told[0].upper() not in _OPEN


class Fields:
    """The fields of a main part that no comment can stand in; of those in each other, the outermost."""

    def __init__(self, root: Element) -> None:
        w = root.tag.removesuffix("document")
        self._found = _closed(root, w) if next(root.iter(w + "fldChar"), None) is not None else []
        self._starts = [found.number for found in self._found]

    def around(self, number: int) -> tuple[Element, Element] | None:
        """The first and the last element of the field that an element stands in, by its number."""
        at = bisect_right(self._starts, number) - 1
        if at < 0 or number > self._found[at].last:
            return None
        return self._found[at].begin, self._found[at].end


def _closed(root: Element, w: str) -> list[Field]:
    found: list[Field] = []
    open_now: list[Field] = []
    for number, node in enumerate(root.iter()):
        if node.tag == w + "instrText" and open_now:
            open_now[-1].code.append(node.text or "")
        elif node.tag == w + "fldChar":
            kind = node.get(w + "fldCharType")
            if kind == "begin":
                open_now.append(Field(number, node))
            elif kind == "end" and open_now:
                ended = open_now.pop()
                ended.last, ended.end = number, node
                if ended.is_closed:
                    while found and found[-1].number > ended.number:
                        found.pop()
                    found.append(ended)
    return found
