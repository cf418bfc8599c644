"""The parts of a docx that hold text, in the order in which a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from caselint.read.docx.names import OUR_AUTHOR, OUR_INITIALS, VML, W14, W15, M, R, T, W, is_on
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.docx.package import Element, Package

# Separators are lines that Word draws between text and notes; they are notes only where they have words.
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_OTHER_WORDS = (M + "t", *(W + name for name in ("sym", "drawing", "altChunk", "fldChar", "dataBinding")))
_PARAGRAPH = W14 + "paraId"


class PagePart(NamedTuple):
    """A page header or footer: the part's name, its root, and whether a page shows it."""

    name: str
    root: Element
    shown: bool


def page_parts(package: Package, root: Element, kind: str) -> list[PagePart]:
    """The headers or footers that the sections refer to, in their order, those with the same text once.

    A first page's is shown only where the section says so (w:titlePg), an even page's only where the
    settings do; a section without one of its own has that of the section before (17.10 of the standard).
    """
    settings = _settings(package)
    even_shown = settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))
    current: dict[str, str] = {}
    shown: dict[str, bool] = {}
    for section in root.iter(W + "sectPr"):
        if section.getparent().tag == W + "sectPrChange":
            continue
        for reference in section.iterfind(f"{W}{kind}Reference"):
            # A reference to nothing shows nothing: Word opens such files without a word, and so do we.
            relation = package.relations(package.main).get(reference.get(R + "id", ""))
            if relation is not None and relation.target:
                current[reference.get(W + "type", "default")] = relation.target
        first_shown = is_on(section.find(W + "titlePg"))
        for page, on_page in (("first", first_shown), ("default", True), ("even", even_shown)):
            if page in current:
                shown[current[page]] = shown.get(current[page], False) or on_page
    return _once_each(package, shown)


def _once_each(package: Package, shown: dict[str, bool]) -> list[PagePart]:
    parts = [PagePart(name, package.root(name), on_page) for name, on_page in shown.items()]
    texts = {""}
    found = []
    for part in sorted(parts, key=lambda part: not part.shown):  # those that are shown first, for repeats
        told = part.root.iter(T, W + "delText", VML + "textpath")
        text = "".join(node.text or node.get("string", "") for node in told).strip()
        if text not in texts or (not text and _has_other_words(part.root)):
            texts.add(text)
            found.append(part)
    return found


def _has_other_words(root: Element) -> bool:
    """Whether a part without runs of text has words all the same: drawn ones, deleted ones, a formula's."""
    return next(root.iter(*_OTHER_WORDS), None) is not None


def notes(package: Package, kind: str, order: Iterable[str]) -> tuple[str, list[Element]]:
    """The part of the footnotes or endnotes, and they themselves, as the text refers to them."""
    name = package.related(package.main, kind + "s")
    if name is None:
        return "", []
    found = [
        note
        for note in package.root(name).iterfind(W + kind)
        if note.get(W + "type") not in _SEPARATORS or next(note.iter(T), None) is not None
    ]
    return name, _in_order(found, order)


def comments(package: Package, order: Iterable[str]) -> tuple[str, list[Element]]:
    """The part of the comments, and they themselves, as the text has them, each with its replies."""
    name = package.related(package.main, "comments")
    if name is None:
        return "", []
    found = _in_order(list(package.root(name).iterfind(W + "comment")), order)
    parents = _parents(package)
    by_paragraph = {
        paragraph.get(_PARAGRAPH): comment for comment in found for paragraph in comment.iter(W + "p")
    }
    replies: dict[Element, list[Element]] = {}
    tops = []
    for comment in found:
        said = [paragraph.get(_PARAGRAPH, "") for paragraph in comment.iter(W + "p")]
        parent = next((by_paragraph.get(parents[name]) for name in said if name in parents), None)
        if parent is None or parent is comment:
            tops.append(comment)
        else:
            replies.setdefault(parent, []).append(comment)
    told = dict.fromkeys(_threads(tops, replies))
    return name, [*told, *(comment for comment in found if comment not in told)]


def is_ours(comment: Element, w: str = W) -> bool:
    """Whether caselint wrote a comment into a copy of the file: that is no part of the note.

    `w` is the namespace of the file's elements, in braces.
    """
    told = comment.get(w + "author"), comment.get(w + "initials")
    return told == (OUR_AUTHOR, OUR_INITIALS)


def _threads(tops: list[Element], replies: dict[Element, list[Element]]) -> Iterator[Element]:
    waiting = tops[::-1]
    while waiting:
        comment = waiting.pop()
        yield comment
        waiting += replies.get(comment, [])[::-1]


def _parents(package: Package) -> dict[str, str]:
    """The last paragraph of each reply -> that of the comment it replies to."""
    name = package.related(package.main, "commentsExtended")
    if name is None or not package.has(name):
        return {}
    entries = package.root(name).iter(W15 + "commentEx")
    return {
        entry.get(W15 + "paraId", ""): entry.get(W15 + "paraIdParent", "")
        for entry in entries
        if entry.get(W15 + "paraIdParent")
    }


def _in_order(found: list[Element], order: Iterable[str]) -> list[Element]:
    at = {name: index for index, name in enumerate(order)}
    return sorted(found, key=lambda note: at.get(note.get(W + "id", ""), len(at)))


def _settings(package: Package) -> Element | None:
    """The document's settings; None where they are damaged, for the text can be read without them."""
    name = package.related(package.main, "settings")
    if name is None or not package.has(name):
        return None
    try:
        package.relations(name)  # where a template outside the file is named
        return package.root(name)
    except UnreadableError:
        return None
