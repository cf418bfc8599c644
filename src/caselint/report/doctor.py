"""How a file was read: what `caselint doctor` says, for whoever wonders at a report.

With `excerpts` off, no word of the file and nothing of its name is said: what is there is told by its kind,
its place and its length, so that the page can be sent to whoever helps.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from caselint.read import FORMATS
from caselint.record import BlockKind, MarkKind, Part, Span
from caselint.report.escapes import file_name, terminal
from caselint.report.phrases import not_read
from caselint.report.places import PART_NAMES, place_in_words
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from caselint.record import Document, Entry, Field, Moment, Record

_MARKS: Final = {
    MarkKind.INSERTION: ("tracked insertion", "tracked insertions"),
    MarkKind.DELETION: ("tracked deletion", "tracked deletions"),
    MarkKind.COMMENT: ("comment", "comments"),
    MarkKind.HIDDEN: ("stretch of hidden text", "stretches of hidden text"),
}
_COLUMN: Final = 16  # characters to a value, which begin after its name
_LONGEST: Final = 60  # of a value that is shown; the rest is dots


@dataclass(frozen=True, slots=True)
class Run:
    """What the file's reader does not know: its size in bytes, if it has one, and the programs at work."""

    size: int | None
    versions: tuple[str, ...]


def print_doctor(record: Record, run: Run, stream: TextIO, *, excerpts: bool = True) -> None:
    """Write how the file was read, what was found in it, and what was not read and why."""
    page = _Page(record, excerpts)
    for line in (*page.about(run), *page.of_the_file(), *page.entries(), *page.others(), "", *run.versions):
        stream.write(line.rstrip() + "\n")


