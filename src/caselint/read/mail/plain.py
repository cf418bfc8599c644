"""The words of one part of an e-mail: its transfer encoding, its lines, and what is wrapped up in them."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

_UUENCODED = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=\s]*")
_SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z-]{1,40}: [^\n]*\n)*\n?", re.MULTILINE)
_DASHED = re.compile(r"^- (?=-)", re.MULTILINE)
_ENCODED_FILE = re.compile(
    r"^begin(?:-base64)? [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`]{2,62}\n)+)", re.MULTILINE
)


def payload(part: Message) -> bytes:
    """The bytes of a part, decoded as far as they can be: what is broken loses no words that are whole."""
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if coding in _UUENCODED:
        decoded = part.get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else b""
    del part["content-transfer-encoding"]  # so that the bytes come as they stand in the file
    data = part.get_payload(decode=True)
    part["content-transfer-encoding"] = coding
    if not isinstance(data, bytes):
        return b""
    if coding == "base64":
        return _base64(data)
    return quopri.decodestring(data) if coding == "quoted-printable" else data


def _base64(data: bytes) -> bytes:
    """Decoded base64. What a mail server wrote after it in plain letters, and text that is none, stay."""
    lines = data.splitlines(keepends=True)
    coded = 0
    for line in lines:
        if not _BASE64_LINE.fullmatch(line) or b" " in line.strip():
            break
        coded += 1
    letters = b"".join(b"".join(lines[:coded]).split()).replace(b"=", b"")
    rest = b"".join(lines[coded:])
    usable = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        whole = base64.b64decode(usable + b"=" * (-len(usable) % 4))
    except binascii.Error:
        return data
    return whole + (b"\n\n" + rest if rest.strip() else b"")


def flowed(text: str, *, joined: bool) -> str:
    """Text of format=flowed (RFC 3676) with its paragraphs on one line each.

    `joined` is the parameter DelSp: the space at which a line was broken is not the text's own.
    """
    lines: list[str] = []
    open_depth = -1  # of the quotation whose line goes on
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:]
        words = words.removeprefix(" ")
        signature = words == "-- "
        soft = words.endswith(" ") and not signature
        shown = words[:-1] if soft and joined else words
        if open_depth == depth and not signature:
            lines[-1] += shown
        else:
            lines.append(f"{'>' * depth}{' ' if depth else ''}{shown}")
        open_depth = depth if soft else -1
    return "\n".join(lines)


def unwrapped(text: str) -> tuple[str, list[str], bool]:
    """A plain text without what programs put into it: the names of files, and whether part is encrypted.

    The signs round a text that is signed with PGP go, and blocks of encrypted text and of encoded files.
    """
    if "-----BEGIN PGP SIGNED" in text:
        text = _DASHED.sub("", _SIGNED.sub("", text))
    text, _ = _without(text, "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----")
    text, locked = _without(text, "-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----")
    names: list[str] = []
    if "\nbegin" in "\n" + text:
        names = [found[1].strip() for found in _ENCODED_FILE.finditer(text)]
        text = _ENCODED_FILE.sub("", text)
    return text, names, locked > 0


def _without(text: str, first: str, last: str) -> tuple[str, int]:
    """A text without the stretches between two lines, and how many there were."""
    kept: list[str] = []
    at = 0
    while (start := text.find(first, at)) >= 0:
        end = text.find(last, start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end + len(last)
    return "".join([*kept, text[at:]]), len(kept)
