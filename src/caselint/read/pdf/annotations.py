"""What readers have put on a PDF's pages: comments, stamps, attached files.

The kinds of annotation and their keys are those of ISO 32000-2, 12.5. Links are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.read.pdf.objects import array, boxes, dictionary, inherited, name, number, resolved, string
from caselint.read.pdf.page import Comment, Extras

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.pdf.page import Box

_NOT_SHOWN = 0x2 | 0x20  # flags: hidden, not shown on a screen
_MOST = 5_000
_NO_COMMENTS = frozenset(
    {"Link", "Widget", "FreeText", "Redact", "PrinterMark", "TrapNet", "Watermark", "Screen", "3D"}
)
_FILMS = frozenset({"Sound", "Movie", "Screen", "RichMedia", "3D"})


def shown_annotations(page: Any, hidden: frozenset[int] = frozenset()) -> Iterator[dict[str, Any]]:
    """The annotations of a pdfplumber page that a reader sees; `hidden` are the layers that are off."""
    for each in _all(page):
        if not _is_hidden(each, hidden):
            yield each


def _all(page: Any) -> Iterator[dict[str, Any]]:
    for reference in array(page.page_obj.annots)[:_MOST]:
        annotation = resolved(reference)
        if isinstance(annotation, dict):
            yield annotation


def _is_hidden(annotation: dict[str, Any], hidden: frozenset[int]) -> bool:
    from caselint.read.pdf.layers import is_off

    return bool(number(annotation.get("F")) & _NOT_SHOWN) or is_off(annotation.get("OC"), hidden)


def page_extras(page: Any, hidden: frozenset[int] = frozenset()) -> Extras:
    """All that hangs on the page and is neither print nor the answer in a form's field."""
    everything = list(_all(page))
    shown = [each for each in everything if not _is_hidden(each, hidden)]
    kinds = [name(each.get("Subtype")) for each in shown]
    actions = [action for each in everything for action in _actions(each)]
    return Extras(
        comments=tuple(_comments(shown, page)),
        attached=tuple(
            file_name(each.get("FS"))
            for each, kind in zip(shown, kinds, strict=True)
            if kind == "FileAttachment"
        ),
        films=sum(kind in _FILMS for kind in kinds),
        unshown=sum(_has_words(each) for each in everything if _is_hidden(each, hidden)),
        unredacted=kinds.count("Redact"),
        scripts=actions.count("JavaScript"),
        starts=actions.count("Launch"),
    )


def _has_words(annotation: dict[str, Any]) -> bool:
    """Whether there would be something to read if the annotation were shown. A popup is its parent's."""
    kind = name(annotation.get("Subtype"))
    if kind == "Widget":
        return bool(string(inherited(annotation, "V")).strip())
    return kind not in {"Popup", "Link"} and bool(_words(annotation))


def _comments(shown: list[dict[str, Any]], page: Any) -> Iterator[Comment]:
    for each in shown:
        kind = name(each.get("Subtype"))
        if kind in _NO_COMMENTS or (kind == "Popup" and dictionary(each.get("Parent"))):
            continue
        if "StateModel" in each:
            continue  # "accepted", "completed": how things stand with a comment
        words = _words(each)
        if words and not (kind == "FileAttachment" and " ".join(words) == file_name(each.get("FS"))):
            yield Comment(words, tuple(_about(each, page)))


def _words(annotation: dict[str, Any]) -> tuple[str, ...]:
    """The paragraphs of its plain text, or of its formatted text where it has no other."""
    text = string(annotation.get("Contents")) or _unformatted(string(annotation.get("RC")))
    paragraphs = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _unformatted(xhtml: str) -> str:
    """The words of a comment that is kept as XHTML only."""
    from caselint.read.refusal import UnreadableError
    from caselint.read.safe_xml import root_of

    if not xhtml.strip():
        return ""
    try:
        root = root_of(xhtml.encode(), "comment", "RC")
    except UnreadableError:
        return xhtml  # it is no XHTML then, but words all the same
    return "\n".join("".join(each.itertext()) for each in root.iter("{*}p")) or "".join(root.itertext())


def _about(annotation: dict[str, Any], page: Any) -> list[Box]:
    """Where the words are that a comment is about: a reply is about what its first comment is about."""
    first = annotation
    for _ in range(20):  # an answer to an answer; a crooked file can make a ring of them
        before = dictionary(first.get("IRT"))
        if not before:
            break
        first = before
    return boxes(first.get("QuadPoints"), page, 4) or boxes(first.get("Rect"), page, 2)


def file_name(specification: Any) -> str:
    """What an embedded file is called."""
    about = dictionary(specification)
    if not about:
        return string(specification)
    return string(about.get("UF")) or string(about.get("F")) or string(about.get("Desc"))


def _actions(annotation: dict[str, Any]) -> Iterator[str]:
    """The kinds of the actions that a click or a keystroke would start; they are never started here."""
    for action in (annotation.get("A"), *dictionary(annotation.get("AA")).values()):
        yield name(dictionary(action).get("S"))
