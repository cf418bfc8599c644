"""The words of what is drawn from parts of their own: charts and SmartArt diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.names import CHART, CHART_EX, DIAGRAM, A, R
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.docx.package import Element, Package

_TITLES = (CHART + "title", CHART_EX + "title")
_MAIN_TITLES = (f"{CHART}chart/{CHART}title", f"{CHART_EX}chart/{CHART_EX}title")
# What Word keeps of the cells that a chart was drawn from.
_LISTS = (
    CHART + "strCache",
    CHART + "strLit",
    CHART + "multiLvlStrCache",
    "{http://schemas.microsoft.com/office/drawing/2012/chart}dlblRangeCache",
)


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
        main = [title for path in _MAIN_TITLES for title in root.iterfind(path)]
        others = [title for title in root.iter(*_TITLES) if title not in main]
        lines = [line for title in main for line in _title_lines(title)]
        # Each series has the categories of its own, and all are mostly the same.
        lines += [name for names in dict.fromkeys(_names(root)) for name in names]
        lines += [line for title in others for line in _title_lines(title)]
        labels = (text for text in root.iter(A + "p") if not _in_title(text))
        lines += [line for label in labels for line in paragraph_lines(label)]
        return lines + [line for shapes in root.iter(CHART + "userShapes") for line in self._on(shapes, name)]

    def _on(self, shapes: Element, name: str) -> list[str]:
        """The lines of text boxes that were drawn on a chart, whose part is called `name`."""
        relation = self._package.relations(name).get(shapes.get(R + "id", ""))
        try:
            root = self._package.root(relation.target if relation is not None else "")
        except UnreadableError:
            self.lost += 1
            return []
        return [line for paragraph in root.iter(A + "p") for line in paragraph_lines(paragraph)]


def paragraph_lines(paragraph: Element) -> list[str]:
    """The lines of an a:p element."""
    signs = {A + "br": "\n", A + "tab": "\t"}
    pieces = (signs.get(node.tag) or node.text or "" for node in paragraph.iter(A + "t", *signs))
    return [line for line in "".join(pieces).split("\n") if line.strip()]


def _title_lines(title: Element) -> list[str]:
    typed = [line for paragraph in title.iter(A + "p") for line in paragraph_lines(paragraph)]
    return typed or list(_values(title.iter(CHART + "strCache", CHART_EX + "txData")))


def _in_title(node: Element) -> bool:
    return next(node.iterancestors(*_TITLES), None) is not None


def _names(root: Element) -> Iterator[tuple[str, ...]]:
    """The names of series and categories, and labels that were taken from cells, list by list."""
    for cache in root.iter(*_LISTS):
        if not _in_title(cache):
            yield tuple(_values([cache]))
    for category in root.iter(CHART + "cat"):
        # Numbers are shown as they are only in the general format; a date's would be some days' count.
        for cache in category.iter(CHART + "numCache", CHART + "numLit"):
            if (cache.findtext(CHART + "formatCode") or "General") == "General":
                yield tuple(_values([cache]))
    for level in root.iterfind(f".//{CHART_EX}strDim/{CHART_EX}lvl"):
        yield tuple(label.text or "" for label in level.iterfind(CHART_EX + "pt"))
    for name in root.iterfind(f".//{CHART_EX}series/{CHART_EX}tx"):
        yield tuple(_values([name]))
    for name in root.iterfind(f".//{CHART}trendline/{CHART}name"):
        yield (name.text or "",)


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
