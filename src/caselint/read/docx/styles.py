"""What the styles of a docx say about paragraphs: heading, list item, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.read.docx.names import PPR, RPR, VAL, W, is_on, number

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_HEADING_NAME = re.compile(r"heading ?([1-9])")
_LIST_NAME = re.compile(r"list (?:bullet|number)(?: ([2-5]))?")
_HIDING = (W + "vanish", W + "specVanish")
_TITLES = {"title": 1, "subtitle": 2}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style settles, its ancestors' settings included; None where it settles nothing.

    `heading` is 0 for a style that says it is body text, `item` is -1 for one that is in no list.
    """

    heading: int | None = None
    item: int | None = None
    hidden: bool | None = None


PLAIN = Style()


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = PLAIN
        self.all_hidden = False  # the document's defaults hide whatever does not say otherwise
        if root is None:
            return
        for element in root.iterfind(W + "style"):
            self._elements[element.get(W + "styleId", "")] = element
        self.all_hidden = is_on(root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}/{W}vanish"))
        for name, element in self._elements.items():
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self.default = self[name]

    def __getitem__(self, style_id: str) -> Style:
        if style_id not in self._known:
            self._known[style_id] = PLAIN  # what an ancestor finds that is its own descendant
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    @property
    def hide(self) -> bool:
        """Whether any style hides text."""
        return self.all_hidden or any(
            is_on(element.find(f"{RPR}/{tag}")) for element in self._elements.values() for tag in _HIDING
        )

    def hides_run(self, properties: Element | None, paragraph: bool, table: bool) -> bool:
        """Whether a run is hidden: by itself, by the document's defaults, or by the styles over it.

        `properties` are the run's own; `paragraph` and `table` say whether the styles of its paragraph and
        its table hide text. Hiding is a toggle: of styles that both hide, each undoes the other (17.7.3 of
        ISO/IEC 29500-1).
        """
        character = False
        if properties is not None:
            own = _hidden(properties)
            if own is not None:
                return own
            named = properties.find(W + "rStyle")
            character = named is not None and bool(self[named.get(VAL, "")].hidden)
        return self.all_hidden or character ^ paragraph ^ table

    def of_table(self, table: Element) -> Style:
        """What the style of a w:tbl element settles."""
        named = table.find(f"{W}tblPr/{W}tblStyle")
        return self[named.get(VAL, "")] if named is not None else PLAIN

    def of_paragraph(self, properties: Element | None) -> Style:
        """What a paragraph's own properties and its style settle together."""
        named = properties.find(W + "pStyle") if properties is not None else None
        style = self[named.get(VAL, "")] if named is not None else self.default
        own = settings(properties)
        return style if own is PLAIN else _over(own, style)

    def _resolve(self, style_id: str) -> Style:
        # Gathered first, then folded from the oldest: a hostile chain of thousands must not recurse.
        chain: list[str] = []
        seen: set[str] = set()
        style = PLAIN
        while style_id in self._elements and style_id not in seen:
            if chain and style_id in self._known:
                style = self._known[style_id]
                break
            seen.add(style_id)
            chain.append(style_id)
            based_on = self._elements[style_id].find(W + "basedOn")
            style_id = based_on.get(VAL, "") if based_on is not None else ""
        for name in reversed(chain):
            style = self._known[name] = _over(_own(self._elements[name]), style)
        return style


def _over(own: Style, inherited: Style) -> Style:
    return Style(
        own.heading if own.heading is not None else inherited.heading,
        own.item if own.item is not None else inherited.item,
        own.hidden if own.hidden is not None else inherited.hidden,
    )


def _own(element: Element) -> Style:
    name_element = element.find(W + "name")
    name = (name_element.get(VAL, "") if name_element is not None else "").lower()
    style = settings(element.find(PPR))
    look = element.find(RPR)
    if look is not None and (hidden := _hidden(look)) is not None:
        style = replace(style, hidden=hidden)
    if style.heading is None:
        # Word keeps these names in English whatever language it speaks; other programs use them as ids.
        by_name = _HEADING_NAME.fullmatch(name) or _HEADING_NAME.fullmatch(
            element.get(W + "styleId", "").lower()
        )
        level = int(by_name[1]) if by_name else _TITLES.get(name)
        style = replace(style, heading=level)
    listed = _LIST_NAME.fullmatch(name)
    if listed and style.item in {None, 1}:  # "List Bullet 2" is a first level to its own numbering
        style = replace(style, item=int(listed[1] or 1))
    return style


def _hidden(properties: Element) -> bool | None:
    """Whether properties of runs hide them; webHidden does not, for a page shows what it hides."""
    if is_on(properties.find(_HIDING[1])):
        return True
    vanish = properties.find(_HIDING[0])
    return None if vanish is None else is_on(vanish)


def settings(properties: Element | None) -> Style:
    """What a paragraph's or a style's own properties settle about heading and list."""
    if properties is None:
        return PLAIN
    outline = number(properties.find(W + "outlineLvl"))
    heading = None if outline is None else outline + 1 if 0 <= outline < 9 else 0
    listing = properties.find(W + "numPr")
    if outline is None and listing is None:
        return PLAIN
    item = None
    if listing is not None:
        level = number(listing.find(W + "ilvl")) or 0
        item = -1 if number(listing.find(W + "numId")) == 0 else level + 1
    return Style(heading, item)
