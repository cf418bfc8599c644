"""`caselint pack`: what helps those who write rule packs; and `caselint schema`."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import Annotated

import typer

from caselint.commands import run
from caselint.schemas import FileKind, path_of

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


def schema(
    kind: Annotated[
        FileKind | None, typer.Argument(help="Whose schema to print: rule, lexicon, profile or config.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Write all four into this folder, for an editor to use.")
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file, with which an editor helps those who write one."""
    if (kind is None) == (folder is None):
        run.fail("Name one kind (rule, lexicon, profile or config), or a folder for all with --folder.")
    if kind is not None:
        sys.stdout.write(path_of(kind).read_text(encoding="utf-8"))
    elif folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one in FileKind:
                target = folder / path_of(one).name
                target.write_text(path_of(one).read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
        except OSError as error:
            run.fail(f"{folder} cannot be written: {error.strerror}.")
        typer.echo(f"Wrote {', '.join(path_of(one).name for one in FileKind)} into {folder}.")
