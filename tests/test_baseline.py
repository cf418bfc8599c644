"""Accepted findings: which a baseline takes, what it tells of them, and which it says are gone."""

from __future__ import annotations

import datetime
import os
import pickle
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.baseline import Baseline, Baselined, Use
from caselint.baseline_file import load_baseline, new_baseline, save_baseline
from caselint.findings import CheckedDocument
from caselint.record import Document, Problem
from report_examples import finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from caselint.findings import Finding

TODAY = datetime.date(2026, 11, 22)
REASON = "The court asked for these words."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    return tmp_path


def checked(path: str, *found: Finding) -> CheckedDocument:
    return CheckedDocument(Document(path, "txt"), findings=found)


def baseline(here: Path, *found: tuple[str, Finding], name: str = "baseline.toml") -> Baseline:
    return new_baseline(here / name).accepting(found, REASON, "Jane Okafor", TODAY)


ONE, TWO = finding("WRD101", fingerprint="1"), finding("WRD102", fingerprint="2")

# ------------------------------------------------------------------------------------ what it takes


def test_an_accepted_finding_moves_with_its_reason_name_and_date(here: Path) -> None:
    told = baseline(here, ("notes/a.txt", ONE)).applied_to(checked("notes/a.txt", ONE, TWO))
    assert told.findings == (TWO,)
    [accepted] = told.accepted
    assert (accepted.finding, accepted.reason, accepted.by, accepted.on) == (
        ONE,
        REASON,
        "Jane Okafor",
        TODAY,
    )


def test_the_same_finding_in_another_file_was_not_accepted_with_it(here: Path) -> None:
    other = checked("notes/b.txt", ONE)
    assert baseline(here, ("notes/a.txt", ONE)).applied_to(other) == other


def test_that_a_file_cannot_be_read_cannot_be_accepted(here: Path) -> None:
    unread = CheckedDocument(
        Document("a.txt", "txt", problem=Problem("DOC001", "It is damaged.")), findings=(ONE,)
    )
    assert baseline(here, ("a.txt", ONE)).applied_to(unread) == unread


def test_what_was_accepted_before_keeps_its_reason(here: Path) -> None:
    first = baseline(here, ("a.txt", ONE))
    again = first.accepting([("a.txt", ONE), ("a.txt", TWO)], "Another.", "Sam Hill", TODAY)
    assert sorted(one.reason for one in again.acceptances) == ["Another.", REASON]
    assert set(first.acceptances) < set(again.acceptances)


# -------------------------------------------------------------------------------------------- files


def test_a_file_is_known_by_its_path_from_the_baseline_wherever_caselint_is_started(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = baseline(here, ("notes/Ä.txt", ONE))
    for path in ("./notes/Ä.txt", "notes/../notes/Ä.txt", str(here / "notes" / "Ä.txt"), "notes/A\u0308.txt"):
        assert told.applied_to(checked(path, ONE)).accepted
    assert told.applied_to(checked("Notes/ä.TXT", ONE)).accepted
    assert not told.applied_to(checked("Ä.txt", ONE)).accepted
    monkeypatch.chdir(here / "notes")
    assert told.applied_to(checked("Ä.txt", ONE)).accepted
    assert not told.applied_to(checked("notes/Ä.txt", ONE)).accepted


def test_a_checkout_elsewhere_knows_its_files(here: Path) -> None:
    save_baseline(baseline(here, ("notes/a.txt", ONE)))
    (here / "else" / "notes").mkdir(parents=True)
    os.rename(here / "baseline.toml", here / "else" / "baseline.toml")  # noqa: PTH104
    told = load_baseline(here / "else" / "baseline.toml")
    assert told.applied_to(checked("else/notes/a.txt", ONE)).accepted
    assert not told.applied_to(checked("notes/a.txt", ONE)).accepted


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_that_is_a_link_is_the_folder(here: Path) -> None:
    (here / "link").symlink_to(here / "notes")
    assert baseline(here, ("notes/a.txt", ONE)).applied_to(checked("link/a.txt", ONE)).accepted


# ----------------------------------------------------------------------------------- what it tells


def test_two_baselines_of_the_same_findings_share_nothing(here: Path) -> None:
    one, two = (baseline(here, ("notes/a.txt", ONE), ("notes/a.txt", TWO)) for _ in range(2))
    told = [{word for a in told.acceptances for word in (a.file, a.finding)} for told in (one, two)]
    assert len(told[0]) == 3
    assert told[0].isdisjoint(told[1])


def test_it_holds_no_word_of_the_note_no_name_of_a_file_and_no_fingerprint(here: Path) -> None:
    words = {"sly", "quiet", "calm", "lund", "kai", "notes", "judgemental", "f00dfeed"}
    found = finding("WRD101", match="sly", fingerprint="f00dfeed")
    save_baseline(baseline(here, ("notes/kai-lund.txt", found)))
    told = (here / "baseline.toml").read_text(encoding="utf-8")
    blocks = told[told.index("schema-version") :].casefold()
    assert words.isdisjoint(re.findall(r"\w+", blocks))
    assert not any(word in blocks for word in words)


# -------------------------------------------------------------------------------------- over a run

ALL = frozenset({"WRD101", "WRD102"})


def run(told: Baseline, *documents: CheckedDocument, codes: Iterable[str] = ALL) -> tuple[list[str], Use]:
    use = Use(told, lambda _: frozenset(codes))
    kept = [f"{one.document.path} {f.code}" for one in Baselined(documents, use) for f in one.findings]
    return kept, use


def counts(use: Use) -> tuple[int, int, int]:
    return len(use.used), len(use.unused), len(use.unknown)


def test_what_is_gone_is_told_of_files_that_were_checked_alone(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE), ("a.txt", TWO), ("b.txt", ONE))
    kept, use = run(told, checked("a.txt", ONE))
    assert (kept, counts(use)) == ([], (1, 1, 1))
    [gone] = use.unused
    assert (gone.path, gone.acceptance.code) == ("a.txt", "WRD102")


