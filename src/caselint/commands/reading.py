"""What the commands share that read one file and check nothing: in a process apart, and under limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.commands import run

if TYPE_CHECKING:
    from pathlib import Path

    from caselint.config import Config
    from caselint.record import Document, Record
    from caselint.workers.messages import Task


def document_of(file: Path, settings: Config, stdin_name: str) -> Document:
    """What was read of a file, or of standard input where it is `-`."""
    from caselint.workers.messages import Task

    document: Document = _made(Task.READ, file, settings, stdin_name)
    return document


def record_of(file: Path, settings: Config, stdin_name: str) -> Record:
    """The entries and fields of a file, or of standard input where it is `-`."""
    from caselint.workers.messages import Task

    record: Record = _made(Task.SEGMENT, file, settings, stdin_name)
    return record


def _made(task: Task, file: Path, settings: Config, stdin_name: str) -> Any:
    from caselint.workers.messages import Job, Setup
    from caselint.workers.pool import Pool, SettingsError

    given = file == run.STANDARD_INPUT
    job = run.standard_input(stdin_name, settings.limits) if given else Job(0, str(file))
    try:
        with Pool(Setup(task, settings, alone=True)) as pool:
            return next(pool.run([job]))
    except SettingsError as error:
        run.fail(str(error))
