"""Sections that a record must hold: what counts as one, and when a closing summary is due."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

BOOK = load_rulebook()
LINTER = make_linter(BOOK, Config(select=("REC108", "REC109", "REC110", "REC201")))
BOTH = "Risk assessment: see document 12\nChronology: see document 13\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.match) for f in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings]


def closing(text: str) -> list[str]:
    return [match for code, match in found(text) if code == "REC110"]


def test_references_to_documents_are_enough() -> None:
    assert found(BOTH) == []


def test_what_is_missing_is_said_once_at_the_head() -> None:
    text = "Visit to Kai Lund\n\nKai was at home.\n\nHe made toast.\n"
    assert found(text) == [("REC108", "Visit to Kai Lund"), ("REC109", "Visit to Kai Lund")]


def test_an_empty_field_is_no_blank_field_besides() -> None:
    text = "Child: Kai Lund\nRisk assessment:\nChronology: ______\nSchool: Elm Lodge\n"
    assert found(text) == [("REC108", "Risk assessment"), ("REC109", "Chronology")]


@pytest.mark.parametrize(
    "heading", ["Risk", "RISKS", "3. Risk factors", "Analysis of risks", "What are we worried about?"]
)
def test_a_heading_is_a_section(heading: str) -> None:
    text = f"{heading}\n\nKai goes out at night and does not say where he has been.\n"
    assert [code for code, _ in found(text)] == ["REC109"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kai is at risk.",
        "The risk is that Kai goes out.",
        "There is no risk assessment.",
        "I will write a risk assessment.",
        "The risk assessment is overdue.",
        "A risk assessment needs to be done.",
    ],
)
def test_talk_of_risk_is_not(sentence: str) -> None:
    assert ("REC108", sentence) in found(f"{sentence}\n")


@pytest.mark.parametrize("answer", ["not done", "No", "none", "to follow", "Outstanding"])
def test_an_answer_that_says_that_there_is_none(answer: str) -> None:
    text = f"Child: Kai Lund\nRisk assessment: {answer}\nChronology: on file\n"
    assert [code for code, _ in found(text)] == ["REC108"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The case was closed on 4 March.",
        "We agreed that the case will be closed.",
        "Case closed.",
        "I am closing the case today.",
        "The case has now been transferred to the long term team.",
        "We ended our involvement on Friday.",
        "Kai is closed to children's social care.",
        "Ms Obi approved the closure.",
    ],
)
def test_words_that_close_a_case_ask_for_a_summary(sentence: str) -> None:
    assert closing(f"{BOTH}\n{sentence}\n") != []
    assert closing(f"{BOTH}\n{sentence}\n\nClosing summary\n\nKai is settled with his aunt.\n") == []
    assert closing(f"{BOTH}\n{sentence} The closure record is document 14.\n") == []
    assert closing(f"{BOTH}\n{sentence}\n\nThe closing summary is still to be written.\n") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kai lives close to school and closed the door.",
        "The shop is closed.",
        "We discussed closing the case.",
        "If the case is closed, his aunt will ring.",
        "The case is not closed.",
        "Mum asked us to close the case.",
        "The police closed the case.",
        "Kai transferred to a new school.",
        "The case was transferred to us in May.",
        "“They closed the case,” said Mum.",
    ],
)
def test_other_closings_do_not(sentence: str) -> None:
    assert closing(f"{BOTH}\n{sentence}\n") == []


def test_a_closing_long_before_the_entries_does_not() -> None:
    text = BOTH + "\nDate: 04/03/{}\nWorker: Jane Okafor, Social Worker\nThe case was closed in June 2017.\n"
    assert closing(text.format(2024)) == []
    assert closing(text.format(2017)) == ["case was closed"]


@pytest.mark.parametrize(
    "field",
    ["Case closed: 04/03/2024", "Case status: Closed", "Date of transfer: 4 March", "Outcome: close case"],
)
def test_fields_that_say_so(field: str) -> None:
    assert len(closing(f"Child: Kai Lund\n{field}\n{BOTH}")) == 1
    label = field.split(":", maxsplit=1)[0]
    assert closing(f"Child: Kai Lund\n{label}: ______\n{BOTH}") == []
