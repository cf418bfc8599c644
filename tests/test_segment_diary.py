"""Diaries that write the head of an entry and its text on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment

if TYPE_CHECKING:
    from caselint.record import Entry

BOOK = load_rulebook()


def entries(text: str) -> list[tuple[str | None, str | None, str]]:
    """Of each entry its date, its author and the words that its narrative begins with."""
    record = segment(read_bytes(text.encode(), "diary.txt"), BOOK)
    return [
        (_day(entry), entry.author.name if entry.author else None, _told(record.document.text, entry))
        for entry in record.entries
    ]


def _day(entry: Entry) -> str | None:
    date = entry.recorded.date if entry.recorded else None
    return date.value.isoformat() if date and date.value else None


def _told(text: str, entry: Entry) -> str:
    return " ".join(text[entry.paragraphs[0].start : entry.paragraphs[0].end].split()[:2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Diary of Kai Lund\n\n"
            "12/03/2024 09:30 - Rang school. Kai was in class. Jane Okafor, Nurse\n"
            "13/03/2024 14:00 - Visited Kai at his aunt's. Tom Reddy, Nurse\n",
            [("2024-03-12", "Jane Okafor", "Rang school."), ("2024-03-13", "Tom Reddy", "Visited Kai")],
        ),
        (
            "Tue 5 March 2024, 2pm, Jane Okafor (Nurse): Rang Ms Day. She was out.\n"
            "Thu 7 March 2024, 9am, Tom Reddy (Nurse): Took Kai to the dentist.\n",
            [("2024-03-05", "Jane Okafor", "Rang Ms"), ("2024-03-07", "Tom Reddy", "Took Kai")],
        ),
        (
            "04/05/24 0915 hrs: Mia's gran rang about the bus fare. JO\n"
            "06/05/24 1030 hrs: Mia did not come to the meeting. JO\n",
            [("2024-05-04", "JO", "Mia's gran"), ("2024-05-06", "JO", "Mia did")],
        ),
        (
            "01/09/2024 10:15 Visited Mia with Ms Kaye. Mia told me that\nshe sleeps well.\n"
            "Ida Cole, Nurse\n\n"
            "03/09/2024 14:00 Rang the school. Mia was in class.\nIda Cole, Nurse\n",
            [("2024-09-01", "Ida Cole", "Visited Mia"), ("2024-09-03", "Ida Cole", "Rang the")],
        ),
    ],
)
def test_each_line_of_a_diary_is_an_entry(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert entries(text) == expected


ROWS = "12/03/2023: Kai moved to his aunt.\n14/06/2023: Kai came home.\n02/01/2024: Kai moved to Mr Day.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Date: 4 May 2024 10:15\nWorker: Jane Okafor, Nurse\n\nMoves\n{ROWS}",
        f"Chronology\n\n{ROWS}\nCompiled by Jane Okafor, Nurse, 4 May 2024 10:15\n",
        f"I read the file today and wrote down the moves that Kai has made since he was nine.\n{ROWS}",
        "4 May 2024 was his party. He had cake.\nHe told me so at school on the day after, and showed me.\n"
        "5 May 2024 was a Sunday. He was at home.\nMum made a roast and they all went to the park.\n"
        "Nobody rang.\n",
    ],
)
def test_the_dates_of_one_note_part_nothing(text: str) -> None:
    assert len(entries(text)) == 1
