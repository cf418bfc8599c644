"""The command line as its users meet it: output, exit codes, errors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint import __version__
from caselint.cli import app

GOOD = (
    "Telephone call to Mrs Ada Bello at 10:15. She said the heating is on again.\n"
    "\n"
    "Ruth Adair, Social Worker, 4 March 2024, 11:00\n"
)
BAD = GOOD.replace("She said", "She is manipulative. She said")
ADVICE_ONLY = GOOD.replace("on again", "on again prior to tea")

runner = CliRunner()


def run(*args: str | Path, stdin: str | bytes | None = None) -> tuple[int, str, str]:
    result = runner.invoke(app, [str(arg) for arg in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def good(folder: Path) -> Path:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return Path("good.txt")


@pytest.fixture
def bad(folder: Path) -> Path:
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    return Path("bad.txt")


# ------------------------------------------------------------------------------------ exit codes


def test_a_clean_note_gives_0_and_says_so(good: Path) -> None:
    code, out, _ = run("check", good)
    assert code == 0
    assert "No rule was broken." in out


def test_a_finding_gives_1(good: Path, bad: Path) -> None:
    code, out, _ = run("check", good, bad)
    assert code == 1
    assert "WRD101" in out
    assert "manipulative" in out


def test_exit_zero_gives_0_all_the_same(bad: Path) -> None:
    assert run("check", "--exit-zero", bad)[0] == 0


def test_fail_on_says_what_is_serious(folder: Path) -> None:
    (folder / "note.txt").write_text(ADVICE_ONLY, encoding="utf-8")
    assert "PLN004" in run("check", "note.txt")[1]
    assert run("check", "note.txt")[0] == 0
    assert run("check", "--fail-on", "advice", "note.txt")[0] == 1


def test_an_unreadable_file_gives_2_and_the_others_are_checked(bad: Path, folder: Path) -> None:
    (folder / "cut.docx").write_bytes(b"PK\x03\x04 and then nothing")
    code, out, _ = run("check", "--exit-zero", ".")
    assert code == 2
    assert "WRD101" in out
    assert "Not checked: cut.docx" in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["check", "empty"], "no file to check there"),
        (["check", "--select", "SNG003", "."], "Did you mean “SGN003”?"),
        (["check", "--profile", "defualt", "."], "Did you mean “default”?"),
        (["check", "--config", "gone.toml", "."], "gone.toml cannot be read"),
        (["check", "--config", "x.toml", "--isolated", "."], "cannot be used together"),
        (["check", "-o", "no/such/folder/x.json", "."], "cannot be written"),
        (["rule", "SGN0003"], "Did you mean “SGN003”?"),
        (["profiles", "wakefeild"], "Did you mean “wakefield”?"),
        (["text", "gone.txt"], "gone.txt"),
        (["init", "--profile", "defualt"], "Did you mean “default”?"),
    ],
)
def test_wrong_usage_gives_2_and_words(good: Path, folder: Path, args: list[str], words: str) -> None:
    (folder / "empty").mkdir()
    code, _, err = run(*args)
    assert code == 2
    assert words in err


def test_an_unknown_command_option_gives_2() -> None:
    assert run("check", "--selcet", "X")[0] == 2


# --------------------------------------------------------------------------------- what is checked


def test_standard_input_is_read_under_the_name_given() -> None:
    code, out, _ = run("check", "-", "--stdin-filename", "pasted.txt", stdin=BAD)
    assert code == 1
    assert "pasted.txt" in out


def test_select_and_ignore(bad: Path) -> None:
    assert run("check", "--select", "SGN,TIM", bad)[0] == 0
    assert run("check", "--ignore", "WRD1,FCT1", bad)[0] == 0
    assert "FCT101" in run("check", "--ignore", "WRD1", bad)[1], "what no label is may still be an opinion"
    assert run("check", "--ignore", "WRD1,FCT1", "--extend-select", "WRD101", bad)[0] == 1
    assert run("check", "--select", "WRD101", bad)[0] == 1


def test_the_config_counts_unless_isolated_and_the_command_line_wins(bad: Path, folder: Path) -> None:
    (folder / "caselint.toml").write_text("select = ['SGN']", encoding="utf-8")
    assert run("check", bad)[0] == 0
    assert run("check", "--isolated", bad)[0] == 1
    assert run("check", "--select", "WRD", bad)[0] == 1


def test_an_unknown_key_in_the_config_is_refused(bad: Path, folder: Path) -> None:
    (folder / "caselint.toml").write_text("ingore = ['SGN']", encoding="utf-8")
    code, _, err = run("check", bad)
    assert code == 2
    assert "Did you mean “ignore”?" in err


# ------------------------------------------------------------------------------------------ output


def test_json_is_the_contract(bad: Path) -> None:
    code, out, _ = run("check", "--output-format", "json", bad)
    data = json.loads(out)
    [document] = data["documents"]
    assert code == 1
    assert data["caselint_version"] == __version__
    assert document["path"] == "bad.txt"
    assert [entry["author"] for entry in document["entries"]] == ["Ruth Adair"]
    [finding] = document["findings"]
    assert BAD[finding["start"]["column"] - 1 : finding["end"]["column"] - 1] == finding["match"]


def test_two_runs_give_the_same_bytes(bad: Path, good: Path) -> None:
    assert run("check", "--output-format", "json", ".") == run("check", "--output-format", "json", ".")


def test_the_output_file_holds_no_colour_and_nothing_goes_to_the_terminal(bad: Path, folder: Path) -> None:
    code, out, _ = run("check", "-o", "report.txt", bad)
    assert (code, out) == (1, "")
    text = (folder / "report.txt").read_bytes()
    assert b"WRD101" in text
    assert b"\x1b" not in text
    assert b"\r" not in text


def test_statistics_quote_no_words(bad: Path) -> None:
    _, out, _ = run("check", "--statistics", bad)
    assert "     1  WRD101" in out
    assert "manipulative" not in out


def test_text_prints_what_is_read(good: Path) -> None:
    assert run("text", good)[1] == GOOD


def test_rules_lists_every_rule_and_rule_shows_one() -> None:
    _, listed, _ = run("rules")
    assert "SGN003  missing-post-title" in listed
    for words in ("What it finds", "Why it matters", "Falls short", "Better", "III.viii"):
        assert words in run("rule", "sgn003")[1]
    assert run("rule", "missing-post-title")[1] == run("rule", "SGN003")[1]


def test_profiles_shows_all_or_one() -> None:
    _, listed, _ = run("profiles")
    assert "SGN003 missing-post-title" in listed
    assert "Wakefield" in listed
    _, one, _ = run("profiles", "wakefield")
    assert "2.10" in one
    assert run("profiles", "Wakefield")[1] == one
    assert run("profiles", "North East Lincolnshire")[0] == 0


def test_init_writes_a_config_once(folder: Path, bad: Path) -> None:
    code, out, _ = run("init")
    assert code == 0
    assert "caselint.toml" in out
    written = (folder / "caselint.toml").read_text(encoding="utf-8")
    assert run("check", bad)[0] == 1
    code, _, err = run("init")
    assert code == 2
    assert "left as it is" in err
    assert (folder / "caselint.toml").read_text(encoding="utf-8") == written


# --------------------------------------------------------------------------------------- start-up


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["check", "--help"]])
def test_the_start_imports_neither_spacy_nor_a_reader(args: list[str]) -> None:
    code = (
        "import sys\n"
        "from caselint.cli import app\n"
        "try:\n"
        f"    app({args!r})\n"
        "finally:\n"
        "    slow = {'spacy', 'pdfplumber', 'docx', 'textstat', 'nltk', 'numpy', 'lxml'} & set(sys.modules)\n"
        "    assert not slow, slow\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version() -> None:
    assert run("--version")[1] == f"caselint {__version__}\n"


def test_a_language_model_that_is_not_installed_is_named_before_a_note_is_read(
    good: Path, folder: Path
) -> None:
    (folder / "caselint.toml").write_text('language-model = "en_none_lg"\n', encoding="utf-8")
    code, out, error = run("check", good)
    assert (code, out) == (2, "")
    assert "en_none_lg" in error
    assert "not installed" in error
    assert run("check", good, "--isolated")[0] != 2
