"""Page numbers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def pages_named(numbers: Iterable[int]) -> str:
    """What a sentence about pages begins with: "Page 3", "Pages 2 and 5 to 7"."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]
    listed = told[-1] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{'Page' if len(ordered) == 1 else 'Pages'} {listed}"