def test_nothing_is_told_of_rules_that_were_not_checked(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE), ("a.txt", TWO))
    assert counts(run(told, checked("a.txt"), codes=["WRD102"])[1]) == (0, 1, 1)


def test_nothing_is_told_of_a_file_that_could_not_be_read(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE))
    unread = CheckedDocument(Document("a.txt", "txt", problem=Problem("DOC001", "It is damaged.")))
    assert counts(run(told, unread)[1]) == (0, 0, 1)


def test_which_files_were_not_looked_at_is_known(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE), ("b.txt", ONE), ("c.txt", ONE))
    unread = CheckedDocument(Document("b.txt", "txt", problem=Problem("DOC001", "It is damaged.")))
    _, use = run(told, checked("a.txt"), unread)
    assert [one.file for one in use.elsewhere] == [told.digest_of_file("c.txt")]
    assert len(use.unknown) == 2


def test_reasons_can_be_left_out(here: Path) -> None:
    use = Use(baseline(here, ("a.txt", ONE)), lambda _: ALL)
    [document] = Baselined((checked("a.txt", ONE),), use, reasons=False)
    [accepted] = document.accepted
    assert (accepted.reason, accepted.by) == ("", "Jane Okafor")
    assert [(one.path, one.acceptance.reason) for one in use.used] == [("a.txt", REASON)]


def test_going_through_the_documents_again_changes_nothing(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE), ("a.txt", TWO))
    use = Use(told, lambda _: ALL)
    documents = Baselined((checked("a.txt", ONE), checked("b.txt", TWO)), use)
    first = list(documents)
    assert list(documents) == first
    assert counts(use) == (1, 1, 0)
    assert (len(documents), first[1] in documents, checked("c.txt") in documents) == (2, True, False)


def test_documents_are_taken_one_at_a_time(here: Path) -> None:
    taken = []

    class Spool(tuple[CheckedDocument, ...]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            for one in super().__iter__():
                taken.append(one.document.path)
                yield one

    documents = iter(
        Baselined(Spool([checked("a.txt"), checked("b.txt")]), Use(baseline(here), lambda _: ALL))
    )
    next(documents)
    assert taken == ["a.txt"]


@given(st.sets(st.tuples(st.sampled_from("abc"), st.integers(0, 9))), st.sets(st.integers(0, 9)))
def test_each_acceptance_is_used_gone_or_unknown(accepted: set[tuple[str, int]], there: set[int]) -> None:
    from pathlib import Path

    told = baseline(Path(), *((path, finding(fingerprint=str(number))) for path, number in accepted))
    document = checked("a", *(finding(fingerprint=str(number)) for number in there))
    kept, use = run(told, document)
    mine = {number for path, number in accepted if path == "a"}
    assert counts(use) == (len(mine & there), len(mine - there), len(accepted) - len(mine))
    assert len(kept) == len(there - mine)


def test_a_baseline_can_be_sent_to_another_process(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE))
    assert told.applied_to(checked("a.txt", ONE)).accepted
    assert pickle.loads(pickle.dumps(told)) == told


def test_a_baseline_can_be_made_smaller(here: Path) -> None:
    told = baseline(here, ("a.txt", ONE), ("a.txt", TWO))
    left = told.holding(one for one in told.acceptances if one.code == "WRD101")
    assert [one.code for one in left.acceptances] == ["WRD101"]
    assert replace(left, acceptances=told.acceptances) == told
