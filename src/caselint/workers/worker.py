"""The worker: reads and checks one file after the other, in a process of its own, until its input ends."""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from caselint import faults
from caselint.record import Document, Problem, Record
from caselint.workers.memory import reserved
from caselint.workers.messages import Done, Job, Ready, Refused, Setup, Stage, Task, receive, send
from caselint.workers.start import PRELOAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from caselint.findings import CheckedDocument
    from caselint.lint import Linter
    from caselint.schema import Rulebook

# Bytes of address space that libraries reserve and do not use: from now on, and at the most by now.
_MORE: Final = 512 * 1024**2
_MOST_RESERVED: Final = 3 * 1024**3


def main() -> None:
    """Work through the requests on standard input, and answer each on standard output."""
    requests, replies = _pipes()
    if sys.argv[1:] == [PRELOAD]:
        import caselint.lint  # noqa: F401 - most of what checking takes, while the setup is on its way
    setup = receive(requests)
    if not isinstance(setup, Setup):
        return
    jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_take_in, args=(requests, jobs), daemon=True).start()
    tell = _Teller(replies)
    work = _prepared(setup, tell)
    if work is None:
        return
    _bound_memory(setup.settings.limits.memory_mb)
    while True:
        job = jobs.get()
        try:
            send(replies, Done(job.number, work(job)))
        except MemoryError:  # nothing of a message is on the pipe before all of it is packed
            send(replies, Done(job.number, None))
            return


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two ends of the conversation. What a library prints goes nowhere: it may be words of a note."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return requests, replies


def _take_in(requests: IO[bytes], jobs: queue.SimpleQueue[Job]) -> None:
    """Take in jobs while the worker is at one; when whoever sends them is gone, be gone too."""
    while isinstance(job := receive(requests), Job):
        jobs.put(job)
    os._exit(0)


class _Teller:
    """Says what the worker is at, for the one who may have to stop it."""

    def __init__(self, replies: IO[bytes]) -> None:
        self.replies = replies

    def __call__(self, stage: str) -> None:
        send(self.replies, Stage(stage))

    def ready(self, manual: str | None = None) -> None:
        send(self.replies, Ready(manual, os.getpid()))

    def was_read(self, document: Document) -> None:
        send(self.replies, Stage("checking", len(document.text)))


def _prepared(setup: Setup, tell: _Teller) -> Callable[[Job], Any] | None:
    """What to do with each job, once all that it takes is loaded; None if the settings do not allow it."""
    if setup.task is Task.READ:
        tell.ready()
        return lambda job: _read(job, setup)
    from caselint.config import ConfigError
    from caselint.language.model import ModelError
    from caselint.packs import load_with_packs
    from caselint.yaml_files import RuleError

    gc.disable()  # rules, lexicons and spaCy stay to the end: they need not be searched for waste
    try:
        book = load_with_packs([Path(pack) for pack in setup.settings.packs])
        if setup.task is Task.SEGMENT:
            tell.ready()
            return lambda job: _segment(job, setup, book, tell)
        linter = _linter(book, setup)
    except (ConfigError, ModelError, RuleError) as error:
        send(tell.replies, Refused(str(error)))
        return None
    gc.freeze()
    # A long document makes a million small things that live to its end: search for waste now and then only.
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    tell.ready(linter.manual)
    return lambda job: _check(job, setup, linter, tell)


def _linter(book: Rulebook, setup: Setup) -> Linter:
    from caselint.selection import make_linter

    linter = make_linter(
        book, setup.settings, template=setup.template, measure=setup.measure, excerpts=setup.excerpts
    )
    linter.load()
    return linter


def _bound_memory(most_mb: int) -> None:
    """Let a greedy reader run out of memory by itself, where the system knows such a bound (not Windows).

    The run watches the memory that is in use; this stops a leap that is over before it looks again.
    """
    if sys.platform == "win32":
        return
    import resource

    most = most_mb * 1024**2 + (reserved(os.getpid()) or _MOST_RESERVED) + _MORE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _read(job: Job, setup: Setup) -> Document:
    """What was read of the job's file. A fault of the reader's own is the file's problem, and its alone."""
    from caselint.read import FORMATS, read_bytes, read_path

    limits, path, problem = setup.settings.limits, Path(job.path), job.problem
    try:
        if problem is None and job.data is not None:
            return read_bytes(job.data, job.path, limits)
        if problem is None:
            return read_path(path, path.as_posix(), limits)
    except MemoryError:
        raise  # no fault of the program: the limit was reached
    except Exception as error:
        problem = faults.reason(error)
    shape = FORMATS.get(path.suffix.lower(), "txt")
    return Document(path=path.as_posix(), format=shape, problem=Problem("DOC001", problem))


def _segment(job: Job, setup: Setup, book: Rulebook, tell: _Teller) -> Record:
    from caselint.segment import segment

    document = _read(job, setup)
    tell.was_read(document)
    return Record(document) if document.problem else segment(document, book)


def _check(job: Job, setup: Setup, linter: Linter, tell: _Teller) -> CheckedDocument:
    document = _read(job, setup)
    tell.was_read(document)
    checked = linter.lint_or_explain(document, tell)
    return linter.together([checked])[0] if setup.alone else checked


if __name__ == "__main__":
    main()
