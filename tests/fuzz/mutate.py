"""A sound file made into an unsound one, as a tape says: by its bytes, or by what its format is built of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fuzz import packages, printed
from fuzz.seeds import seeds

if TYPE_CHECKING:
    from fuzz.tape import Tape

# Numbers and names at which readers that trust a file go wrong.
NUMBERS = tuple(b"0 -1 1 2147483647 -2147483648 4294967296 99999999999999999999 1e308 nan".split())
ODD = (
    *NUMBERS,
    *(b"", b"x" * 2_000, b"../../x", b"http://127.0.0.1:9/", b"%s%n"),
    *(b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\xcc\x81"),
)
_NUMBER = re.compile(rb"-?\d+")
# How files of a format that is text fall into pieces that mean something to their readers.
TOKENS = {
    "txt": re.compile(rb"\w+|[ \t]+|\n|[^\w\s]+|."),
    "md": re.compile(rb"\w+|[ \t]+|\n|([^\w\s])\1*|.", re.DOTALL),
    "html": re.compile(rb"<!--.*?-->|<[^>]*>?|&\w+;|[^<&]+|&", re.DOTALL),
    "rtf": re.compile(rb"\\'[0-9a-f]{2}|\\[a-z]+-?\d*[ ]?|\\.|[{}]|[^\\{}]+", re.DOTALL),
    "eml": re.compile(rb"--\w*|[\w-]+:|[ \t]+|\r\n|[^\s:;=\"-]+|.", re.DOTALL),
}
TOKENS["mht"] = TOKENS["eml"]


def mutated(file_format: str, tape: Tape) -> bytes:
    """One of the format's sound files, mutated."""
    data = tape.pick(seeds(file_format))
    other = tape.pick(seeds(file_format))
    by_bytes = tape.below(5) == 4
    if by_bytes:
        return changed_bytes(data, other, tape)
    if file_format in {"docx", "odt"}:
        return packages.changed(data, other, tape)
    if file_format == "pdf":
        return printed.changed(data, other, tape)
    return changed_tokens(data, other, TOKENS[file_format], tape)


def changed_bytes(data: bytes, other: bytes, tape: Tape) -> bytes:
    """Bytes flipped, cut out, doubled, put in, or taken from another file; or the end is cut off."""
    made = bytearray(data)
    for _ in range(1 + tape.below(8)):
        at = tape.below(len(made) + 1)
        length = tape.pick((1, 2, 4, 16, 100, 1_000))
        match tape.below(7):
            case 0 if at < len(made):
                made[at] ^= 1 << tape.below(8)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length] * (1 + tape.below(4))
            case 3:
                made[at:at] = tape.pick(ODD)
            case 4:
                start = tape.below(len(other))
                made[at : at + length] = other[start : start + length]
            case 5:
                made[at : at + length] = bytes([tape.below(256)]) * length
            case _:
                del made[len(made) - min(tape.below(len(made) // 2 + 1), length) :]
    return bytes(made)


def changed_tokens(data: bytes, other: bytes, token: re.Pattern[bytes], tape: Tape) -> bytes:
    """The pieces of a text left out, told twice or often, moved, changed, or taken from another."""
    tokens = [match[0] for match in token.finditer(data)] or [data]
    others = [match[0] for match in token.finditer(other)] or [other]
    for _ in range(1 + tape.below(8)):
        change_tokens(tokens, others, tape)
    return b"".join(tokens)


def change_tokens(tokens: list[bytes], others: list[bytes], tape: Tape) -> None:
    """One such change."""
    at, length = tape.below(len(tokens) + 1), tape.pick((1, 1, 2, 5, 30))
    match tape.below(8):
        case 0:
            del tokens[at : at + length]
        case 1:
            tokens[at:at] = tokens[at : at + length]
        case 2:
            tokens[at:at] = tokens[at : at + length] * tape.pick((3, 10, 100, 500))
        case 3:
            start = tape.below(len(others))
            tokens[at:at] = others[start : start + length]
        case 4:
            moved = tokens[at : at + length]
            del tokens[at : at + length]
            to = tape.below(len(tokens) + 1)
            tokens[to:to] = moved
        case 5 if at < len(tokens):
            tokens[at] = _NUMBER.sub(lambda _: tape.pick(NUMBERS), tokens[at])
        case 6 if at < len(tokens) and tokens[at]:
            cut = tape.below(len(tokens[at]))
            tokens[at] = tokens[at][:cut] + tape.pick(ODD) + tokens[at][cut:]
        case _:
            tokens[at:at] = [tape.pick(ODD)]
