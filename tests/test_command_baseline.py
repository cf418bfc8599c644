"""`caselint baseline`: what it accepts, what it keeps of it, and what it takes out again."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from caselint.baseline_file import load_baseline, new_baseline, save_baseline
from caselint.cli import app
from caselint.commands.baseline_run import save
from report_examples import finding

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

REASON = "The court asked for these words."
SLY = "Mum is sly about the bus."
NOTE = f"""\
Date of visit: 1 March 2024 16:30
Date recorded: 1 March 2024 18:10
Worker: Ada Finch, Social Worker

{SLY} We had tea. Dad is lazy.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "kai-lund.txt").write_text(NOTE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["baseline", *arguments])
    assert result.exit_code == code, result.output
    return result


def add(*arguments: str, code: int = 0) -> Result:
    return run("add", *arguments, "--reason", REASON, "--by", "Jane Okafor", "--isolated", code=code)


def accepted(here: Path) -> list[str]:
    return [one.code for one in load_baseline(here / "caselint-baseline.toml").acceptances]


# -------------------------------------------------------------------------------------------- add


def test_it_shows_what_it_accepts_and_keeps_no_word_of_it(here: Path) -> None:
    told = add("notes", "--on", "2026-03-31").stdout
    assert told.splitlines() == [
        "notes/kai-lund.txt:5:8: WRD101 “sly” judges the person. Say what they did or said.",
        "notes/kai-lund.txt:5:46: WRD101 “lazy” judges the person. Say what they did or said.",
        f"Accepted 2 findings in 1 file, by Jane Okafor on 31 March 2026: {REASON}",
        "Kept in caselint-baseline.toml.",
        'For `caselint check` to go by it, write baseline = "caselint-baseline.toml" into caselint.toml, '
        "or give it --baseline.",
    ]
    kept = (here / "caselint-baseline.toml").read_text(encoding="utf-8")
    lines = kept[kept.index("accepted = [") :].casefold()
    ours = {"accepted", "file", "finding", "code", "wrd101", "on", "by", "reason", "2026", "03", "31"}
    told_by_jane = set(re.findall(r"\w+", f"{REASON} Jane Okafor".casefold()))
    assert all(
        re.fullmatch("[0-9a-f]{24}", word) for word in set(re.findall(r"\w+", lines)) - ours - told_by_jane
    )


def test_what_it_has_stays_and_there_may_be_nothing_more(here: Path) -> None:
    add("notes", "--select", "WRD101", "--on", "2026-01-01")
    before = (here / "caselint-baseline.toml").read_bytes()
    told = add("notes").stdout
    assert told == "2 findings were accepted before.\nThere is nothing more to accept there.\n"
    assert (here / "caselint-baseline.toml").read_bytes() == before


def test_a_dry_run_and_a_choice_without_findings_write_nothing(here: Path) -> None:
    assert "Would accept 2 findings in 1 file" in add("notes", "--dry-run").stdout
    assert add("notes", "--select", "PLN", "--select", "SGN").stdout == "Nothing was found there.\n"
    assert [path.name for path in here.iterdir()] == ["notes"]


