"""The stage in which the documents of a run are compared with each other."""

from __future__ import annotations

import json
import pickle
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from caselint.checks import lexicon
from caselint.cli import app
from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from pathlib import Path

    from caselint.findings import CheckedDocument
    from caselint.lint import Linter
    from caselint.record import Document

TOLD = (
    "I met Nils and his father at the centre after school, and they built a den out of chairs and a sheet.",
    "I rang the clinic for Ms Osei. There is a date in May, at ten in the morning, and a bus that goes by.",
    "Lily came back from drama club at six. She ate with the others, and then we painted the garden bench.",
    "Ivo has settled at nursery, he plays with two boys, he naps after lunch and knows the songs by heart.",
    "Mrs Brandt would like a break at half term and will ask her sister in Hull whether she can have Freya.",
    "Omar showed me his report and told me that he would like to learn the drums if there is still a place.",
)
LONG = " ".join(TOLD[:3])


@cache
def linter(*select: str) -> Linter:
    return make_linter(load_rulebook(), Config(select=select or ("REC203", "WRD101")))


def note(*told: str, day: int = 3) -> str:
    head = "Date: {:02}/03/2025 16:00\nWorker: Ada Finch, Social Worker\n{}\n"
    return "\n".join(head.format(day + at, text) for at, text in enumerate(told))


def document(text: str, name: str = "note.txt") -> Document:
    return read_bytes(text.encode(), name)


def found(checked: CheckedDocument) -> list[tuple[str, int, str]]:
    return [(finding.code, finding.entry, finding.message) for finding in checked.findings]


# ---------------------------------------------------------------------------------- the pipeline


def test_a_document_by_itself_is_a_run_of_one() -> None:
    told = document(note(TOLD[0], TOLD[1], TOLD[0]))
    assert linter().lint_all([told]) == (linter().lint(told),)
    assert [code for code, _, _ in found(linter().lint(told))] == ["REC203"]


def test_sketches_are_kept_only_until_the_documents_were_compared() -> None:
    told = document(note(TOLD[0]))
    assert list(linter().lint_apart(told).sketches) == ["REC203"]
    assert linter().lint(told).sketches == {}
    assert linter("WRD").lint_apart(told).sketches == {}


def test_findings_of_both_stages_stand_in_text_order() -> None:
    checked = linter().lint(document(note("Mum is sly.", TOLD[0] + " Mum is sly.", TOLD[0] + " Mum is sly.")))
    assert [code for code, _, _ in found(checked)] == ["WRD101", "WRD101", "REC203", "WRD101"]
    assert all(a.span <= b.span for a, b in pairwise(checked.findings))


def test_fingerprints_tell_copies_apart_and_outlive_edits_elsewhere() -> None:
    before = linter().lint(document(note(*[TOLD[0]] * 3))).findings
    after = linter().lint(document(note("Mum rang.", *[TOLD[0]] * 3, day=2))).findings  # before the others
    assert len({f.fingerprint for f in before}) == 2
    assert {f.fingerprint for f in after} == {f.fingerprint for f in before}


def test_a_template_is_not_compared() -> None:
    told = document(note(TOLD[0], TOLD[0]))
    as_template = make_linter(load_rulebook(), Config(select=("REC203",)), template=True)
    assert as_template.lint_apart(told).sketches == {}


def test_a_file_that_fails_costs_the_comparison_that_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    check = lexicon.check

    def fail(record, options, book):  # type: ignore[no-untyped-def]
        if "Omar" in record.record.document.text:
            raise ValueError
        return check(record, options, book)

    monkeypatch.setattr(lexicon, "check", fail)
    texts = {"a.txt": note(TOLD[0]), "b.txt": note(TOLD[5]), "c.txt": note(TOLD[0]), "d.txt": "\0\0\0"}
    checked = linter().lint_all([document(text, name) for name, text in texts.items()])
    assert [bool(one.document.problem) for one in checked] == [False, True, False, True]
    assert found(checked[2]) == [("REC203", 1, "This entry repeats a.txt (line 3) word for word.")]


