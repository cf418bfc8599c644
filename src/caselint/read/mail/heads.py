"""The head of an e-mail as a mail program shows it: who wrote to whom, when, and of what."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

from caselint.read.charset import declared_text
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

SHOWN = ("From", "Date", "To", "Cc", "Bcc", "Subject")
_MOST = 50  # lines of one name; a mail has one
_ENCODED = re.compile(r"=\?[^?\s]{1,40}\?[bqBQ]\?")
_UNFOLDED = re.compile(r"[\r\n]+[ \t]*")
# The clock of the sender's place, and its name: no time of day of its own.
_ZONE = re.compile(r"\s*(?:([+-]\d{4})\b|\b(?:GMT|UTC?|BST|Z)\b)\s*(?:\([^()]{0,40}\))?\s*$")


def lines_of_head(message: Message) -> Iterator[str]:
    """The lines of a mail's head: "From: ...", "Date: ..." and so on, those that it has."""
    for name in SHOWN:
        for value in values(message, name):
            shown = _ZONE.sub("", value) if name == "Date" else value
            if shown:
                yield f"{name}: {shown}"


def zone_of(message: Message) -> str | None:
    """The zone of the clock that a mail's date is by, as "+0100"; None where it gives none in figures."""
    for value in values(message, "Date"):
        zone = _ZONE.search(value)
        if zone and zone[1]:
            return str(zone[1])
    return None


def values(message: Message, name: str) -> list[str]:
    """The decoded values of a head's lines of one name, on one line each."""
    found = [value for key, value in message.raw_items() if key.lower() == name.lower()]
    return [decoded(str(value)) for value in found[:_MOST]]


def decoded(value: str) -> str:
    """A value with its encoded words (RFC 2047) as text; those that are broken stay as they are."""
    value = _UNFOLDED.sub(" ", value)
    if not value.isascii():
        value = _text(value.encode("utf-8", "surrogateescape"), None)
    if _ENCODED.search(value):
        try:
            parts = decode_header(value)
        except (HeaderParseError, ValueError):  # base64 that is none
            parts = []
        if parts:
            value = "".join(
                part if isinstance(part, str) else _text(part, charset) for part, charset in parts
            )
    return " ".join(value.split())


def _text(data: bytes, charset: str | None) -> str:
    try:
        return declared_text(data, charset)[0]
    except UnreadableError:
        return data.decode("latin-1")
