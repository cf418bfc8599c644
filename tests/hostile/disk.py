"""What can be wrong with a file before a byte of it is read: its name, its kind, its size, where it leads."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

from docx_files import docx, p
from hostile.case import NOTE, Case, readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hostile.case import Ground

GB = 1024**3
NAMES = {
    "escapes": "\x1b[31mred\x1b]0;title\x07.txt",
    "newline": "two\nlines.txt",
    "carriage-return": "ab\rc.txt",
    "delete": "a\x7f\x08\x08b.txt",
    "c1": "a\x9b31mb.txt",
    "override": "\u202etxt.etoN\u202c.txt",
    "no-width": "a\u200b\u2060\ufeffb.txt",
    "separators": "a\u2028b\u2029c.txt",
    "dashes": "-rf --help.txt",
    "option": "--output-file=x.txt",
    "quotes": "a 'b' \"c\" `d`.txt",
    "shell": "$(touch hacked) ; touch hacked & x | y > z.txt",
    "percent": "%s%n%x{0}{a}.txt",
    "formula": "=1+1.txt",
    "markup": "[red]x <b>&amp;:boom:.txt",
    "spaces": "  a  .txt",
    "stars": "*?[a].txt",
    "home": "~root.txt",
    "device": "con.txt",
    "url": "http:x.txt",
    "emoji": "😀👨‍👩‍👧.txt",
    "marks": "e" + "\u0301" * 100 + ".txt",
    "long": "x" * 250 + ".txt",
    "backslash": "a\\..\\..\\x.txt",
    "dots": "a...txt.txt",
}
ON_WINDOWS = sys.platform == "win32"


def cases(ground: Ground) -> Iterator[Case]:
    """The files, those among them that this system can make."""
    for name in NAMES.values():
        if not ON_WINDOWS or not set(name) & set('<>:"|?*\\/') | {c for c in name if c < " "}:
            yield readable(name, NOTE.encode(), "txt")
    if sys.platform == "linux":
        yield readable(b"caf\xe9-\xff\xfe.txt", NOTE.encode(), "txt")
        yield readable(b"\xed\xa0\x80.docx", docx(p(NOTE)), "docx")
    yield Case("folder.docx", lambda path: path.mkdir(), ("folder",), "DOC001", "docx")
    yield Case("1-gb-with-holes.docx", _sparse, ("over the limit of 200 MB",), "DOC001", "docx")
    yield Case("1-gb-with-holes.pdf", _sparse, ("over the limit of 200 MB",), "DOC001", "pdf")
    if ON_WINDOWS:
        return
    yield Case("pipe.txt", os.mkfifo, ("not an ordinary file",), "DOC001", "txt")
    yield Case("socket.pdf", _socket, ("not an ordinary file",), "DOC001", "pdf")
    if os.getuid() != 0:
        yield Case("not-mine.txt", _unreadable, ("no permission",), "DOC001", "txt")


def links(folder: Path, ground: Ground) -> dict[str, str]:
    """Make links in a folder, none of which leads to a file of its own: their names, and where they lead."""
    made = {
        "secret.txt": os.fspath(ground.secret),
        "above.txt": f"../{ground.secret.parent.name}/{ground.secret.name}",
        "nowhere.txt": "no-such-file.txt",
        "itself.txt": "itself.txt",
        "there.txt": "and-back.txt",
        "and-back.txt": "there.txt",
        "endless.txt": "/dev/zero",
        "root.docx": "/",
        "parent": "..",
        "here": ".",
    }
    for name, target in made.items():
        (folder / name).symlink_to(target)
    return made


def _sparse(path: Path) -> None:
    """A file of 1 GB that takes up no room, where the file system has holes."""
    with path.open("wb") as file:
        file.truncate(GB)


def _socket(path: Path) -> None:
    # Bound by a name relative to its folder: an address has 108 bytes at most.
    before = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(before)
        os.close(before)


def _unreadable(path: Path) -> None:
    path.write_bytes(NOTE.encode())
    path.chmod(0)
