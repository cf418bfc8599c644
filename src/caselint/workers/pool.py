"""The side of the run: gives files to workers, keeps the limits of time and memory, names who broke them."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections import deque
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

from caselint.read.limits import STANDARD, Limits
from caselint.workers.memory import in_use
from caselint.workers.messages import Done, Job, Ready, Refused, Reply, Setup, Stage, receive, send
from caselint.workers.start import worker_process

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

_LOOK: Final = 0.05  # seconds between two looks at a worker that is at a file
_START: Final = 300.0  # seconds that a worker may take to load its rules and language
_PER_CHARACTER: Final = 1 / 5_000  # seconds more to check a text; a slow machine checks 5,000 words in five
_MOST_MORE: Final = 10  # times the limit: the most that a long text may take beyond it
_GOING: Final = 5.0  # seconds that a process takes at most to end once its pipe is closed
_MEGABYTE: Final = 1024**2
_LOSSES: Final = 5  # workers that may be lost one after the other, through no file's fault


class SettingsError(Exception):
    """The settings do not allow any work; `str()` is for the user."""


@dataclass(slots=True)
class _Worker:
    """A worker process, what it is at, and until when."""

    process: subprocess.Popen[bytes]
    started: float
    ready: bool = False
    pid: int = 0  # once it is ready; see `Ready`
    limits: Limits = STANDARD  # of the job
    job: Job | None = None
    since: float = 0.0  # when it began with the job, by the monotonic clock
    allowed: float = 0.0  # seconds for this stage
    stage: str = ""


class Pool(AbstractContextManager["Pool"]):
    """Workers that all do the same with files. Use it in a `with` statement, which ends them."""

    def __init__(self, setup: Setup, workers: int = 1) -> None:
        self._setup = setup
        self._heard: queue.SimpleQueue[tuple[_Worker, Reply | None]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._wanted = workers
        self._lost = 0  # workers since the last file was done

    def __enter__(self) -> Self:
        """Start the workers: they load what they need while the run goes on."""
        while len(self._workers) < self._wanted:
            self._workers.append(self._start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers, whatever they are at."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def run(self, jobs: Iterable[Job]) -> Iterator[Any]:
        """What becomes of each file (see `Task`), in the order of the jobs, which are numbered from 0.

        A file that breaks a limit, or its reader, comes as one with a problem, and the run goes on. Raises
        SettingsError if the settings allow no work.
        """
        done: dict[int, Done] = {}
        wanted = 0
        for one in self.as_done(jobs):
            done[one.number] = one
            while wanted in done:
                yield done.pop(wanted).result
                wanted += 1

    def as_done(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """What becomes of each file, as they are done, whatever their numbers. The rest is as for `run`."""
        todo = deque(jobs)
        done: deque[Done] = deque()
        looked = time.monotonic()
        for _ in range(len(todo)):
            while not done:
                for worker in self._workers:
                    if worker.job is None and todo:
                        self._give(worker, todo.popleft())
                self._listen(todo, done)
                if (now := time.monotonic()) - looked >= _LOOK:
                    looked = now
                    self._look(todo)
            yield done.popleft()

    # ------------------------------------------------------------------------------- the workers

    def _start(self) -> _Worker:
        try:
            process = worker_process()
        except OSError as error:
            raise SettingsError(
                f"The system starts no other process for the checker ({error.strerror}). Close other "
                "programs, or give a smaller number to --jobs."
            ) from None
        worker = _Worker(process, time.monotonic())
        threading.Thread(target=self._hear, args=(worker,), daemon=True).start()
        self._send(worker, self._setup)
        return worker

    def _hear(self, worker: _Worker) -> None:
        if worker.process.stdout:
            with worker.process.stdout as stream:  # closed here: whoever ends the worker is another thread
                while (message := receive(stream)) is not None:
                    self._heard.put((worker, message))  # type: ignore[arg-type]  # a worker sends replies only
        self._heard.put((worker, None))

    def _send(self, worker: _Worker, message: Setup | Job) -> None:
        try:
            if worker.process.stdin:
                send(worker.process.stdin, message)
        except OSError:
            return  # it crashed: `_hear` tells of its end

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job, worker.since, worker.stage = job, time.monotonic(), "reading"
        worker.limits = self._setup.settings_for(job).limits
        worker.allowed = worker.limits.seconds
        self._send(worker, job)

    # ------------------------------------------------------------------------------ what they say

    def _listen(self, todo: deque[Job], done: deque[Done]) -> None:
        """Wait a moment for a message, and do what it asks for."""
        try:
            worker, message = self._heard.get(timeout=_LOOK)
        except queue.Empty:
            return
        if worker not in self._workers:
            return  # it was ended before it came to say this
        match message:
            case Ready(pid):
                worker.ready, worker.since = True, time.monotonic()
                worker.pid = pid or worker.process.pid
            case Refused(reason):
                raise SettingsError(reason)
            case Stage(name, characters):
                worker.stage = name
                if characters is not None:
                    worker.since = time.monotonic()
                    worker.allowed = _allowed(worker.limits.seconds, characters)
            case Done(_, None):
                self._stop(worker, _too_much_memory(worker), todo)
            case Done():
                done.append(message)
                worker.job, self._lost = None, 0
            case None:
                self._stop(worker, _crashed(worker), todo)

    def _look(self, todo: deque[Job]) -> None:
        """See whether the workers keep to the limits, and stop those that do not."""
        now = time.monotonic()
        for worker in list(self._workers):
            if not worker.ready:
                if now - worker.started > _START:
                    raise SettingsError(f"The checker did not start within {_START:.0f} seconds.")
            elif worker.job is not None and now - worker.since > worker.allowed:
                self._stop(worker, _too_slow(worker), todo)
            elif worker.job is not None and in_use(worker.pid) > worker.limits.memory_mb * _MEGABYTE:
                self._stop(worker, _too_much_memory(worker), todo)

    def _stop(self, worker: _Worker, reason: str, todo: deque[Job]) -> None:
        """End a worker and start another in its place.

        If it was at a file, the new one says why that was not checked; else somebody or the system ended
        it, and its file is still to do.
        """
        _end(worker)
        job = worker.job
        if worker.ready and job is not None and job.problem is None:
            todo.appendleft(replace(job, data=None, problem=reason))
        else:
            self._lost += 1
            if job is not None:
                todo.appendleft(job)
        if self._lost > _LOSSES:
            raise SettingsError(
                "The checker was stopped again and again before it looked at a note. "
                "Is there enough memory? If so, please report it, with what `caselint --version` prints."
            )
        self._workers[self._workers.index(worker)] = self._start()


def _too_slow(worker: _Worker) -> str:
    at = f" at rule {worker.stage}" if worker.stage.isupper() else ""
    taken = f"{worker.allowed:,.0f}" if worker.allowed >= 1 else f"{worker.allowed:.3g}"
    longer = round(worker.allowed) > worker.limits.seconds
    limit = "all that the limit (seconds) allows so long a text" if longer else "the limit (seconds)"
    return (
        f"{_doing(worker.stage).capitalize()} it took longer than {taken} seconds, which is {limit}, "
        f"and was stopped{at}. Split it into smaller files, or raise the limit."
    )


def _too_much_memory(worker: _Worker) -> str:
    return (
        f"It needed more than {worker.limits.memory_mb:,} MB of memory, which is the limit (memory-mb), "
        "and was stopped. Split it into smaller files, or raise the limit."
    )


def _crashed(worker: _Worker) -> str:
    doing = _doing(worker.stage)
    if _was_killed(worker.process):
        return (
            f"The program that was {doing} it was ended from outside, by somebody or by the system because "
            "memory was short. Check it again, by itself."
        )
    return (
        f"It crashed the program that was {doing} it. It is damaged, or was made to do harm: "
        "open it in the program that it comes from, save it again, and check that."
    )


def _was_killed(process: subprocess.Popen[bytes]) -> bool:
    """Whether it was killed, which no process does to itself; Windows does not tell."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GOING)
    return process.returncode == -9


def _allowed(seconds: float, characters: int) -> float:
    """How many seconds the check of a text may take."""
    return seconds + min(characters * _PER_CHARACTER, _MOST_MORE * seconds)


def _doing(stage: str) -> str:
    return "reading" if stage == "reading" else "checking"


def _end(worker: _Worker) -> None:
    """Kill the process and let go of the pipe to it; `_hear` lets go of the other."""
    worker.process.kill()
    worker.process.wait()
    if worker.process.stdin is not None:
        with contextlib.suppress(OSError):  # what was still to be sent to it has nowhere to go
            worker.process.stdin.close()
