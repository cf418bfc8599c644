"""What the commands share: settings and rules, and how to fail in plain words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.config import Config
    from caselint.findings import Level
    from caselint.read.limits import Limits
    from caselint.schema import Rulebook
    from caselint.workers.messages import Job

FOUND, FAILED = 1, 2  # exit codes; 0 is nothing found
STANDARD_INPUT = Path("-")


def fail(reason: str) -> NoReturn:
    """Say what was wrong, and leave with exit code 2."""
    tell(reason)
    raise typer.Exit(FAILED)


def tell(words: str) -> None:
    """Say something to the user beside the report."""
    from caselint.report.escapes import terminal

    typer.echo(f"caselint: {terminal(words)}", err=True)


def standard_input(name: str, limits: Limits) -> Job:
    """What is on standard input, under the name that it is given; no more of it is taken than is allowed."""
    from caselint.read.limits import over_the_limit
    from caselint.workers.messages import Job

    if sys.stdin is None:
        fail("There is no standard input to read.")
    most = limits.file_mb * 1024**2
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:
        fail(f"Standard input could not be read: {error.strerror}.")
    if len(data) > most:
        return Job(0, name, problem=over_the_limit(limits))
    return Job(0, name, data)


def settings_of(
    path: Path | None,
    isolated: bool,
    *,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    profile: str | None = None,
    fail_on: Level | None = None,
    limit: Sequence[str] | None = None,
) -> Config:
    """The config of the run, with the command line's options in place of the file's."""
    from msgspec.structs import replace

    from caselint.config import Config, ConfigError, find_config, load_config, with_limits

    if path and isolated:
        fail("--config and --isolated cannot be used together.")
    try:
        found = path or (None if isolated else find_config(Path.cwd()))
        config = load_config(found) if found else Config()
        limits = with_limits(config.limits, limit or ())
    except ConfigError as error:
        fail(str(error))
    return replace(
        config,
        select=config.select if select is None else _codes(select),
        extend_select=config.extend_select + _codes(extend_select or ()),
        ignore=config.ignore + _codes(ignore or ()),
        profile=profile or config.profile,
        fail_on=fail_on or config.fail_on,
        limits=limits,
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
