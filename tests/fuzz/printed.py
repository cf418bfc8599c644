"""PDFs taken apart into objects and unpacked streams, mutated, and put together with right references."""

from __future__ import annotations

import base64
import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.tape import Tape

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"\A(<<.*?>>)\s*stream\r?\n(.*)\r?\nendstream\Z", re.DOTALL)
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<|>>|\[|\]|/[^\s/<>\[\]()]*|<[0-9A-Fa-f\s]*>|[^\s/<>\[\]()]+|\s+|.", re.DOTALL
)
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_TOKENS = (
    *b"0 -1 1 2 1e38 -1e38 nan 99999999999 2147483648 null true /X / [ ] << >> ( ) (a) <00>".split(),
    *b"q Q BT ET Do Tj TJ cm Tm Td re n W BI ID EI BMC EMC".split(),
    *(b"3 Tr", b"0 Tz", b"1 0 R", b"3 0 R", b"4 0 R", b"99 0 R"),
)
_KEYS = tuple(
    rb"""/Kids [3 0 R]
/Parent 3 0 R
/Rotate 90
/Rotate -7
/UserUnit 1e9
/Contents [4 0 R 4 0 R]
/MediaBox [0 0 0 0]
/CropBox [9 9 99 99]
/Type /Page
/Type /Pages
/Subtype /Form
/Subtype /Image
/Length 0
/Filter /FlateDecode
/Filter [/ASCII85Decode /LZWDecode]
/Annots [3 0 R]
/V 3 0 R
/Encoding /Identity-H
/Encoding << /Differences [0 /a 300 /b] >>
/ToUnicode 4 0 R
/FontFile2 4 0 R
/Matrix [0 0 0 0 0 0]
/BBox [1 1 0 0]
/OC 3 0 R
/F 2
/AP << /N 4 0 R >>
/DW -1000""".splitlines()
)

Objects = dict[int, bytes]


@lru_cache(maxsize=64)
def _objects(data: bytes) -> tuple[dict[int, bytes], int]:
    """The objects by number, streams unpacked where they can be, and the number of the root."""
    objects = {int(number): _unpacked(body) for number, body in _OBJECT.findall(data)}
    root = _ROOT.search(data)
    return objects, int(root[1]) if root else 1


def changed(data: bytes, other: bytes, tape: Tape) -> bytes:
    """The file with some objects or streams changed, left out, or put in another's place."""
    held, root = _objects(data)
    objects, others = dict(held), _objects(other)[0]
    for _ in range(1 + tape.below(4)):
        number = tape.pick(sorted(objects) or [1])
        match tape.below(12):
            case 8:
                objects.pop(number, None)
            case 9:
                objects[number] = objects.get(tape.pick(sorted(objects) or [1]), b"null")
            case 10:
                objects[number] = tape.pick([others[each] for each in sorted(others)] or [b"null"])
            case 11:
                objects[number] = tape.pick(_TOKENS)
            case _:
                objects[number] = _changed_object(objects.get(number, b"null"), tape)
    return _written(objects, root, broken=tape.below(8) == 7)


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.match(body)
    if not found:
        return body
    head, packed = found[1], found[2]
    try:
        if b"/ASCII85Decode" in head:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        if b"/FlateDecode" in head:
            packed = zlib.decompress(packed)
    except (ValueError, zlib.error):
        return body
    head = re.sub(rb"/Filter\s*(\[[^\]]*\]|/\w+)|/Length\s+\d+", b"", head)
    return b"%b /Length %d >>\nstream\n%b\nendstream" % (head[:-2], len(packed), packed)


def _changed_object(body: bytes, tape: Tape) -> bytes:
    found = _STREAM.match(body)
    if not found:
        return _changed_tokens(body, tape)
    head, content = found[1], found[2]
    if tape.below(3) == 2:
        head = _changed_tokens(head, tape)
    else:
        content = _changed_tokens(content, tape)
        head = re.sub(rb"/Length\s+\d+", b"/Length %d" % len(content), head)
        if tape.below(4) == 3 and b"/Filter" not in head:
            content = zlib.compress(content, 1)
            head = re.sub(rb"/Length\s+\d+", b"/Filter /FlateDecode /Length %d" % len(content), head)
    return b"%b\nstream\n%b\nendstream" % (head, content)


def _changed_tokens(data: bytes, tape: Tape) -> bytes:
    tokens = _TOKEN.findall(data) or [data]
    for _ in range(1 + tape.below(6)):
        at, length = tape.below(len(tokens) + 1), tape.pick((1, 2, 6, 20))
        match tape.below(7):
            case 0:
                del tokens[at : at + length]
            case 1:
                tokens[at:at] = tokens[at : at + length] * tape.pick((1, 5, 100))
            case 2:
                tokens[at : at + 1] = [tape.pick(_TOKENS)]
            case 3:
                tokens[at:at] = [b" ", tape.pick(_TOKENS), b" "]
            case 4 if b"<<" in tokens:
                tokens.insert(tokens.index(b"<<") + 1, b" " + tape.pick(_KEYS) + b" ")
            case 5:
                start = tape.below(len(tokens) + 1)
                tokens[at:at] = tokens[start : start + length]
            case _:
                to = tape.below(len(tokens) + 1)
                tokens[at : at + length] = tokens[to : to + length]
    return b"".join(tokens)


def _written(objects: Objects, root: int, *, broken: bool) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number in sorted(objects):
        offsets[number] = len(out) + (7 if broken else 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    at, last = len(out), max(objects, default=0)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 %b \n" % (offsets.get(number, 0), b"n" if number in offsets else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, at)
    return bytes(out)
