"""The timing and order kinds: late, early, out of sequence, and additions without a moment."""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

import datetime
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pytest

from caselint.checks import timing
from caselint.checks.order import _breaks, _longest_run
from caselint.config import Config
from caselint.language import Annotator
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding

BOOK = load_rulebook()
LINTER = make_linter(BOOK, Config(select=("TIM",)))
SAW = "Saw Kai at school. He had a new coat and told me about his desk."


def lint(text: str) -> list[Finding]:
    return list(LINTER.lint(read_bytes(text.encode(), "note.txt")).findings)


def codes(text: str) -> list[str]:
    return [f"{finding.code}@{finding.entry}" for finding in lint(text)]


def note(event: str, recorded: str, text: str = SAW, head: str = "") -> str:
    return f"{head}Date of visit: {event}\nDate recorded: {recorded}\nWorker: Jane Okafor, Social Worker\n\n{text}\n"


@pytest.mark.parametrize(
    ("event", "recorded", "late"),
    [
        ("4 March 2024 10:00", "5 March 2024 10:00", False),
        ("4 March 2024 10:00", "5 March 2024 10:01", True),
        ("4 March 2024 10:00", "4 March 2024 16:00", False),
        ("4 March 2024", "5 March 2024", False),
        ("4 March 2024", "6 March 2024", True),
        ("4 March 2024 23:00", "5 March 2024", False),
        ("4 March 2024", "6 March 2024 09:00", True),
        ("29 February 2024 10:00", "1 March 2024 09:00", False),
        ("14 March", "20 March 2024", False),
        ("Monday 5 March 2024", "9 March 2024", True),  # a wrong weekday still is a day
    ],
)
def test_late_after_twenty_four_hours(event: str, recorded: str, late: bool) -> None:
    assert ("TIM001@1" in codes(note(event, recorded))) is late


def test_the_limit_is_an_option() -> None:
    record = segment(read_bytes(note("4 March 2024", "7 March 2024").encode(), "note.txt"), BOOK)
    annotated = Annotator(BOOK, ()).annotate(record)
    for hours, hits in ((24, 1), (48, 1), (72, 0), (120, 0)):
        options = timing.Options(fault=timing.Fault.LATE, hours=hours)
        assert len(list(timing.check(annotated, options, BOOK))) == hits, hours


def test_a_marked_late_entry_is_not_late_but_owes_its_moment() -> None:
    late = "4 March 2024 10:00", "9 March 2024 10:00"
    assert codes(note(*late)) == ["TIM001@1"]
    assert codes(note(*late, head="LATE ENTRY\n")) == []
    assert codes(note("4 March 2024 10:00", "9 March 2024", head="LATE ENTRY\n")) == ["TIM002@1"]
    assert codes(note(*late, text="Kai was late for school and made a late entry in the book.")) == [
        "TIM001@1"
    ]


def test_recorded_before_its_event() -> None:
    (finding,) = lint(note("9 March 2024 10:00", "8 March 2024 16:00"))
    assert (finding.code, finding.match) == ("TIM003", "8 March 2024")
    assert codes(note("9 March 2024 10:00", "9 March 2024 09:00")) == ["TIM003@1"]
    assert codes(note("9 March 2024", "9 March 2024")) == []
    assert codes(note("9 March 2024", "8 March 2024", text="A visit is booked for Saturday.")) == []


@pytest.mark.parametrize(("today", "hits"), [("2024-03-03", 1), ("2024-03-04", 0), ("2024-04-01", 0)])
def test_the_future_is_after_a_day_that_can_be_given(today: str, hits: int) -> None:
    text = f"Date: 4 March 2024 10:00\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n"
    annotated = Annotator(BOOK, ()).annotate(segment(read_bytes(text.encode(), "note.txt"), BOOK))
    options = timing.Options(fault=timing.Fault.EARLY, today=datetime.date.fromisoformat(today))
    assert len(list(timing.check(annotated, options, BOOK))) == hits


def test_the_future_is_after_the_day_of_the_export() -> None:
    notes = (
        f"Note 1\nDate: 4 March 2024 10:00\nAuthor: Jane Okafor\n{SAW}\n\n"
        f"Note 2\nDate: 9 March 2024 10:00\nAuthor: Jane Okafor\n{SAW}\n"
    )
    assert codes("Printed: 8 March 2024\n\n" + notes) == ["TIM003@2"]
    assert codes("Printed: 9 March 2024 09:00\n\n" + notes) == ["TIM003@2"]
    assert codes("Printed: 9 March 2024 12:00\n\n" + notes) == []


def export(days: list[int], numbers: list[int] | None = None, late: int | None = None) -> str:
    notes = []
    for at, day in enumerate(days):
        head = f"Note {numbers[at] if numbers else at + 1}\n"
        mark = "LATE ENTRY\n" if at == late else ""
        notes.append(f"{head}Date: {day} March 2024 10:00\nAuthor: Jane Okafor\n{mark}{SAW}\n")
    return "\n".join(notes)


@pytest.mark.parametrize(
    ("days", "numbers", "broken"),
    [
        ([1, 2, 3, 4], None, []),
        ([4, 3, 2, 1], [4, 3, 2, 1], []),
        ([1, 2, 2, 4], None, []),
        ([1, 4, 3, 5], None, [3]),
        ([1, 2, 3, 4], [1, 2, 4, 5], [3]),
        ([1, 2, 3, 4], [1, 2, 2, 3], [3]),
        ([9, 8, 7, 6], [6, 5, 3, 2], [3]),
        ([1, 2, 3, 4], [1, 2, 4, 3], [4]),
        ([1, 2], [1, 5], []),
        ([1, 2, 3], [120, 431, 782], []),
    ],
)
def test_order(days: list[int], numbers: list[int] | None, broken: list[int]) -> None:
    assert codes(export(days, numbers)) == [f"TIM004@{entry}" for entry in broken]


def test_a_marked_late_entry_may_stand_out_of_order() -> None:
    assert codes(export([1, 4, 3, 5])) == ["TIM004@3"]
    assert codes(export([1, 4, 3, 5], late=2)) == []


def test_the_longest_run_is_longest() -> None:
    for values in permutations(range(5)):
        kept = sorted(_longest_run(values))
        assert all(values[a] <= values[b] for a, b in pairwise(kept))
        best = max(
            bin(mask).count("1")
            for mask in range(32)
            if all(
                values[a] <= values[b] for a in range(5) for b in range(a + 1, 5) if mask >> a & mask >> b & 1
            )
        )
        assert len(kept) == best


def test_dates_in_no_order_are_not_held_to_one() -> None:
    day = datetime.date(2024, 3, 1)
    shuffled = [(at, day + datetime.timedelta(days=step)) for at, step in enumerate([5, 1, 6, 2, 7, 3])]
    assert len(_breaks(shuffled)) <= 2


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("Update: he rang back.", "date, time or name"),
        ("Addendum 05/03/2024: he rang back.", "time or name"),
        ("EDIT 05/03/2024 09:10 - it is number 7.", "name"),
        ("Update, 5 March 2024 at 09:10, Jane Okafor: he rang back.", None),
    ],
)
def test_additions(line: str, lacks: str | None) -> None:
    found = lint(f"Date: 4 March 2024 10:00\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n\n{line}\n")
    assert [finding.message for finding in found] == ([f"This addition has no {lacks}."] if lacks else [])
