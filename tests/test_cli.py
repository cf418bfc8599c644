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
from caselint.commands.options import OutputFormat

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
    (folder / "other.txt").write_text(GOOD, encoding="utf-8")
    assert run("check", ".") == (2, "", error)
    assert run("check", good, "--isolated")[0] != 2


# ------------------------------------------------------- what goes wrong around a run


def program(*args: str, **how: object) -> subprocess.CompletedProcess[str]:
    """The program by itself, which ends as its users see it end."""
    command = [sys.executable, "-m", "caselint", *args]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, **how)  # type: ignore[call-overload]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
@pytest.mark.parametrize(
    "arguments", [("check", "good.txt"), ("text", "good.txt"), ("doctor", "good.txt"), ("rules",)]
)
def test_a_full_disk_is_told_of(good: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = program(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr == "caselint: the output could not be written: No space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="only a Unix shell closes a stream")
@pytest.mark.parametrize("command", ["check", "text", "doctor"])
def test_a_closed_standard_input_is_told_of(command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m caselint {command} - <&-', sys.executable],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "caselint: There is no standard input to read.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C in another way")
@pytest.mark.parametrize("after", [0.05, 0.15, 0.3, 0.9])
def test_an_interrupt_ends_a_run_at_once_and_quietly(good: Path, after: float) -> None:
    import signal
    import time

    begin = "import caselint.__main__ as m; print('begun', flush=True); m.main()"
    process = subprocess.Popen(
        [sys.executable, "-c", begin, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    process.wait(20)
    assert process.stderr is not None
    assert process.returncode == 130
    assert "Traceback" not in process.stderr.read()


def test_standard_input_has_the_limit_of_files() -> None:
    for command in ("check", "text", "doctor"):
        code, out, err = run(command, "--limit", "file-mb=1", "-", stdin=b"a" * 1_100_000)
        assert code == 2
        assert "over the limit of 1 MB" in out + err


def test_a_name_that_is_too_long_is_told_of() -> None:
    for command in ("check", "text", "doctor"):
        code, out, err = run(command, "a" * 300 + ".txt")
        assert code == 2
        assert "could not be read" in out + err or "no file of this name" in out + err


def test_a_report_never_takes_the_place_of_a_note(bad: Path) -> None:
    code, _, err = run("check", ".", "-o", bad)
    assert code == 2
    assert "is one of the files to check" in err
    assert bad.read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("seconds=nan", "this must be a number above 0."),
        ("pages=0", "this must be a whole number of at least 1."),
        ("pages=1.5", "this must be a whole number."),
        ("memory-mb=100", "this must be a whole number of at least 250; caselint itself takes 250 of it."),
        ("memory-mb=99999999999999999999", "of at most 1,000,000"),
        ("page=3", "Did you mean “pages”?"),
    ],
)
def test_a_limit_that_cannot_be_kept_is_refused(good: Path, given: str, told: str) -> None:
    code, _, err = run("check", "--limit", given, good)
    assert code == 2
    assert told in err


FORMS = [form.value for form in OutputFormat if not form.is_copy and form is not OutputFormat.TEXT]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_written_alike_to_a_file_and_to_the_terminal(
    good: Path, folder: Path, form: str
) -> None:
    (folder / "bad.txt").write_text("He was sly about it.\n", encoding="utf-8")
    arguments = ["check", "--isolated", "--output-format", form, "bad.txt", good.name]
    code, out, _ = run(*arguments)
    assert code == 1
    assert "WRD101" in out
    assert run(*arguments, "--output-file", "report.txt")[:2] == (1, "")
    written = (folder / "report.txt").read_bytes().decode("utf-8-sig")  # a table begins with a mark
    assert written.replace("\r\n", "\n") == out.replace("\r\n", "\n")


def test_every_format_is_told_of() -> None:
    told = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    for form in OutputFormat:
        assert f"`{form.value}`" in told


def test_a_run_in_which_all_is_left_out_gives_a_report_that_says_so(folder: Path) -> None:
    (folder / "caselint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_text("He was sly about it.\n", encoding="utf-8")
    code, out, err = run("check", "--force-exclude", "--output-format", "json", "drafts/a.txt")
    assert (code, json.loads(out)["documents"]) == (0, [])
    assert "left out" in err
