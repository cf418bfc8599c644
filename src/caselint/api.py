"""The Python interface: check a text, a file, or many files, as the command line does.

    from caselint import lint_file

    for finding in lint_file("visit.docx").findings:
        print(finding.start, finding.code, finding.message)

Files and texts are read and checked in a process of their own, so that one that crashes a reader or never
ends costs itself alone. That process takes about a second to start: for note after note keep a `Checker`,
and for a folder use `lint_files`. On Windows and macOS, as with any program that starts processes, nothing
special is needed: no `if __name__ == "__main__"`.

`settings` are a `Config`, and without them caselint's own count: no caselint.toml is looked for. What the
command line goes by for a file is `caselint.config.Configs().of(path)`.
"""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from caselint.batch.reporting import report_on
from caselint.batch.workers import workers_for
from caselint.config import Config
from caselint.excerpts import Unlinked
from caselint.files import find_files
from caselint.workers.messages import Job, Setup, Task
from caselint.workers.pool import Pool, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from caselint.findings import CheckedDocument, Report

__all__ = ["Checker", "Config", "SettingsError", "lint_file", "lint_files", "lint_text"]


class Checker(AbstractContextManager["Checker"]):
    """Checks one note after the other, in a process that keeps all it has loaded.

    Use it in a `with` statement. Several threads may share it: they wait for each other. `template` says that
    all are record templates (True) or none is (False); without it, each is what it looks like.
    """

    def __init__(self, settings: Config | None = None, *, template: bool | None = None) -> None:
        self._pool = Pool(Setup(Task.CHECK, settings or Config(), template=template, alone=True))
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        """Start the process. It loads what it needs while the program goes on."""
        self._pool.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._pool.__exit__(kind, error, trace)

    def lint_file(self, path: str | Path) -> CheckedDocument:
        """Check a file. One that cannot be read has its reason in `document.problem`.

        Raises SettingsError if the settings allow no work.
        """
        return self._checked(Job(0, str(path)))

    def lint_bytes(self, data: bytes, name: str = "note.txt") -> CheckedDocument:
        """Check a file's bytes. The name says how to read them, where they do not say so themselves."""
        return self._checked(Job(0, name, data))

    def lint_text(self, text: str, name: str = "note.txt") -> CheckedDocument:
        """Check a text as if it stood in a file of that name."""
        return self.lint_bytes(_encoded(text), name)

    def _checked(self, job: Job) -> CheckedDocument:
        with self._turn:  # else one thread would take the answer that the other waits for
            try:
                checked: CheckedDocument = next(self._pool.run([job]))
            except BaseException:  # Ctrl+C among them: what it is at now must not be the next answer
                self._pool.__exit__(None, None, None)
                self._pool.__enter__()
                raise
        return checked


def lint_file(path: str | Path, settings: Config | None = None) -> CheckedDocument:
    """Check one file, and nothing after it.

    One that cannot be read has its reason in `document.problem`. Raises SettingsError if the settings
    allow no work.
    """
    return _alone(Job(0, str(path)), settings)


def lint_text(text: str, settings: Config | None = None, name: str = "note.txt") -> CheckedDocument:
    """Check one text as if it stood in a file of that name, and nothing after it.

    Raises SettingsError if the settings allow no work.
    """
    return _alone(Job(0, name, _encoded(text)), settings)


@contextmanager
def lint_files(
    paths: Iterable[str | Path],
    settings: Config | None = None,
    *,
    jobs: int | None = None,
    excerpts: bool = True,
    cache_in: Path | None = None,
) -> Iterator[Report]:
    """Check files, and those in folders, together: copies of each other are found.

    The report's documents come in the order of their paths, are loaded when their turn comes, and are there
    until the `with` statement ends. `jobs` is how many are checked at a time; without it, as many as pay.
    With `excerpts` False no word of a note is in what comes of it. `cache_in` is a folder to keep what was
    found, sealed, for the next time; without it nothing is kept. Raises SettingsError if the settings allow
    no work.
    """
    found = find_files(map(Path, paths)).files
    files = [Job(number, str(path)) for number, path in enumerate(found)]
    alone = len(files) == 1
    setup = Setup(Task.CHECK, settings or Config(), excerpts=excerpts, alone=alone)
    with report_on(setup, files, workers_for(len(files), jobs), cache_in=cache_in) as report:
        yield report if excerpts else replace(report, documents=Unlinked(report.documents))


def _alone(job: Job, settings: Config | None) -> CheckedDocument:
    with report_on(Setup(Task.CHECK, settings or Config(), alone=True), [job], 1) as report:
        return next(iter(report.documents))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
