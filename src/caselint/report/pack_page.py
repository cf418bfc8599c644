"""What the tests of a rule pack showed, for those who write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from caselint.report.console import console_for, print_indented

if TYPE_CHECKING:
    from typing import TextIO

    from caselint.pack_tests import Outcome


def print_outcome(outcome: Outcome, stream: TextIO) -> None:
    """Write what failed, with its place, and how many tests ran."""
    console = console_for(stream)
    for failure in outcome.failures:
        place = f"{failure.path}:{failure.line}" if failure.line else str(failure.path)
        console.print(Text(place, style="bold"), Text(failure.about, style="dim"), soft_wrap=True)
        print_indented(console, Text(failure.problem), 2)
    ran = f"{_count(outcome.examples, 'example')} and {_count(outcome.notes, 'marked note')}"
    failed = _count(len(outcome.failures), "fault")
    console.print(Text(f"{ran}: {failed if outcome.failures else 'all as they should be'}."))


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
