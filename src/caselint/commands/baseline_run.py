"""What the commands of baselines share: options, the file that is meant, and a run to compare it with."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import accepting, checking, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.baseline import Baseline
    from caselint.config import Config, Configs
    from caselint.findings import Report

Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders.", show_default=".")]
AsTemplates = Annotated[
    bool, typer.Option("--template", help="Check the files as templates, as `caselint template` does.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done.")]


@contextmanager
def checked(paths: Sequence[Path] | None, configs: Configs, *, template: bool) -> Iterator[Report]:
    """The report on the files, with nothing accepted yet."""
    from caselint.commands.jobs import files_of

    asked = checking.Asked(template=True if template else None)
    with checking.checked(files_of(paths or [Path()], configs, "note.txt"), asked) as report:
        yield report


def refuse_interrupted(report: Report) -> None:
    """Fail if not all files were checked, before anything is concluded from it."""
    if report.unchecked:
        run.fail("It was interrupted, so the baseline stays as it was.")


def _path(settings: Config, given: Path | None) -> Path:
    from caselint.baseline_file import NAME

    return given or Path(settings.baseline or NAME)


def to_read(settings: Config, given: Path | None) -> Baseline:
    """The baseline that is given, or else the config's, or else the one of the usual name that is here."""
    kept = accepting.baseline_of(settings, _path(settings, given))
    assert kept is not None  # noqa: S101 - its path is given
    return kept


def to_write(settings: Config, given: Path | None) -> Baseline:
    """The baseline, or a new one where there is none yet."""
    from caselint.baseline_file import new_baseline

    path = _path(settings, given)
    return to_read(settings, path) if path.exists() else new_baseline(path)


def save(baseline: Baseline) -> None:
    """Write a baseline, or say why that cannot be done."""
    from caselint.baseline_file import BaselineError, save_baseline

    try:
        save_baseline(baseline)
    except BaselineError as error:
        run.fail(str(error))
