"""The kind `contact`: which entries are of an event, who was there, and whether the child was seen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from caselint.checks.contact import Asks, Options, check
from caselint.config import Config
from caselint.language import Annotator
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord

BOOK = load_rulebook()
LINTER = make_linter(BOOK, Config(select=("CON101", "CON102")))
HEADER = "Child: Kai Lund\nDate: 4 March 2024 10:15\nType: {}\nWorker: Jane Okafor, Social Worker\n\n{}\n"


def codes(kind: str, narrative: str) -> list[str]:
    text = HEADER.format(kind, narrative)
    return sorted(finding.code for finding in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings)


NOBODY, UNSEEN = "CON101", "CON102"


@pytest.mark.parametrize(
    ("kind", "narrative", "expected"),
    [
        ("Home visit", "The hall smelt of damp.", [NOBODY, UNSEEN]),
        ("Home Visit", "The hall smelt of damp.", [NOBODY, UNSEEN]),
        ("Professionals Meeting", "The plan stays as it is.", [NOBODY]),
        ("Home visit", "Mum let me in.", [UNSEEN]),
        ("Home visit", "Mum let me in. Kai has moved up a class.", [UNSEEN]),
        ("Home visit", "Mum let me in. She said that Kai is eating well.", [UNSEEN]),
        ("Home visit", "Mum let me in. She said that Kai was out with his gran.", []),  # why not
        ("Home visit", "Mum let me in. Kai is asleep upstairs, she told me.", []),
        ("Home visit", "Mum let me in. I saw Kai's room.", [UNSEEN]),
        ("Home visit", "Mum let me in. Kai's face was clean.", []),
        ("Home visit", "Mum let me in. I came to see Kai.", [UNSEEN]),
        ("Home visit", "Mum let me in. She was feeding Kai.", []),
        ("Home visit", "Mum let me in. Kai had a cold.", []),
        ("Home visit", "Mum let me in. Kai had been to the dentist.", [UNSEEN]),
        ("Home visit", "Mum let me in. Kai will start nursery in May.", [UNSEEN]),
        ("Home visit", "Mum let me in. Kai seen.", []),
        ("Home visit", "Mum let me in. Kai was seen by the doctor on Friday.", [UNSEEN]),
        ("Home visit", 'Mum let me in. "I like my bed," Kai said.', []),
        ("Home visit", "Mum let me in. He wants a dog.", []),
        ("Home visit", "Mum let me in. She wants a dog.", [UNSEEN]),
        ("Home visit", "Contact with his father is on Sundays.", [NOBODY, UNSEEN]),
        ("Home visit by social worker", "The hall smelt of damp.", [NOBODY, UNSEEN]),
        ("Cancelled home visit", "The hall smelt of damp.", []),
        ("E-mail about a home visit", "The hall smelt of damp.", []),
        ("Telephone call", "Kai has a cold.", [NOBODY]),
        ("Telephone call", "Kai told me that he has a cold.", []),
        ("Telephone call", "They will send the form.", [NOBODY]),
        ("Telephone call", "Mum and Dad rang. They will send the form.", []),
        ("Meeting with parents", "The plan stays as it is.", []),
        ("Meeting", "Attendees are listed in the minutes.", []),
        ("Case note", "The hall smelt of damp.", []),
        ("Home visit", "I was let in by the lodger.", [UNSEEN]),
        ("Home visit", "Leaflet left. Heating on.", [NOBODY, UNSEEN]),
        ("Home visit", "Mum let me in. Kai's wish is to have a dog.", []),
        ("Home visit", "Mum let me in. He'd like a dog.", []),
        ("Reintegration meeting at St Bede's", "Full days from Monday.", [NOBODY]),
    ],
)
def test_what_an_entry_says(kind: str, narrative: str, expected: list[str]) -> None:
    assert codes(kind, narrative) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("4 March 2024. 10.15. Home visit by Sam Hill. The hall smelt of damp.", [NOBODY, UNSEEN]),
        ("I made a planned visit to the family home. The hall smelt of damp.", [NOBODY, UNSEEN]),
        ("Visited Ms Day at her sister's. She is well.", []),  # an adult alone
        ("The visit was to see the new flat.", [NOBODY]),
        ("Mum rang after the visit.", []),
        ("Home visit tomorrow at four.", []),
        ("Home visit to collect the forms. Mum let me in.", []),  # an errand, and Mum was there
        ("Home visit. Nobody in.", []),
        ("Doorstep visit. The porch light was out.", [NOBODY, UNSEEN]),
        ("PEP meeting\n\nThe meeting is on Friday.", []),
        ("The meeting room was cold.", []),
    ],
)
def test_what_the_first_words_say(opening: str, expected: list[str]) -> None:
    found = LINTER.lint(read_bytes(f"{opening}\n".encode(), "note.txt")).findings
    assert sorted(finding.code for finding in found) == expected


@cache
def annotated(text: str) -> AnnotatedRecord:
    annotator = Annotator(BOOK, ["contact-events", "child-accounted-for"])
    return annotator.annotate(segment(read_bytes(text.encode(), "note.txt"), BOOK))


def test_a_team_can_ask_for_words_of_its_own() -> None:
    text = "\n".join(
        f"Date: {day} March 2024\nType: Home visit\n\nMum let me in. {more}\n"
        for day, more in ((4, ""), (5, "Kai was seen alone."))
    )
    options = Options(events=("contact-events",), asks=Asks.WORDS, excuses=("child-accounted-for",))
    record = annotated(text)
    assert [hit.entry for hit in check(record, options, BOOK)] == [1]


def test_no_sentence_is_parsed_where_no_entry_is_of_an_event() -> None:
    record = annotated("Type: Case note\n\nMum said that parent support has rung.\n")
    options = Options(events=("contact-events",), asks=Asks.CHILD)
    assert list(check(record, options, BOOK)) == []
    assert record.syntax.parsed == 0


def test_an_entry_made_before_its_event_is_a_plan() -> None:
    text = "Type: Home visit\nEvent date: 9 March 2024\nRecorded: 4 March 2024\n\nBring the form.\n"
    assert LINTER.lint(read_bytes(text.encode(), "note.txt")).findings == ()


def test_a_header_that_tells_nothing_yet_is_no_account() -> None:
    text = "Child: Kai Lund\nDate of visit: 4 March 2024\nWorker: Jane Okafor, Social Worker\n"
    assert LINTER.lint(read_bytes(text.encode(), "note.txt")).findings == ()


def test_a_fostering_worker_visits_the_carers() -> None:
    text = "Type: Home visit\nWorker: Ann Lee, Supervising Social Worker\n\nMrs Bell let me in.\n"
    assert LINTER.lint(read_bytes(text.encode(), "note.txt")).findings == ()
