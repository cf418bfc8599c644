"""What `check` and `template` share: from the files that are named to the report and the exit code."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

import typer

from caselint.commands import accepting, run
from caselint.commands.options import GroupBy, OutputFormat
from caselint.commands.together import refuse_at_odds
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from caselint.baseline import Baseline, Use
    from caselint.commands.jobs import Files
    from caselint.config import Configs
    from caselint.findings import CheckedDocument, Report
    from caselint.lint import Linter
    from caselint.workers.messages import Done, Setup

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
    exclude_named: bool = False
    baseline: Path | None = None
    no_baseline: bool = False
    strict_baseline: bool = False
    show_accepted: bool = False


def report_on(paths: Sequence[Path], configs: Configs, stdin_name: str, asked: Asked) -> None:
    """Check what is named, write the report, and leave with the exit code that it asks for."""
    from caselint.commands.copying import Copies, refuse_original
    from caselint.commands.jobs import files_of

    refuse_at_odds(asked)
    files = files_of(paths, configs, stdin_name, exclude_named=asked.exclude_named)
    refuse_original(asked.output, files)
    kept = _baselines(files, asked)
    copies = Copies(asked.form.value, asked.output, paths, files, kept) if asked.form.is_copy else None
    files = copies.files if copies else files
    with checked(files, asked, copies.save if copies else _ignore, kept) as report:
        uses = [accepting.use_of(one, linters_of(files, asked)) for one in kept]
        baselined = report
        for use in uses:
            baselined = accepting.with_baseline(baselined, use, show=asked.show_accepted)
        if not asked.excerpts:
            from caselint.excerpts import Unlinked

            baselined = replace(baselined, documents=Unlinked(baselined.documents))
        if copies is None:
            _write(baselined, files, asked)
        _leave(baselined, files, asked, uses, failed=copies is not None and copies.failed)


def _ignore(_: Done) -> None:
    """Nothing is to be done with it."""


@contextmanager
def checked(
    files: Files,
    asked: Asked,
    copied: Callable[[Done], None] = _ignore,
    baselines: Sequence[Baseline] = (),
) -> Iterator[Report]:
    """The report on the files, which is there until the `with` statement ends.

    What the `baselines` accept is left out of copies, but not yet of the report.
    """
    from caselint.batch.reporting import report_on as reported
    from caselint.batch.workers import workers_for
    from caselint.commands.progress import progress
    from caselint.workers.pool import SettingsError

    with ExitStack() as stack:
        try:
            with progress(len(files.jobs)) as watch:
                report = stack.enter_context(
                    reported(
                        setup_of(files, asked, baselines),
                        files.jobs,
                        workers_for(len(files.jobs), asked.jobs),
                        cache_in=_cache_folder(files, asked),
                        watch=watch,
                        copied=copied,
                    )
                )
        except SettingsError as error:
            from caselint.commands.fault import with_its_file

            run.fail(with_its_file(str(error), files))
        yield report


def setup_of(files: Files, asked: Asked, baselines: Sequence[Baseline] = ()) -> Setup:
    """What the workers are to do with the files."""
    from caselint.workers.messages import Setup, Task

    first, *others = files.settings
    return Setup(
        Task.CHECK,
        first,
        tuple(others),
        template=asked.template,
        measure=asked.form in _MEASURED or asked.group_by is not None,
        excerpts=asked.excerpts,
        alone=len(files.jobs) == 1,
        copies=asked.form.value if asked.form.is_copy else "",
        baselines=tuple(baselines) if asked.form.is_copy else (),
    )


def _cache_folder(files: Files, asked: Asked) -> Path | None:
    """Where the cache is, if one is used: a single note is not worth it, and leaves no trace."""
    if not asked.cache or len(files.jobs) == 1:
        return None
    from caselint.batch.cache import cache_folder

    return cache_folder(files.of_run.cache_dir)


def linters_of(files: Files, asked: Asked) -> Callable[[CheckedDocument], Linter]:
    """Gives the linter that a document was checked with, made when it is first asked for."""
    from caselint.batch.reporting import linter_of

    setup = setup_of(files, asked)
    linter_for = cache(lambda number: linter_of(setup, number))
    return lambda checked: linter_for(files.number_of(checked.document.path))


def _baselines(files: Files, asked: Asked) -> list[Baseline]:
    """The baseline that is given, or else those that the files' settings name."""
    named = {one.baseline: one for one in ([files.of_run] if asked.baseline else files.settings)}
    found = [accepting.baseline_of(one, asked.baseline, without=asked.no_baseline) for one in named.values()]
    return [one for one in found if one is not None]


def _write(report: Report, files: Files, asked: Asked) -> None:
    from caselint.commands.writing import write

    write(
        report,
        asked.form,
        asked.output,
        files.settings,
        statistics=asked.statistics,
        group_by=asked.group_by,
    )


def _leave(report: Report, files: Files, asked: Asked, uses: Sequence[Use], *, failed: bool) -> None:
    """Leave with the exit code that the report asks for."""
    if report.unchecked:
        raise typer.Exit(run.INTERRUPTED)
    unread, found = False, False
    levels = list(Level)
    for document in report.documents:
        unread = unread or document.document.problem is not None
        fail_on = files.settings[files.number_of(document.document.path)].fail_on
        serious = levels[: levels.index(fail_on) + 1]
        found = found or any(finding.level in serious for finding in document.findings)
    gone = [accepting.tell_unused(use, strict=asked.strict_baseline) for use in uses]
    if unread or failed or not files.complete:
        raise typer.Exit(run.FAILED)
    if not asked.exit_zero and (found or any(gone)):
        raise typer.Exit(run.FOUND)
