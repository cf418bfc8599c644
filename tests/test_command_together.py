"""Options that are at odds with each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint.cli import app

NOTE = "Mum is lazy.\n"


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    return Path("note.txt")


@pytest.mark.usefixtures("note")
@pytest.mark.parametrize("command", ["check", "template"])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--statistics", "--group-by", "rule"], "leave out one of them"),
        (["--statistics", "--output-format", "csv"], "leave out --output-format csv"),
        (["--group-by", "month", "--output-format", "json"], "leave out --output-format json"),
        (["--no-excerpts", "--output-format", "docx", "-o", "copy.docx"], "has all of a file's words"),
        (["--no-excerpts", "--output-format", "pdf", "-o", "copy.pdf"], "has all of a file's words"),
        (["--no-excerpts", "--group-by", "author"], "group by rule or month"),
        (["--no-excerpts", "--group-by", "team"], "group by rule or month"),
        (["--no-baseline", "--baseline", "a.toml"], "leave it out, or --baseline"),
        (["--no-baseline", "--strict-baseline"], "leave it out, or --strict-baseline"),
        (["--no-baseline", "--show-accepted"], "leave it out, or --show-accepted"),
        (["-"], "Standard input (-) is checked by itself"),
    ],
)
def test_options_that_are_at_odds_are_refused_and_nothing_is_written(
    command: str, options: list[str], told: str
) -> None:
    done = CliRunner().invoke(app, [command, "--isolated", *options, "note.txt"])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert [path.name for path in Path().iterdir()] == ["note.txt"]


@pytest.mark.usefixtures("note")
@pytest.mark.parametrize(
    "options",
    [
        ["--statistics", "-o", "a.txt"],
        ["--no-excerpts", "--group-by", "rule"],
        ["--no-excerpts", "--statistics"],
    ],
)
def test_options_that_agree_are_not(options: list[str]) -> None:
    assert CliRunner().invoke(app, ["check", "--isolated", *options, "note.txt"]).exit_code == 1
