"""`caselint config show`: what counts for a file, and where it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint.cli import app


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a config that extends another and has settings for some paths."""
    write(
        tmp_path / "base.toml",
        'profile = "wakefield"\nignore = ["PLN002"]\nexclude = ["drafts/"]\n[labels]\nInputter = "author"\n',
    )
    write(
        tmp_path / "notes" / "caselint.toml",
        'extend = "../base.toml"\nextend-exclude = ["*.rtf"]\nignore = ["ABB004"]\n[limits]\nseconds = 30\n'
        '[rules.ABB001]\nallow = ["FSW"]\n'
        '[[per-path]]\npaths = ["old/"]\n[per-path.rules.TIM001]\nhours = 72\n',
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*args: str) -> str:
    ran = CliRunner().invoke(app, ["config", "show", *args])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def rows(*args: str) -> list[tuple[str, object, str, str]]:
    page = json.loads(shown(*args, "--output-format", "json"))
    return [(row["key"], row["value"], row["source"], row["where"]) for row in page["settings"]]


NOTES = str(Path("notes") / "caselint.toml")


def test_each_value_has_its_source(team: Path) -> None:
    found = rows("notes/old/x.txt", "--fail-on", "advice")
    assert ("profile", "wakefield", "file", "base.toml") in found
    assert [row for row in found if row[0] == "ignore"] == [
        ("ignore", "PLN002", "file", "base.toml"),
        ("ignore", "ABB004", "file", NOTES),
    ]
    assert ("fail-on", "advice", "command line", "command line") in found
    assert ("limits.seconds", 30, "file", NOTES) in found
    assert ("limits.pages", 3000, "default", "default") in found
    assert ("labels.Inputter", "author", "file", "base.toml") in found
    assert ("rules.ABB001.allow", ["FSW"], "file", NOTES) in found
    assert ("rules.TIM001.hours", 72, "per-path", f"{NOTES}, for old/") in found
    assert ("respect-gitignore", True, "default", "default") in found


def test_options_of_the_profile_are_shown_as_its_own(team: Path) -> None:
    assert ("rules.TIM001.hours", 24, "profile", "profile wakefield") in rows("notes/x.txt")


def test_every_setting_is_there_once_or_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import msgspec

    from caselint.config.settings import ConfigFile

    monkeypatch.chdir(tmp_path)
    keys = [key.partition(".")[0] for key, *_ in rows("--isolated")]
    assert list(dict.fromkeys(keys)) == [
        field.encode_name
        for field in msgspec.structs.fields(ConfigFile)
        if field.name not in {"extend", "per_path"}
    ]
    assert {source for *_, source, _ in rows("--isolated")} == {"default"}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("notes/drafts/deep/x.txt", "exclude in base.toml asks (“drafts/”)"),
        ("notes/x.rtf", f"extend-exclude in {NOTES} asks (“*.rtf”)"),
        ("notes/drafts", "exclude in base.toml asks (“drafts/”)"),
        ("notes/x.txt", None),
    ],
)
def test_it_says_what_leaves_the_file_out(team: Path, file: str, words: str | None) -> None:
    (team / "notes" / "drafts").mkdir()
    page = json.loads(shown(file, "--output-format", "json"))
    assert (words in page["left_out"]) if words else (page["left_out"] is None)


def test_the_page_for_people(team: Path) -> None:
    page = shown("notes/old/x.rtf")
    lines = page.splitlines()
    assert lines[0] == "Settings for notes/old/x.rtf"
    assert lines[2:5] == ["  base.toml", f"  {NOTES}", f"  {NOTES}, for old/"]
    told = [" ".join(line.split()) for line in lines]
    assert 'profile "wakefield" base.toml' in told
    assert "select the profile's default" in told
    assert "It is left out when a folder above it is checked" in page


def test_it_says_how_many_rules_these_settings_come_to(team: Path) -> None:
    page = json.loads(
        shown("notes/x.txt", "--select", "SGN003,DOC", "--ignore", "DOC004", "--output-format", "json")
    )
    assert page["rules"] == ["DOC001", "DOC002", "DOC003", "SGN003"]
    assert "\n1 of the " in shown("notes/x.txt", "--select", "SGN003")


def test_without_a_config_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "There is no config file for it" in shown("--isolated", "x.txt")


def test_a_folder_shows_what_counts_in_it(team: Path) -> None:
    assert ("profile", "wakefield", "file", "base.toml") in rows("notes")
    assert ("rules.TIM001.hours", 24, "profile", "profile wakefield") in rows("notes/")
    assert ("profile", "default", "default", "default") in rows()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('profile = "wakfield"', "Did you mean “wakefield”?"),
        ("[rules.PLN002]\nwrods = 3", "Did you mean “words”?"),
        ('ignroe = ["X"]', "Did you mean “ignore”?"),
    ],
)
def test_a_config_at_fault_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "caselint.toml", text)
    ran = CliRunner().invoke(app, ["config", "show", "x.txt"])
    assert ran.exit_code == 2
    assert words in ran.stderr


def test_words_of_a_config_are_harmless_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "caselint.toml", '[labels]\n"Wh\\u001b[31men" = "event"\n[teams]\n"\\u202eN" = ["A B"]')
    page = shown("x\x1b.txt")
    assert "\x1b" not in page
    assert "\u202e" not in page
