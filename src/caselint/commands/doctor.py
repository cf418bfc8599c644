"""`caselint doctor`."""

from __future__ import annotations

import platform
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import Annotated

import typer

from caselint.commands import options, reading, run


def doctor(
    file: Annotated[Path, typer.Argument(help="A file of any format; - reads standard input.")],
    no_excerpts: Annotated[
        bool, typer.Option("--no-excerpts", help="Say no word of the file, so that the page can be sent.")
    ] = False,
    limit: options.Limit = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = "note.txt",
) -> None:
    """Say how a file was read: its parts, its entries with their fields, and what was not read and why.

    Send the page, made with --no-excerpts, to whoever helps you when a report looks wrong. The exit code
    is 2 where the file could not be read.
    """
    from caselint.report.doctor import Run, print_doctor

    settings = run.settings_of(config, isolated, limit=limit)
    record = reading.record_of(file, settings, stdin_filename)
    print_doctor(record, Run(_size(file), _versions()), sys.stdout, excerpts=not no_excerpts)
    if record.document.problem:
        raise typer.Exit(run.FAILED)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size if file.is_file() else None
    except OSError:  # such as a name that is too long; its reader says what is wrong
        return None


def _versions() -> tuple[str, ...]:
    from caselint import __version__

    return (f"caselint {__version__}, Python {platform.python_version()}, {platform.system()}",)
