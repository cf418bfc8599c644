"""The kinds `oversight` and `follow-up`: where a manager shows, and what is left undone."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

BOOK = load_rulebook()


def stretches(text: str, **options: object) -> list[tuple[int, str]]:
    """The entry and the message of each finding of OVR101."""
    config = Config(select=("OVR101",), rules={"OVR101": options} if options else {})
    found = make_linter(BOOK, config).lint(read_bytes(text.encode(), "note.txt")).findings
    return [(finding.entry, finding.message) for finding in found]


def log(*rows: tuple[str, str, str]) -> str:
    """A log of entries: day, author with post, text."""
    return "\n".join(f"Date: {day} 10:00\nAuthor: {who}\n\n{text}\n" for day, who, text in rows)


WORKER, MANAGER = "Jane Okafor, Social Worker", "Anna Reid, Team Manager"
TALK = "Kai was at home with his gran."


def test_a_stretch_says_from_when_to_when() -> None:
    found = stretches(log(("01/03/2024", WORKER, TALK), ("26/04/2024", WORKER, TALK)))
    assert [entry for entry, _ in found] == [2]
    assert "from 1 March 2024 to 26 April 2024: 8 weeks" in found[0][1]


def test_each_stretch_is_one_finding() -> None:
    rows = [("01/03/2024", WORKER, TALK), ("01/05/2024", MANAGER, TALK), ("01/07/2024", WORKER, TALK)]
    assert [entry for entry, _ in stretches(log(*rows))] == [2, 3]
    assert [entry for entry, _ in stretches(log(*reversed(rows)))] == [1, 2]


def test_the_limit_is_an_option_and_its_last_day_counts() -> None:
    text = log(("01/03/2024", WORKER, TALK), ("12/04/2024", WORKER, TALK))  # six weeks to the day
    assert stretches(text) == []
    assert len(stretches(text, weeks=5)) == 1


@pytest.mark.parametrize(
    "shown",
    [
        "Manager's comment: Read, and all is well.",
        "Management oversight: read today.",
        "Countersigned: Anna Reid, 22 March 2024",
        "Approved by: Anna Reid, Service Manager",
        "Kai's plan was gone through and agreed in supervision on Friday.",
        "\nManagement oversight\nRead today, and all is well.",
    ],
)
def test_a_manager_shows_in_a_worker_s_entry(shown: str) -> None:
    rows = [("01/03/2024", WORKER, TALK), ("22/03/2024", WORKER, f"{TALK}\n{shown}")]
    assert stretches(log(*rows, ("26/04/2024", WORKER, TALK))) == []


@pytest.mark.parametrize(
    "said",
    [
        "I told my manager about it.",
        "To be discussed in supervision.",
        "Manager's comment: none",
        "Approved by: Jane Okafor, Social Worker",
        "The nursery manager rang.",
        "Supervision was cancelled.",
    ],
)
def test_a_manager_who_is_only_spoken_of_does_not(said: str) -> None:
    rows = [("01/03/2024", WORKER, TALK), ("22/03/2024", WORKER, f"{TALK}\n{said}")]
    assert len(stretches(log(*rows, ("26/04/2024", WORKER, TALK)))) == 1


def test_a_comment_counts_on_its_own_day() -> None:
    text = log(
        ("01/03/2024", WORKER, f"{TALK}\nManager's comment: Read. Anna Reid, Team Manager, 5 April 2024"),
        ("10/05/2024", WORKER, TALK),
    )
    assert stretches(text) == []


def test_time_after_the_case_was_closed_is_not_counted() -> None:
    rows = [("01/03/2024", WORKER, f"{TALK} Case closed."), ("01/09/2024", WORKER, TALK)]
    assert stretches(log(*rows, ("20/09/2024", WORKER, TALK))) == []


def test_one_slip_of_a_year_makes_no_stretch() -> None:
    rows = [("01/03/2024", WORKER, TALK), ("08/03/2014", WORKER, TALK), ("15/03/2024", WORKER, TALK)]
    assert stretches(log(*rows)) == []


def test_a_record_without_dates_has_no_stretch() -> None:
    assert stretches(f"Author: {WORKER}\n\n{TALK}\n") == []


# ----------------------------------------------------------------------------------- follow-up


def left(asked: str, *later: str, manager: str = MANAGER) -> list[str]:
    """What was asked and is left, of an entry and entries one and two weeks and so on after it."""
    days = ["15/03/2024", "05/04/2024", "19/04/2024"]
    rows = [
        ("01/03/2024", manager, asked),
        *((day, WORKER, text) for day, text in zip(days, later, strict=False)),
    ]
    linter = make_linter(BOOK, Config(select=("OVR102",)))
    return [found.match for found in linter.lint(read_bytes(log(*rows).encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    "asked",
    [
        "Ms Okafor to draw a genogram.",
        "Obtain the police log.",
        "Genogram to be drawn.",
        "I recommend that an interpreter is booked.",
        "Please weigh the baby.",
        "The dentist must be rung.",
    ],
)
def test_what_no_later_entry_mentions_is_left(asked: str) -> None:
    assert left(asked, TALK, TALK) == [asked]


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        ("Ms Okafor to draw a genogram.", "We made a genogram."),
        ("Ms Okafor to draw a genogram.", "Kai drew his family."),
        ("Assess the new carer.", "The assessment has begun."),
        ("Continue the work and update the plan.", TALK),
        ("Visits are on time and the plan is right.", TALK),
        ("I will look at the genogram on 30 August.", TALK),  # not due yet
        ("Kai should see his mother.", TALK),  # she goes by many words
    ],
)
def test_what_is_mentioned_or_not_asked_is_not(asked: str, later: str) -> None:
    assert left(asked, TALK, later) == []


def test_too_little_has_come_after() -> None:
    assert left("Ms Okafor to draw a genogram.", TALK) == []


def test_what_a_worker_means_to_do_is_no_recommendation() -> None:
    assert left("To draw a genogram.", TALK, TALK, manager=WORKER) == []
