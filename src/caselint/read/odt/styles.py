"""What the styles of an OpenDocument text say: headings, hidden text, page breaks, heads of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.odt.names import has_words, local, q
from caselint.read.style_names import heading_level, list_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.safe_xml import Element

_STYLE = q("style:style")
_NAME, _SHOWN_NAME, _PARENT, _FAMILY = (
    q(name) for name in ("style:name", "style:display-name", "style:parent-style-name", "style:family")
)
_MASTER = q("style:master-page-name")
_HEADS = ("header-first", "header", "header-left")
_FEET = ("footer-first", "footer", "footer-left")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style settles, what it inherits included; None where it settles nothing."""

    heading: int | None = None
    item: int | None = None
    hidden: bool | None = None
    font: str | None = None
    breaks_before: bool = False  # on a new page
    breaks_after: bool = False
    collapsed: bool = False  # of a table's row or column: it is not shown
    master: str = ""  # the master page that begins with the paragraph or table


PLAIN = Style()


@dataclass(slots=True)
class Styles:
    """The styles that one part of the file can name: its own automatic ones, and the common ones."""

    elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def add(self, root: Element | None, holder: str) -> None:
        """Take the styles that stand in an element of a part, such as "office:styles"."""
        found = root.find(q(holder)) if root is not None else None
        for element in found.iterfind(_STYLE) if found is not None else ():
            self.elements[element.get(_FAMILY, ""), element.get(_NAME, "")] = element

    def get(self, family: str, name: str | None) -> Style:
        """A style by its family ("paragraph", "text", "table" ...) and name."""
        key = family, name or ""
        if key not in self.elements:
            return PLAIN
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, key: tuple[str, str]) -> Style:
        style = PLAIN
        # A hostile chain of thousands must not recurse, nor one that ends in itself go on for ever.
        for element in reversed(list(self._chain(key))):
            style = _over(element, style)
        return style

    def _chain(self, key: tuple[str, str]) -> Iterator[Element]:
        seen: set[tuple[str, str]] = set()
        while key in self.elements and key not in seen:
            seen.add(key)
            yield self.elements[key]
            key = key[0], self.elements[key].get(_PARENT, "")


def _over(element: Element, style: Style) -> Style:
    """A style's own settings over the ones that it inherits."""
    names = (element.get(_SHOWN_NAME, ""), element.get(_NAME, "").replace("_20_", " "))
    headings = [level for name in names if (level := heading_level(name)) is not None]
    items = [level for name in names if (level := list_level(name)) is not None]
    display = broken = after = visibility = font = None
    for properties in element:
        display = properties.get(q("text:display")) or display
        font = properties.get(q("style:font-name")) or properties.get(q("fo:font-family")) or font
        broken = properties.get(q("fo:break-before")) or broken
        after = properties.get(q("fo:break-after")) or after
        visibility = properties.get(q("table:visibility")) or properties.get(q("table:display")) or visibility
    return Style(
        headings[0] if headings else style.heading,
        items[0] if items else style.item,
        display == "none" if display is not None else style.hidden,
        font or style.font,
        broken == "page" if broken is not None else style.breaks_before,
        after == "page" if after is not None else style.breaks_after,
        visibility in {"collapse", "filter", "false"},
        element.get(_MASTER, "") or style.master,
    )


class PagePart(NamedTuple):
    """A page's head or foot, and whether a page shows it."""

    root: Element
    shown: bool


def page_parts(root: Element | None, masters: list[str]) -> tuple[list[PagePart], list[PagePart]]:
    """The heads and the feet of the master pages that are in use, and of those that follow upon them.

    Those with the same text are there once. `masters` are their names in the order of their use; "" stands
    for the one that a text begins with.
    """
    holder = root.find(q("office:master-styles")) if root is not None else None
    if holder is None:
        return [], []
    pages = {page.get(_NAME, ""): page for page in holder if local(page) == "master-page"}
    if not pages:
        return [], []
    first = "Standard" if "Standard" in pages else next(iter(pages))
    used: dict[str, Element] = {}
    for master in masters:
        name = master or first
        while name in pages and name not in used:
            used[name] = pages[name]
            name = pages[name].get(q("style:next-style-name"), "")
    return _parts(used, _HEADS), _parts(used, _FEET)


def _parts(pages: dict[str, Element], names: tuple[str, ...]) -> list[PagePart]:
    found = [
        PagePart(part, shown=part.get(q("style:display")) != "false")
        for page in pages.values()
        for name in names
        for part in page
        if local(part) == name and has_words(part)
    ]
    first: dict[str, PagePart] = {}
    for part in sorted(found, key=lambda part: not part.shown):  # those that are shown first, for repeats
        first.setdefault(" ".join("".join(part.root.itertext()).split()), part)
    kept = {id(part) for part in first.values()}
    return [part for part in found if id(part) in kept]
