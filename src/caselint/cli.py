"""The command line: which commands there are. Each stands in a module of `caselint.commands`."""

from __future__ import annotations

import sys
from collections import UserDict
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

from caselint import __version__

# Each with its module, in which it is a function or, where it has commands of its own, the `app` of these.
_HOMES: Final = {
    "check": "check",
    "template": "template",
    "rules": "about_rules",
    "rule": "about_rules",
    "profiles": "about_rules",
    "lexicon": "lexicon",
    "text": "text",
    "doctor": "doctor",
    "serve": "serve",
    "init": "init",
    "schema": "packs",
    "config": "config",
    "pack": "packs",
    "cache": "cache",
    "baseline": "baseline",
}
_WITH_COMMANDS: Final = frozenset({"config", "pack", "cache", "baseline"})


class _Commands(UserDict[str, Any]):
    """The commands by their names. Each is imported when it is first asked for, for all of them take long."""

    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        if found is None:
            found = self[name] = _made(name)
        return found


def _made(name: str) -> Any:
    home = import_module(f"caselint.commands.{_HOMES[name]}")
    if name in _WITH_COMMANDS:
        made = get_group(home.app)
        made.name = name
        return made
    alone = typer.Typer(add_completion=False)
    alone.command(name)(getattr(home, name))
    return get_command(alone)


class _Caselint(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands(dict.fromkeys(_HOMES))


app = typer.Typer(
    name="caselint",
    cls=_Caselint,
    help="Checks case notes in children's social care against recording standards. "
    "Nothing leaves this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
