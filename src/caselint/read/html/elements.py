"""What the elements of a page are, by their names, attributes and styles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from caselint.read.html.grid import tag_of
from caselint.read.html.styles import hides

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element


def names(written: str) -> frozenset[str]:
    """The names in a text, parted by white space."""
    return frozenset(written.split())


BLOCKS = names("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol
    optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp
    text foreignobject
""")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PRE = frozenset({"pre", "listing", "xmp", "plaintext"})
# Not text of the page: code, and what only browsers of long ago show. The head is not among them, nor are
# elements that hold nothing: the parser leaves in them what it does not know to stand outside.
SILENT = names("""
    script style template title datalist audio video canvas map rp defs desc metadata symbol noframes
""")
BLOCK_DISPLAYS = frozenset(
    {"block", "flex", "grid", "list-item", "flow-root", "table", "table-row", "table-cell", "table-row-group"}
)
SIDE_BY_SIDE = frozenset({"flex", "grid", "inline-flex", "inline-grid"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
TELLING = frozenset(
    {"ins", "dialog", "object", "embed", "iframe", *HEADINGS, *PRE, *LISTS}
)  # by their names alone

_TELLS = names("p table form textarea pre article section main blockquote h1 h2 h3 dl br")
_LONGEST_MENU = 300  # elements


def hidden(node: Element, tag: str, properties: dict[str, str], around: int) -> int:
    """How an element is hidden: 2 for good, 1 unless one within it shows itself again, 0 not at all."""
    attributes = node.attrib
    if around == 2 or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return 2
    told = hides(properties) if properties else None
    if told is None:
        return around
    if told:
        return 1 if properties.get("visibility") in {"hidden", "collapse"} else 2
    return 0


def heading_role(node: Element) -> int | None:
    """The level of the heading that an element's role makes it."""
    if node.get("role", "").lower() != "heading":
        return None
    told = node.get("aria-level", "")
    return int(told) if told.isascii() and told.isdigit() and 1 <= int(told[:2]) <= 9 else 2


def is_tiny(image: Element) -> bool:
    """Whether a picture is one that no one sees: a spacer, or what tells a sender of readers."""
    return any(
        image.get(side, "").strip() in {"0", "1", "2", "0px", "1px", "2px"} for side in ("width", "height")
    )


def words_of(node: Element) -> str:
    """An element's words on one line."""
    inline = all(tag_of(child) not in BLOCKS and tag_of(child) != "br" for child in node.iterdescendants())
    return " ".join(("" if inline else " ").join(node.itertext()).split())


def is_menu(node: Element) -> bool:
    """Whether an element holds links and nothing that is said: the page's, not the note's."""
    inside = [tag_of(child) for child in islice(node.iterdescendants(), _LONGEST_MENU + 1)]
    return "a" in inside and len(inside) <= _LONGEST_MENU and not _TELLS & set(inside)
