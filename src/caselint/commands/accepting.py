"""What the commands share about accepted findings: which baseline a run goes by, and what it says of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import checking, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caselint.baseline import Baseline, Use
    from caselint.config import Config
    from caselint.findings import CheckedDocument, Report
    from caselint.lint import Linter


Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders.", show_default=".")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline", help="The file that accepted findings are kept in.", show_default="as the config says"
    ),
]
NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Report findings that were accepted like all others.")
]
StrictBaseline = Annotated[
    bool,
    typer.Option(
        "--strict-baseline", help="Name accepted findings that are gone, and let the exit code be 1 for them."
    ),
]
ShowAccepted = Annotated[
    bool,
    typer.Option("--show-accepted", help="List findings that were accepted, with who accepted them and why."),
]
AsTemplates = Annotated[
    bool, typer.Option("--template", help="Check the files as templates, as `caselint template` does.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done.")]


def baseline_of(settings: Config, given: Path | None = None, *, without: bool = False) -> Baseline | None:
    """The baseline that a run goes by: the one that is given, or else the config's; None for none."""
    from caselint.baseline_file import BaselineError, load_baseline

    path = given or (Path(settings.baseline) if settings.baseline else None)
    if path is None or without:
        return None
    try:
        return load_baseline(path)
    except BaselineError as error:
        run.fail(str(error))


def use_of(
    baseline: Baseline, linter_of: Callable[[CheckedDocument], Linter], *, all_files: bool = False
) -> Use:
    """What will be known of a baseline's use after a run. `linter_of` gives the linter of a document.

    What comparing files finds is only said to be gone where the run has `all_files`.
    """
    from caselint.baseline import Use
    from caselint.checks import ComparesDocuments
    from caselint.kinds import kind_of
    from caselint.schema import Subject

    def vouched(checked: CheckedDocument) -> frozenset[str]:
        subject = Subject.TEMPLATE if checked.template else Subject.RECORD
        active = [rule for rule in linter_of(checked).rules if subject in rule.applies_to]
        if not all_files:
            active = [rule for rule in active if not isinstance(kind_of(rule.check), ComparesDocuments)]
        return frozenset(rule.code for rule in active)

    return Use(baseline, vouched)


def with_baseline(report: Report, use: Use, *, show: bool = False) -> Report:
    """The report with the use's baseline applied; with `show`, it lists what was accepted."""
    from caselint.baseline import Baselined

    documents = Baselined(report.documents, use, reasons=report.excerpts)
    return replace(report, documents=documents, show_accepted=show)


def tell_unused(use: Use, *, strict: bool) -> bool:
    """Say which accepted findings are gone, each if `strict`, once the report has been written.

    Returns whether the run must fail for it.
    """
    from caselint.report.phrases import accepted_by
    from caselint.report.wording import count

    gone = use.unused
    if strict:
        for one in gone:
            told = accepted_by(one.acceptance)
            run.tell(f"{one.path}: {one.acceptance.code} is not found there any more. {told}")
    if gone:
        findings = count(len(gone), "accepted finding is", "accepted findings are")
        run.tell(f"{findings} not found any more. `caselint baseline prune` takes them out of the baseline.")
    return strict and bool(gone)


# -------------------------------------------------------------------- for the commands of baselines


@contextmanager
def checked(paths: Sequence[Path] | None, settings: Config, *, template: bool) -> Iterator[Report]:
    """The report on the files, with nothing accepted yet."""
    jobs, _ = checking.jobs_of(paths or [Path()], "note.txt", settings.limits)
    asked = checking.Asked(template=True if template else None)
    with checking.checked(jobs, settings, asked) as report:
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
    kept = baseline_of(settings, _path(settings, given))
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
