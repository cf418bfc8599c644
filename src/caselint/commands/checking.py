"""What `check` and `template` share: from the files that are named to the report and the exit code."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

import typer

from caselint.commands import run
from caselint.commands.options import OutputFormat
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from caselint.config import Config
    from caselint.findings import CheckedDocument, Report
    from caselint.read.limits import Limits
    from caselint.schema import Rule
    from caselint.workers.messages import Job

_MEASURED: Final = frozenset({OutputFormat.JSON, OutputFormat.JSON_LINES})  # they show reading ease
_FILES_TO_A_WORKER: Final = 16  # from so many files on, another worker is worth its start


def report_on(
    paths: Sequence[Path],
    settings: Config,
    stdin_name: str,
    *,
    form: OutputFormat,
    output: Path | None,
    statistics: bool,
    exit_zero: bool,
    jobs: int | None = None,
    template: bool | None = None,
) -> None:
    """Check what is named, write the report, and leave with the exit code that it asks for."""
    files, all_found = jobs_of(paths, stdin_name, settings.limits)
    if output is not None and any(_same_file(output, job) for job in files):
        run.fail(f"{output} is one of the files to check: the report would take its place. Name another.")
    report = checked(files, settings, jobs, template=template, measure=form in _MEASURED)
    write(report, form, output, settings, statistics=statistics)
    if not all_found:
        raise typer.Exit(run.FAILED)
    leave(report, settings.fail_on, exit_zero=exit_zero)


def _same_file(path: Path, job: Job) -> bool:
    """Whether a job's file is at this path, by whatever name."""
    try:
        return job.data is None and path.samefile(job.path)
    except OSError:  # one of the two is not there
        return False


def checked(
    jobs: Sequence[Job],
    settings: Config,
    at_a_time: int | None = None,
    *,
    template: bool | None = None,
    measure: bool = True,
) -> Report:
    """The report on the files of the jobs.

    `at_a_time` is how many are checked at the same time; without it, as many as pay. `template` and
    `measure` are as in Linter.
    """
    from caselint.findings import Report
    from caselint.workers.messages import Setup, Task
    from caselint.workers.pool import Pool, SettingsError

    alone = len(jobs) == 1
    setup = Setup(Task.CHECK, settings, template=template, measure=measure, alone=alone)
    try:
        with Pool(setup, _workers(at_a_time, len(jobs))) as pool:
            apart = pool.run(jobs)
            documents = tuple(apart) if alone else _together(apart, settings)
    except SettingsError as error:
        run.fail(str(error))
    return Report(settings.profile, documents, pool.manual)


def _workers(wanted: int | None, files: int) -> int:
    """How many workers to start: each takes about a second to load, and most files far less."""
    return min(files, wanted or min(os.cpu_count() or 1, 1 + files // _FILES_TO_A_WORKER))


def jobs_of(paths: Sequence[Path], stdin_name: str, limits: Limits) -> tuple[list[Job], bool]:
    """The files that are named or lie in the folders that are named, or standard input where there is `-`.

    The second is whether all of the folders could be looked into.
    """
    from caselint.files import find_files
    from caselint.workers.messages import Job

    if list(paths) == [run.STANDARD_INPUT]:
        return [run.standard_input(stdin_name, limits)], True
    found = find_files(paths)
    for left in found.left_out:
        run.tell(f"{left.path} was left out: {left.why}.")
    if not found.files:
        run.fail("There is no file to check there. The README lists what caselint reads.")
    jobs = [Job(number, str(path)) for number, path in enumerate(found.files)]
    return jobs, not any(left.unread for left in found.left_out)


def _together(apart: Iterator[CheckedDocument], settings: Config) -> tuple[CheckedDocument, ...]:
    """The documents of a run with what comparing them finds. The workers are at work meanwhile."""
    first = next(apart)  # which is when the workers have found the settings to be sound
    from itertools import chain

    from caselint.selection import make_linter

    linter = make_linter(run.load_book(settings), settings)
    return linter.together(chain([first], apart))


def write(
    report: Report, form: OutputFormat, path: Path | None, settings: Config, *, statistics: bool
) -> None:
    """Write the report to the file, or to standard output where there is none."""

    def put(stream: IO[str]) -> None:
        if form is OutputFormat.TEXT:
            from caselint.report.text import print_text

            print_text(report, stream, statistics=statistics)
        else:
            stream.writelines(_rendered(report, form, settings))

    if path is None:
        if form is OutputFormat.CSV and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(newline="")  # its lines have the ends that its standard asks for
        put(sys.stdout)
        return
    from caselint.whole_files import whole_text

    try:
        with whole_text(path) as file:
            put(file)
    except OSError as error:
        run.fail(f"{path} cannot be written: {error.strerror}.")


def _rendered(report: Report, form: OutputFormat, settings: Config) -> Iterable[str]:
    """The report in one of the formats that a module each writes, a piece at a time."""
    name = form.value.replace("-", "_")
    render = getattr(import_module(f"caselint.report.{name}"), f"render_{name}")
    rules: tuple[Sequence[Rule], ...] = ()
    if form is OutputFormat.SARIF:  # which declares all rules of the run, not only those that were broken
        from caselint.selection import make_linter

        rules = (make_linter(run.load_book(settings), settings).rules,)
    pieces: Iterable[str] = render(report, *rules)
    return pieces


def leave(report: Report, fail_on: Level, *, exit_zero: bool) -> None:
    """Leave with the exit code that the report asks for."""
    if any(document.document.problem for document in report.documents):
        raise typer.Exit(run.FAILED)
    levels = list(Level)
    serious = levels[: levels.index(fail_on) + 1]
    if not exit_zero and any(f.level in serious for d in report.documents for f in d.findings):
        raise typer.Exit(run.FOUND)
