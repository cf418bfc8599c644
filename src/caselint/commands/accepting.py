"""What the commands share about accepted findings: which baseline a run goes by, and what it says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import options, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.baseline import Baseline, Use
    from caselint.config import Config
    from caselint.findings import CheckedDocument, Report
    from caselint.lint import Linter


BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        help="The file that accepted findings are kept in.",
        show_default="as the config says",
        rich_help_panel=options.ACCEPTED,
    ),
]
NoBaseline = Annotated[
    bool,
    typer.Option(
        "--no-baseline",
        help="Report findings that were accepted like all others.",
        rich_help_panel=options.ACCEPTED,
    ),
]
StrictBaseline = Annotated[
    bool,
    typer.Option(
        "--strict-baseline",
        help="Name accepted findings that are gone, and let the exit code be 1 for them.",
        rich_help_panel=options.ACCEPTED,
    ),
]
ShowAccepted = Annotated[
    bool,
    typer.Option(
        "--show-accepted",
        help="List findings that were accepted, with who accepted them and why.",
        rich_help_panel=options.ACCEPTED,
    ),
]


def baseline_of(settings: Config, given: Path | None = None, *, without: bool = False) -> Baseline | None:
    """The baseline that a run goes by: the one that is given, or else the config's; None for none."""
    from caselint.baseline_file import BaselineError, load_baseline

    path = given or (Path(settings.baseline) if settings.baseline else None)
    if path is None or without:
        return None
    try:
        return load_baseline(path)
    except BaselineError as error:
        run.fail(f"{error} --no-baseline checks without.")


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
