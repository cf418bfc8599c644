"""Records headed with several children, and those that only name others."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from docx_files import docx, p

LINTER = make_linter(load_rulebook(), Config(select=("REC101",)))


def matches(data: bytes, name: str = "note.txt") -> list[str]:
    return [f.match for f in LINTER.lint(read_bytes(data, name)).findings]


@pytest.mark.parametrize(
    "value",
    [
        "Kai Lund and Mia Lund",
        "Kai & Mia Lund",
        "Kai Lund, Mia Lund",
        "Kai Lund / Mia Lund",
        "Kai Lund (7); Mia Lund (4)",
        "Kai Lund (04/05/2011), Mia Lund (06/07/2013)",
        "Kai and unborn baby Lund",
        "LUND, Kai; LUND, Mia",
    ],
)
@pytest.mark.parametrize("label", ["Child", "Children", "Child(ren)", "Child's name", "Re", "Young people"])
def test_several(label: str, value: str) -> None:
    found = matches(f"{label}: {value}\n\nThey were at home.\n".encode())
    assert len(found) == 1
    assert found[0].endswith(value)


@pytest.mark.parametrize(
    "value",
    [
        "Kai Lund",
        "LUND, Kai",
        "Lund, Kai James",
        "Kai Lund (Mia's brother)",
        "Kai Lund, Elm Lodge Primary School",
        "Kai Lund, Year 4",
        "Kai Lund aka Kai Smith",
        "Kai Lund, 04/05/2011",
        "Kai Lund (twin of Mia Lund)",
        "Kai Lund and family",
        "Kai Lund and his mother",
        "Kai Lund, Jane Okafor (social worker)",
    ],
)
def test_one(value: str) -> None:
    assert matches(f"Child: {value}\n\nKai was at home with Mia, his sister.\n".encode()) == []


def test_a_page_header_counts_and_is_said_once() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = docx(p("They were at home.") + section, header1=p("Case record: Kai Lund and Mia Lund"))
    assert len(matches(data, "note.docx")) == 1


def test_a_title_with_a_relative_is_of_one_child() -> None:
    text = "Family time: Kai and Jane Lund\n\nJane Lund, his mother, brought a cake. Kai ate it.\n"
    assert matches(text.encode()) == []
