"""The options that several commands have, so that they are called and explained alike."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caselint.commands import complete
from caselint.findings import Level


class OutputFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSON_LINES = "json-lines"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class GroupBy(StrEnum):
    """What figures are taken together by."""

    AUTHOR = "author"
    TEAM = "team"
    RULE = "rule"
    MONTH = "month"


Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Only these rules: codes or their beginnings, with commas between.",
        metavar="CODES",
        autocompletion=complete.codes,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(help="These rules besides the profile's.", metavar="CODES", autocompletion=complete.codes),
]
Ignore = Annotated[
    list[str] | None, typer.Option(help="Not these rules.", metavar="CODES", autocompletion=complete.codes)
]
Profile = Annotated[
    str | None, typer.Option(help="Whose manual to check against.", autocompletion=complete.profiles)
]
Format = Annotated[OutputFormat, typer.Option("--output-format", help="How to write the report.")]
OutputFile = Annotated[
    Path | None, typer.Option("--output-file", "-o", help="Write the report to this file.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Show only how often each rule was broken.")]
GroupedBy = Annotated[
    GroupBy | None,
    typer.Option("--group-by", help="Show only figures, for each author, team, rule or month."),
]
NoExcerpts = Annotated[
    bool,
    typer.Option("--no-excerpts", help="Keep every word of the notes, and every name in them, out."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Check files anew that have not changed since an earlier run.")
]
ForceExclude = Annotated[
    bool,
    typer.Option("--force-exclude", help="Leave out what the config excludes, be it named here or not."),
]
FailOn = Annotated[
    Level | None, typer.Option(help="The lowest level that makes the exit code 1.", show_default="error")
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Check a note again each time it is saved, until Ctrl+C.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, max=64, help="How many files to check at a time.", show_default="by itself"
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        help="What one file may cost: seconds=60, memory-mb=2000, file-mb=200, unpacked-mb=500, pages=3000, "
        "characters=10000000.",
        metavar="NAME=NUMBER",
    ),
]
StdinFilename = Annotated[str, typer.Option(help="What to call the file read from standard input.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="Use this config file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no config file.")]
