"""Where notes wait to be checked: one at a time, each by a worker that is warm, the newest of a page only."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from msgspec.structs import replace

from caselint.checkers import Checkers

if TYPE_CHECKING:
    from types import TracebackType

    from caselint.config import Config
    from caselint.findings import CheckedDocument

_GOING: Final = 1.0  # seconds to wait for a check that is under way when the desk closes


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be checked: a file's bytes, the name that says how to read them, and the profile."""

    data: bytes
    name: str
    profile: str


class Desk(AbstractContextManager["Desk"]):
    """Checks notes in the order in which they come. Use it in a `with` statement, which ends the workers."""

    def __init__(self, settings: Config) -> None:
        self._settings = settings
        self._checkers = Checkers()
        self._waiting: dict[str, tuple[Note, Future[CheckedDocument | None]]] = {}  # by page
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    def __enter__(self) -> Self:
        """Start the worker of the settings' own profile: it loads while the browser does."""
        self._checkers.of(self._settings)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers, whatever they are at."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(_GOING)
        self._checkers.__exit__(kind, error, trace)

    def check(self, note: Note, page: str) -> Future[CheckedDocument | None]:
        """Have a note checked. The result is None if the same page sent another before its turn came.

        The future has a SettingsError if the settings allow no work.
        """
        future: Future[CheckedDocument | None] = Future()
        with self._changed:
            older = self._waiting.pop(page, None)
            self._waiting[page] = (note, future)
            self._changed.notify()
        if older is not None and older[1].set_running_or_notify_cancel():
            older[1].set_result(None)
        return future

    # -------------------------------------------------------------------------------- the thread

    def _work(self) -> None:
        while (next_one := self._next()) is not None:
            note, future = next_one
            if not future.set_running_or_notify_cancel():
                continue  # whoever sent it is gone
            settings = replace(self._settings, profile=note.profile)
            try:
                future.set_result(self._checkers.of(settings).lint_bytes(note.data, note.name))
            except Exception as error:  # whoever waits for the note tells of it
                self._checkers.drop(settings)
                future.set_exception(error)

    def _next(self) -> tuple[Note, Future[CheckedDocument | None]] | None:
        """The note that has waited longest; None once the desk closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            return None if self._closing else self._waiting.pop(next(iter(self._waiting)))
