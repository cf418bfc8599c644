"""Starts worker processes: the first with the program, so that it loads while the command line is read."""

from __future__ import annotations

import atexit
import contextlib
import subprocess
import sys
from typing import Final

PRELOAD: Final = "preload"  # the argument of a worker that is to load what checking takes at once
_CHECKING: Final = frozenset({"check", "template", "serve"})
_waiting: list[subprocess.Popen[bytes]] = []  # at most one: started early, and not yet taken


def start_early(arguments: list[str]) -> None:
    """Start a worker now, if the command (the program's first argument) is one that checks files."""
    if arguments[:1] and arguments[0] in _CHECKING and not {"-h", "--help"} & set(arguments):
        atexit.register(_drop)
        with contextlib.suppress(OSError):  # the run will try again, and say what is wrong
            _waiting.append(_started(PRELOAD))


def worker_process() -> subprocess.Popen[bytes]:
    """A worker that waits for its setup: the one that was started early, or a new one."""
    return _waiting.pop() if _waiting else _started()


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    # -P: a file random.py beside the notes must not be imported in place of Python's own.
    command = [sys.executable, "-P", "-m", "caselint.workers.worker", *arguments]
    return subprocess.Popen(  # noqa: S603 - it is this very program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open one
    )


def _drop() -> None:
    """End a worker that nobody took: the command was wrong, or there was nothing to check."""
    for process in _waiting:
        process.kill()
        process.wait()
