"""Entries that tell of another child than the record's."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

BOOK = load_rulebook()
LINTER = make_linter(BOOK, Config(select=("REC204",)))
HEAD = "Child: Kai Lund\nDate: 04/03/2024 10:15\nWorker: Jane Okafor, Social Worker\n\n"
TOLD = "Oliver was at school. Oliver likes maths. His teacher told me so."


def matches(text: str) -> list[tuple[str, int]]:
    return [(f.match, f.entry) for f in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings]


def test_it_stands_at_the_first_use_of_the_name_in_its_entry() -> None:
    assert matches(HEAD + "Kai was at home.\n\n" + HEAD + f"Visit. {TOLD}\n") == [("Oliver", 2)]


@pytest.mark.parametrize(
    "more",
    [
        "Kai was there too.",
        "Oliver is his cousin.",
        "Kai's cousin Oliver rang.",
        "Oliver (cousin) was glad.",
    ],
)
def test_who_is_introduced_or_stands_beside_the_child_is_left(more: str) -> None:
    assert matches(f"{HEAD}{TOLD} {more}\n") == []


def test_who_is_introduced_in_another_entry_is_left() -> None:
    assert matches(HEAD + "Kai saw his cousin Oliver.\n\n" + HEAD + TOLD + "\n") == []


@pytest.mark.parametrize("head", ["Present: Oliver Marsh\n", "Siblings: Oliver\n", "Known as: Oliver\n"])
def test_who_stands_in_a_field_is_left(head: str) -> None:
    assert matches(head + HEAD + TOLD + "\n") == []


def test_a_name_in_quotation_marks_does_not_count() -> None:
    assert (
        matches(HEAD + "He said, “Oliver was at school. Oliver likes maths. Oliver's teacher is nice.”\n")
        == []
    )


def test_the_options_set_how_much_is_needed() -> None:
    text = HEAD + "Oliver was at school.\n"
    assert matches(text) == []
    strict = make_linter(BOOK, Config(select=("REC204",), rules={"REC204": {"subjects": 1}}))
    assert [f.match for f in strict.lint(read_bytes(text.encode(), "note.txt")).findings] == ["Oliver"]


def test_it_is_off_until_it_is_asked_for() -> None:
    assert "REC204" not in make_linter(BOOK, Config()).book.rules
