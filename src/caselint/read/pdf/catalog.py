"""What a PDF holds as a whole, beside its pages: attached files, layers, scripts, another kind of form.

The keys are those of ISO 32000-2, 7.7.2 (catalog), 7.11.4 (embedded files) and 12.6 (actions).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from caselint.read.pdf.annotations import file_name
from caselint.read.pdf.layers import off_layers
from caselint.read.pdf.objects import array, dictionary, name, resolved
from caselint.record import Omission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.pdf.page import Extras, Sheet

_MOST = 5_000  # names in a tree
_MAX_DEPTH = 20
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".heic"})
# A file in which none of these stands, nor packed objects that they may stand in, has nothing to tell.
_TELLTALES = re.compile(
    rb"/(?:ObjStm|OCProperties|EmbeddedFiles|AcroForm|OpenAction|AA|JavaScript|Collection|AF)(?![A-Za-z])"
)

XFA_ONLY = (
    "The PDF is a form of Adobe's own kind (XFA), whose words only Adobe Reader shows: open it there, "
    "print it to a new PDF, and check that one."
)


@dataclass(frozen=True, slots=True)
class Catalog:
    """What stands in a PDF's catalog.

    `off` are the object numbers of the layers that are off, `attached` the names of embedded files;
    `portfolio` says that the pages are only a cover for these. `xfa` says that there is a form of Adobe's own
    kind, and `only_xfa` that the pages say nothing else than that.
    """

    off: frozenset[int] = frozenset()
    attached: tuple[str, ...] = ()
    portfolio: bool = False
    scripts: int = 0
    starts: int = 0
    xfa: bool = False
    only_xfa: bool = False


def catalog_of(data: bytes) -> Catalog:
    """What the catalog of a PDF's bytes says. A file without any of it is not taken apart for it.

    Raises what pdfminer raises for a damaged or locked file; `caselint.read.pdf` knows the list.
    """
    if not _TELLTALES.search(data):
        return Catalog()
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    return read_catalog(dictionary(PDFDocument(PDFParser(io.BytesIO(data))).catalog))


def read_catalog(catalog: dict[str, Any]) -> Catalog:
    """What a PDF's catalog says."""
    names = dictionary(catalog.get("Names"))
    form = dictionary(catalog.get("AcroForm"))
    scripts = sum(1 for _ in _leaves(names.get("JavaScript")))
    actions = [*_actions(catalog.get("OpenAction")), *_triggered(catalog.get("AA"))]
    files = [*_leaves(names.get("EmbeddedFiles")), *array(catalog.get("AF"))]
    xfa = resolved(form.get("XFA")) is not None
    return Catalog(
        off=off_layers(catalog),
        attached=tuple(dict.fromkeys(filter(None, map(file_name, files)))),
        portfolio=bool(dictionary(catalog.get("Collection"))),
        scripts=scripts + actions.count("JavaScript"),
        starts=actions.count("Launch"),
        xfa=xfa,
        only_xfa=xfa and resolved(catalog.get("NeedsRendering")) is True,
    )


def is_waiting(catalog: Catalog, sheets: Iterable[Sheet]) -> bool:
    """Whether the pages only ask to wait for Adobe Reader to draw the form itself."""
    if not catalog.xfa or catalog.only_xfa:
        return catalog.only_xfa
    words = " ".join(word.text for sheet in sheets for word in sheet.words).lower()
    return len(words) < 3_000 and "please wait" in words and "adobe" in words


def _leaves(tree: Any) -> Iterator[Any]:
    """The values of a name tree (ISO 32000-2, 7.9.6); a crooked one may go round in a ring."""
    nodes = [(resolved(tree), 0)]
    found = 0
    while nodes and found < _MOST:
        node, depth = nodes.pop()
        found += 1
        at = dictionary(node)
        for value in array(at.get("Names"))[1::2][: _MOST - found]:
            found += 1
            yield value
        if depth < _MAX_DEPTH:
            nodes += [(resolved(kid), depth + 1) for kid in reversed(array(at.get("Kids"))[:_MOST])]


def _actions(action: Any) -> Iterator[str]:
    """The kind of an action, and of those that follow it; a destination is none."""
    for _ in range(_MAX_DEPTH):
        at = dictionary(action)
        if not at:
            return
        yield name(at.get("S"))
        after = resolved(at.get("Next"))
        action = after[0] if isinstance(after, list) and after else after


def _triggered(actions: Any) -> Iterator[str]:
    for action in dictionary(actions).values():
        yield from _actions(action)


# -------------------------------------------------------------------------------------- how it was read


def omissions(catalog: Catalog, extras: Iterable[Extras]) -> tuple[Omission, ...]:
    """What of the file is not in its text."""
    pages = list(extras)
    pinned = [each for page in pages for each in page.attached]  # to a place on a page
    attached = (*catalog.attached, *(each for each in pinned if each not in catalog.attached))
    films = sum(page.films for page in pages)
    unshown = sum(page.unshown for page in pages)
    found = []
    if attached:
        found.append(
            Omission(
                _count(len(attached), "attached file", "attached files"),
                "Files inside a PDF are not read: save what belongs to the record by itself, and check that.",
                attached,
                holds_words=not all(PurePath(each).suffix.lower() in _PICTURES for each in attached),
            )
        )
    if films:
        found.append(Omission(_count(films, "sound or film", "sounds or films"), "They hold no text."))
    if unshown:
        found.append(
            Omission(
                _count(
                    unshown, "note or form field that is not shown", "notes or form fields that are not shown"
                ),
                "The file says that no reader is to see them, so they are not checked.",
                holds_words=True,
            )
        )
    return tuple(found)


def steps(catalog: Catalog, extras: Iterable[Extras]) -> tuple[str, ...]:
    """What a manager who wonders at a report should know of the file."""
    pages = list(extras)
    comments = sum(len(page.comments) for page in pages)
    scripts = catalog.scripts + sum(page.scripts for page in pages)
    starts = catalog.starts + sum(page.starts for page in pages)
    unredacted = sum(page.unredacted for page in pages)
    told = []
    if catalog.portfolio:
        told.append("It is a portfolio: its page is a cover, and the files in it were not read.")
    if catalog.xfa:
        told.append("It has a form of Adobe's own kind (XFA); what its pages show of it was read.")
    if catalog.off:
        told.append(
            f"It has {_count(len(catalog.off), 'layer', 'layers')} turned off: their words are hidden text."
        )
    if comments:
        told.append(f"It has {_count(comments, 'comment', 'comments')} on its pages.")
    if unredacted:
        told.append(
            f"It has {_count(unredacted, 'area', 'areas')} marked to be blacked out. "
            "The words there are still in the file, and were read."
        )
    if scripts:
        told.append("It holds scripts (JavaScript), which were not run.")
    if starts:
        told.append("It holds links that would start another program, which were not followed.")
    return tuple(told)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
