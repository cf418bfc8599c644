"""What the commands share: settings, rules, reading and writing, and how to fail in plain words."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from caselint.commands.options import OutputFormat
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.config import Config
    from caselint.findings import Report
    from caselint.lint import Linter
    from caselint.record import Document
    from caselint.schema import Rulebook

FOUND, FAILED = 1, 2  # exit codes; 0 is nothing found
STANDARD_INPUT = Path("-")


def fail(reason: str) -> NoReturn:
    """Say what was wrong, and leave with exit code 2."""
    typer.echo(f"caselint: {reason}", err=True)
    raise typer.Exit(FAILED)


def settings_of(
    path: Path | None,
    isolated: bool,
    *,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    profile: str | None = None,
    fail_on: Level | None = None,
) -> Config:
    """The config of the run, with the command line's options in place of the file's."""
    from msgspec.structs import replace

    from caselint.config import Config, ConfigError, find_config, load_config

    if path and isolated:
        fail("--config and --isolated cannot be used together.")
    try:
        found = path or (None if isolated else find_config(Path.cwd()))
        config = load_config(found) if found else Config()
    except ConfigError as error:
        fail(str(error))
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


def load_book(settings: Config | None = None) -> Rulebook:
    """The rules, lexicons and profiles: caselint's own and those of the settings' packs."""
    from caselint.packs import load_with_packs
    from caselint.yaml_files import RuleError

    try:
        return load_with_packs([Path(pack) for pack in settings.packs] if settings else [])
    except RuleError as error:
        fail(str(error))


def prepared_linter(settings: Config, *, template: bool | None = None) -> Linter:
    """The linter that the settings ask for, with its language loaded. `template` is as in Linter."""
    # Rules, lexicons and spaCy stay in memory to the end: the collector need not search them for waste.
    gc.disable()
    from caselint.config import ConfigError
    from caselint.language.model import ModelError
    from caselint.selection import make_linter

    try:
        linter = make_linter(load_book(settings), settings, template=template)
        linter.load()
    except (ConfigError, ModelError) as error:
        fail(str(error))
    gc.freeze()
    # A long document makes a million small things that live to its end: search for waste now and then only.
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    return linter


def checked(
    paths: Sequence[Path], settings: Config, stdin_name: str, *, template: bool | None = None
) -> Report:
    """The report on files and folders, or on standard input where the only path is `-`."""
    from caselint.files import find_files
    from caselint.findings import Report

    linter = prepared_linter(settings, template=template)
    files = list(paths) if list(paths) == [STANDARD_INPUT] else find_files(paths)
    if not files:
        fail("There is no docx, pdf or txt file to check there.")
    documents = read(files, stdin_name)
    return Report(settings.profile, linter.lint_all(documents), linter.manual)


def report_on(
    paths: Sequence[Path],
    settings: Config,
    stdin_name: str,
    *,
    form: OutputFormat,
    output: Path | None,
    statistics: bool,
    exit_zero: bool,
    template: bool | None = None,
) -> None:
    """Check what is named, write the report, and leave with the exit code that it asks for."""
    report = checked(paths, settings, stdin_name, template=template)
    write(report, form, output, statistics=statistics)
    leave(report, settings.fail_on, exit_zero=exit_zero)


def read(files: Sequence[Path], stdin_name: str) -> list[Document]:
    """The documents of files, or of standard input where the only file is `-`."""
    from caselint.read import read_bytes, read_path

    if list(files) == [STANDARD_INPUT]:
        return [read_bytes(sys.stdin.buffer.read(), stdin_name)]
    return [read_path(file) for file in files]


def write(report: Report, form: OutputFormat, path: Path | None, *, statistics: bool) -> None:
    """Write the report to the file, or to standard output where there is none."""
    from caselint.report.json import render_json
    from caselint.report.text import print_text

    def put(stream) -> None:  # type: ignore[no-untyped-def]  # any text stream
        if form is OutputFormat.JSON:
            stream.write(render_json(report))
        else:
            print_text(report, stream, statistics=statistics)

    if path is None:
        put(sys.stdout)
        return
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            put(file)
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}.")


def leave(report: Report, fail_on: Level, *, exit_zero: bool) -> None:
    """Leave with the exit code that the report asks for."""
    if any(document.document.problem for document in report.documents):
        raise typer.Exit(FAILED)
    levels = list(Level)
    serious = levels[: levels.index(fail_on) + 1]
    if not exit_zero and any(f.level in serious for d in report.documents for f in d.findings):
        raise typer.Exit(FOUND)
