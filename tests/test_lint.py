"""The pipeline: what it makes of a document, how rules settle who speaks, and what it does when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caselint.checks import lexicon
from caselint.config import Config
from caselint.language.syntax import Syntax
from caselint.read import read_bytes, read_path
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.findings import CheckedDocument
    from caselint.lint import Linter

NOTE = "Date of visit: 1 March 2024 16:30\nDate recorded: 4 March 2024 09:10\nMum is sly. Dad is sly.\n"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return make_linter(load_rulebook(), Config())


def lint(linter: Linter, text: str) -> CheckedDocument:
    return linter.lint(read_bytes(text.encode(), "note.txt"))


def test_findings_stand_in_text_order_with_their_places(linter: Linter) -> None:
    checked = lint(linter, NOTE)
    assert [finding.span for finding in checked.findings] == sorted(f.span for f in checked.findings)
    sly = [finding for finding in checked.findings if finding.code == "WRD101"]
    assert [(f.start, f.end, f.match) for f in sly] == [((3, 8), (3, 11), "sly"), ((3, 20), (3, 23), "sly")]


def test_the_entry_is_summed_up(linter: Linter) -> None:
    [entry] = lint(linter, NOTE).entries
    assert (entry.event, entry.recorded) == ("2024-03-01T16:30", "2024-03-04T09:10")
    assert (entry.author, entry.words, entry.late_marked) == (None, 6, False)


def test_a_rule_that_wins_leaves_no_second_finding_on_the_same_item(linter: Linter) -> None:
    codes = [finding.code for finding in lint(linter, NOTE).findings]
    assert "SGN001" in codes
    assert "SGN003" not in codes


def test_the_order_of_rules_changes_nothing(linter: Linter) -> None:
    turned = type(linter)(linter.book, tuple(reversed(linter.rules)), linter.overrides)
    assert lint(turned, NOTE) == lint(linter, NOTE)


def test_a_fault_of_our_own_costs_that_file_alone_and_tells_no_words(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise ValueError("Mum is sly")

    monkeypatch.setattr(lexicon, "check", fail)
    checked = linter.lint_or_explain(read_bytes(NOTE.encode(), "note.txt"))
    assert checked.document.problem
    assert "ValueError in test_lint.py" in checked.document.problem.reason
    assert "sly" not in checked.document.problem.reason
    assert [finding.code for finding in checked.findings] == ["DOC001"]
    with pytest.raises(ValueError, match="sly"):
        lint(linter, NOTE)


def test_the_entrys_score_leaves_out_names_as_the_rule_does(linter: Linter) -> None:
    told = "I rang {} today about the boiler and the bus. {} was well, and we met {} there.\n"
    plain = lint(linter, told.format("Jo", "Jo", "Jo")).entries[0].reading_ease
    long = (
        lint(linter, told.format("Jo", "Jo", "Mr Oluwaseun Adebayo-Featherstonehaugh"))
        .entries[0]
        .reading_ease
    )
    assert plain is not None
    assert long == pytest.approx(plain)


# ------------------------------------------------------------------------- syntax on demand


def test_every_sentence_that_a_check_looks_into_was_asked_for_beforehand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batches: list[int] = []
    prepare = Syntax.prepare

    def counting(syntax: Syntax, sentences: Iterable[int]) -> None:
        before = syntax.parsed
        prepare(syntax, sentences)
        if syntax.parsed > before:
            batches.append(syntax.parsed - before)

    monkeypatch.setattr(Syntax, "prepare", counting)
    every_rule = make_linter(load_rulebook(), Config(extend_select=tuple(load_rulebook().rules)))
    late = []
    for path in sorted(Path(__file__).parent.glob("marked/*.txt")):
        batches.clear()
        every_rule.lint(read_path(path))
        if len(batches) > 1:
            late.append((path.name, batches[1:]))
    assert late == []
