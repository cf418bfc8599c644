"""The Python interface, which the command line itself stands on: check a text, or a file.

    from caselint import lint_file

    for finding in lint_file("visit.docx").findings:
        print(finding.start, finding.code, finding.message)

Files and texts are read and checked in a process of their own, so that one that crashes a reader or never
ends costs itself alone. That process takes about a second to start: keep a `Checker` for more than one note.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Self

from caselint.config import Config
from caselint.workers.messages import Job, Setup, Task
from caselint.workers.pool import Pool

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from caselint.findings import CheckedDocument


class Checker(AbstractContextManager["Checker"]):
    """Checks one note after the other, in a process that keeps all it has loaded.

    Use it in a `with` statement, from one thread at a time. `template` is as in Linter.
    """

    def __init__(self, settings: Config | None = None, *, template: bool | None = None) -> None:
        self._pool = Pool(Setup(Task.CHECK, settings or Config(), template=template, alone=True))

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
        return self.lint_bytes(text.encode("utf-8", "replace"), name)

    def _checked(self, job: Job) -> CheckedDocument:
        checked: CheckedDocument = next(self._pool.run([job]))
        return checked


def lint_file(path: str | Path, settings: Config | None = None) -> CheckedDocument:
    """Check one file, and nothing after it. Raises SettingsError if the settings allow no work."""
    with Checker(settings) as checker:
        return checker.lint_file(path)


def lint_text(text: str, settings: Config | None = None) -> CheckedDocument:
    """Check one text, and nothing after it. Raises SettingsError if the settings allow no work."""
    with Checker(settings) as checker:
        return checker.lint_text(text)
