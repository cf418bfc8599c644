"""An incremental update: what is added to a PDF stands after all its bytes, which stay as they are.

See ISO 32000-2, 7.5.6. The list of what is where (the cross-reference) is of the kind that the file has: a
table, or a stream; Acrobat takes no others.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_START = re.compile(rb"startxref\s+(\d{1,12})")
_HEADER = b"%PDF-"
_KEPT = ("/Root", "/Info")  # of the trailer; its own entries are made anew
_OFFSET = 4  # bytes of a place in the file, in a stream


@dataclass
class Update:
    """The objects that are to be added to a file, or to take the place of its own."""

    data: bytes
    reader: PdfReader
    _objects: dict[tuple[int, int], PdfObject] = field(default_factory=dict)
    _next: int = 0

    def __post_init__(self) -> None:
        numbers = [number for table in self.reader.xref.values() for number in table]
        size = self._stated("/Size")
        known = max([0, *numbers, *self.reader.xref_objStm])
        self._next = max(known + 1, size if isinstance(size, int) else 0)

    def add(self, thing: PdfObject) -> IndirectObject:
        """Add an object, and say what refers to it."""
        self._objects[self._next, 0] = thing
        self._next += 1
        return IndirectObject(self._next - 1, 0, self.reader)

    def put(self, reference: IndirectObject, thing: PdfObject) -> None:
        """Put an object in the place of one of the file's own."""
        self._objects[reference.idnum, reference.generation] = thing

    def written(self) -> bytes:
        """The file with all that was added. Raises ValueError for one without a cross-reference."""
        out = io.BytesIO()
        out.write(self.data)
        if not self.data.endswith((b"\n", b"\r")):
            out.write(b"\n")
        start, base = self._last_table()
        places: dict[tuple[int, int], int] = {}
        for (number, generation), thing in sorted(self._objects.items(), key=lambda each: each[0]):
            places[number, generation] = out.tell() - base
            out.write(b"%d %d obj\n" % (number, generation))
            thing.write_to_stream(out)
            out.write(b"\nendobj\n")
        trailer = self._trailer(start, out.getbuffer()[len(self.data) :])
        here = out.tell() - base
        if self.data[start + base : start + base + 4] == b"xref":
            _write_table(out, places, trailer)
        else:
            places[self._next, 0] = here
            _write_stream(out, self._next, places, trailer)
        out.write(b"startxref\n%d\n%%%%EOF\n" % here)
        return out.getvalue()

    def _last_table(self) -> tuple[int, int]:
        """Where the last cross-reference is, and from where places count: from the header, in some files."""
        found = _START.findall(self.data)
        if not found:
            raise ValueError("no startxref")
        start, header = int(found[-1]), max(0, self.data.find(_HEADER))
        for base in (0, header):
            if re.match(rb"xref|\d{1,10}\s+\d{1,5}\s+obj", self.data[start + base : start + base + 30]):
                return start, base
        raise ValueError("no cross-reference where the file says")

    def _trailer(self, before: int, added: memoryview) -> DictionaryObject:
        trailer = DictionaryObject()
        for key in _KEPT:
            if key in self.reader.trailer:
                trailer[NameObject(key)] = self.reader.trailer.raw_get(key)
        trailer[NameObject("/Prev")] = NumberObject(before)
        trailer[NameObject("/Size")] = NumberObject(self._next)
        names = self._stated("/ID")
        if isinstance(names, ArrayObject) and names:
            # The second is the name of this version: made of what was added, not of the time or of chance.
            now = ByteStringObject(hashlib.blake2b(added, digest_size=16).digest())
            trailer[NameObject("/ID")] = ArrayObject([names[0], now])
        return trailer

    def _stated(self, key: str) -> PdfObject | None:
        """What the file's trailer says, also where it says so by a reference."""
        found = self.reader.trailer.get(key)
        return None if found is None else found.get_object()


def _write_table(out: io.BytesIO, places: dict[tuple[int, int], int], trailer: DictionaryObject) -> None:
    out.write(b"xref\n")
    for run in _runs(sorted(places)):
        out.write(b"%d %d\n" % (run[0][0], len(run)))
        for each in run:
            out.write(b"%010d %05d n\r\n" % (places[each], each[1]))
    out.write(b"trailer\n")
    trailer.write_to_stream(out)
    out.write(b"\n")


def _write_stream(
    out: io.BytesIO, number: int, places: dict[tuple[int, int], int], trailer: DictionaryObject
) -> None:
    stream = StreamObject()
    stream.update(trailer)
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/Size")] = NumberObject(number + 1)
    stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, _OFFSET, 2)))
    runs = list(_runs(sorted(places)))
    parts = [part for run in runs for part in (run[0][0], len(run))]
    stream[NameObject("/Index")] = ArrayObject(map(NumberObject, parts))
    rows = (
        b"\1" + places[each].to_bytes(_OFFSET, "big") + each[1].to_bytes(2, "big")
        for run in runs
        for each in run
    )
    stream.set_data(b"".join(rows))
    out.write(b"%d 0 obj\n" % number)
    stream.write_to_stream(out)
    out.write(b"\nendobj\n")


def _runs(objects: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The objects, those whose numbers follow on each other together."""
    run: list[tuple[int, int]] = []
    for each in objects:
        if run and each[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(each)
    if run:
        yield run
