"""`caselint text`."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import Annotated

import typer

from caselint.commands import options, reading, run


def text(
    file: Annotated[Path, typer.Argument(help="A file of any format; - reads standard input.")],
    places: Annotated[
        bool, typer.Option("--places", help="Show each piece with its lines and its place in the file.")
    ] = False,
    limit: options.Limit = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = "note.txt",
) -> None:
    """Print the text of a file as caselint reads it: the lines and columns of findings count in it."""
    settings = run.settings_of(config, isolated, limit=limit)
    document = reading.document_of(file, settings, stdin_filename)
    if document.problem:
        run.fail(f"{document.path}: {document.problem.reason}")
    if places:
        from caselint.report.places import print_places

        print_places(document, sys.stdout)
        return
    words = document.text if document.text.endswith("\n") else document.text + "\n"
    if sys.stdout.isatty():
        from caselint.report.escapes import in_columns

        words = in_columns(words)
    sys.stdout.write(words)
