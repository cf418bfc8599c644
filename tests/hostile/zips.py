"""Bombs and lies in zips, which is what a docx is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from docx_files import NAMESPACES, docx, p, zipped
from hostile.case import NOTE, readable, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case, Ground

MB = 1024**2
DAMAGED = "damaged or cut short"


class Entry(NamedTuple):
    """A zip's entry as its headers tell of it, be it true or not.

    `packed` is what stands in the file; `flags` are the general purpose bits. `extra` follows the name.
    `at` is the offset of another's local header, for an entry that shares it.
    """

    name: bytes
    packed: bytes
    size: int
    crc: int
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    packed_size: int | None = None
    shares: int | None = None
    descriptor: bytes = b""


def cases(_: Ground) -> Iterator[Case]:
    """The files."""
    yield from _bombs()
    yield from _lies()
    yield from _oddities()


def _bombs() -> Iterator[Case]:
    yield refused("bomb-by-size.docx", lambda: _bomb(600), "docx", "unpack to more than 500 MB")
    yield refused("bomb-by-ratio.docx", lambda: _bomb(60), "docx", "200 times its size")
    yield refused("bomb-by-depth.docx", lambda: _nested(40), "docx", "zip archive, not a Word document")
    yield readable(
        "bomb-in-an-attachment.docx", lambda: _with(**{"word/embeddings/a.zip": _bomb(60)}), "docx"
    )
    yield refused("bomb-by-count.docx", lambda: _many(20_001), "docx", "more than 20,000 parts")
    yield refused("bomb-by-overlap.docx", lambda: _overlapping(2_000), "docx", "unpack to")
    yield refused("bomb-by-lzma-dictionary.docx", _greedy_lzma, "docx", DAMAGED)


def _lies() -> Iterator[Case]:
    deflated, crc = _zeros(2_000)
    small = Entry(b"word/document.xml", deflated, 1_000, crc)
    yield refused("says-less-than-it-holds.docx", archive(small), "docx", DAMAGED)
    note = _main()
    whole = note + b" " * (300 * MB // 1000)
    hidden = Entry(b"word/document.xml", deflate(whole), len(note), zlib.crc32(note))
    yield readable("says-less-and-sums-right.docx", archive(hidden), "docx")
    boast = Entry(b"word/document.xml", deflate(note), 19 * MB, zlib.crc32(note))
    yield refused("says-more-than-it-holds.docx", archive(boast), "docx", DAMAGED)
    wide = Entry(b"word/document.xml", b"PK" * (60 * MB // 100), 120 * MB, 0)
    yield refused("part-over-the-limit.docx", archive(wide), "docx", "over 100 MB of text")
    beyond = Entry(b"word/document.xml", deflate(note), len(note), zlib.crc32(note), packed_size=10 * MB)
    yield readable("packed-size-past-the-end.docx", archive(beyond), "docx")
    wrong = Entry(b"word/document.xml", deflate(note), len(note), 0)
    yield refused("wrong-checksum.docx", archive(wrong), "docx", DAMAGED)
    two_names = entry(b"word/document.xml", note)._replace(local_name=b"word/innocent.xml")
    yield refused("two-names.docx", archive(two_names), "docx", DAMAGED)
    junk = entry(b"word/document.xml", note)._replace(packed=b"\xff" * 200)
    yield refused("junk-for-deflate.docx", archive(junk), "docx", DAMAGED)
    secret = entry(b"word/document.xml", note)._replace(flags=1)
    yield refused("encrypted-entry.docx", archive(secret), "docx", "password")
    for method, name in ((99, "aes"), (9, "deflate64"), (93, "zstandard"), (12, "junk-bzip2")):
        other = entry(b"word/document.xml", note)._replace(method=method)
        yield refused(f"packed-by-{name}.docx", archive(other), "docx", DAMAGED)
    huge = entry(b"word/document.xml", note)
    yield refused(
        "zip64-size.docx",
        archive(huge._replace(size=0xFFFFFFFF, extra=struct.pack("<HHQ", 1, 8, 2**62))),
        "docx",
        "unpack to more than 500 MB",
    )
    yield refused(
        "zip64-cut-short.docx",
        archive(huge._replace(size=0xFFFFFFFF, extra=struct.pack("<HHI", 1, 4, 7))),
        "docx",
        DAMAGED,
    )
    yield refused(
        "zip64-extra-past-its-end.docx",
        archive(huge._replace(size=0xFFFFFFFF, extra=struct.pack("<HHI", 1, 60_000, 7))),
        "docx",
        DAMAGED,
    )
    yield refused("zip64-locator-to-nowhere.docx", _zip64_to_nowhere(), "docx", DAMAGED)
    yield refused("directory-past-the-end.docx", _directory_at(0x7FFFFFFF), "docx", DAMAGED)
    yield refused("only-an-end-record.docx", b"PK\x05\x06" + bytes(18), "docx", "zip archive")


def _oddities() -> Iterator[Case]:
    yield readable(
        "parts-that-climb.docx",
        lambda: _with(
            **{
                name: NOTE.encode()
                for name in (
                    "../../../../tmp/x",
                    "/etc/cron.d/x",
                    "C:\\Windows\\x.dll",
                    "..\\..\\x",
                    "a\x00b",
                )
            }
        ),
        "docx",
    )
    descriptor = struct.pack("<4sIII", b"PK\x07\x08", 0xDEADBEEF, 1, 2)
    streamed = entry(b"word/document.xml", _main())._replace(flags=8, descriptor=descriptor)
    yield readable("descriptor-that-lies.docx", archive(streamed), "docx")
    yield readable(
        "two-main-parts.docx", archive(entry(b"word/document.xml", b"<x/>"), _main_entry()), "docx"
    )
    yield readable("backslashes.docx", archive(entry(b"word\\document.xml", _main())), "docx")
    yield readable("capitals.docx", archive(entry(b"WORD/DOCUMENT.XML", _main())), "docx")
    comment = b"PK\x05\x06" + bytes(18)
    yield refused(
        "comment-with-an-end-record.docx", _commented(comment * 100), "docx", "zip archive", DAMAGED
    )
    yield refused("self-extracting.docx", b"MZ" + bytes(500) + docx(p(NOTE)), "docx", "not a Word document")
    yield readable("with-a-tail.docx", docx(p(NOTE)) + b"\r\n" * 40, "docx")


# ------------------------------------------------------------------------------------ what they are made of


def deflate(data: bytes) -> bytes:
    """Raw deflate, as zips hold it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def entry(name: bytes, data: bytes) -> Entry:
    """An honest entry."""
    return Entry(name, deflate(data), len(data), zlib.crc32(data))


