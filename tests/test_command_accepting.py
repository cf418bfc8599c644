"""What `check` does with accepted findings: they are counted and not reported, and told of when gone."""

from __future__ import annotations

import datetime
import json
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import docx
import pytest
from typer.testing import CliRunner

from caselint.baseline import Baselined
from caselint.baseline_file import new_baseline
from caselint.cli import app
from caselint.commands.accepting import use_of
from caselint.config import Config
from caselint.findings import CheckedDocument
from caselint.record import Document
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from report_examples import finding

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from caselint.lint import Linter

REASON = "The court asked for these words."
NOTE = """\
Date of visit: 1 March 2024 16:30
Date recorded: 1 March 2024 18:10
Worker: Ada Finch, Social Worker

Mum is sly about the bus. We had tea. Dad is lazy.
"""


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A note of which both findings were accepted, in a baseline that the config names."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    (tmp_path / "caselint.toml").write_text('baseline = "accepted.toml"\n', encoding="utf-8")
    run("baseline", "add", "note.txt", "--reason", REASON, "--by", "Jane Okafor", "--on", "2026-03-31")
    return path


@pytest.mark.usefixtures("note")
def test_accepted_findings_are_counted_and_let_a_run_pass() -> None:
    told = run("check", "note.txt").stdout
    assert "Nothing was found but what was accepted." in told
    assert told.endswith("2 accepted findings are not shown.\n")
    told = run("check", "note.txt", "--show-accepted").stdout
    assert told.count(f"Accepted on 31 March 2026 by Jane Okafor: {REASON}") == 2
    told = run("check", "note.txt", "--no-baseline", code=1).stdout
    assert "Found 2 errors" in told
    run("check", "note.txt", "--isolated", code=1)
    run("check", "note.txt", "--isolated", "--baseline", "accepted.toml")


@pytest.mark.usefixtures("note")
def test_they_stand_in_reports_that_other_programs_read() -> None:
    [document] = json.loads(run("check", "note.txt", "--output-format", "json").stdout)["documents"]
    assert (document["findings"], len(document["accepted"])) == ([], 2)
    [told] = json.loads(run("check", "note.txt", "--output-format", "sarif").stdout)["runs"]
    assert [one["suppressions"][0]["justification"] for one in told["results"]] == [REASON] * 2
    hidden = run("check", "note.txt", "--no-excerpts", "--output-format", "sarif").stdout
    assert REASON not in hidden
    assert '"suppressions"' in hidden


def test_what_is_gone_is_told_and_fails_only_a_strict_run(note: Path) -> None:
    note.write_text(NOTE.replace("lazy", "out"), encoding="utf-8")
    told = run("check", "note.txt").stderr
    assert told.startswith(
        "caselint: 1 accepted finding is not found any more. `caselint baseline prune` takes"
    )
    told = run("check", "note.txt", "--strict-baseline", code=1).stderr
    assert "note.txt: WRD101 is not found there any more. Accepted on 31 March 2026 by Jane Okafor" in told
    run("check", "note.txt", "--strict-baseline", "--exit-zero")
    assert run("check", "note.txt", "--strict-baseline", "--select", "PLN").stderr == ""
    run("baseline", "prune", "note.txt")
    assert run("check", "note.txt", "--strict-baseline").stderr == ""


def test_a_file_that_cannot_be_read_fails_whatever_was_accepted(note: Path) -> None:
    note.write_bytes(b"\0\0\0\0")
    assert run("check", "note.txt", code=2).stdout.count("note.txt")
    told = run("baseline", "add", "note.txt", "--reason", REASON, "--by", "Jane Okafor", code=2)
    assert "could not be checked, which cannot be accepted" in told.stderr


def test_many_files_are_gone_through_alike(note: Path) -> None:
    (note.parent / "other.txt").write_text(NOTE.replace("sly", "rude"), encoding="utf-8")
    told = run("check", ".", "--output-format", "concise", code=1).stdout.splitlines()
    assert [line.split(":")[0] for line in told[:-1]] == ["other.txt", "other.txt"]
    assert told[-1].endswith(": 2 errors. 2 accepted findings are not shown.")


def test_a_copy_with_comments_has_none_for_what_was_accepted(note: Path) -> None:
    whole = docx.Document()
    for line in NOTE.splitlines():
        whole.add_paragraph(line)
    whole.save(str(note.parent / "note.docx"))
    accepting = ["--reason", REASON, "--by", "Jane Okafor", "--baseline", "other.toml"]
    told = json.loads(run("check", "note.docx", "--output-format", "json", code=1).stdout)
    [first, _] = told["documents"][0]["findings"]
    run("baseline", "add", "note.docx", "--fingerprint", first["fingerprint"], *accepting)
    copy = ["--output-format", "docx", "-o", "copy.docx", "--baseline", "other.toml"]
    assert run("check", "note.docx", *copy, code=1).stdout == "Wrote copy.docx with 1 finding in it.\n"
    comments = zipfile.ZipFile(note.parent / "copy.docx").read("word/comments.xml").decode()
    assert ("lazy" in comments, "sly" in comments) == (True, False)


def test_a_baseline_that_is_not_there_is_told(note: Path) -> None:
    (note.parent / "accepted.toml").unlink()
    assert "There is no baseline" in run("check", "note.txt", code=2).stderr
    run("check", "note.txt", "--no-baseline", code=1)


# ----------------------------------------------------------------------- whose findings can be gone


@cache
def linter() -> Linter:
    return make_linter(load_rulebook(), Config(select=("WRD101", "REC203", "TPL001")))


@pytest.mark.parametrize(
    ("template", "all_files", "gone"),
    [
        (False, False, ["WRD101"]),
        (False, True, ["REC203", "WRD101"]),  # what comparing files finds
        (True, True, ["TPL001", "WRD101"]),
    ],
)
def test_only_of_rules_that_were_checked_in_full_findings_can_be_gone(
    tmp_path: Path, template: bool, all_files: bool, gone: list[str]
) -> None:
    found = [("a.txt", finding(code, fingerprint=code)) for code in ("WRD101", "REC203", "TPL001", "SGN001")]
    kept = new_baseline(tmp_path / "b.toml").accepting(found, REASON, "Jane", datetime.date(2026, 3, 31))
    use = use_of(kept, lambda _: linter(), all_files=all_files)
    assert list(Baselined([CheckedDocument(Document("a.txt", "txt"), template=template)], use))
    assert [one.acceptance.code for one in use.unused] == gone
