"""txt to a `Document`: the file's own text, line for line, with its blocks recognised."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.read.text.blocks import blocks_of
from caselint.record import Document

if TYPE_CHECKING:
    from caselint.read.limits import Limits

# The longer marks first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Besides tab, newlines and form feed: the end-of-file sign of DOS and the escape of terminals do occur.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f\ufffd\ufffe\uffff]")
_MOST_CONTROL = 0.01  # of all characters; text that passed through odd systems has a stray one
_BINARY = "This is not text, in spite of its name: it holds binary data that caselint cannot read."


def read_text(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read plain text in UTF-8, UTF-16 or Windows-1252. Only line ends are changed, to newlines.

    Raises UnreadableError for binary data, a file of nothing but space, and more text than the limits allow.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    limits.check_length(text)  # before its blocks are looked for
    if not text.strip():
        raise UnreadableError("The file holds no text, only spaces and empty lines.", "DOC002")
    return Document(path=path, format="txt", text=text, blocks=blocks_of(text))


def decode(data: bytes) -> str:
    """The text of a file, without a byte order mark. Raises UnreadableError if it is none."""
    return checked(_decoded(data))


def checked(text: str) -> str:
    """The text as it is. Raises UnreadableError if so much of it is control characters that it is none."""
    if len(_CONTROL.findall(text)) > max(_MOST_CONTROL * len(text), 1) or "\x00" in text:
        raise UnreadableError(_BINARY)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        return data.decode(_wide_encoding(data), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_line(line) for line in data.splitlines(keepends=True))


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: in English every other byte is NUL. Raises UnreadableError otherwise."""
    head = data[:4096]
    half = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    raise UnreadableError(_BINARY)


def _line(line: bytes) -> str:
    """A line on its own: exports put together from several sources mix encodings."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
