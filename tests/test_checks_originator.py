"""The kind `originator`: whether the person for whom an entry was made has read or signed it."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("SGN101", "SGN102")))
HEAD = "Date: 04/03/2024 10:15\nRecorded by: Rosa Lind, Administrator"
SAW = "Kai's flat was warm."


def codes(note: str) -> list[str]:
    return [f"{x.code}@{x.entry}" for x in LINTER.lint(read_bytes(note.encode(), "note.txt")).findings]


def test_an_entry_lacks_the_name_or_the_endorsement_and_never_both() -> None:
    assert codes(f"{HEAD}, for the duty worker\n\n{SAW}") == ["SGN101@1"]
    assert codes(f"{HEAD}, for Ms Okafor\n\n{SAW}") == ["SGN102@1"]
    assert codes(f"{HEAD}\n\n{SAW}") == []


@pytest.mark.parametrize(
    "sign",
    [
        "Read and agreed by: Jane Okafor",
        "Originator's signature: J Okafor",
        "This entry was checked by Jane Okafor.",
        "Jane has since read and signed this.",
    ],
)
def test_signs_of_an_endorsement(sign: str) -> None:
    assert codes(f"{HEAD}, on behalf of Jane Okafor\n{sign}\n\n{SAW}") == []


@pytest.mark.parametrize(
    "sign",
    [
        "Read and agreed by:",
        "This entry has not been checked by Jane Okafor.",
        "This entry will be read by Jane Okafor.",
        "Jane Okafor has not read this yet.",
        "Jane read Kai a story.",
    ],
)
def test_what_is_no_endorsement(sign: str) -> None:
    assert codes(f"{HEAD}, on behalf of Jane Okafor\n{sign}\n\n{SAW}") == ["SGN102@1"]


def test_a_second_signature_endorses() -> None:
    note = f"{SAW}\n\nRosa Lind, Administrator, on behalf of Jane Okafor\n04/03/2024 10:15\n"
    assert codes(note) == ["SGN102@1"]
    assert codes(f"{note}\nJane Okafor, Social Worker\n05/03/2024 09:00\n") == []


def test_an_endorsement_counts_in_its_own_entry_alone() -> None:
    one = f"{HEAD}, on behalf of Jane Okafor\n\n{SAW}"
    other = f"{HEAD}, on behalf of Jane Okafor\n\n{SAW} Checked by Jane Okafor."
    assert codes(f"{one}\n\n{other}") == ["SGN102@1"]
