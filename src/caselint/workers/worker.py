"""The worker: reads and checks one file after the other, in a process of its own, until its input ends."""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caselint import faults
from caselint.record import Document, Problem, Record
from caselint.workers.memory import reserved
from caselint.workers.messages import (
    Done,
    Job,
    Ready,
    Refused,
    Setup,
    Stage,
    Task,
    digest_of,
    receive,
    send,
)
from caselint.workers.start import PRELOAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from caselint.config import Config
    from caselint.findings import CheckedDocument
    from caselint.lint import Linter
    from caselint.schema import Rulebook

# Bytes of address space that libraries reserve and do not use: from now on, and at the most by now.
_MORE: Final = 512 * 1024**2
_MOST_RESERVED: Final = 3 * 1024**3

_MOST_WORDS: Final = 200_000  # different ones that are kept: some 100 MB


def main() -> None:
    """Work through the requests on standard input, and answer each on standard output."""
    requests, replies = _pipes()
    # What is imported stays, and a long document makes a million small things that live to its end: search
    # for waste now and then only.
    gc.set_threshold(100_000, 50, 50)
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
    _bound_memory(max(settings.limits.memory_mb for settings in (setup.settings, *setup.others)))
    while True:
        job = jobs.get()
        try:
            send(replies, work(job))
        except _RefusedError as error:
            send(replies, Refused(str(error)))
            return
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

    def ready(self) -> None:
        send(self.replies, Ready(os.getpid()))

    def was_read(self, document: Document) -> None:
        send(self.replies, Stage("checking", len(document.text)))


class _RefusedError(Exception):
    """The settings allow no work; `str()` is for the user."""


def _prepared(setup: Setup, tell: _Teller) -> Callable[[Job], Done] | None:
    """What to do with each job, once all that it takes is loaded; None if the settings do not allow it."""
    if setup.task is Task.READ:
        tell.ready()
        return lambda job: Done(job.number, _read(job, setup)[0])
    gc.disable()  # rules, lexicons and spaCy stay to the end: they need not be searched for waste
    try:
        if setup.task is Task.SEGMENT:
            book = _book(setup.settings)
            tell.ready()
            return lambda job: Done(job.number, _segment(job, setup, book, tell))
        checks = _Checks(setup, tell)
        checks.linter(setup.settings)
    except _RefusedError as error:
        send(tell.replies, Refused(str(error)))
        return None
    gc.freeze()
    gc.enable()
    tell.ready()
    return checks.done


def _book(settings: Config) -> Rulebook:
    from caselint.packs import load_with_packs
    from caselint.yaml_files import RuleError

    try:
        return load_with_packs([Path(pack) for pack in settings.packs])
    except RuleError as error:
        raise _RefusedError(str(error)) from None


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


def _read(job: Job, setup: Setup) -> tuple[Document, bytes]:
    """What was read of the job's file, and its bytes.

    A fault of the reader's own is the file's problem, and its alone.
    """
    from caselint.read import FORMATS, bytes_of, read_bytes, refused
    from caselint.read.refusal import UnreadableError

    limits, path, problem, data = setup.settings_for(job).limits, Path(job.path), job.problem, job.data
    name = job.path if data is not None else path.as_posix()
    try:
        if problem is None:
            data = bytes_of(path, limits) if data is None else data
            return read_bytes(data, name, limits), data
    except UnreadableError as error:
        return refused(name, error), b""
    except MemoryError:
        raise  # no fault of the program: the limit was reached
    except Exception as error:
        problem = faults.reason(error)
    shape = FORMATS.get(path.suffix.lower(), "txt")
    return Document(path=path.as_posix(), format=shape, problem=Problem("DOC001", problem or "")), b""


def _segment(job: Job, setup: Setup, book: Rulebook, tell: _Teller) -> Record:
    from caselint.segment import segment

    document, _ = _read(job, setup)
    tell.was_read(document)
    return Record(document) if document.problem else segment(document, book)


class _Checks:
    """Checks files, each by the settings of its job."""

    def __init__(self, setup: Setup, tell: _Teller) -> None:
        self._setup = setup
        self._tell = tell
        self._linters: dict[int, Linter] = {}

    def done(self, job: Job) -> Done:
        """What became of a file."""
        self._forget_much()
        setup = self._setup
        document, data = _read(job, setup)
        self._tell.was_read(document)
        linter = self.linter(setup.settings_for(job))
        checked = linter.lint_or_explain(document, self._tell)
        if setup.alone or setup.copies:  # a copy has what is in its file, and knows no other files
            checked = linter.together([checked])[0]
        copy, no_copy = self._copy(data, checked, setup.settings_for(job))
        return Done(job.number, checked, digest_of(data) if data else b"", copy, no_copy)

    def _forget_much(self) -> None:
        """Begin anew once the notes so far had so many different words that these take much memory.

        It takes a second, once in thousands of notes.
        """
        from caselint.language.remembered import forget_words, words_met

        if words_met() <= _MOST_WORDS:
            return
        self._linters.clear()
        forget_words()
        gc.unfreeze()
        gc.collect()
        self.linter(self._setup.settings)
        gc.freeze()

    def linter(self, settings: Config) -> Linter:
        """The linter for those settings. Raises _RefusedError where they allow no work."""
        from caselint.config import ConfigError
        from caselint.language.model import ModelError
        from caselint.selection import make_linter

        found = self._linters.get(id(settings))
        if found is None:
            setup = self._setup
            try:
                found = make_linter(
                    _book(settings),
                    settings,
                    template=setup.template,
                    measure=setup.measure,
                    excerpts=setup.excerpts,
                )
                found.load()
            except (ConfigError, ModelError) as error:
                raise _RefusedError(str(error)) from None
            self._linters[id(settings)] = found
        return found

    def _copy(self, data: bytes, checked: CheckedDocument, settings: Config) -> tuple[bytes | None, str]:
        """The copy of the file with the findings in it, or why there is none."""
        if not self._setup.copies or checked.document.problem:
            return None, ""
        from caselint.copies import CopyError, marked_copy

        for baseline in self._setup.baselines:
            checked = baseline.applied_to(checked)
        try:
            return marked_copy(data, checked, self._setup.copies, settings.limits), ""
        except CopyError as error:
            return None, error.reason
        except MemoryError:
            raise
        except Exception as error:
            return None, faults.reason(error)


if __name__ == "__main__":
    main()
