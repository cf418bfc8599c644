"""`caselint template`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caselint.commands import accepting, checking, options, run


def template(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Templates, and folders of them; - reads standard input.", show_default="."),
    ] = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    output_format: options.Format = options.OutputFormat.TEXT,
    output_file: options.OutputFile = None,
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
        typer.Option(help="What to call the template read from standard input.", rich_help_panel=options.RUN),
    ] = "template.txt",
) -> None:
    """Check record templates before they come into use: Word files, pdfs and other texts, or a folder.

    A template must leave room for all that the profile's rules look for in a record, name its approver and
    the day of approval, hold nobody's personal data, and be in plain, fair English itself. Rules about what
    only a filled-in record can hold are left. The exit codes are those of `caselint check`.
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
        template=True,
    )
    checking.report_on(paths or [Path()], configs, stdin_filename, asked)
