"""A reader of plain text that crashes, hangs, eats memory or fails where the text says so."""

from __future__ import annotations

import ctypes
import re
import time

from caselint.read.text import read_text


def read(data: bytes, path: str, limits):  # type: ignore[no-untyped-def]
    """Read the text, or break as its first word asks."""
    match data.split(maxsplit=1)[:1]:
        case [b"CRASH"]:
            ctypes.string_at(0)
        case [b"HANG"]:
            re.search(r"(a+)+$", "a" * 64 + "b")  # holds Python's lock for longer than anyone can wait
        case [b"EAT"]:
            eaten = []
            while True:
                eaten.append(bytearray(b"x") * 20_000_000)
                time.sleep(0.02)
        case [b"LEAP"]:
            bytearray(1 << 50)
        case [b"FAIL"]:
            raise ValueError(data.decode())
    return read_text(data, path, limits)
