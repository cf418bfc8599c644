"""The words of what is drawn from parts of their own: charts and SmartArt diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.names import CHART, CHART_EX, DIAGRAM, A, R
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.docx.package import Element, Package

_TITLE_PARTS = (CHART + "title", CHART_EX + "title")
# What Word keeps of the cells that a chart was drawn from: names of series and categories.
_NAMES = (CHART + "strCache", CHART + "strLit", CHART + "multiLvlStrCache")


class Drawings:
    """The charts and diagrams of one docx, each read once however often it is shown."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, tuple[str, ...]] = {}
        self.lost = 0  # those whose part is missing or damaged

    def chart(self, source: str, anchor: Element) -> tuple[str, ...]:
        """The lines of the chart that a c:chart element in the part `source` shows."""
        return self._lines(source, anchor.get(R + "id", ""), is_chart=True)

    def diagram(self, source: str, anchor: Element) -> tuple[str, ...]:
        """The lines of the diagram that a dgm:relIds element in the part `source` shows."""
        return self._lines(source, anchor.get(R + "dm", ""), is_chart=False)

    def _lines(self, source: str, relation_id: str, *, is_chart: bool) -> tuple[str, ...]:
        relation = self._package.relations(source).get(relation_id)
        name = relation.target if relation is not None else ""
        if name not in self._known:
            try:
                root = self._package.root(name)
                found = self._of_chart(root, name) if is_chart else list(_of_diagram(root))
                self._known[name] = tuple(line for line in found if line.strip())
            except UnreadableError:
                # Word opens such a file, too: the doctor says that something is missing.
                self.lost += 1
                self._known[name] = ()
        lines = self._known[name]
        self._package.spend(sum(map(len, lines)))
        return lines

    def _of_chart(self, root: Element, name: str) -> list[str]:
        """A chart's title, the names of its series, its categories once, its axes and its labels."""
        titles = [title for tag in _TITLE_PARTS for title in root.iter(tag)]
        main = [title for title in titles if title.getparent().tag in {CHART + "chart", CHART_EX + "chart"}]
        lines = [line for title in main for line in _title_lines(title)]
        lines += dict.fromkeys(_names(root))
        lines += [line for title in titles if title not in main for line in _title_lines(title)]
        lines += [
            line
            for paragraph in root.iter(A + "p")
            if next(paragraph.iterancestors(*_TITLE_PARTS), None) is None
            for line in paragraph_lines(paragraph)
        ]
        for shapes in root.iter(CHART + "userShapes"):  # text boxes that were drawn on the chart
            relation = self._package.relations(name).get(shapes.get(R + "id", ""))
            if relation is not None and relation.target:
                drawn = self._package.root(relation.target)
                lines += [line for found in drawn.iter(A + "p") for line in paragraph_lines(found)]
        return lines


def paragraph_lines(paragraph: Element) -> list[str]:
    """The lines of an a:p element."""
    signs = {A + "br": "\n", A + "tab": "\t"}
    pieces = (signs.get(node.tag) or node.text or "" for node in paragraph.iter(A + "t", *signs))
    return [line for line in "".join(pieces).split("\n") if line.strip()]


def _title_lines(title: Element) -> list[str]:
    typed = [line for paragraph in title.iter(A + "p") for line in paragraph_lines(paragraph)]
    return typed or list(_values(title.iter(CHART + "strCache", CHART_EX + "txData")))


def _names(root: Element) -> Iterator[str]:
    for cache in root.iter(*_NAMES):
        if next(cache.iterancestors(*_TITLE_PARTS), None) is None:
            yield from _values([cache])
    for category in root.iter(CHART + "cat"):
        # Numbers are shown as they are only in the general format; a date's would be some days' count.
        for cache in category.iter(CHART + "numCache", CHART + "numLit"):
            if (cache.findtext(CHART + "formatCode") or "General") == "General":
                yield from _values([cache])
    for label in root.iter(CHART_EX + "pt"):
        if label.getparent().getparent().tag == CHART_EX + "strDim":
            yield label.text or ""
    for name in root.iter(CHART_EX + "tx"):
        if name.getparent().tag == CHART_EX + "series":
            yield from _values([name])


def _values(caches: Iterable[Element]) -> Iterator[str]:
    for cache in caches:
        for value in cache.iter(CHART + "v", CHART_EX + "v"):
            yield value.text or ""


def _of_diagram(root: Element) -> Iterator[str]:
    """A diagram's points, each before those under it (21.4.3 of the standard)."""
    points = {point.get("modelId", ""): point for point in root.iter(DIAGRAM + "pt")}
    under: dict[str, list[tuple[int, str]]] = {}
    for connection in root.iter(DIAGRAM + "cxn"):
        if connection.get("type", "parOf") == "parOf":
            order = connection.get("srcOrd", "0")
            at = int(order) if order.isascii() and order.isdigit() and len(order) < 10 else 0
            under.setdefault(connection.get("srcId", ""), []).append((at, connection.get("destId", "")))
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    # Taken from the end: the tops first, and whatever no connection leads to last.
    waiting = [*reversed(list(points)), *reversed(tops)]
    told: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in told or name not in points:
            continue
        told.add(name)
        for paragraph in points[name].iter(A + "p"):
            yield from paragraph_lines(paragraph)
        waiting += [child for _, child in sorted(under.get(name, ()), reverse=True)]
