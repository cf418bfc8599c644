"""The command line: arguments and exit codes, nothing else.

What is slow to import (spaCy, the readers, rich) is imported by the commands that need it.
"""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from caselint import __version__
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.config import Config
    from caselint.findings import Report
    from caselint.record import Document
    from caselint.schema import Rulebook

app = typer.Typer(
    name="caselint",
    help="Checks case notes in children's social care against recording standards. "
    "Nothing leaves this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FOUND, FAILED = 1, 2  # exit codes; 0 is nothing found


class OutputFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"caselint {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Set up what every command needs: output in UTF-8, whatever the console's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline=None)


@app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; - reads standard input.", show_default=".")
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help="Only these rules: codes or their beginnings, with commas between.", metavar="CODES"
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option(help="These rules besides the profile's.", metavar="CODES")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.", metavar="CODES")] = None,
    profile: Annotated[str | None, typer.Option(help="Whose manual to check against.")] = None,
    output_format: Annotated[OutputFormat, typer.Option(help="How to write the report.")] = OutputFormat.TEXT,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", "-o", help="Write the report to this file.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show only how often each rule was broken.")
    ] = False,
    fail_on: Annotated[
        Level | None, typer.Option(help="The lowest level that makes the exit code 1.", show_default="error")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    config: Annotated[Path | None, typer.Option(help="Use this config file.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no config file.")] = False,
    stdin_filename: Annotated[
        str, typer.Option(help="What to call the note read from standard input.")
    ] = "note.txt",
) -> None:
    """Check case notes: docx, pdf and txt files, or all of them in a folder.

    The exit code is 0 where nothing at or above --fail-on was found, 1 where something was, and 2 where
    a file could not be read or the command or its config was wrong.
    """
    settings = _settings(config, isolated, select, extend_select, ignore, profile, fail_on)
    report = _check(paths or [Path()], settings, stdin_filename)
    _write(report, output_format, output_file, statistics=statistics)
    if any(document.document.problem for document in report.documents):
        raise typer.Exit(FAILED)
    levels = list(Level)
    serious = levels[: levels.index(settings.fail_on) + 1]
    if not exit_zero and any(f.level in serious for d in report.documents for f in d.findings):
        raise typer.Exit(FOUND)


@app.command()
def rules() -> None:
    """List all rules by family."""
    from caselint.report.rule_page import print_rules

    print_rules(_book(), sys.stdout)


@app.command()
def rule(code: Annotated[str, typer.Argument(help="The rule's code or name, such as SGN003.")]) -> None:
    """Show all that there is to know about one rule."""
    from caselint.config import nearest
    from caselint.report.rule_page import print_rule

    book = _book()
    names = {rule.name: rule for rule in book.rules.values()}
    found = book.rules.get(code.upper()) or names.get(code.lower())
    if found is None:
        _fail(nearest("rule", code, [*book.rules, *names]))
    print_rule(found, sys.stdout)


@app.command()
def text(
    file: Annotated[Path, typer.Argument(help="A docx, pdf or txt file; - reads standard input.")],
) -> None:
    """Print the text of a file as caselint reads it: the lines and columns of findings count in it."""
    document = _read([file], "note.txt")[0]
    if document.problem:
        _fail(f"{document.path}: {document.problem.reason}")
    sys.stdout.write(document.text if document.text.endswith("\n") else document.text + "\n")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    profile: Annotated[str, typer.Option(help="Whose manual to check against.")] = "default",
) -> None:
    """Write a caselint.toml with every setting explained."""
    from caselint.config import nearest, starter

    book = _book()
    if profile not in book.profiles:
        _fail(nearest("profile", profile, list(book.profiles)))
    path = folder / "caselint.toml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(profile))
    except FileExistsError:
        _fail(f"{path} is there already. It was left as it is.")
    except OSError as error:
        _fail(f"{path} cannot be written: {error.strerror}.")
    typer.echo(f"Wrote {path}. Each setting in it is explained; caselint check uses it from now on.")


# ------------------------------------------------------------------------- what the commands share


def _settings(
    path: Path | None,
    isolated: bool,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    profile: str | None,
    fail_on: Level | None,
) -> Config:
    """The config of the run, with the command line's options in place of the file's."""
    from msgspec.structs import replace

    from caselint.config import Config, ConfigError, find_config, load_config

    if path and isolated:
        _fail("--config and --isolated cannot be used together.")
    try:
        found = path or (None if isolated else find_config(Path.cwd()))
        config = load_config(found) if found else Config()
    except ConfigError as error:
        _fail(str(error))
    return replace(
        config,
        select=config.select if select is None else _codes(select),
        extend_select=config.extend_select + _codes(extend_select or ()),
        ignore=config.ignore + _codes(ignore or ()),
        profile=profile or config.profile,
        fail_on=fail_on or config.fail_on,
    )


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.strip() for part in given for code in part.split(",") if code.strip())


def _check(paths: list[Path], settings: Config, stdin_name: str) -> Report:
    # Rules, lexicons and spaCy stay in memory to the end: the collector need not search them for waste.
    gc.disable()
    from caselint.config import ConfigError
    from caselint.files import find_files
    from caselint.findings import Report
    from caselint.language.model import ModelError
    from caselint.selection import make_linter

    try:
        linter = make_linter(_book(), settings)
        linter.load()
    except (ConfigError, ModelError) as error:
        _fail(str(error))
    gc.freeze()
    # A long document makes a million small things that live to its end: search for waste now and then only.
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    files = paths if paths == [Path("-")] else find_files(paths)
    if not files:
        _fail("There is no docx, pdf or txt file to check there.")
    documents = _read(files, stdin_name)
    return Report(
        profile=settings.profile, documents=tuple(linter.lint_or_explain(document) for document in documents)
    )


def _read(files: list[Path], stdin_name: str) -> list[Document]:
    from caselint.read import read_bytes, read_path

    if files == [Path("-")]:
        return [read_bytes(sys.stdin.buffer.read(), stdin_name)]
    return [read_path(file) for file in files]


def _write(report: Report, form: OutputFormat, path: Path | None, *, statistics: bool) -> None:
    from caselint.report.json import render_json
    from caselint.report.text import print_text

    def write(stream) -> None:  # type: ignore[no-untyped-def]  # any text stream
        if form is OutputFormat.JSON:
            stream.write(render_json(report))
        else:
            print_text(report, stream, statistics=statistics)

    if path is None:
        write(sys.stdout)
        return
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            write(file)
    except OSError as error:
        _fail(f"{path} cannot be written: {error.strerror}.")


def _book() -> Rulebook:
    from caselint.rules import RuleError, load_rulebook

    try:
        return load_rulebook()
    except RuleError as error:
        _fail(str(error))


def _fail(reason: str) -> NoReturn:
    """Say what was wrong, and leave with exit code 2."""
    typer.echo(f"caselint: {reason}", err=True)
    raise typer.Exit(FAILED)
