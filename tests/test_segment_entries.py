"""Entries: one note or many, in whatever layout they come."""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

import datetime
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment

if TYPE_CHECKING:
    from caselint.record import Record

BOOK = load_rulebook()
SAW = "Saw Kai at school. He had a new coat and told me about his desk."
RANG = "Rang Kai's aunt. She said that he slept well and ate two breakfasts."


def read(text: str) -> Record:
    return segment(read_bytes(text.encode(), "note.txt"), BOOK)


def firsts(text: str) -> list[str]:
    """The first words of each entry."""
    record = read(text)
    return [
        record.document.text[entry.span.start :].split("\n")[0][:40].strip("| ") for entry in record.entries
    ]


LAYOUTS = {
    "one free note": (
        f"{SAW}\n\nJane Okafor, Social Worker, 10:15 04/03/2024\n",
        ["Saw Kai at school. He had a new coat and"],
    ),
    "numbered export": (
        "CASE NOTES\nClient: Kai\n=====\n\nCase note 2 of 2\nDate: 05/03/2024\n\n"
        f"{SAW}\n\n-----\n\nCase note 1 of 2\nDate: 04/03/2024\n\n{RANG}\n",
        ["Case note 2 of 2", "Case note 1 of 2"],
    ),
    "bracketed numbers": (
        f"[Note 1]\nDate: 04/03/2024\n\n{SAW}\n\n[Note 2]\nDate: 05/03/2024\n\n{RANG}\n",
        ["[Note 1]", "[Note 2]"],
    ),
    "number fields": (
        f"Record No: 1\nEntered: 04/03/2024\n\n{SAW}\n\nRecord No: 2\nEntered: 05/03/2024\n\n{RANG}\n",
        ["Record No: 1", "Record No: 2"],
    ),
    "repeated headers": (
        f"Allocated worker: Jane Okafor\n\nNote ID: 8\nDate recorded: 04/03/2024\nText:\n{SAW}\n\n"
        f"Note ID: 9\nDate recorded: 05/03/2024\nText:\n{RANG}\n",
        ["Note ID: 8", "Note ID: 9"],
    ),
    "headers that lack a field": (
        f"Date of visit: 04/03/2024\nWorker: Jane Okafor\n\n{SAW}\n\nDate of visit: 05/03/2024\n\n{RANG}\n\n"
        f"Date of visit: 06/03/2024\nWorker: Jane Okafor\n\n{SAW}\n",
        ["Date of visit: 04/03/2024", "Date of visit: 05/03/2024", "Date of visit: 06/03/2024"],
    ),
    "pipe table": (
        f"Record of Kai\n\n| Date | Worker | Note |\n|---|---|---|\n| 04/03/2024 | J Okafor | {SAW} |\n"
        f"| 05/03/2024 | J Okafor | {RANG} |\n",
        ["04/03/2024 | J Okafor | Saw Kai at schoo", "05/03/2024 | J Okafor | Rang Kai's aunt."],
    ),
    "tab table": (
        f"No.\tEvent\tEntered\tNote\n1\t04/03/2024\t04/03/2024\t{SAW}\n2\t05/03/2024\t05/03/2024\t{RANG}\n",
        ["1\t04/03/2024\t04/03/2024\tSaw Kai at schoo", "2\t05/03/2024\t05/03/2024\tRang Kai's aunt."],
    ),
    "log between rules": (
        f"DAY BOOK\nResident: Kai\n\n-----\n04/03/2024 08:10\n\n{SAW}\n\n-----\n04/03/2024 20:40\n\n{RANG}\n\nDawn\n",
        ["04/03/2024 08:10", "04/03/2024 20:40"],
    ),
    "times between stars": (f"HANDOVER\n\n07:30\n{SAW}\n\n* * *\n\n14:45\n{RANG}\n", ["07:30", "14:45"]),
    "shifts": (
        f"DAY BOOK\n\nEarly shift\n{SAW}\n\n-----\n\nLate shift\n{RANG}\n",
        ["DAY BOOK", "Late shift"],
    ),
    "lines of date and time": (
        f"RUNNING RECORD\n\nMonday 4 March 2024, 10:00\n{SAW}\n\nTuesday 5 March 2024, 11:00\n{RANG}\n",
        ["Monday 4 March 2024, 10:00", "Tuesday 5 March 2024, 11:00"],
    ),
    "signed notes": (
        f"{SAW}\n\nJane Okafor\nSocial Worker\n4 March 2024, 15:00\n\n{RANG}\n\nJane Okafor\nSocial Worker\n"
        "5 March 2024, 09:00\n",
        ["Saw Kai at school. He had a new coat and", "Rang Kai's aunt. She said that he slept"],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    assert firsts(text) == expected


ONE = {
    "header fields and a sign-off": f"Date of visit: 4 March 2024\nWorker: Jane\n\n{SAW}\n\nSigned: Jane\nDate: 5 March 2024\n",
    "timed observation": "Date of session: 4 March 2024\n\n10:00  Kai came in.\n10:20  Kai read.\n10:40  Kai left.\n",
    "e-mail pasted": f"Date: 4 March 2024\n\n{SAW}\n\nFrom: Ann Bell\nSent: 5 March 2024 09:00\nTo: Jane\nSubject: Kai\n\n{RANG}\n\nKind regards\nAnn Bell\nHead of Year\n",
    "action table": f"Date: 4 March 2024\nWorker: Jane\n\n{SAW}\n\n| What | Who | By when |\n| Ring | Jane | 5/3/24 |\n| Write | Kai | 6/3/24 |\n",
    "numbered headings": f"Date: 4 March 2024\n\n1. What we know\n{SAW}\n\n2. Discussion\n{RANG}\n",
    "chronology inside a signed report": (
        f"Report by: Jane Okafor\nDate: 4 March 2024\n\n{SAW}\n\n| Date | Event |\n| 01/02/2023 | Kai was born in Leeds and"
        " went home with his mother after two days. |\n| 03/04/2023 | The family moved to their new flat. |\n"
    ),
    "two signatures": f"{SAW}\n\nSigned: Jane Okafor\nDate: 4 March 2024\n\nManager's comments: I agree with the plan.\n\nSigned: Bob Hale\nDate: 5 March 2024\n",
    "next meeting": f"Date: 4 March 2024\n\n{SAW}\n\nNext meeting: 29/05/2024 at 14:30\n",
    "nothing at all": f"{SAW}\n\n{RANG}\n",
}


@pytest.mark.parametrize("layout", ONE)
def test_one_entry(layout: str) -> None:
    assert len(read(ONE[layout]).entries) == 1


def test_an_empty_document_has_no_entry() -> None:
    assert read("\n\n").entries == ()


def test_the_head_of_a_document_belongs_to_no_entry() -> None:
    record = read(LAYOUTS["repeated headers"][0])
    assert record.zones[0].entry == 0
    assert [entry.author.name if entry.author else None for entry in record.entries] == ["Jane Okafor"] * 2


def test_the_moment_of_an_export() -> None:
    record = read("Client: Kai     Printed: 31/07/2024 at 08:00\n\n" + LAYOUTS["bracketed numbers"][0])
    assert record.printed is not None
    assert record.printed.date is not None
    assert str(record.printed.date.value) == "2024-07-31"


def test_numbers_of_entries() -> None:
    assert [entry.number for entry in read(LAYOUTS["numbered export"][0]).entries] == [2, 1]
    assert [entry.number for entry in read(LAYOUTS["tab table"][0]).entries] == [1, 2]
    assert [entry.number for entry in read(LAYOUTS["repeated headers"][0]).entries] == [None, None]


def test_entries_cover_what_follows_the_head_without_overlap() -> None:
    for text, _ in LAYOUTS.values():
        entries = read(text).entries
        assert [entry.index for entry in entries] == list(range(1, len(entries) + 1))
        for before, after in pairwise(entries):
            assert before.span.end <= after.span.start


def test_paragraphs_leave_the_sign_off_and_the_header_out() -> None:
    record = read(f"Date: 4 March 2024\n\n{SAW}\n\n- one thing\n- another\n\n{RANG} JO 5/3/24\n")
    (entry,) = record.entries
    assert [record.document.text[slice(*span)].strip() for span in entry.paragraphs] == [
        SAW,
        "one thing",
        "another",
        RANG,
    ]


def test_a_long_export_is_read_at_once() -> None:
    block = f"Event date: 04/03/2024 10:00\nCreated by: Jane Okafor\n\n{SAW}\n\n"
    assert len(read(block * 1500).entries) == 1500


WORDS = (
    "Date;: ;04/03/2024;10:15;\n;\n\n;Worker;Jane Okafor;Social Worker;-----;| ; |;\t;Update: ;LATE ENTRY;Note 2;From: ;"
    "Sent: ;To: ;[name];____;JO;. ;Kai ate.;- ;1. ;Analysis;Signed;on behalf of;(;);,;31/02/2024;Regards;☐;é;\f"
)
PIECES = st.sampled_from(WORDS.split(";"))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_the_segmenter(text: str) -> None:
    record = read(text)
    length = len(record.document.text)
    for before, after in pairwise(record.zones):
        assert before.span.end <= after.span.start
    for zone in record.zones:
        block = record.document.block_at(zone.span.start)
        assert block is not None
        assert block.span.contains(zone.span)
        assert zone.entry <= len(record.entries)
    for entry in record.entries:
        assert 0 <= entry.span.start <= entry.span.end <= length
        for field in entry.fields:
            assert 0 <= field.value.start <= field.value.end <= length


@pytest.mark.parametrize(
    "piece", ["a: ", "Date: ", "1/", "Jane ", "Update ", "_", "J. ", "| ", "\t", "x:y ", "(", "- "]
)
def test_hostile_text_is_read_in_no_time(piece: str) -> None:
    started = time.monotonic()
    read(piece * (60_000 // len(piece)))
    read((piece * 40 + "\n") * 500)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_without_empty_lines_has_the_same_entries(layout: str) -> None:
    """A docx has no empty lines between its paragraphs."""
    text = LAYOUTS[layout][0]
    bare = "\n".join(line for line in text.split("\n") if line.strip())
    assert len(read(bare).entries) == len(read(text).entries)


def test_a_log_whose_head_stands_under_a_title() -> None:
    text = f"Fostering log\tOsei\tRef 7\tPrinted 12/12/2024\nNo.\tEvent\tEntered\tNote\n1\t04/03/2024\t04/03/2024\t{SAW}\n2\t05/03/2024\t05/03/2024\t{RANG}\n"
    record = read(text)
    assert [entry.number for entry in record.entries] == [1, 2]
    assert record.printed is not None


def test_the_first_header_may_say_more_than_those_that_repeat() -> None:
    text = (
        "Date of visit: 4 March 2024 10:00\nDate recorded: 4 March 2024 12:10\nWorker: Jane Okafor, Nurse\n\n"
        "Visited Kai at home. He was well.\n\n"
        "Date: 11 March 2024 10:00\nWorker: Jane Okafor, Nurse\n\nRang Kai. He was out.\n"
    )
    first, second = read(text).entries
    assert first.recorded is not None
    assert first.recorded.date is not None
    assert first.recorded.date.value == datetime.date(2024, 3, 4)
    assert second.event is not None
