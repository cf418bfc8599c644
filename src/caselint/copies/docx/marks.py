"""Marks where comments begin and end in a Word file's text: runs are cut at the exact characters."""

from __future__ import annotations

import sys
from copy import deepcopy
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from caselint.read.docx.package import Element

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Side(Enum):
    """Where a point is, as seen from its element."""

    BEFORE = "before it"
    WITHIN = "within its text"
    AFTER = "after it"
    AT_END = "after all that is in it"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a line where a mark can stand. `offset` counts characters of a text element's own.

    `number` is that of the element in its part, or of the one in it that the point was made for; at the end
    of what is in an element, it is that of the last of it.
    """

    number: int
    element: Element
    side: Side
    offset: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """Points in the order of the text have this in order, too."""
        beside = {Side.BEFORE: -1, Side.AFTER: sys.maxsize - 1, Side.AT_END: sys.maxsize}
        return self.number, beside.get(self.side, self.offset)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment stands. `where` says where its words are, if that is not there or not that alone."""

    start: Point
    end: Point
    where: str | None = None


@dataclass(slots=True)
class _Marks:
    """The ids of the comments that end at a point, stand at it or begin at it."""

    point: Point
    ends: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)


def put_marks(w: str, anchors: Iterable[tuple[Anchor, str]], reference: Callable[[str], Element]) -> None:
    """Put the marks of comments, by their ids, into the elements of their anchors.

    `w` is the namespace of the file's elements, in braces; `reference` makes a run that refers to a comment.
    """
    found: dict[tuple[int, int], _Marks] = {}
    for anchor, name in anchors:
        start, end = (found.setdefault(point.order, _Marks(point)) for point in (anchor.start, anchor.end))
        if start is end:
            start.here.append(name)
        else:
            start.starts.append(name)
            end.ends.append(name)
    points = _between_elements([marks.point for marks in found.values()])
    # From the last to the first, for what is cut off a run is then never needed again.
    for order in sorted(found, reverse=True):
        nodes = list(_nodes(found[order], w, reference))
        _insert(points[order], nodes, w + "r")


def _between_elements(points: list[Point]) -> dict[tuple[int, int], Point]:
    """The points by their order, none of them within a text: the texts are cut, each in one go."""
    offsets: dict[Element, list[int]] = {}
    for point in points:
        if point.side is Side.WITHIN:
            offsets.setdefault(point.element, []).append(point.offset)
    cut = {text: _cut(text, sorted(places)) for text, places in offsets.items()}
    return {point.order: _moved(point, cut.get(point.element)) for point in points}


def _moved(point: Point, parts: dict[int, Element] | None) -> Point:
    """The same point, once its text was cut in parts."""
    if parts is not None and point.side is Side.WITHIN:
        return replace(point, element=parts[point.offset], side=Side.BEFORE)
    if parts is not None and point.side is Side.AFTER:
        return replace(point, element=parts[max(parts)])
    return point


def _cut(text: Element, offsets: list[int]) -> dict[int, Element]:
    """Cut a text in parts; each part after the first by where it begins."""
    words, parts = text.text, {}
    text.text, last = words[: offsets[0]], text
    text.set(_SPACE, "preserve")
    for start, end in pairwise([*offsets, len(words)]):
        part = parts[start] = text.makeelement(text.tag, dict(text.attrib))
        part.text = words[start:end]
        last.addnext(part)
        last = part
    return parts


def _nodes(marks: _Marks, w: str, reference: Callable[[str], Element]) -> Iterator[Element]:
    def edge(which: str, name: str) -> Element:
        return etree.Element(f"{w}commentRange{which}", {w + "id": name}, nsmap={"w": w[1:-1]})

    for name in marks.ends:
        yield edge("End", name)
        yield reference(name)
    for name in marks.here:
        yield edge("Start", name)
        yield edge("End", name)
        yield reference(name)
    for name in marks.starts:
        yield edge("Start", name)


def _insert(point: Point, nodes: list[Element], run: str) -> None:
    element = point.element
    if point.side is Side.AT_END:
        element.extend(nodes)
    elif point.side is Side.AFTER:
        _put_after(element, nodes, run)
    else:
        _put_before(element, nodes, run)


def _put_before(element: Element, nodes: list[Element], run: str) -> None:
    around = element.getparent()
    if around.tag == run:
        element = _run_from(around, element)
    for node in nodes:
        element.addprevious(node)


def _put_after(element: Element, nodes: list[Element], run: str) -> None:
    around = element.getparent()
    if around.tag == run:
        following = element.getnext()
        if following is not None:
            _run_from(around, following)
        element = around
    for node in reversed(nodes):
        element.addnext(node)


def _run_from(run: Element, first: Element) -> Element:
    """Cut a run in two before an element of it; the second part, which looks as the first does."""
    properties = run[0] if run[0].tag == run.tag + "Pr" else None
    if first is run[0] or (properties is not None and first is run[1]):
        return run
    second = run.makeelement(run.tag, dict(run.attrib))
    if properties is not None:
        second.append(deepcopy(properties))
    rest = [first, *first.itersiblings()]
    second.extend(rest)
    run.addnext(second)
    return second