class _Page:
    def __init__(self, record: Record, excerpts: bool) -> None:
        self.record = record
        self.document: Document = record.document
        self.excerpts = excerpts

    # ------------------------------------------------------------------------------------ the file

    def about(self, run: Run) -> Iterator[str]:
        suffix = PurePath(self.document.path).suffix
        left_out = f"(a name left out){suffix if suffix.lower() in FORMATS else ''}"
        yield file_name(self.document.path) if self.excerpts else left_out
        size = "" if run.size is None else f", {count(run.size, 'byte', 'bytes')}"
        yield _row("Format", f"{self.document.format}{size}")

    def of_the_file(self) -> Iterator[str]:
        document, reading = self.document, self.document.reading
        if document.problem:
            yield _row("Not read", document.problem.reason)
            return
        yield from _rows("How", reading.steps)
        if reading.pages is not None:
            yield _row("Pages", str(reading.pages))
        yield from _rows("Parts", self._parts())
        yield from _rows("Editing", self._marks())
        if document.slots:
            empty = sum(not slot.filled for slot in document.slots)
            yield _row(
                "To fill in", f"{count(len(document.slots), 'place', 'places')}, {empty} of them empty"
            )
        yield from _rows("Not read", self._omissions())
        kind = "a template, which has no entries" if self.record.template else "a record"
        yield _row("Taken for", kind)

    def _parts(self) -> Iterator[str]:
        for part in Part:
            blocks = [block for block in self.document.blocks if block.place.part is part]
            if not blocks:
                continue
            kinds = Counter(block.kind for block in blocks if block.kind is not BlockKind.CELL)
            held = [count(number, kind, f"{kind}s") for kind, number in kinds.items()]
            if tables := {block.place.table for block in blocks} - {None}:
                cells = {(block.place.table, block.place.row, block.place.cell) for block in blocks} - {
                    (None, None, None)
                }
                held.append(
                    f"{count(len(tables), 'table', 'tables')} of {count(len(cells), 'cell', 'cells')}"
                )
            words = sum(len(self._text(block.span).split()) for block in blocks)
            yield f"{PART_NAMES.get(part, str(part))}: {listed(held)}, {count(words, 'word', 'words')}"

    def _marks(self) -> Iterator[str]:
        for kind, names in _MARKS.items():
            marks = [mark for mark in self.document.marks if mark.kind is kind]
            if marks:
                lines = sorted({self.document.line_and_column(mark.span.start)[0] for mark in marks})
                yield f"{count(len(marks), *names)}, in {_numbered('line', 'lines', lines)}"

    def _omissions(self) -> Iterator[str]:
        reading = self.document.reading
        if reading.unread_pages:
            pages = _numbered("page", "pages", reading.unread_pages)
            yield f"{pages}: pictures without text. Export the note as text, or have it recognised (OCR)."
        for left in reading.omissions:
            yield not_read(left if self.excerpts else replace(left, names=()))

    # ----------------------------------------------------------------------------------- the record

    def entries(self) -> Iterator[str]:
        if self.document.problem or self.record.template:
            return
        yield _row("Entries", str(len(self.record.entries)))
        for entry in self.record.entries:
            yield ""
            first, last = (self.document.line_and_column(offset)[0] for offset in _ends(entry.span))
            lines = f"line {first}" if first == last else f"lines {first} to {last}"
            yield f"  Entry {entry.index}, {lines}"
            yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        if entry.number_span:
            yield self._found("number", entry.number_span)
        for name, moment in (("happened", entry.event), ("recorded", entry.recorded)):
            yield from self._moment(name, moment)
        author = entry.author
        form = f"a {author.form}" if author and author.form != "full" else ""
        yield self._found("author", author.span if author else None, form)
        yield self._found("post title", entry.post_title)
        if entry.late_mark:
            yield self._found("late mark", entry.late_mark)
        for addition in entry.amendments:
            yield self._found("addition", addition.marker)
        yield _row("narrative", self._narrative(entry.paragraphs), 4)
        for field in entry.fields:
            yield self._field(field)

    def _moment(self, name: str, moment: Moment | None) -> Iterator[str]:
        if moment is None or (moment.date is None and moment.time is None):
            yield _row(name, "no date or time found", 4)
            return
        for what, written in (("date", moment.date), ("time", moment.time)):
            if written is not None:
                flaw = f"no sound {what}: {written.flaw}" if written.flaw else ""
                yield self._found(f"{name}, {what}", written.span, flaw, shape=True)

    def _narrative(self, paragraphs: tuple[Span, ...]) -> str:
        if not paragraphs:
            return "none found"
        words = sum(len(self._text(span).split()) for span in paragraphs)
        first = self.document.line_and_column(paragraphs[0].start)[0]
        last = self.document.line_and_column(_ends(paragraphs[-1])[1])[0]
        told = f"{count(len(paragraphs), 'paragraph', 'paragraphs')}, {count(words, 'word', 'words')}"
        return f"{told}, {_numbered('line', 'lines', sorted({first, last}))}"

    def others(self) -> Iterator[str]:
        """The fields that belong to no entry."""
        held = {field.label for entry in self.record.entries for field in entry.fields}
        left = [field for field in self.record.fields if field.label not in held]
        if left:
            yield ""
            yield "  Fields of the document as a whole"
            yield from map(self._field, left)

    def _field(self, field: Field) -> str:
        state = "a prompt, not filled in" if field.placeholder else "empty" if field.blank else ""
        if not field.value.end > field.value.start:
            state = state or "empty"
        label = f"“{_short(terminal(self._text(field.label)))}” " if self.excerpts else ""
        where = "in the sign-off" if field.sign_off else ""
        notes = [note for note in (f"label {label}means {field.role}", state, where) if note]
        return self._found("field", field.value, ", ".join(notes))

    # --------------------------------------------------------------------------------------- words

    def _found(self, name: str, span: Span | None, note: str = "", *, shape: bool = False) -> str:
        """A thing of the file by its words, or by what may be told of them, and where it stands."""
        if span is None:
            return _row(name, "none found", 4)
        words = " ".join(self._text(span).split())
        if self.excerpts:
            told = f"“{_short(terminal(words))}”" if words else "nothing"
        elif shape:
            told = "".join("9" if c.isdigit() else "a" if c.isalpha() else terminal(c) for c in words)
        else:
            told = count(len(words.split()), "word", "words")
        line, column = self.document.line_and_column(span.start)
        block = self.document.block_at(span.start)
        place = place_in_words(block.place) if block else ""
        where = f"line {line}, column {column}" + (f" ({place})" if place else "")
        return _row(name, f"{told}, {where}" + (f"; {note}" if note else ""), 4)

    def _text(self, span: Span) -> str:
        return self.document.text[span.start : span.end]


def _row(name: str, told: str, indent: int = 2) -> str:
    return " " * indent + name.ljust(_COLUMN) + told


def _rows(name: str, told: Iterable[str]) -> Iterator[str]:
    for line in told:
        yield _row(name, line)
        name = ""


def _numbered(one: str, many: str, numbers: Iterable[int]) -> str:
    told = [str(number) for number in numbers]
    return f"{one if len(told) == 1 else many} {listed(told)}"


def _ends(span: Span) -> tuple[int, int]:
    """The first and the last character of a span."""
    return span.start, max(span.start, span.end - 1)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 2].rstrip() + " …"
