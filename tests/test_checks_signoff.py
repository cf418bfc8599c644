"""The sign-off and date kinds: which item is missing, unfilled, short or flawed, and where it is said."""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding

BOOK = load_rulebook()
LINTER = make_linter(BOOK, Config(select=("SGN", "TIM", "REC201", "REC202"), ignore=("SGN102",)))
SAW = "Saw Kai at school. He had a new coat and told me about his desk."


def lint(text: str) -> list[Finding]:
    return list(LINTER.lint(read_bytes(text.encode(), "note.txt")).findings)


def codes(text: str) -> list[str]:
    return [f"{finding.code}@{finding.entry}" for finding in lint(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One problem, one finding: a post is asked of a known author, and a time beside a known date.
        (f"{SAW}\n", ["SGN001@1", "SGN002@1"]),
        (f"{SAW}\n\nJane Okafor\n", ["SGN002@1", "SGN003@1"]),
        (f"{SAW}\n\nJane Okafor, Social Worker, 4 March 2024\n", ["SGN004@1"]),
        (f"{SAW}\n\nJO, Social Worker, 4 March 2024 10:25\n", ["SGN005@1"]),
        (f"{SAW}\n\nJO 14/3\n", ["SGN003@1", "SGN004@1", "SGN005@1", "SGN007@1"]),
        (
            f"Date: Monday 5 March 2024 25:10\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n",
            ["SGN008@1", "SGN008@1"],
        ),
        # A blank takes the place of its item alone.
        (f"Author: [name]\n\n{SAW}\n", ["SGN006@1", "SGN002@1"]),
        (f"{SAW}\n\nSigned: ______  Date: ______\n", ["SGN006@1"]),
        (f"Date: 4 March 2024 10:25\n\n{SAW}\n\nSigned: ______\n", ["SGN006@1"]),
        (f"Worker: Jane Okafor\nPost title: TBC\nDate: 4 March 2024 10:25\n\n{SAW}\n", ["SGN006@1"]),
        # Late and without a moment: the missing date and time are that.
        (f"LATE ENTRY\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n", ["TIM002@1"]),
        (f"LATE ENTRY\n\n{SAW}\n", ["TIM002@1", "SGN001@1"]),
        (f"Date: 4 March 2024 10:25\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n", []),
    ],
)
def test_one_problem_one_finding(text: str, expected: list[str]) -> None:
    assert sorted(codes(text)) == sorted(expected)


def test_an_entry_is_named_by_its_index() -> None:
    text = (
        f"Note 1\nDate: 4 March 2024 10:25\nAuthor: Jane Okafor, Social Worker\n{SAW}\n\n"
        f"Note 2\nDate: 5 March 2024 10:25\n{SAW}\n\nNote 3\nDate: 6 March 2024\nAuthor: Jane Okafor\n{SAW}\n"
    )
    assert codes(text) == ["SGN001@2", "SGN003@3", "SGN004@3"]


def test_findings_stand_at_the_author_or_at_the_first_line() -> None:
    (first, second) = lint(f"Home visit\n\n{SAW}\n")
    assert {first.match, second.match} == {"Home visit"}
    (only,) = lint(f"Date: 4 March 2024 10:25\nWorker: Jane Okafor\n\n{SAW}\n")
    assert (only.code, only.match) == ("SGN003", "Jane Okafor")
    assert "Jane Okafor" in only.message


def test_a_run_of_unfilled_fields_is_one_finding_over_all_of_them() -> None:
    (finding,) = lint(f"{SAW}\n\nSigned: ......  Post: ......\nDate: dd/mm/yyyy\n")
    assert finding.match == "Signed: ......  Post: ......\nDate: dd/mm/yyyy"
    assert "Signed, Post, Date" in finding.message


def test_unfilled_fields_apart_are_findings_of_their_own() -> None:
    text = f"Author: [name]\nDate: 4 March 2024 10:25\n\n{SAW}\n\nSignature: ______\n"
    assert codes(text) == ["SGN006@1", "SGN006@1"]


def test_an_empty_cell_of_the_worker_is_unfilled() -> None:
    text = (
        "| Recorded | Worker | Role | Note |\n|---|---|---|---|\n"
        f"| 04/03/2024 10:25 | Jane Okafor | Social Worker | {SAW} |\n"
        f"| 05/03/2024 10:25 |  | Social Worker | {SAW} He was well. |\n"
    )
    assert codes(text) == ["SGN006@2"]


def test_an_author_in_the_head_speaks_for_entries_without_one() -> None:
    head = "Allocated worker: Jane Okafor, Social Worker\n\n"
    notes = f"Note 1\nDate: 4 March 2024 10:25\n{SAW}\n\nNote 2\nDate: 5 March 2024 10:25\n{SAW}\n"
    assert codes(head + notes) == []
    assert codes("Client: Kai\n\n" + notes) == ["SGN001@1", "SGN001@2"]


def test_dates_in_the_narrative_may_lack_a_year_but_must_exist() -> None:
    head = "Date: 4 March 2024 10:25\nWorker: Jane Okafor, Social Worker\n\n"
    assert codes(head + "Kai moves on Tuesday, 12 March. He was at the dentist yesterday.\n") == []
    (finding,) = lint(head + "Kai moves on 31 April.\n")
    assert (finding.code, finding.match) == ("SGN008", "31 April")


def test_blank_fields_and_template_text() -> None:
    text = (
        "Child: Kai Lund\nReligion:\nSchool: Elm\nDate: 4 March 2024 10:25\nWorker: Jane Okafor, Social Worker\n\n"
        f"{SAW} His aunt is [insert name].\n"
    )
    assert [(f.code, f.match) for f in lint(text)] == [("REC201", "Religion"), ("REC202", "[insert name]")]


def test_made_for_someone_who_is_not_named() -> None:
    head = "Date: 4 March 2024 10:25\nRecorded by: Rosa Lind, Administrator"
    assert codes(f"{head}, on behalf of the night worker\n\n{SAW}\n") == ["SGN101@1"]
    assert codes(f"{head}, on behalf of Jane Okafor\n\n{SAW}\n") == []
    assert codes(f"{head}\nEntered for the night staff.\n\n{SAW}\n") == ["SGN101@1"]
    assert codes(f"{head}\nEntered for Jane Okafor, who is ill.\n\n{SAW}\n") == []
    assert codes(f"{head}\n\n{SAW} I rang the bank on behalf of Kai.\n") == []
