"""What `caselint check --watch` shows on the terminal, and when."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from caselint.commands import accepting, checking, run
from caselint.commands.options import OutputFormat
from caselint.commands.together import refuse_at_odds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from caselint.config import Configs
    from caselint.findings import CheckedDocument

_FORMS = (OutputFormat.TEXT, OutputFormat.CONCISE)  # the reports for people


def watch_and_show(paths: Sequence[Path], configs: Configs, asked: checking.Asked) -> None:
    """Check the files, and again each that is saved, until Ctrl+C.

    A terminal shows the newest report alone; elsewhere one follows the other.
    """
    if run.STANDARD_INPUT in paths:
        run.fail("Standard input cannot be watched: name the file of the note.")
    refuse_at_odds(asked)
    others = asked.output is not None or asked.group_by or asked.strict_baseline or not asked.excerpts
    if others or asked.form not in _FORMS:
        run.fail(
            "--watch shows its report on the terminal: leave out --output-file, --group-by, --no-excerpts, "
            "--strict-baseline, and any --output-format but text and concise."
        )
    from caselint.checkers import Checkers
    from caselint.commands.writing import write
    from caselint.files import find_files
    from caselint.findings import Report
    from caselint.report.console import console_for, print_indented
    from caselint.watch import watch
    from caselint.workers.pool import SettingsError

    console = console_for(sys.stdout)

    def find(folders: Sequence[Path]) -> Iterable[Path]:
        return run.told_of(lambda: find_files(folders, configs)).files

    def check(path: Path) -> CheckedDocument:
        settings = run.told_of(lambda: configs.of(path))
        checked = checkers.of(settings).lint_file(path)
        baseline = accepting.baseline_of(settings, asked.baseline, without=asked.no_baseline)
        return baseline.applied_to(checked) if baseline else checked

    def show(checked: Sequence[CheckedDocument]) -> None:
        console.clear()  # which a file or another program is not told of
        if checked:
            report = Report(checked[0].profile, checked, show_accepted=asked.show_accepted)
            write(report, asked.form, None, [configs.of_run], statistics=asked.statistics)
            console.print()
        print_indented(console, Text(_what_next(len(checked)), style="dim"), 0)
        sys.stdout.flush()

    try:
        with Checkers() as checkers:
            watch(paths, check, show, find)
    except SettingsError as error:
        run.fail(str(error))
    except KeyboardInterrupt:  # which is how it is meant to end
        raise typer.Exit from None


def _what_next(checked: int) -> str:
    if not checked:
        return "Save a note in the folder to have it checked. Ctrl+C ends."
    now = datetime.datetime.now().astimezone()
    return f"Checked at {now:%H:%M:%S}. Save the note again to have it checked again. Ctrl+C ends."
