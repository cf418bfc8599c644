"""`caselint check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caselint.commands import accepting, checking, options, run


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; - reads standard input.", show_default=".")
    ] = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    output_format: options.Format = options.OutputFormat.TEXT,
    output_file: options.OutputFile = None,
    watch: options.Watch = False,
    statistics: options.Statistics = False,
    group_by: options.GroupedBy = None,
    no_excerpts: options.NoExcerpts = False,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    baseline: accepting.BaselineFile = None,
    no_baseline: accepting.NoBaseline = False,
    strict_baseline: accepting.StrictBaseline = False,
    show_accepted: accepting.ShowAccepted = False,
    force_exclude: options.ForceExclude = False,
    limit: options.Limit = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: Annotated[
        str,
        typer.Option(help="What to call the note read from standard input.", rich_help_panel=options.RUN),
    ] = "note.txt",
) -> None:
    """Check case notes: Word files, pdfs, e-mails and other texts, or all of them in a folder.

    The exit code is 1 where a finding is of the level of --fail-on or a graver one, and 0 where none is.
    It is 2 where a file could not be read or the command or its config was wrong.
    """
    configs = run.configs_of(
        config,
        isolated,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        profile=profile,
        fail_on=fail_on,
        limit=limit,
    )
    asked = checking.Asked(
        form=output_format,
        output=output_file,
        statistics=statistics,
        group_by=group_by,
        exit_zero=exit_zero,
        jobs=jobs,
        excerpts=not no_excerpts,
        cache=not no_cache,
        exclude_named=force_exclude,
        baseline=baseline,
        no_baseline=no_baseline,
        strict_baseline=strict_baseline,
        show_accepted=show_accepted,
    )
    if watch:
        from caselint.commands import watching

        watching.watch_and_show(paths or [Path()], configs, asked)
        return
    checking.report_on(paths or [Path()], configs, stdin_filename, asked)
