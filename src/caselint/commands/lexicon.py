"""`caselint lexicon`: what is known of a word."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from caselint.commands import options, run


def lexicon(
    term: Annotated[list[str], typer.Argument(help="A word, a phrase or an abbreviation, in any form.")],
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Show which rules know a word, when it counts, and what they advise instead.

    The exit code is 0 where it is known, and 1 where it is not.
    """
    from caselint.look_up import look_up
    from caselint.report.lexicon_page import print_answer

    answer = look_up(run.load_book(run.settings_of(config, isolated)), " ".join(term))
    print_answer(answer, sys.stdout)
    if not answer.is_known:
        raise typer.Exit(run.FOUND)
