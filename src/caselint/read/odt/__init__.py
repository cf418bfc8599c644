"""OpenDocument text (odt, ott, flat fodt) to a `Document`: all of its text, in reading order, with places.

The XML is walked here, with lxml, because no library keeps the places: odfdo (Apache, kept up) turns a file
into lines of text without notes, hidden text and deletions where they belong, and opens zips and XML without
the limits that files of unknown origin need; odfpy (Apache) has had no release for years; pandoc is under the
GPL. Rules are those of OpenDocument 1.3 (OASIS), and LibreOffice's extensions of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.closing import document_of
from caselint.read.contents import NUMBERS_ARE_NO_TEXT, contents, counted, embedded, pictures, traces
from caselint.read.limits import STANDARD
from caselint.read.odt.changes import Changes
from caselint.read.odt.line import Line, Notes
from caselint.read.odt.names import STYLE_NAME, TABLE, H, P, q
from caselint.read.odt.package import Package
from caselint.read.odt.styles import Styles, page_parts
from caselint.read.odt.walk import Walker
from caselint.read.refusal import UnreadableError
from caselint.read.writer import Writer
from caselint.record import Omission, Part, Reading

if TYPE_CHECKING:
    from caselint.read.limits import Limits
    from caselint.read.safe_xml import Element
    from caselint.record import Document

_APART = (q("text:note-body"), q("office:annotation"), q("text:tracked-changes"))


def read_odt(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read an OpenDocument text: page heads first, then the body, its notes and comments, and page feet.

    Raises UnreadableError for what is damaged, encrypted, no text, over a limit, or without words.
    """
    package = Package(data, limits)
    text = package.text
    styles, page_styles = _styles(package)
    writer = Writer(first_table_elsewhere=1 + _tables(text))
    line = Line(writer, package)
    line.changes = Changes(text)
    line.learn(text)
    walker = Walker(line)
    heads, feet = page_parts(package.styles, _masters(text, styles))
    for head in heads:
        walker.story(head.root, Part.HEADER, page_styles, hidden=not head.shown)
    walker.story(text, Part.BODY, styles)
    pages = line.page
    if pages is not None and pages > limits.pages:
        raise UnreadableError(f"The file has over {limits.pages:,} pages: split it into smaller ones.")
    _write_notes(walker, line, styles)
    for foot in feet:
        walker.story(foot.root, Part.FOOTER, page_styles, hidden=not foot.shown)
    return document_of(
        writer,
        path,
        "odt",
        _reading(package, walker, sum(not part.shown for part in heads + feet), pages),
        pictures=package.has_pictures,
        new_files_begin_here=package.is_template,
    )


def _write_notes(walker: Walker, line: Line, styles: Styles) -> None:
    while line.notes:  # a note may have a comment on it, and a comment a note
        notes, line.notes = line.notes, Notes()
        walker.comments += len(notes.comments)
        for elements, part in (
            (notes.footnotes, Part.FOOTNOTE),
            (notes.endnotes, Part.ENDNOTE),
            (notes.comments, Part.COMMENT),
        ):
            for element in elements:
                walker.story(element, part, styles)


def _styles(package: Package) -> tuple[Styles, Styles]:
    """The styles of the body and those of page heads: both parts have automatic ones of the same names."""
    body, pages = Styles(), Styles()
    for styles, part in ((body, package.content), (pages, package.styles)):
        styles.add(package.styles, "office:styles")
        styles.add(part, "office:automatic-styles")
    return body, pages


def _masters(text: Element, styles: Styles) -> list[str]:
    """The master pages in the order of their use; "" stands for the one that a text begins with by itself."""
    found: list[str] = []
    for block in text.iter(P, H, TABLE):
        if next(block.iterancestors(*_APART), None) is not None:
            continue
        is_table = block.tag == TABLE
        name = block.get(q("table:style-name") if is_table else STYLE_NAME)
        master = styles.get("table" if is_table else "paragraph", name).master
        if master or not found:
            found.append(master)
    return found or [""]


def _tables(text: Element) -> int:
    return sum(next(table.iterancestors(*_APART), None) is None for table in text.iter(TABLE))


def _reading(package: Package, walker: Walker, unseen: int, pages: int | None) -> Reading:
    steps = [
        "It is an OpenDocument text in one XML file." if package.is_flat else "It is an OpenDocument text."
    ]
    if package.is_template:
        steps.append("It is a template: new files are made from it.")
    steps += contents(walker.out.blocks, walker.comments)
    steps += traces(walker.out.marks(), unseen)
    if package.has_macros:
        steps.append("It holds macros, which were not run.")
    if walker.linked:
        steps.append("Parts of it are linked to other files: the text that was last stored was read.")
    steps.append(NUMBERS_ARE_NO_TEXT.format("an office program"))
    drawn = walker.drawn
    omissions = [*pictures(drawn.pictures), *embedded(drawn.objects)]
    if drawn.outside:
        omissions.append(
            Omission(
                counted(drawn.outside, "part kept in another file", "parts kept in other files"),
                "Nothing outside a file is opened: check that file by itself.",
            )
        )
    return Reading(steps=tuple(steps), pages=pages, omissions=tuple(omissions))
