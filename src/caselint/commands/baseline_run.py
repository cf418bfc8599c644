"""What the commands of baselines share: options, the file that is meant, and a run to compare it with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import checking, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.baseline import Baseline
    from caselint.commands.jobs import Files
    from caselint.config import Config, Configs
    from caselint.findings import CheckedDocument, Report

Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders.", show_default=".")]
AsTemplates = Annotated[
    bool, typer.Option("--template", help="Check the files as templates, as `caselint template` does.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done.")]


def files_in(paths: Sequence[Path] | None, configs: Configs) -> Files:
    """The files that are named, with the settings of each. Leaves where the configs leave out all of them."""
    from caselint.commands.jobs import files_of

    files = files_of(paths or [Path()], configs, "note.txt")
    if not files.jobs:
        raise typer.Exit
    return files


def asked_for(*, template: bool) -> checking.Asked:
    """How they are checked."""
    return checking.Asked(template=True if template else None)


def whole(report: Report) -> Iterator[CheckedDocument]:
    """The documents of a report. Fails where not all files were checked: nothing follows from it then."""
    yield from report.documents
    if report.unchecked:
        run.fail("It was interrupted, so the baseline stays as it was.")


def path_for(settings: Sequence[Config], given: Path | None) -> Path:
    """Where the baseline is: where it is given, or else where these settings say, or else the usual name."""
    from caselint.baseline_file import NAME

    named = sorted({one.baseline for one in settings if one.baseline})
    if given is None and len(named) > 1:
        run.fail(
            f"These files go by several baselines: {', '.join(named)}. Name one of them with --baseline."
        )
    return given or Path(named[0] if named else NAME)


def to_read(path: Path) -> Baseline:
    """The baseline at a path, which must be there."""
    from caselint.baseline_file import BaselineError, load_baseline

    try:
        return load_baseline(path)
    except BaselineError as error:
        run.fail(str(error))


def to_write(path: Path) -> Baseline:
    """The baseline at a path, or a new one where there is none yet."""
    from caselint.baseline_file import new_baseline

    return to_read(path) if path.exists() else new_baseline(path)


def save(baseline: Baseline, before: Baseline) -> None:
    """Write a baseline in the place of what it was before, or say why that cannot be done."""
    from caselint.baseline_file import BaselineError, save_baseline

    if before.path.exists() and to_read(before.path) != before:
        run.fail(f"{before.path} was changed by somebody else meanwhile. Run this again.")
    try:
        save_baseline(baseline)
    except BaselineError as error:
        run.fail(str(error))
