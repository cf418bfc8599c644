"""Text files: vast, monotonous, oddly encoded, or nothing of the kind that their name says."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docx_files import docx, ole, p, zipped
from hostile.case import CANARY, MEMORY, NOTE, TIME, either, readable, refused, stopped
from hostile.pdfs import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case, Ground

MB = 1024**2
BINARY, NOTHING = "binary data", "holds no text"


def cases(_: Ground) -> Iterator[Case]:
    """The files."""
    yield from _vast()
    yield from _monotonous()
    yield from _encodings()
    yield from _wrong_types()
    yield from _cut_short()


LONG = "over 10,000,000 characters of text"


def _vast() -> Iterator[Case]:
    line = NOTE.strip().encode() + b" "
    yield refused("50-mb-of-one-line.txt", lambda: line * (50 * MB // len(line)), "txt", LONG)
    yield refused("50-mb-of-lines.txt", lambda: NOTE.encode() * (50 * MB // len(NOTE)), "txt", LONG)
    yield stopped("9-mb-of-lines.txt", lambda: NOTE.encode() * (9 * MB // len(NOTE)), "txt")
    yield refused("50-mb-of-newlines.txt", lambda: b"\n" * 50 * MB, "txt", LONG)
    yield refused("9-mb-of-newlines.txt", lambda: b"\n" * 9 * MB, "txt", NOTHING, code="DOC002")
    yield refused("50-mb-of-nuls.txt", lambda: bytes(50 * MB), "txt", BINARY)
    yield refused("50-mb-of-emoji.txt", lambda: "\U0001f600".encode() * (50 * MB // 4), "txt", LONG)
    # Of no words, these are quickly checked; larger ones make a report as large as they are.
    for name, sign in {"combining-marks": "\u0301\u0300\u0302", "overrides": "\u202e\u2066"}.items():
        vast = sign * (2 * MB // len(sign.encode()))
        yield either(f"2-mb-of-{name}.txt", (NOTE + vast).encode(), "txt", TIME, MEMORY)
    yield either("100-kb-of-half-letters.txt", b"\xff" * 100_000, "txt", BINARY)


# What patterns of the segmentation and of rules begin with, or repeat: each must not cost its square.
SIGNS = {
    "brackets": "(",
    "square-brackets": "[",
    "quotes": '"',
    "curly-quotes": "“",
    "apostrophes": "'",
    "spaces": " ",
    "tabs": "\t",
    "bars": "|",
    "dashes": "-",
    "dots": ".",
    "colons": ":",
    "digits": "1",
    "slashes": "1/",
    "times": "10:",
    "dates": "4 March 2024 ",
    "labels": "Date: ",
    "initials": "A.",
    "capitals": "Kai ",
    "shouting": "KAI ",
    "letters": "a",
    "words": "the ",
    "commas": "a, ",
    "at-signs": "a@",
    "addresses": "a.b@c.",
    "links": "http://",
    "percent": "%s%n",
    "marks": "\u0301",
    "emoji": "👨\u200d",
    "overrides": "\u202e",
    "hyphens": "a-",
    "form-feeds": "\f",
    "newlines": "a\n",
    "bullets": "• ",
    "numbers": "1. ",
    "signed": "Signed ",
    "and": "and ",
}


def _monotonous() -> Iterator[Case]:
    for name, sign in SIGNS.items():
        data = f"{NOTE}\n{sign * (4_000 // len(sign))}\n\n{NOTE}".encode()
        yield readable(f"4-kb-of-{name}.txt", data, "txt")


def _encodings() -> Iterator[Case]:
    text = f"{NOTE}\nShe said “the café’s heating is on”.\n"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"):
        yield readable(f"in-{encoding}.txt", text.encode(encoding), "txt")
    mixed = NOTE.encode() + "café – “Kai”\n".encode("cp1252") + "café – “Kai”\n".encode()
    yield readable("in-two-encodings.txt", mixed, "txt")
    yield readable("mark-in-the-middle.txt", NOTE.encode() + b"\xef\xbb\xbf" + NOTE.encode(), "txt")
    yield readable("cut-in-a-letter.txt", (NOTE + "é").encode()[:-1], "txt")
    yield readable("overlong-letters.txt", NOTE.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80", "txt")
    yield refused("two-encodings-of-16.txt", b"\xff\xfe" + b"\x00\xd8" * 400, "txt", BINARY)
    yield readable("in-utf-7.txt", (NOTE + "+ADw-script+AD4-").encode("ascii"), "txt")
    codes = "\x1b[31mRed\x1b]0;title\x07\x1b[2J \x9b31m \u2028 \u2029 \x85 \u202egnol\u202c \u200b\ufeff"
    yield readable(
        "escapes.txt", (NOTE * 20 + codes + "\nHe is manipulative\x1b[2J and lazy.\n").encode(), "txt"
    )
    yield readable("formulas.txt", (NOTE + '=HYPERLINK("http://x")\n@SUM(1)\n+1\n-1|cmd\n').encode(), "txt")
    yield readable("markup.txt", (NOTE + "<script>alert(1)</script> [red]x[/red] :boom:\n").encode(), "txt")
    yield readable("carriage-returns.txt", (NOTE * 9).replace("\n", "\r").encode(), "txt")
    yield readable("line-and-paragraph-separators.txt", (NOTE + "a\u2028b\u2029c\x0bd\x0ce").encode(), "txt")


def _wrong_types() -> Iterator[Case]:
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256))
    exe = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(56) + b"PE\x00\x00" + bytes(range(256))
    yield refused("picture.pdf", jpeg, "pdf", "not a PDF")
    yield refused("picture.txt", jpeg, "txt", "picture (JPEG)")
    yield refused("program.docx", exe, "docx", "not a Word document")
    yield refused("program.txt", exe, "txt", BINARY)
    yield refused("zip.txt", zipped({"a.txt": NOTE.encode()}), "docx", "zip archive")
    yield refused("zip.pdf", zipped({"a.txt": NOTE.encode()}), "docx", "zip archive", "not a PDF")
    yield refused("database.txt", _database, "txt", BINARY)
    yield refused("old-word.doc", ole("WordDocument", text=CANARY), "docx", "old Word .doc file")
    yield refused("old-word.docx", ole("WordDocument", text=CANARY), "docx", "old Word .doc file")
    yield refused("locked-word.docx", ole("EncryptedPackage", text=CANARY), "docx", "password")
    yield refused("message.docx", ole("__properties_version1.0", text=CANARY), "docx", "Outlook message")
    yield refused("old-workbook.doc", ole("Workbook", text=CANARY), "docx", "old Excel workbook")
    yield refused("old-slides.doc", ole("PowerPoint Document", text=CANARY), "docx", "old PowerPoint")
    yield refused("old-something.doc", ole("Nothing", text=CANARY), "docx", "old Office file")
    book = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": b"<x/>",
        "xl/sharedStrings.xml": NOTE.encode(),
    }
    yield refused("workbook.docx", zipped(book), "docx", "Excel workbook")
    slides = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}
    yield refused("slides.docx", zipped(slides), "docx", "PowerPoint file")
    yield refused("pages.docx", zipped({"Index/Document.iwa": b"x"}), "docx", "Pages file")
    yield refused("java.docx", zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"x"}), "docx", "zip archive")
    yield readable("word.pdf", docx(p(NOTE)), "docx")
    yield readable("pdf.docx", pdf({}), "pdf")
    yield readable("pdf.txt", pdf({}), "pdf")
    yield refused("text.docx", NOTE.encode(), "docx", "plain text")
    yield refused("text.pdf", NOTE.encode(), "pdf", "not a PDF")
    yield refused("gzip.txt", b"\x1f\x8b\x08\x00" + bytes(range(256)), "txt", BINARY)
    yield refused("half-an-ole-file.doc", ole("WordDocument")[:300], "docx", "old Office file")
    for name in ("docx", "pdf", "txt", "doc", "md", "html", "rtf", "odt", "eml"):
        yield refused(f"empty.{name}", b"", name if name != "doc" else "docx", "zero bytes")
    both = pdf({}) + docx(p(NOTE))
    yield readable("pdf-and-word-in-one.pdf", both, "pdf")


def _database() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        connection = sqlite3.connect(path)
        connection.execute("create table note (words text)")
        connection.execute("insert into note values (?)", (NOTE,))
        connection.commit()
        connection.close()
        return path.read_bytes()


def _cut_short() -> Iterator[Case]:
    """A file of each kind, cut at every tenth of its length."""
    words = docx("".join(p(f"{n}. {NOTE}") for n in range(60)))
    printed = pdf({4: _text_of_a_page()})
    for tenth in range(1, 10):
        cut = words[: len(words) * tenth // 10]
        yield refused(f"cut-at-{tenth}-tenths.docx", cut, "docx", "damaged or cut short")
        cut = printed[: len(printed) * tenth // 10]
        yield refused(f"cut-at-{tenth}-tenths.pdf", cut, "pdf", "damaged or cut short")


def _text_of_a_page() -> bytes:
    lines = b"".join(
        b"BT /F1 9 Tf 72 %d Td (%d. %b) Tj ET\n" % (800 - n * 12, n, NOTE[:60].encode()) for n in range(60)
    )
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(lines), lines)
