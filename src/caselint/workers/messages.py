"""What a run and its workers say to each other, and how it is put on the pipe between them.

Both ends are the same program with the same rights, so that what one pickled the other may read.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import IO

    from caselint.baseline import Baseline
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

    `others` are the settings of files whose folders have others than the run's own; a job says which.
    `alone` says that the run has one file, so that nothing is left to compare; `measure` that the report
    shows reading ease, and `excerpts` that it may show words of the notes. `copies` is the format, "docx" or
    "pdf", of the copies with the findings in them that are to be made; empty for none. What the `baselines`
    accept is left out of copies.
    """

    task: Task
    settings: Config
    others: tuple[Config, ...] = ()
    template: bool | None = None
    measure: bool = True
    excerpts: bool = True
    alone: bool = False
    copies: str = ""
    baselines: tuple[Baseline, ...] = ()

    def settings_for(self, job: Job) -> Config:
        """The settings that a job goes by."""
        return self.others[job.settings - 1] if job.settings else self.settings


@dataclass(frozen=True, slots=True)
class Job:
    """One file, as the user named it, or the bytes of standard input under the name that it is given.

    `problem` is the reason why an earlier worker could not finish it: nothing is read then.
    """

    number: int  # in the run's order, from 0
    path: str
    data: bytes | None = None
    problem: str | None = None
    settings: int = 0  # 0 for the run's own, and from 1 on for the others of its setup


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has all it needs.

    `pid` is the process that does the work. In a virtual environment on Windows the one that was started
    is another: it starts this one, and waits.
    """

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
    """What became of a file. `result` is None for one that needed more memory than there was.

    `digest` is that of the bytes that were read, if any were (see `digest_of`). `copy` is the copy with the
    findings in it that the setup asks for; `no_copy` says why there is none.
    """

    number: int
    result: Document | Record | CheckedDocument | None
    digest: bytes = b""
    copy: bytes | None = None
    no_copy: str = ""


Request = Setup | Job
Reply = Ready | Refused | Stage | Done


def digest_of(data: bytes) -> bytes:
    """What tells a file's bytes from any others."""
    return blake2b(data, digest_size=32).digest()


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
