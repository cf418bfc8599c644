"""The options that several commands have, so that they are called and explained alike."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

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

    @property
    def is_copy(self) -> bool:
        """Whether it is no report, but a copy of the file with the findings in it."""
        return self in {OutputFormat.DOCX, OutputFormat.PDF}


class GroupBy(StrEnum):
    """What figures are taken together by."""

    AUTHOR = "author"
    TEAM = "team"
    RULE = "rule"
    MONTH = "month"


# The headings below which the help of a command lists them.
RULES: Final = "Which rules"
REPORT: Final = "The report"
EXIT: Final = "The exit code"
ACCEPTED: Final = "Accepted findings"
RUN: Final = "The run"
SETTINGS: Final = "Settings files"

Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Only these rules: codes or their beginnings, with commas between.",
        metavar="CODES",
        autocompletion=complete.codes,
        rich_help_panel=RULES,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        help="These rules besides the profile's.",
        metavar="CODES",
        autocompletion=complete.codes,
        rich_help_panel=RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        help="Not these rules.", metavar="CODES", autocompletion=complete.codes, rich_help_panel=RULES
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        help="Whose manual to check against.", autocompletion=complete.profiles, rich_help_panel=RULES
    ),
]
Format = Annotated[
    OutputFormat, typer.Option("--output-format", help="How to write the report.", rich_help_panel=REPORT)
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output-file", "-o", help="Write the report to this file.", rich_help_panel=REPORT),
]
Statistics = Annotated[
    bool,
    typer.Option("--statistics", help="Show only how often each rule was broken.", rich_help_panel=REPORT),
]
GroupedBy = Annotated[
    GroupBy | None,
    typer.Option(
        "--group-by", help="Show only figures, for each author, team, rule or month.", rich_help_panel=REPORT
    ),
]
NoExcerpts = Annotated[
    bool,
    typer.Option(
        "--no-excerpts",
        help="Keep every word of the notes, and every name in them, out.",
        rich_help_panel=REPORT,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="Check files anew that have not changed since an earlier run.", rich_help_panel=RUN
    ),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude",
        help="Leave out what the config excludes, be it named here or not.",
        rich_help_panel=RUN,
    ),
]
FailOn = Annotated[
    Level | None,
    typer.Option(
        help="The lowest level that makes the exit code 1.", show_default="error", rich_help_panel=EXIT
    ),
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="Check a note again each time it is saved, until Ctrl+C.", rich_help_panel=RUN
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.", rich_help_panel=EXIT)
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        max=64,
        help="How many files to check at a time.",
        show_default="by itself",
        rich_help_panel=RUN,
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        help="What one file may cost: seconds=60, memory-mb=2000, file-mb=200, unpacked-mb=500, pages=3000, "
        "characters=10000000.",
        metavar="NAME=NUMBER",
        rich_help_panel=RUN,
    ),
]
StdinFilename = Annotated[
    str, typer.Option(help="What to call the file read from standard input.", rich_help_panel=RUN)
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Use this config file.", rich_help_panel=SETTINGS)
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no config file.", rich_help_panel=SETTINGS)]
