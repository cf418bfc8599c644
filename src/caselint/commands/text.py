"""`caselint text`."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations when the program runs
from typing import Annotated

import typer

from caselint.commands import run


def text(
    file: Annotated[Path, typer.Argument(help="A docx, pdf or txt file; - reads standard input.")],
) -> None:
    """Print the text of a file as caselint reads it: the lines and columns of findings count in it."""
    document = run.read([file], "note.txt")[0]
    if document.problem:
        run.fail(f"{document.path}: {document.problem.reason}")
    sys.stdout.write(document.text if document.text.endswith("\n") else document.text + "\n")
