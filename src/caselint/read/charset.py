"""Bytes to text where the file itself says, rightly or wrongly, which character set it is in."""

from __future__ import annotations

import codecs

from caselint.read.text import checked, decode

# What pages and mails call Latin 1 and ASCII is Windows-1252 in truth, and so browsers read it
# (WHATWG, Encoding).
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15"})
# Python knows codecs that are no character sets (rot13, punycode); these families are.
_FAMILIES = (
    "utf", "iso8859", "iso2022", "cp", "koi8", "mac", "big5", "gb", "hz", "euc", "shift_jis", "johab", "tis",
    "kz", "ptcp", "hp-roman8",
)  # fmt: skip
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"}


def declared_text(data: bytes, declared: str | None) -> tuple[str, str]:
    """The text of bytes that are said to be in a character set, and a sentence on how they were taken.

    What the bytes show wins: their byte order mark, then that they are sound UTF-8. A character set that is
    not known counts as none. Raises UnreadableError for binary data.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data:
        return decode(data), "Its byte order mark, or its bytes, show its encoding (UTF-8, UTF-16 or UTF-32)."
    name = _codec(declared)
    if name is None:
        if data.isascii():
            return decode(data), "Its characters are the same in every encoding (ASCII)."
        told = "It does not say which encoding it is in" if not declared else "Its encoding is not known"
        return decode(data), f"{told}: it was read as UTF-8, and as Windows-1252 where that fails."
    if not data.isascii():
        text = _utf8(data)
        if text is not None and name != "utf-8" and not name.startswith("utf"):
            return checked(text), f"It says that its encoding is {name}, but its bytes are UTF-8."
        if text is None and name.startswith("utf") and name != "utf-7":
            return decode(data), (
                f"It says that its encoding is {name}, but not all of its bytes are: "
                "they were read as Windows-1252 where they are not UTF-8."
            )
    elif name.startswith("utf") and name != "utf-7":  # of two bytes a letter, but there are no NULs
        name = "utf-8"
    if name in _WESTERN:
        name = "cp1252"
    return checked(data.decode(name, errors="replace")), f"Its encoding is {name}, as it says."


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _codec(declared: str | None) -> str | None:
    """Python's name of a character set by one of its names; None where it is no character set."""
    if not declared or len(declared) > 40 or not declared.isascii():
        return None
    try:
        name = codecs.lookup(declared.strip(" \t\r\n\"';")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if name in _WESTERN or name.startswith(_FAMILIES) else None
