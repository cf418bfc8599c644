"""What a run and its workers say to each other, and how it is put on the pipe between them.

Both ends are the same program with the same rights, so that what one pickled the other may read.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import IO

    from caselint.config import Config
    from caselint.findings import CheckedDocument
    from caselint.record import Document, Record

_LENGTH: Final = struct.Struct(">Q")


class Task(StrEnum):
    """What to make of a file: a `Document`, the `Record` of its entries, or a `CheckedDocument`."""

    READ = "read"
    SEGMENT = "segment"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Setup:
    """The first message to a worker: what it is to do with every file.

    `alone` says that the run has one file, so that nothing is left to compare; `measure` that the report
    shows reading ease, and `excerpts` that it may show words of the notes.
    """

    task: Task
    settings: Config
    template: bool | None = None
    measure: bool = True
    excerpts: bool = True
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One file, as the user named it, or the bytes of standard input under the name that it is given.

    `problem` is the reason why an earlier worker could not finish it: nothing is read then.
    """

    number: int  # in the run's order, from 0
    path: str
    data: bytes | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has all it needs. `manual` is the short name of the one whose clauses findings cite.

    `pid` is the process that does the work. In a virtual environment on Windows the one that was started
    is another: it starts this one, and waits.
    """

    manual: str | None = None
    pid: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker cannot work with these settings; the reason is for the user."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What a worker is at: "checking", or a rule's code. `characters` is how long the text is, once known."""

    name: str
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file. `result` is None for one that needed more memory than there was."""

    number: int
    result: Document | Record | CheckedDocument | None


Request = Setup | Job
Reply = Ready | Refused | Stage | Done


def send(stream: IO[bytes], message: Request | Reply) -> None:
    """Put a message on the pipe. Raises OSError if nobody is at its other end."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Request | Reply | None:
    """Take a message from the pipe; None if it was closed, be it in the middle of a message."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    [length] = _LENGTH.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        return None
    message: Request | Reply = pickle.loads(packed)  # noqa: S301 - see the module's docstring
    return message
