"""Volumes of a file: when there are several, and which number and dates count."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("REC111",)))


def messages(text: str) -> list[str]:
    return [f.message for f in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    "number", ["Volume 2 of 3", "Vol. 2/3", "VOLUME II OF III", "Volume two of three", "File 2 of 3"]
)
@pytest.mark.parametrize(
    ("dates", "enough"),
    [
        ("", False),
        ("Printed 04/03/2024", False),
        ("04/03/2019 to 06/05/2021", True),
        ("March 2019 - May 2021", True),
        ("2019–2021", True),
        ("from 4 March 2019 to date", True),
        ("opened 4 March 2019", True),
    ],
)
def test_number_and_dates(number: str, dates: str, enough: bool) -> None:
    found = messages(f"Case file of Kai Lund\n{number}\n{dates}\n\nKai was at home.\n")
    assert (found == []) is enough
    assert all("the dates that it covers" in message and "number" not in message for message in found)


def test_what_is_missing_is_named() -> None:
    [message] = messages("Case file of Kai Lund\n\nThis file is continued in another volume.\n")
    assert "its number or the dates that it covers" in message
    [message] = messages("Case file of Kai Lund, 2019 to 2021\n\nThis file is continued in another volume.\n")
    assert "its number" in message
    assert "dates" not in message


@pytest.mark.parametrize(
    "text",
    [
        "Volume 1 of 1\n",
        "Volume: 1\n",
        "He turned up the volume. Volume 3 of the novel was on his bed.\n",
        "I read volume 2 of the court bundle.\n",
        "We did part 2 of 3 of the course.\n",
        "Child: Kai Lund\nVolume:\nSchool: Elm Lodge\n",
    ],
)
def test_no_volume_of_several(text: str) -> None:
    assert messages(text) == []
