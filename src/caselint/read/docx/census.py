"""What a docx holds beside its words, and how it was read: for whoever wonders at a report."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.contents import NUMBERS_ARE_NO_TEXT, contents, counted, embedded, traces
from caselint.read.docx.names import T
from caselint.read.refusal import UnreadableError
from caselint.record import Omission, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.docx.drawings import Drawings
    from caselint.read.docx.package import Element, Package
    from caselint.record import Block, Mark

_FLAVOURS = {
    b"document.main+xml": "It is a Word document.",
    b"template.main+xml": "It is a Word template.",
    b"document.macroEnabled.main+xml": "It is a Word document of the kind that may hold macros.",
    b"template.macroEnabledTemplate.main+xml": "It is a Word template of the kind that may hold macros.",
}
_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*([1-9]\d{0,5})\s*<")
_BUILDING_BLOCKS = "word/glossary/document.xml"
# Of what was met on the way: what it is called, and why its words are not in the text.
_MET = {
    "picture": (("picture", "pictures"), "Words in a picture are not read: look at it yourself."),
    "ink": (("drawing by hand", "drawings by hand"), "Handwriting is not read: look at it in Word."),
    "control": (
        ("form control of an old kind (ActiveX)", "form controls of an old kind (ActiveX)"),
        "What is typed into it is stored as a program's own data: look at it in Word.",
    ),
    "sub-document": (
        ("part kept in another file", "parts kept in other files"),
        "Nothing outside a file is opened: check that file by itself.",
    ),
    "own comment": (
        ("comment by caselint", "comments by caselint"),
        "caselint wrote them into a copy of the file: they are no part of the note.",
    ),
    "lost": (
        ("chart or diagram", "charts or diagrams"),
        "Its part of the file is missing or damaged: open it in Word and save it again.",
    ),
}


@dataclass(slots=True)
class Census:
    """Counts what is met on the walk."""

    counts: Counter[str] = field(default_factory=Counter)
    hidden_page_parts: int = 0
    drawings: Drawings | None = None

    def count(self, what: str, _: Element) -> None:
        """Count something that is met and that has no words to read."""
        self.counts[what] += 1


def reading_of(
    package: Package,
    census: Census,
    blocks: list[Block],
    marks: tuple[Mark, ...],
    comments: int,
    chunks: list[str],
) -> Reading:
    """How a docx was read and what of it is not in its text."""
    return Reading(
        steps=tuple(_steps(package, census, blocks, marks, comments, chunks)),
        pages=_pages(package, blocks),
        omissions=tuple(_omissions(package, census)),
    )


def _steps(
    package: Package,
    census: Census,
    blocks: list[Block],
    marks: tuple[Mark, ...],
    comments: int,
    chunks: list[str],
) -> Iterator[str]:
    yield _FLAVOURS.get(package.main_type(), "Its list of parts does not say that it is a Word document.")
    if package.is_flat:
        yield "It is in the flat form: one XML file in place of a zip."
    if package.is_strict:
        yield "It is in the strict form of Office Open XML."
    yield from contents(blocks, comments)
    yield from traces(marks, census.hidden_page_parts)
    if chunks:
        yield f"Text in other formats inside the file was read, too ({', '.join(sorted(set(chunks)))})."
    if any(posixpath.basename(name) == "vbaproject.bin" for name in package.names()):
        yield "It holds macros, which were not run."
    if outside := package.outside():
        told = counted(outside, "part", "parts")
        yield f"It refers to {told} outside the file, such as a template or a picture: not followed."
    yield NUMBERS_ARE_NO_TEXT.format("Word")


def _omissions(package: Package, census: Census) -> Iterator[Omission]:
    if census.drawings is not None:
        census.counts["lost"] = census.drawings.lost
    for what, (names, why) in _MET.items():
        if number := census.counts[what]:
            yield Omission(counted(number, *names), why)
    files = sorted(posixpath.basename(name) for name in package.names() if "/embeddings/" in f"/{name}")
    yield from embedded(len(files), tuple(files))
    if package.has(_BUILDING_BLOCKS) and _has_words(package, _BUILDING_BLOCKS):
        yield Omission(
            "building blocks",
            "These are texts that a template keeps to be put in; they stand on no page until someone does.",
        )


def _has_words(package: Package, name: str) -> bool:
    try:
        return any(text.text for text in package.root(name).iter(T))
    except UnreadableError:  # a part that no page shows may well be damaged
        return False


def _pages(package: Package, blocks: list[Block]) -> int | None:
    """As many pages as the file says it had when it was last saved, or as its page breaks make."""
    seen = max((block.place.page or 0 for block in blocks), default=0)
    try:
        told = _PAGES.search(package.read("docProps/app.xml")) if package.has("docProps/app.xml") else None
    except UnreadableError:  # what no page shows may well be damaged
        told = None
    return max(seen, int(told[1]) if told else 0) or None
