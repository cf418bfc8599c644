"""How far a run is, on a terminal only: how many of its files are done, and how many a second."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FILES: Final = 4  # a run of fewer is over before a bar says anything


@contextmanager
def progress(files: int) -> Iterator[Callable[[int], None]]:
    """A function that is told how many files more are done; the bar goes when the run ends.

    pre-commit gives its hooks a terminal, and shows what they wrote on it when they are done: no bar there.
    """
    if files < _FILES or not sys.stderr.isatty() or "PRE_COMMIT" in os.environ:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Checking"),
        BarColumn(),
        TaskProgressColumn(show_speed=False),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} files"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=files, rate="")

        def advance(done: int) -> None:
            bar.advance(task, done)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.1f} a second" if speed else "")

        yield advance
