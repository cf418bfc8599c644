"""Writes a report in the format that is asked for, to a file or to standard output."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from caselint.commands import run
from caselint.commands.options import GroupBy, OutputFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import IO

    from caselint.config import Config
    from caselint.findings import Report
    from caselint.schema import Rule


def write(
    report: Report,
    form: OutputFormat,
    path: Path | None,
    settings: Sequence[Config],
    *,
    statistics: bool = False,
    group_by: GroupBy | None = None,
) -> None:
    """Write the report to the file, whole or not at all, or to standard output where there is none.

    `settings` are those that its files went by.
    """

    def put(stream: IO[str]) -> None:
        if group_by is not None:
            from caselint.report.groups import By
            from caselint.report.groups_text import print_groups

            print_groups(report, By(group_by.value), stream)
        elif form is OutputFormat.TEXT:
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
            if form is OutputFormat.CSV:
                from caselint.report.csv import BYTE_ORDER_MARK

                file.write(BYTE_ORDER_MARK)
            put(file)
    except OSError as error:
        run.cannot_write(path, error)


def _rendered(report: Report, form: OutputFormat, settings: Sequence[Config]) -> Iterable[str]:
    """The report in one of the formats that a module each writes, a piece at a time."""
    name = form.value.replace("-", "_")
    render = getattr(import_module(f"caselint.report.{name}"), f"render_{name}")
    more = (_rules(settings),) if form is OutputFormat.SARIF else ()
    pieces: Iterable[str] = render(report, *more)
    return pieces


def _rules(settings: Sequence[Config]) -> list[Rule]:
    """All rules of the run, and not only those that were broken, by their codes."""
    from caselint.selection import make_linter

    found: dict[str, Rule] = {}
    for one in settings:
        for rule in make_linter(run.load_book(one), one).rules:
            found.setdefault(rule.code, rule)
    return [found[code] for code in sorted(found)]
