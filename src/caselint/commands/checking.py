"""What `check` and `template` share: from the files that are named to the report and the exit code."""

from __future__ import annotations

import io
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

import typer

from caselint.commands import run
from caselint.commands.options import GroupBy, OutputFormat
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from caselint.config import Config
    from caselint.findings import Report
    from caselint.read.limits import Limits
    from caselint.schema import Rule
    from caselint.workers.messages import Job

_MEASURED: Final = frozenset({OutputFormat.JSON, OutputFormat.JSON_LINES, OutputFormat.HTML})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line asks for besides the settings."""

    form: OutputFormat = OutputFormat.TEXT
    output: Path | None = None
    statistics: bool = False
    group_by: GroupBy | None = None
    exit_zero: bool = False
    jobs: int | None = None
    template: bool | None = None
    excerpts: bool = True
    cache: bool = True


def report_on(paths: Sequence[Path], settings: Config, stdin_name: str, asked: Asked) -> None:
    """Check what is named, write the report, and leave with the exit code that it asks for."""
    files, all_found = jobs_of(paths, stdin_name, settings.limits)
    if asked.output is not None and any(_same_file(asked.output, job) for job in files):
        run.fail(
            f"{asked.output} is one of the files to check: the report would take its place. Name another."
        )
    with checked(files, settings, asked) as report:
        write(report, asked, settings)
        if report.unchecked:
            raise typer.Exit(run.INTERRUPTED)
        if not all_found:
            raise typer.Exit(run.FAILED)
        leave(report, settings.fail_on, exit_zero=asked.exit_zero)


def _same_file(path: Path, job: Job) -> bool:
    """Whether a job's file is at this path, by whatever name."""
    try:
        return job.data is None and path.samefile(job.path)
    except OSError:  # one of the two is not there
        return False


@contextmanager
def checked(jobs: Sequence[Job], settings: Config, asked: Asked) -> Iterator[Report]:
    """The report on the files of the jobs, which is there until the `with` statement ends."""
    from caselint.batch.reporting import report_on as reported
    from caselint.batch.workers import workers_for
    from caselint.commands.progress import progress
    from caselint.workers.messages import Setup, Task
    from caselint.workers.pool import SettingsError

    setup = Setup(
        Task.CHECK,
        settings,
        template=asked.template,
        measure=asked.form in _MEASURED or asked.group_by is not None,
        excerpts=asked.excerpts,
        alone=len(jobs) == 1,
    )
    cache_in = _cache_folder() if asked.cache and len(jobs) > 1 else None
    with ExitStack() as stack:
        try:
            with progress(len(jobs)) as watch:
                workers = workers_for(len(jobs), asked.jobs)
                report = stack.enter_context(reported(setup, jobs, workers, cache_in=cache_in, watch=watch))
        except SettingsError as error:
            run.fail(str(error))
        yield report


def _cache_folder() -> Path:
    from caselint.batch.cache import cache_folder

    return cache_folder()


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


def write(report: Report, asked: Asked, settings: Config) -> None:
    """Write the report to the file that is asked for, or to standard output."""
    path = asked.output
    if path is None:
        if asked.form is OutputFormat.CSV and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(newline="")  # its lines have the ends that its standard asks for
        _put(report, sys.stdout, asked, settings)
        return
    from caselint.whole_files import whole_text

    try:
        with whole_text(path) as file:
            if asked.form is OutputFormat.CSV:
                from caselint.report.csv import BYTE_ORDER_MARK

                file.write(BYTE_ORDER_MARK)
            _put(report, file, asked, settings)
    except OSError as error:
        run.fail(f"{path} cannot be written: {error.strerror}.")


def _put(report: Report, stream: IO[str], asked: Asked, settings: Config) -> None:
    if asked.form is OutputFormat.TEXT:
        from caselint.report.text import print_text

        print_text(report, stream, statistics=asked.statistics)
    else:
        stream.writelines(_rendered(report, asked.form, settings))


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
