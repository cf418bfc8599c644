"""The questions of `caselint init`, each with an answer that Enter gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from caselint.config.starter import Answers
from caselint.config.words import problem_with_abbreviations, problem_with_titles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from caselint.schema import Rulebook

_LATE_RULE: Final = "TIM001"
_MOST_HOURS: Final = 24 * 366


def ask(book: Rulebook, path: Path) -> Answers:
    """Ask on the terminal. Raises typer.Abort where the user stops it."""
    typer.echo(f"This writes {path}: the settings for the notes in that folder and below it.")
    typer.echo(
        "Press Enter to take the answer in [brackets]. You can change all of it later. Ctrl+C stops.\n"
    )
    profile = _ask_profile(book)
    late_after = _ask_hours(book, profile)
    titles = _ask_titles(book)
    meanings, known = _ask_abbreviations()
    typer.echo()
    return Answers(profile, late_after, titles, meanings, known)


def _ask_profile(book: Rulebook) -> str:
    from caselint.clauses import manuals_of, shown_name
    from caselint.config import nearest

    manuals = manuals_of(book)
    others = sorted(set(book.profiles) - set(manuals) - {"default"})
    names = ["default", *manuals, *others]
    typer.echo("Whose recording standards does your team follow?")
    for number, name in enumerate(names, 1):
        about = "none of these: what makes a good record anywhere" if name == "default" else shown_name(name)
        typer.echo(f"  {number}  {about}")
    while True:
        answer = _line("Its number or name [1]")
        if answer.isdecimal() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        if (found := profile_of(book, answer or "default")) is not None:
            return found
        if answer.isdecimal():
            _say_again(f"There is no number {answer}. They go from 1 to {len(names)}.")
        else:
            told = nearest("profile", answer, names)
            _say_again(f"{told[0].upper()}{told[1:]}")


def _ask_hours(book: Rulebook, profile: str) -> float | None:
    from caselint.selection import options_of_profile

    own = options_of_profile(book, book.profiles[profile]).get(_LATE_RULE, {})
    usual = {**book.rules[_LATE_RULE].options, **own}["hours"]
    typer.echo("\nHow many hours after an event is its entry late?")
    while True:
        answer = _line(f"Hours [{usual:g}]").lower().removesuffix("hours").removesuffix("h").strip()
        if not answer:
            return None
        try:
            hours = float(answer)
        except ValueError:
            _say_again("Write the hours as a number, such as 24 or 48.")
            continue
        if (problem := hours_problem(hours)) is None:
            return hours
        _say_again(problem)


def _ask_titles(book: Rulebook) -> tuple[str, ...]:
    from caselint.segment.lexicons import knowledge_of

    known = knowledge_of(book).titles
    typer.echo("\nWhich post titles does your team sign with that caselint may not know?")
    typer.echo("Put commas between them, such as: Family Harbour Lead, Edge of Care Navigator")
    while True:
        titles = [" ".join(part.split()) for part in _line("Post titles [none]").split(",")]
        titles = list(dict.fromkeys(title for title in titles if title))
        if (problem := problem_with_titles(titles)) is None:
            break
        _say_again(problem)
    new = []
    for title in titles:
        if known.find(title) == (0, len(title)):
            typer.echo(f"  “{title}” is known already.")
        else:
            new.append(title)
    return tuple(new)


def _ask_abbreviations() -> tuple[dict[str, str], tuple[str, ...]]:
    typer.echo("\nWhich abbreviations are your team's own? One a line, with what it stands for:")
    typer.echo("  FSW = family support worker")
    typer.echo("Write one alone if every reader knows it, a parent too. An empty line ends the list.")
    lines = []
    while line := _line("Abbreviation [no more]"):
        meanings, known = abbreviations_of([line])
        if line.startswith("=") or line.endswith("="):
            _say_again("Write it as in FSW = family support worker.")
        elif problem := problem_with_abbreviations({**meanings, **dict.fromkeys(known, "known")}):
            _say_again(problem)
        else:
            lines.append(line)
    return abbreviations_of(lines)


def _line(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False, prompt_suffix=": ")
    return answer.strip()


def _say_again(problem: str) -> None:
    from caselint.report.escapes import terminal

    typer.echo(f"  {terminal(problem)}")


# ---------------------------------------------------------------------------------------- answers


def profile_of(book: Rulebook, answer: str) -> str | None:
    """The profile that an answer names, or None."""
    name = "-".join(answer.casefold().split())
    return name if name in book.profiles else None


def hours_problem(hours: float) -> str | None:
    """Why these are no hours after which an entry is late; None where they are."""
    if not 0 < hours <= _MOST_HOURS:
        return f"The hours must be above 0 and at most {_MOST_HOURS:,}, which is a year."
    return None


def abbreviations_of(lines: Iterable[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Those with what they stand for, and those alone, which every reader knows."""
    meanings: dict[str, str] = {}
    known: dict[str, None] = {}
    for line in lines:
        term, _, meaning = (" ".join(part.split()) for part in line.partition("="))
        if meaning:
            meanings[term] = meaning
        elif term:
            known[term] = None
    return meanings, tuple(known)
