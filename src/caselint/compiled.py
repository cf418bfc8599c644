"""Keeps what is worked out from rules and lexicons, so that it is worked out once and not at every start.

It stands beside Python's byte code, of which it is the like: the program's own files in another form,
worked out anew when they change. It is found by a digest of what it was made from and of the program
itself, so it cannot be out of date. Nothing that was read from a case file ever goes into it. Where
the folder may not be written, nothing is kept, and every start is slower.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_SUFFIX: Final = ".rules"
_KEPT: Final = 8  # files of one name: other checkouts' and other selections'
_DIGEST: Final = 16


def compiled(name: str, source: bytes, kind: type[T], make: Callable[[], T]) -> T:
    """What `make` makes of `source`: read from the disk if it was kept there, or made now and kept.

    `kind` is its type, which msgspec must be able to read back. Raises what `make` raises.
    """
    path = _folder() / f"{name}.{_digest(source + _program())}{_SUFFIX}"
    kept = _read(path, kind)
    if kept is not None:
        return kept
    made = make()
    packed = msgspec.msgpack.encode(made)
    # What does not come back as it went in (a date in a rule's options, say) is not kept.
    if msgspec.msgpack.decode(packed, type=kind) == made:
        _write(path, packed)
    return made


def _folder() -> Path:
    return Path(cache_from_source(__file__)).parent


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_DIGEST).hexdigest()


@cache
def _program() -> bytes:
    """What tells this version of the program from another: the names, sizes and ages of its files."""
    top = Path(__file__).parent
    told = []
    for folder, _, names in os.walk(top):
        here = Path(folder).relative_to(top)
        files = ((name, Path(folder, name).stat()) for name in names if name.endswith(".py"))
        told += [f"{here} {name} {file.st_size} {file.st_mtime_ns}" for name, file in files]
    return "\n".join([sys.version, msgspec.__version__, *sorted(told)]).encode()


def _read(path: Path, kind: type[T]) -> T | None:
    """What was kept; None where there is nothing, or nothing that can be trusted."""
    try:
        content = path.read_bytes()
        digest, packed = content[:_DIGEST], content[_DIGEST:]
        return msgspec.msgpack.decode(packed, type=kind) if digest.hex() == _digest(packed) else None
    except (OSError, msgspec.DecodeError):
        return None


def _write(path: Path, packed: bytes) -> None:
    """Keep it, whole or not at all; a disk that is full or may not be written costs time and no more."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        name = path.name.partition(".")[0]
        with NamedTemporaryFile(dir=path.parent, prefix=f"{name}.", suffix=_SUFFIX, delete=False) as file:
            file.write(bytes.fromhex(_digest(packed)) + packed)
        Path(file.name).chmod(0o644)  # a program may be installed by one person and used by others
        Path(file.name).replace(path)
        others = sorted(path.parent.glob(f"{name}.*{_SUFFIX}"), key=lambda other: -other.stat().st_mtime_ns)
        for other in others[_KEPT:]:
            other.unlink(missing_ok=True)
    except OSError:
        return
