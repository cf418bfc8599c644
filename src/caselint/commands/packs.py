"""`caselint pack`: what helps those who write rule packs; and `caselint schema`."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import Annotated

import typer

from caselint.commands import run

app = typer.Typer(help="Work on a rule pack: rules and words of your team's own.", no_args_is_help=True)


@app.command("test")
def test(
    folders: Annotated[
        list[Path], typer.Argument(help="The pack's folder; of several, each lies on those before it.")
    ],
) -> None:
    """Run the examples of a pack's rules, and the marked notes in its tests folder.

    The exit code is 0 where all is as it should be, 1 where a test failed, and 2 where the pack is broken.
    """
    from caselint.pack_tests import run_tests
    from caselint.report.pack_page import print_outcome
    from caselint.yaml_files import RuleError

    try:
        outcome = run_tests(folders)
    except RuleError as error:
        run.fail(str(error))
    print_outcome(outcome, sys.stdout)
    if outcome.failures:
        raise typer.Exit(run.FOUND)
