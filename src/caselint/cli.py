"""The command line: which commands there are. Each stands in a module of `caselint.commands`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from caselint import __version__
from caselint.commands import (
    about_rules,
    baseline,
    cache,
    check,
    config,
    doctor,
    init,
    lexicon,
    packs,
    serve,
    template,
    text,
)

app = typer.Typer(
    name="caselint",
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


app.command()(check.check)
app.command()(template.template)
app.command()(about_rules.rules)
app.command()(about_rules.rule)
app.command()(about_rules.profiles)
app.command()(lexicon.lexicon)
app.command()(text.text)
app.command()(doctor.doctor)
app.command()(serve.serve)
app.command()(init.init)
app.command()(packs.schema)
app.add_typer(config.app, name="config")
app.add_typer(packs.app, name="pack")
app.add_typer(cache.app, name="cache")
app.add_typer(baseline.app, name="baseline")