def test_one_finding_can_be_chosen_by_its_fingerprint(here: Path) -> None:
    told = CliRunner().invoke(app, ["check", "--isolated", "--output-format", "json", "notes"]).stdout
    [first, _] = json.loads(told)["documents"][0]["findings"]
    assert "Accepted 1 finding in 1 file" in add("notes", "--fingerprint", first["fingerprint"]).stdout
    assert len(accepted(here)) == 1
    told = add("notes", "--fingerprint", first["fingerprint"], "--fingerprint", "abc", code=2).stderr
    assert told == "caselint: No finding there has the fingerprint: abc.\n"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_accepted(here: Path) -> None:
    (here / "notes" / "z.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    told = add("notes", code=2)
    assert "notes/z.pdf could not be checked, which cannot be accepted." in told.stderr
    assert accepted(here) == ["WRD101", "WRD101"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--reason", " . ", "--by", "Jane"], "--reason must say something"),
        (["--reason", "n/a", "--by", "Jane"], "--reason must say something"),
        (["--reason", REASON, "--by", "-"], "--by must say something"),
        (["--reason", REASON, "--by", "Jo", "--on", "soon"], "--on soon: that is no day."),
        (["--reason", REASON, "--by", "Jo", "--on", "2999-01-01"], "that day is yet to come"),
        (["--reason", REASON, "--by", "Jo", "--select", "WRD9"], "--select: there is no rule “WRD9”"),
        (["--by", "Jane"], "--reason"),
        (["--reason", REASON], "--by"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_says_nothing_is_refused(options: list[str], said: str) -> None:
    assert said in run("add", "notes", "--isolated", *options, code=2).stderr


def test_a_baseline_that_cannot_be_used_is_named(here: Path) -> None:
    (here / "caselint-baseline.toml").write_text("{", encoding="utf-8")
    assert "caselint-baseline.toml is not TOML" in add("notes", code=2).stderr
    assert "There is no baseline other.toml" in run("list", "--baseline", "other.toml", code=2).stderr


def test_the_config_says_where_it_is(here: Path) -> None:
    (here / "caselint.toml").write_text('baseline = "kept/accepted.toml"\n', encoding="utf-8")
    (here / "kept").mkdir()
    told = run("add", "notes", "--reason", REASON, "--by", "Jane Okafor").stdout
    assert told.endswith("accepted.toml.\n")
    assert len(load_baseline(here / "kept" / "accepted.toml").acceptances) == 2


def test_files_of_several_baselines_need_one_to_be_named(here: Path) -> None:
    (here / "caselint.toml").write_text('baseline = "a.toml"\n', encoding="utf-8")
    (here / "notes" / "caselint.toml").write_text('baseline = "b.toml"\n', encoding="utf-8")
    (here / "note.txt").write_text(NOTE, encoding="utf-8")
    options = ["--reason", REASON, "--by", "Jane Okafor"]
    assert "These files go by several baselines" in run("add", ".", *options, code=2).stderr
    assert "Accepted 2 findings in 1 file" in run("add", "notes", *options).stdout
    assert len(load_baseline(here / "notes" / "b.toml").acceptances) == 2
    assert CliRunner().invoke(app, ["check", "notes"]).exit_code == 0


def test_a_baseline_that_somebody_else_changed_meanwhile_is_left(here: Path) -> None:
    before = new_baseline(here / "b.toml")
    save(before, before)
    theirs = before.accepting([("a.txt", finding())], REASON, "Sam Hill", datetime.date(2026, 3, 31))
    save(theirs, before)
    with pytest.raises(typer.Exit):
        save(before, before)
    assert load_baseline(here / "b.toml") == theirs


# --------------------------------------------------------------------------- list, prune and move


def test_edits_elsewhere_leave_what_was_accepted_and_others_are_told_and_taken_out(here: Path) -> None:
    add("notes")
    path = here / "notes" / "kai-lund.txt"
    path.write_text(NOTE.replace("We had tea. Dad is lazy.", "It rained. Dad is out."), encoding="utf-8")
    told = run("list", "notes", "--isolated").stdout.splitlines()
    words = f"WRD101  Accepted on {told[0].split(' on ')[1].split(' by ')[0]} by Jane Okafor: {REASON}"
    assert told == [
        f"{words} (still found in notes/kai-lund.txt)",
        f"{words} (not found any more in notes/kai-lund.txt)",
        "2 findings are accepted in 1 file.",
    ]
    assert "Would take out 1 accepted finding; 1 stay." in run("prune", "--dry-run", "--isolated").stdout
    assert len(accepted(here)) == 2
    assert run("prune", "--isolated").stdout.splitlines() == [
        f"{words} (not found any more in notes/kai-lund.txt)",
        "Took out 1 accepted finding; 1 stay.",
    ]
    assert len(accepted(here)) == 1


def test_a_renamed_file_can_be_followed_and_one_that_is_gone_taken_out(here: Path) -> None:
    add("notes")
    (here / "notes").rename(here / "2024")
    (here / "other.txt").write_text("We had tea.\n", encoding="utf-8")
    assert "Took out 0 accepted findings; 2 stay." in run("prune", "--isolated").stdout
    assert "Nothing was accepted in other.txt." in run("move", "other.txt", "2024", code=2).stderr
    assert "There is no notes." in run("move", "2024", "notes", code=2).stderr
    assert run("move", "notes", "2024").stdout == "2 accepted findings go with 2024 now.\n"
    assert "still found in 2024/kai-lund.txt" in run("list", "2024", "--isolated").stdout
    told = run("prune", "other.txt", "--gone", "--isolated").stdout
    assert "its file was not among those checked" in told
    assert accepted(here) == []


def test_rules_that_are_not_checked_on_a_file_are_not_said_to_be_gone(here: Path) -> None:
    add("notes")
    (here / "caselint.toml").write_text(
        '[[per-path]]\npaths = ["notes/*.txt"]\nignore = ["WRD101"]\n', encoding="utf-8"
    )
    assert "Took out 0 accepted findings; 2 stay." in run("prune").stdout
    assert run("list", "notes").stdout.count("not known") == 2


@pytest.mark.parametrize("options", [[], ["--gone"]])
def test_a_name_that_is_mistyped_takes_nothing_out(here: Path, options: list[str]) -> None:
    add("notes")
    before = (here / "caselint-baseline.toml").read_bytes()
    told = run("prune", "noets", "--isolated", *options, code=2)
    assert "noets could not be checked. There is no file of this name" in told.stderr
    assert ("Nothing was taken out" in told.stderr) == bool(options)
    assert (here / "caselint-baseline.toml").read_bytes() == before
    assert "noets could not be checked" in run("list", "noets", "--isolated", code=2).stderr


def test_a_list_without_files_names_none(here: Path) -> None:
    add("notes")
    save_baseline(load_baseline(here / "caselint-baseline.toml"))
    told = run("list").stdout
    assert told.count("WRD101  Accepted on ") == 2
    assert told.endswith("2 findings are accepted in 1 file.\n")
    assert "kai" not in told
