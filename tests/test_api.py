"""The Python interface finds what the command line finds."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import caselint
from caselint import Checker, lint_file, lint_files, lint_text
from caselint.config import Config
from caselint.workers.pool import SettingsError

TOP = Path(__file__).parents[1]
NOTES = TOP / "examples/notes"
NOTE = NOTES / "drafted-note.txt"


def told(path: Path) -> list[tuple[str, str]]:
    command = [sys.executable, "-m", "caselint", "check", "--isolated", "--output-format", "json", str(path)]
    out = subprocess.run(command, capture_output=True, check=False).stdout
    return [(f["code"], f["fingerprint"]) for f in json.loads(out)["documents"][0]["findings"]]


def test_a_file_and_its_text_have_the_findings_of_the_command_line() -> None:
    found = [(finding.code, finding.fingerprint) for finding in lint_file(NOTE).findings]
    assert found
    assert found == told(NOTE)
    text = lint_text(NOTE.read_text(encoding="utf-8"))
    assert [(finding.code, finding.fingerprint) for finding in text.findings] == found


def test_settings_are_heeded() -> None:
    checked = lint_file(str(NOTE), Config(profile="wakefield", select=("SGN",)))
    assert (checked.profile, checked.manual) == ("wakefield", "wakefield")
    assert {finding.code[:3] for finding in checked.findings} <= {"SGN", "DOC"}
    with pytest.raises(SettingsError, match="nowhere"):
        lint_text("Words.", Config(profile="nowhere"))


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    checked = lint_file(tmp_path / "none.docx")
    assert checked.document.problem
    assert [finding.code for finding in checked.findings] == ["DOC001"]


def test_a_checker_checks_one_note_after_the_other() -> None:
    with Checker() as checker:
        first = checker.lint_file(NOTE)
        assert checker.lint_bytes(NOTE.read_bytes(), NOTE.as_posix()) == first
        assert checker.lint_text("Mum is manipulative.").findings


def test_many_files_give_a_report_that_can_be_gone_through_again() -> None:
    with lint_files([NOTES / "drafted-note.txt", str(NOTES / "late-visit.txt")]) as report:
        once, again = list(report.documents), list(report.documents)
        assert len(report.documents) == 2
    assert once == again
    assert [Path(checked.document.path).name for checked in once] == ["drafted-note.txt", "late-visit.txt"]
    assert report.unchecked == 0
    with pytest.raises(ValueError, match="with"):
        list(report.documents)


def test_without_excerpts_there_is_no_word_of_the_notes() -> None:
    with lint_files([NOTES / "drafted-note.txt", NOTES / "late-visit.txt"], excerpts=False) as report:
        assert all(checked.document.text == "" for checked in report.documents)
        assert any(checked.findings for checked in report.documents)


def test_to_import_the_package_costs_nothing() -> None:
    script = "import sys, caselint; print([m for m in sys.modules if m.startswith(('caselint.', 'spacy'))])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
    assert out.strip() == "[]"
    with pytest.raises(AttributeError):
        caselint.nothing  # noqa: B018


def test_threads_may_share_a_checker() -> None:
    notes = ["Mum was lazy.", "Mum was manipulative.", "Visited Kai at home."] * 3
    with Checker(Config(select=("WRD101",))) as checker, ThreadPoolExecutor(4) as threads:
        checked = threads.map(checker.lint_text, notes, timeout=60)
        assert [[found.match for found in one.findings] for one in checked] == [
            ["lazy"],
            ["manipulative"],
            [],
        ] * 3


def test_what_was_interrupted_is_not_the_answer_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with Checker(Config(select=("WRD101",))) as checker:
        checker.lint_text("")
        monkeypatch.setattr("caselint.workers.pool.Pool._listen", interrupted)
        with pytest.raises(KeyboardInterrupt):
            checker.lint_text("Mum was lazy.")
        monkeypatch.undo()
        assert [found.match for found in checker.lint_text("Dad was feckless.").findings] == ["feckless"]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_a_caller_needs_has_a_name_in_the_module() -> None:
    from caselint import api

    assert {api.Config, api.SettingsError} == {Config, SettingsError}
