"""`caselint init`: asks a team what its settings are, and writes them with every other one explained."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caselint.commands import complete, run

if TYPE_CHECKING:
    from caselint.config.starter import Answers

_STOPPED = 130  # what shells give a program that Ctrl+C ended


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.", show_default="this folder")] = Path(),
    profile: Annotated[
        str | None,
        typer.Option(
            help="Whose manual to check against.", show_default="default", autocompletion=complete.profiles
        ),
    ] = None,
    late_after: Annotated[
        float | None, typer.Option(help="Hours after an event from which an entry is late.")
    ] = None,
    post_title: Annotated[
        list[str] | None, typer.Option(help="A post title of your team's own; give it once for each.")
    ] = None,
    abbreviation: Annotated[
        list[str] | None,
        typer.Option(help='An abbreviation of your team\'s own: "FSW = family support worker".'),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
) -> None:
    """Write a caselint.toml for your team, with every setting explained.

    On a terminal it asks first: whose manual, when an entry is late, your own post titles and abbreviations.
    With any option it asks nothing, and leaves the rest to caselint. It never writes over a file.
    """
    from caselint.config import starter

    path = folder / "caselint.toml"
    if os.path.exists(path):  # noqa: PTH110 - pathlib's raises for a path that is too long
        run.fail(f"{path} is there already. It was left as it is.")
    given = (profile, late_after, post_title, abbreviation)
    if yes or any(option is not None for option in given) or not on_a_terminal():
        answers = _given(profile, late_after, post_title or [], abbreviation or [])
    else:
        answers = _asked(path)
    above = _above(folder)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(answers))
    except FileExistsError:
        run.fail(f"{path} is there already. It was left as it is.")
    except OSError as error:
        run.fail(f"{path} cannot be written: {error.strerror}.")
    typer.echo(f"Wrote {path}. Each setting in it is explained; caselint check uses it from now on.")
    if above:
        typer.echo(
            f"Until now {above} counted here. To keep what it says, name it in the new file's “extend”."
        )


def on_a_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _above(folder: Path) -> Path | None:
    """The config that counts in the folder so far."""
    from caselint.config import Configs

    configs = Configs()
    return run.told_of(lambda: configs.file_of(configs.absolute(folder)))


def _given(
    profile: str | None, late_after: float | None, titles: list[str], abbreviations: list[str]
) -> Answers:
    """The answers that stand on the command line."""
    from caselint.commands.asking import abbreviations_of, hours_problem, profile_of
    from caselint.config.starter import Answers
    from caselint.config.words import problem_with_abbreviations, problem_with_titles

    book = run.load_book()
    named = profile_of(book, profile or "default")
    if named is None:
        from caselint.config import nearest

        run.fail(nearest("profile", profile or "", list(book.profiles)))
    meanings, known = abbreviations_of(abbreviations)
    problem = (
        (late_after is not None and hours_problem(late_after))
        or problem_with_titles(titles)
        or problem_with_abbreviations({**meanings, **dict.fromkeys(known, "known")})
    )
    if problem:
        run.fail(problem)
    return Answers(named, late_after, tuple(titles), meanings, known)


def _asked(path: Path) -> Answers:
    """The answers of whoever sits there; Ctrl+C leaves everything as it was."""
    from caselint.commands.asking import ask

    try:
        return ask(run.load_book(), path)
    except (typer.Abort, KeyboardInterrupt):
        typer.echo()
        run.tell("Stopped. Nothing was written.")
        raise typer.Exit(_STOPPED) from None