def archive(*entries: Entry) -> bytes:
    """A zip with headers that say what they are told to say."""
    body, directory, offsets = b"", b"", []
    for each in entries:
        packed_size = len(each.packed) if each.packed_size is None else each.packed_size
        in_local = (0, 0, 0) if each.flags & 8 else (each.crc, packed_size, each.size)
        head = struct.pack("<HHHHH", 45, each.flags, each.method, 0, 33)
        local_name = each.name if each.local_name is None else each.local_name
        if each.shares is None:
            offsets.append(len(body))
            body += b"PK\x03\x04" + head + struct.pack("<III", *in_local)
            body += struct.pack("<HH", len(local_name), len(each.extra)) + local_name + each.extra
            body += each.packed + each.descriptor
        else:
            offsets.append(offsets[each.shares])
        directory += b"PK\x01\x02" + struct.pack("<H", 45) + head
        directory += struct.pack("<III", each.crc, packed_size, each.size)
        directory += struct.pack("<HHHHHII", len(each.name), len(each.extra), 0, 0, 0, 0, offsets[-1])
        directory += each.name + each.extra
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def _main() -> bytes:
    return f"<w:document {NAMESPACES}><w:body>{p(NOTE)}</w:body></w:document>".encode()


def _main_entry() -> Entry:
    return entry(b"word/document.xml", _main())


def _with(**parts: bytes) -> bytes:
    return zipped({"word/document.xml": _main(), **parts})


def _zeros(megabytes: int) -> tuple[bytes, int]:
    """So many MB of zeros in raw deflate, and their checksum. One flushed block is told again and again."""
    block = bytes(MB)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    return first * megabytes + end, crc


def _bomb(megabytes: int) -> bytes:
    packed, crc = _zeros(megabytes)
    return archive(_main_entry(), Entry(b"word/media/a.xml", packed, megabytes * MB, crc))


def _nested(depth: int) -> bytes:
    """A zip in a zip in a zip, the innermost with ten million zeros."""
    data = zipped({"0.txt": bytes(10 * MB)})
    for level in range(depth):
        data = zipped({f"{level}.zip": data, f"{level}-again.zip": data[:10]})
    return data


def _many(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", _main())
        for number in range(count):
            package.writestr(f"word/{number}.xml", b"")
    return buffer.getvalue()


def _overlapping(count: int) -> bytes:
    """Every entry unpacks the same megabytes: the whole is as large as one of them."""
    packed, crc = _zeros(1)
    kernel = Entry(b"kernel", packed, MB, crc)
    return archive(
        kernel, *(kernel._replace(name=b"%d" % number, shares=0) for number in range(count)), _main_entry()
    )


def _greedy_lzma() -> bytes:
    """An LZMA part whose header asks for a dictionary of 4 GB before the first byte is unpacked."""
    note = _main()
    header = struct.pack("<BBH", 9, 4, 5) + b"\x5d" + b"\xff\xff\xff\xff"
    return archive(Entry(b"word/document.xml", header + bytes(64), len(note), 0, zipfile.ZIP_LZMA))


def _zip64_to_nowhere() -> bytes:
    whole = archive(_main_entry())
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 2**60, 1)
    return whole[:-22] + locator + whole[-22:]


def _directory_at(offset: int) -> bytes:
    whole = bytearray(archive(_main_entry()))
    whole[-6:-2] = struct.pack("<I", offset)
    return bytes(whole)


def _commented(comment: bytes) -> bytes:
    return archive(_main_entry())[:-2] + struct.pack("<H", len(comment)) + comment
