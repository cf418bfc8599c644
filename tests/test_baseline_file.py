"""The file of a baseline: the same bytes for the same baseline, made to be reviewed and merged."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.baseline import Acceptance, Baseline
from caselint.baseline_file import BaselineError, load_baseline, new_baseline, save_baseline, written
from report_examples import finding

TODAY = datetime.date(2026, 11, 22)
KEY = "0" * 32
HEAD = f'schema-version = 1\nkey = "{KEY}"\n'


def baseline(path: Path, *numbers: int, by: str = "Jane Okafor") -> Baseline:
    found = [(f"{number}.txt", finding(fingerprint=str(number))) for number in numbers]
    return Baseline(path, KEY).accepting(found, "The court asked for it.", by, TODAY)


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "b.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError) as error:
        load_baseline(path)
    return str(error.value).replace(str(path), "b.toml")


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    told = baseline(tmp_path / "b.toml", 3, 1, 2)
    save_baseline(told)
    assert load_baseline(told.path) == told


def test_it_has_a_line_for_each_in_the_order_of_files_and_findings(tmp_path: Path) -> None:
    told = written(baseline(tmp_path / "b.toml", 1, 2, 3))
    assert told == written(baseline(tmp_path / "b.toml", 3, 2, 1))
    head, *lines, end = told.splitlines()[-5:]
    assert told.partition("\naccepted")[0].endswith(HEAD)
    assert (head, end) == ("accepted = [", "]")
    assert lines == sorted(lines)
    assert (
        'code = "WRD101", on = 2026-11-22, by = "Jane Okafor", reason = "The court asked for it." },' in told
    )


@given(st.text(), st.text(), st.dates())
def test_any_words_can_be_a_reason(reason: str, by: str, on: datetime.date) -> None:
    one = Acceptance("a", "b", "WRD101", reason, by, on)
    [read] = tomllib.loads(written(Baseline(Path("b.toml"), KEY, (one,))))["accepted"]
    assert read == {"file": "a", "finding": "b", "code": "WRD101", "reason": reason, "by": by, "on": on}


def test_half_of_a_character_can_be_written(tmp_path: Path) -> None:
    one = Acceptance("a", "b", "WRD101", "\udc80", "\ud800", TODAY)
    save_baseline(Baseline(tmp_path / "b.toml", KEY, (one,)))
    assert load_baseline(tmp_path / "b.toml").acceptances[0].reason == "?"


def test_a_new_one_has_a_key_of_its_own(tmp_path: Path) -> None:
    one, two = new_baseline(tmp_path / "b.toml"), new_baseline(tmp_path / "b.toml")
    assert one.key != two.key
    save_baseline(one)
    assert load_baseline(one.path) == one


def test_what_it_does_not_hold_is_refused_in_plain_words(tmp_path: Path) -> None:
    block = '[[accepted]]\nfile = "a"\nfinding = "b"\ncode = "WRD101"\nby = "Jane"\non = 2026-11-22\n'
    assert refused(tmp_path, HEAD + block) == "b.toml: “accepted.1”: the key “reason” is missing."
    unknown = refused(tmp_path, HEAD + block + 'reasons = "x"\n')
    assert unknown.startswith("b.toml: “accepted.1.reasons”: this key is not known here")
    assert "reason" in unknown
    assert refused(tmp_path, HEAD + "files = 1\n").startswith("b.toml: “files”: this key is not known here")
    assert "“key”" in refused(tmp_path, 'schema-version = 1\nkey = "x"\n')
    assert "“accepted.1.on”" in refused(
        tmp_path, HEAD + block.replace("2026-11-22", '"soon"') + 'reason = "x"'
    )
    assert "is not TOML" in refused(tmp_path, "{")
    assert "newer caselint" in refused(tmp_path, "schema-version = 2\nmore = 1\n")


def test_one_that_is_not_there_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"There is no baseline .*baseline add"):
        load_baseline(tmp_path / "none.toml")
    with pytest.raises(BaselineError, match="cannot be read"):
        load_baseline(tmp_path)
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BaselineError, match="UTF-8"):
        load_baseline(tmp_path / "b.toml")
    with pytest.raises(BaselineError, match="cannot be written"):
        save_baseline(new_baseline(tmp_path / "no" / "such" / "b.toml"))


def test_of_a_finding_that_was_accepted_twice_the_first_date_counts(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    [one] = baseline(path, 1).acceptances
    later = Acceptance(one.file, one.finding, one.code, "Again.", "Sam Hill", TODAY + datetime.timedelta(1))
    save_baseline(Baseline(path, KEY, (later, one)))
    assert load_baseline(path).acceptances == (one,)


# ---------------------------------------------------------------------------------------- merging

git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def merged(tmp_path: Path, mine: Baseline, old: Baseline, theirs: Baseline, *options: str) -> int:
    names = ("mine.toml", "old.toml", "theirs.toml")
    for name, told in zip(names, (mine, old, theirs), strict=True):
        (tmp_path / name).write_text(written(told), encoding="utf-8", newline="\n")
    command = ["git", "merge-file", *options, *names]
    return subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode


@git
def test_what_two_people_add_merges(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    everyone = baseline(path, *range(1, 12)).acceptances
    places = [0, len(everyone) - 1]  # in different places, as digests mostly are
    old = Baseline(path, KEY, tuple(one for at, one in enumerate(everyone) if at not in places))
    mine, theirs = (old.holding((*old.acceptances, everyone[at])) for at in places)
    assert merged(tmp_path, mine, old, theirs) == 0
    assert load_baseline(path).acceptances == everyone


@git
def test_what_git_cannot_merge_is_told_and_a_union_of_both_sides_is_a_baseline(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    old, both = Baseline(path, KEY), baseline(path, 1, 2)
    mine, theirs = (old.holding([one]) for one in both.acceptances)
    assert merged(tmp_path, mine, old, theirs) == 1
    with pytest.raises(BaselineError, match="keep the lines of both sides"):
        load_baseline(path)
    assert merged(tmp_path, mine, old, theirs, "--union") == 0
    assert load_baseline(path).acceptances == both.acceptances
