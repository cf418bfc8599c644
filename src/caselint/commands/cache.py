"""`caselint cache`: what is kept of earlier runs, so that unchanged files are not checked anew."""

from __future__ import annotations

import typer

from caselint.commands import run

app = typer.Typer(
    help="What is kept of earlier runs, sealed, so that unchanged files are not checked anew.",
    no_args_is_help=True,
)


@app.command("clean")
def clean() -> None:
    """Do away with all that is kept."""
    from caselint.batch.cache import cache_folder
    from caselint.batch.cache import clean as do_away

    folder = cache_folder(run.settings_of(None, False).cache_dir)
    try:
        size = do_away(folder)
    except OSError as error:
        run.fail(f"{folder} could not be emptied: {error.strerror or error}.")
    told = f"{size / 1024**2:,.1f} MB were taken away" if size else "there was nothing in it"
    typer.echo(f"The cache in {folder} is empty: {told}.")


@app.command("dir")
def folder() -> None:
    """Say in which folder it is."""
    from caselint.batch.cache import cache_folder

    typer.echo(str(cache_folder(run.settings_of(None, False).cache_dir)))
