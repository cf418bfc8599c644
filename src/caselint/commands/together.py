"""Options of a run that say two things at once: each is refused, and none is passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.commands import run
from caselint.commands.options import GroupBy, OutputFormat

if TYPE_CHECKING:
    from caselint.commands.checking import Asked

_BY_NAME: Final = frozenset({GroupBy.AUTHOR, GroupBy.TEAM})


def refuse_at_odds(asked: Asked) -> None:
    """Fail if options are at odds with each other, and say which to leave out."""
    if asked.statistics and asked.group_by is not None:
        run.fail("--statistics and --group-by both ask for figures alone: leave out one of them.")
    figures = "--statistics" if asked.statistics else "--group-by" if asked.group_by is not None else ""
    if figures and asked.form is not OutputFormat.TEXT:
        run.fail(f"{figures} shows figures alone, as text: leave out --output-format {asked.form}.")
    if asked.no_baseline:
        _refuse_without_baseline(asked)
    if asked.excerpts:
        return
    if asked.form.is_copy:
        run.fail(
            f"A copy has all of a file's words: leave out --no-excerpts or --output-format {asked.form}."
        )
    if asked.group_by in _BY_NAME:
        run.fail(
            f"--no-excerpts keeps names out, and --group-by {asked.group_by} shows them: leave out one of "
            "them, or group by rule or month."
        )


def _refuse_without_baseline(asked: Asked) -> None:
    given = {
        "--baseline": asked.baseline is not None,
        "--strict-baseline": asked.strict_baseline,
        "--show-accepted": asked.show_accepted,
    }
    for option, is_given in given.items():
        if is_given:
            run.fail(f"--no-baseline goes by no accepted findings: leave it out, or {option}.")
