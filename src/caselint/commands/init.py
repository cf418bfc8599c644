"""`caselint init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caselint.commands import run


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    profile: Annotated[str, typer.Option(help="Whose manual to check against.")] = "default",
) -> None:
    """Write a caselint.toml with every setting explained."""
    from caselint.config import nearest, starter

    book = run.load_book()
    if profile not in book.profiles:
        run.fail(nearest("profile", profile, list(book.profiles)))
    path = folder / "caselint.toml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(profile))
    except FileExistsError:
        run.fail(f"{path} is there already. It was left as it is.")
    except OSError as error:
        run.fail(f"{path} cannot be written: {error.strerror}.")
    typer.echo(f"Wrote {path}. Each setting in it is explained; caselint check uses it from now on.")
