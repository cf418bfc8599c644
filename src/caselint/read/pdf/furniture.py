"""Page headers and footers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Item, Line, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_PLACE = 4.0  # points: a header stands so exactly at one height on every page
_MAX_LAYERS = 12  # lines of a header or footer at most
_EDGE = 0.3  # of the page: headers and footers lie within so much of its top or foot
_APART = 1.35  # of the letters' height, baseline to edge: a header stands off from the text below it

# The numbers that differ from page to page: "Page 2 of 3", "- 2 -", "Report | 2".
_COUNT = r"\d{1,5}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,5})?"
_NAMED = rf"(?:page|pg|p|sheet)\b\.?[ :#]{{0,3}}{_COUNT}"
_PAGE_NUMBER = re.compile(
    rf"(?:^|\s{{3}}|[|\t–-]\s?){_NAMED}"  # begins a line, or a part of one
    rf"|\b{_NAMED}(?=\s{{0,3}}$|\s{{3}}|\s?[|\t–-])"  # ends one
    rf"|^[-–—|\s]{{0,3}}{_COUNT}[-–—|\s]{{0,3}}$"
    rf"|(?:\s{{3}}|[|\t]\s?){_COUNT}$"
    rf"|^\d{{1,5}}(?=\s\||\s{{3}})",
    re.IGNORECASE,
)
_SURE_NUMBER = re.compile(
    r"[-–—\s]{0,3}page\s{1,3}(\d{1,5})(?:\s{0,3}(?:of|/)\s{0,3}\d{1,5})?[-–—\s]{0,3}", re.IGNORECASE
)
_PARTS = re.compile(r"\s{3,}|\t|\s?\|\s?")
_MARGIN = 0.075  # of the page's height: small print set off in it is no part of the text


@dataclass(frozen=True)
class Furniture:
    """The body of each page, and the distinct header and footer items, each as it first appears."""

    pages: tuple[tuple[Item, ...], ...]
    headers: tuple[Item, ...]
    footers: tuple[Item, ...]


def part_furniture(pages: list[list[Item]], heights: list[float]) -> Furniture:
    """Part headers and footers from the pages' items, which come from top to bottom.

    An item is a header when other pages begin with the same words (but for the page's number) at the same
    height, no page's body begins as high, and it stands off from the body. Footers likewise.
    """
    usual = _usual_size(pages)
    tops = _layers(pages, heights, usual, foot=False)
    bodies = [items[count:] for items, count in zip(pages, tops, strict=True)]
    feet = _layers(bodies, heights, usual, foot=True)
    headers = [items[:count] for items, count in zip(pages, tops, strict=True)]
    footers = [items[len(items) - count :] for items, count in zip(bodies, feet, strict=True)]
    kept = [tuple(items[: len(items) - count]) for items, count in zip(bodies, feet, strict=True)]
    return Furniture(tuple(kept), _distinct(headers), _distinct(footers))


def with_a_body(parted: Furniture, pages: list[list[Item]], unread: list[bool]) -> Furniture:
    """The same, unless nothing but headers and footers would be left of the pages that can be read.

    Then they are what the file has to say: forms with a line of answer each, say. `unread` marks the pages
    that are pictures.
    """
    bodies = zip(parted.pages, unread, strict=True)
    if any(body for body, is_picture in bodies if not is_picture) or not any(pages):
        return parted
    kept = (() if is_picture else tuple(items) for items, is_picture in zip(pages, unread, strict=True))
    return Furniture(tuple(kept), (), ())


def key(item: Item) -> str:
    """What an item says on every page: its words, page numbers left out."""
    return " ".join(_PAGE_NUMBER.sub("#", item.text).split())


def _distinct(pages: list[list[Item]]) -> tuple[Item, ...]:
    first: dict[str, Item] = {}
    for items in pages:
        for item in items:
            first.setdefault(key(item), item)
    return tuple(first.values())


def _layers(pages: list[list[Item]], heights: list[float], usual: float, *, foot: bool) -> list[int]:
    """How many items at the top (or foot) of each page are furniture."""
    counts = [0] * len(pages)
    for _ in range(_MAX_LAYERS):
        edge = [
            items[-1 - count if foot else count] if count < len(items) else None
            for items, count in zip(pages, counts, strict=True)
        ]
        repeated = _repeated(edge, foot=foot)
        # Where another page's text begins as high, the place belongs to the text.
        texts = [item.box for index, item in enumerate(edge) if item is not None and index not in repeated]
        reach = (
            max((box.bottom for box in texts), default=0.0)
            if foot
            else min((box.top for box in texts), default=inf)
        )
        found = [
            index
            for index, item in enumerate(edge)
            if item is not None
            and _near_edge(item, heights[index], foot=foot)
            and (
                (index in repeated and _is_clear(item, reach, foot=foot))
                or _is_by_itself(item, heights[index], usual, foot=foot)
            )
        ]
        if not found:
            break
        for index in found:
            counts[index] += 1
    return [_stands_off(items, count, foot=foot) for items, count in zip(pages, counts, strict=True)]


def _repeated(edge: list[Item | None], *, foot: bool) -> set[int]:
    """The pages whose outermost item another page has, too, at the same height."""
    alike: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for index, item in enumerate(edge):
        if item is not None:
            alike[key(item)].append((item.box.bottom if foot else item.box.top, index))
    found: set[int] = set()
    for places in alike.values():
        for (place, index), (next_place, next_index) in pairwise(sorted(places)):
            if next_place - place <= _SAME_PLACE:
                found |= {index, next_index}
    return found


def _is_clear(item: Item, reach: float, *, foot: bool) -> bool:
    return item.box.top + 2 >= reach if foot else item.box.bottom - 2 <= reach


def _is_by_itself(item: Item, height: float, usual: float, *, foot: bool) -> bool:
    """Whether an item needs no other page to show that it is furniture."""
    return isinstance(item, Line) and (_counts_pages(item) or _is_small_print(item, height, usual, foot=foot))


def _usual_size(pages: Iterable[Sequence[Item]]) -> float:
    letters: dict[float, int] = {}
    for items in pages:
        for line in lines_in(items):
            letters[line.size] = letters.get(line.size, 0) + len(line.text)
    rounded: Counter[float] = Counter()
    for size, count in letters.items():
        rounded[round(size * 2) / 2] += count
    return max(rounded, key=lambda size: rounded[size], default=0.0)


def _counts_pages(line: Line) -> bool:
    """Whether a part of the line says the page's own number, as "Page 2 of 3" does."""
    matches = (_SURE_NUMBER.fullmatch(part) for part in _PARTS.split(line.text))
    return any(match is not None and int(match.group(1)) == line.page for match in matches)


def _is_small_print(line: Line, height: float, usual: float, *, foot: bool) -> bool:
    """Whether the line lies in the page's margin in letters smaller than the text's."""
    outside = line.box.top > height * (1 - _MARGIN) if foot else line.box.bottom < height * _MARGIN
    return outside and line.size < 0.92 * usual


def _near_edge(item: Item, height: float, *, foot: bool) -> bool:
    return item.box.top >= height * (1 - _EDGE) if foot else item.box.bottom <= height * _EDGE


def _stands_off(items: list[Item], count: int, *, foot: bool) -> int:
    """Cut a run of furniture back to the last gap: fields set close above the text belong to the text."""
    ordered = items[::-1] if foot else items
    while 0 < count < len(ordered):
        outer, inner = ordered[count - 1], ordered[count]
        gap = outer.box.top - inner.box.bottom if foot else inner.box.top - outer.box.bottom
        size = min((item.size for item in (outer, inner) if isinstance(item, Line)), default=10.0)
        if gap >= (_APART - 1) * size or not isinstance(outer, Line) or _is_numbered(outer):
            break
        count -= 1
    return count


def _is_numbered(line: Line) -> bool:
    return _PAGE_NUMBER.search(line.text) is not None
