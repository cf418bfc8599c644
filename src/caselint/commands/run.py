"""What the commands share: settings and rules, and how to fail in plain words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypedDict, TypeVar, Unpack

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caselint.config import Config, Configs
    from caselint.files import Found
    from caselint.findings import Level
    from caselint.read.limits import Limits
    from caselint.schema import Rulebook
    from caselint.workers.messages import Job

FOUND, FAILED, INTERRUPTED = 1, 2, 130  # exit codes; 0 is nothing found
STANDARD_INPUT = Path("-")

T = TypeVar("T")


def fail(reason: str) -> NoReturn:
    """Say what was wrong, and leave with exit code 2."""
    tell(reason)
    raise typer.Exit(FAILED)


def cannot_write(path: Path, error: OSError) -> NoReturn:
    """Say that a file cannot be written, and leave with exit code 2."""
    hint = " Is it open in another program?" if isinstance(error, PermissionError) and path.exists() else ""
    fail(f"{path} cannot be written: {error.strerror}.{hint}")


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


class Given(TypedDict, total=False):
    """What the command line may say that lies on the settings of files."""

    select: Sequence[str] | None
    extend_select: Sequence[str] | None
    ignore: Sequence[str] | None
    profile: str | None
    fail_on: Level | None
    limit: Sequence[str] | None


def settings_of(path: Path | None, isolated: bool, **given: Unpack[Given]) -> Config:
    """The settings of the run, for commands that have one for all: those of the folder where it runs.

    The command line's options lie on them.
    """
    configs = configs_of(path, isolated, **given)
    return told_of(lambda: configs.of_run)


def configs_of(path: Path | None, isolated: bool, **given: Unpack[Given]) -> Configs:
    """The settings of each file of the run, the command line's options on those of its config."""
    from caselint.config import Configs, limits_given

    if path and isolated:
        fail("--config and --isolated cannot be used together.")
    select, limit = given.get("select"), given.get("limit") or ()
    values = {
        "select": None if select is None else _codes(select),
        "extend_select": _codes(given.get("extend_select") or ()) or None,
        "ignore": _codes(given.get("ignore") or ()) or None,
        "profile": given.get("profile") or None,
        "fail_on": given.get("fail_on"),
        "limits": told_of(lambda: limits_given(limit)) or None,
    }
    command_line = {name: value for name, value in values.items() if value is not None}
    return Configs(path, isolated=isolated, command_line=command_line)


def told_of(made: Callable[[], T]) -> T:
    """What is made; a config at fault is told, and the program left with exit code 2."""
    from caselint.config import ConfigError

    try:
        return made()
    except ConfigError as error:
        fail(str(error))


def find(paths: Iterable[Path], configs: Configs, *, exclude_named: bool = False) -> Found:
    """The files that are named or lie in the folders that are named; what is left out of these is told."""
    from caselint.files import find_files

    found = told_of(lambda: find_files(paths, configs, exclude_named=exclude_named))
    for left in found.left_out:
        tell(f"{left.path} was left out: {left.why}.")
    for sentence in found.excluded:
        tell(sentence)
    return found


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
