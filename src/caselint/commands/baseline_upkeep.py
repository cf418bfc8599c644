"""`caselint baseline list`, `prune` and `move`: what was accepted, and what of it no longer counts."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import accepting, baseline_run, checking, options, run
from caselint.report.escapes import file_name, terminal
from caselint.report.phrases import accepted_by
from caselint.report.wording import count

if TYPE_CHECKING:
    from caselint.baseline import Acceptance, Baseline, Use
    from caselint.commands.jobs import Files


def list_(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders to check for what is still there.")
    ] = None,
    baseline: accepting.BaselineFile = None,
    template: baseline_run.AsTemplates = False,
    profile: options.Profile = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """List what was accepted: the rule, who accepted it, when and why.

    With files or folders these are checked, and each line says whether the finding is still there. Without,
    no file can be named, for the baseline does not know their names.
    """
    configs = run.configs_of(config, isolated, profile=profile)
    files = baseline_run.files_in(paths, configs) if paths else None
    settings = files.settings if files else [run.told_of(lambda: configs.of_run)]
    kept = baseline_run.to_read(baseline_run.path_for(settings, baseline))
    unread = False
    if files:
        use, unread = _use(kept, files, template=template)
        told = [(one.acceptance, f"still found in {one.path}") for one in use.used]
        told += [(one.acceptance, f"not found any more in {one.path}") for one in use.unused]
        told += [(one, "not known: its file, or its rule, was not checked") for one in use.unknown]
    else:
        told = [(one, "") for one in kept.acceptances]
    for one, state in told:
        _show(one, state)
    places = count(len({one.file for one in kept.acceptances}), "file", "files")
    findings = count(len(kept.acceptances), "finding is", "findings are")
    typer.echo(f"{findings} accepted in {places}.")
    if unread:
        raise typer.Exit(run.FAILED)


def prune(
    paths: baseline_run.Paths = None,
    gone: Annotated[
        bool,
        typer.Option(
            "--gone",
            help="Also take out what was accepted in files that are not among these, as they were deleted "
            "or renamed. Name all files that the baseline is for.",
        ),
    ] = False,
    baseline: accepting.BaselineFile = None,
    template: baseline_run.AsTemplates = False,
    dry_run: baseline_run.DryRun = False,
    profile: options.Profile = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Check files, and take out of the baseline what is not found in them any more.

    What was accepted in other files stays, and so does what only other rules find.

    Whether an entry repeats another file's may show only where all files are checked: such findings stay
    unless you say --gone.
    """
    configs = run.configs_of(config, isolated, profile=profile)
    files = baseline_run.files_in(paths, configs)
    kept = baseline_run.to_read(baseline_run.path_for(files.settings, baseline))
    use, unread = _use(kept, files, template=template, all_files=gone)
    if gone and unread:
        run.fail(
            "Nothing was taken out: what was accepted in a file that was not checked may still be there."
        )
    for one in use.unused:
        _show(one.acceptance, f"not found any more in {one.path}")
    elsewhere = use.elsewhere if gone else []
    for acceptance in elsewhere:
        _show(acceptance, "its file was not among those checked")
    out = {(one.file, one.finding) for one in (*(one.acceptance for one in use.unused), *elsewhere)}
    left = kept.holding(one for one in kept.acceptances if (one.file, one.finding) not in out)
    if out and not dry_run:
        baseline_run.save(left, kept)
    done = "Would take out" if dry_run else "Took out"
    typer.echo(
        f"{done} {count(len(out), 'accepted finding', 'accepted findings')}; {len(left.acceptances):,} stay."
    )
    if unread:
        raise typer.Exit(run.FAILED)


def move(
    old: Annotated[Path, typer.Argument(help="Where the file or folder was.")],
    new: Annotated[Path, typer.Argument(help="Where it is now.")],
    baseline: accepting.BaselineFile = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Tell the baseline that a file or folder was renamed, so that what was accepted in it stays accepted."""
    if not new.exists():
        run.fail(f"There is no {new}. Rename the file or folder first.")
    files = [path for path in new.rglob("*") if path.is_file()] if new.is_dir() else [new]
    configs = run.configs_of(config, isolated)
    settings = run.told_of(lambda: [configs.of(path) for path in files])
    kept = baseline_run.to_read(baseline_run.path_for(settings, baseline))
    names = {
        kept.digest_of_file(str(old / path.relative_to(new))): kept.digest_of_file(str(path))
        for path in files
    }
    moved = sum(one.file in names for one in kept.acceptances)
    if not moved:
        run.fail(f"Nothing was accepted in {old}.")
    from msgspec.structs import replace

    after = kept.holding(replace(one, file=names.get(one.file, one.file)) for one in kept.acceptances)
    baseline_run.save(after, kept)
    findings = count(moved, "accepted finding goes", "accepted findings go")
    typer.echo(f"{findings} with {file_name(str(new))} now.")


def _show(one: Acceptance, state: str) -> None:
    end = f" ({file_name(state)})" if state else ""
    typer.echo(f"{terminal(one.code)}  {terminal(accepted_by(one))}{end}")


def _use(kept: Baseline, files: Files, *, template: bool, all_files: bool = False) -> tuple[Use, bool]:
    """What of the baseline is still there in the files, and whether one of them could not be checked."""
    asked = baseline_run.asked_for(template=template)
    use = accepting.use_of(kept, checking.linters_of(files, asked), all_files=all_files)
    with checking.checked(files, asked) as report:
        unread = not files.complete
        for checked in baseline_run.whole(accepting.with_baseline(report, use)):
            if problem := checked.document.problem:
                run.tell(f"{checked.document.path} could not be checked. {problem.reason}")
                unread = True
    return use, unread
