"""What is put aside comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from caselint.batch.packing import pack, sketches_in, unpack
from caselint.batch.types import Packed
from caselint.config import Config
from caselint.findings import CheckedDocument
from caselint.read import read_path
from caselint.record import Document
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.lint import Linter

TOP = Path(__file__).parents[1]
NOTES = sorted(path for path in (TOP / "examples/notes").iterdir() if path.suffix != ".md")


@pytest.fixture(scope="module")
def linter() -> Linter:
    return make_linter(load_rulebook(), Config(profile="wakefield"))


@pytest.mark.parametrize("path", NOTES[::4], ids=lambda path: path.name)
def test_a_checked_document_comes_back_whole(linter: Linter, path: Path) -> None:
    checked = linter.lint_apart(read_path(path))
    packed = pack(checked)
    assert packed.can_be_kept
    assert unpack(packed) == replace(checked, sketches={})
    assert sketches_in(packed, {rule.code: rule for rule in linter.rules}) == checked.sketches


def test_a_rule_that_compares_documents_leaves_its_sketch(linter: Linter) -> None:
    checked = linter.lint_apart(read_path(NOTES[0]))
    assert "REC203" in checked.sketches
    assert sketches_in(pack(checked), {}) == {}


def test_a_name_that_is_no_text_comes_back() -> None:
    checked = CheckedDocument(Document("notes/\udcff.txt", "txt", "words"))
    assert pack(checked).can_be_kept
    assert unpack(pack(checked)) == checked


def test_half_a_character_is_put_aside_and_not_kept() -> None:
    checked = CheckedDocument(Document("a.txt", "txt", "half \ud800"), sketches={"X": [1]})
    packed = pack(checked)
    assert not packed.can_be_kept
    assert unpack(packed) == replace(checked, sketches={})
    assert sketches_in(packed, {}) == {"X": [1]}


def test_types_are_checked_on_the_way_back() -> None:
    packed = pack(CheckedDocument(Document("a.txt", "txt")))
    with pytest.raises((msgspec.DecodeError, msgspec.ValidationError)):
        unpack(Packed("a.txt", packed.document[:-3]))