# -------------------------------------------------------------------------------------- chunks


@st.composite
def runs(draw: st.DrawFn) -> list[Document]:
    """Some files of some entries, many of which are there more than once."""
    files = draw(st.lists(st.lists(st.sampled_from([*TOLD, LONG]), min_size=1, max_size=4), max_size=6))
    suffixes = draw(st.lists(st.sampled_from(["a", "b"]), min_size=len(files), max_size=len(files)))
    names = [f"{at // 2}{suffix}{at}.txt" for at, suffix in enumerate(suffixes)]
    return [document(note(*told), name) for name, told in zip(names, files, strict=True)]


@settings(deadline=None, max_examples=30)
@given(runs(), st.randoms(use_true_random=False))
def test_it_does_not_matter_where_and_in_which_order_documents_were_checked(run, chance) -> None:  # type: ignore[no-untyped-def]
    whole = linter("REC203").lint_all(run)
    order = list(range(len(run)))
    chance.shuffle(order)
    apart = {at: pickle.dumps(linter("REC203").lint_apart(run[at]).sketches) for at in order}
    again = [linter("REC203").lint_apart(told) for told in run]
    assert [pickle.loads(apart[at]) for at in range(len(run))] == [one.sketches for one in again]
    assert linter("REC203").together(iter(again)) == whole


@settings(deadline=None, max_examples=30)
@given(runs())
def test_every_copy_but_the_first_is_accounted_for(run) -> None:  # type: ignore[no-untyped-def]
    """An entry that stands before is flagged, or else the whole file is a copy, or all is a routine."""
    seen: set[str] = set()
    records = {document.path: segment(document, linter("REC203").book) for document in run}
    for checked in linter("REC203").lint_all(run):
        flagged = {finding.entry for finding in checked.findings}
        for entry in checked.entries:
            [span] = records[checked.document.path].entries[entry.index - 1].paragraphs
            words = checked.document.text[span.start : span.end]
            assert (entry.index in flagged) <= (words in seen)
            if words in seen and words == LONG:  # the others may be routine
                assert flagged & {0, entry.index}
            seen.add(words)


# -------------------------------------------------------------------------------- the command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2024").mkdir()
    (tmp_path / "2025").mkdir()
    (tmp_path / "2024" / "visit.txt").write_text(note(TOLD[1], TOLD[0]), encoding="utf-8")
    (tmp_path / "2025" / "visit.txt").write_text(note(TOLD[0], TOLD[3], day=10), encoding="utf-8")
    return tmp_path


def report(*arguments: str) -> str:
    chosen = ["check", "--select", "REC203", "--output-format", "json", *arguments]
    return CliRunner().invoke(app, chosen).stdout


@pytest.mark.usefixtures("folder")
def test_a_folder_is_one_run() -> None:
    told = json.loads(report("."))["documents"]
    assert [(d["path"], [f["message"] for f in d["findings"]]) for d in told] == [
        ("2024/visit.txt", []),
        ("2025/visit.txt", ["This entry repeats entry 2 of 2024/visit.txt (line 7) word for word."]),
    ]


@pytest.mark.usefixtures("folder")
def test_the_order_of_the_paths_changes_no_byte() -> None:
    assert report("2025", "2024") == report("2024", "2025") == report(".")


@pytest.mark.usefixtures("folder")
def test_a_file_alone_repeats_nothing() -> None:
    assert [d["findings"] for d in json.loads(report("2025"))["documents"]] == [[]]


def test_rapidfuzz_and_numpy_wait_until_two_long_passages_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("caselint.checks.repeats.candidates", fail)
    assert found(linter().lint(document(note(TOLD[0], LONG, TOLD[0]))))
    with pytest.raises(AssertionError):
        linter().lint(document(note(LONG, LONG + " He waved.")))
