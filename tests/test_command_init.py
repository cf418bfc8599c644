"""`caselint init`: what it asks, what it writes, and that it writes over nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from caselint.cli import app
from caselint.commands import init
from caselint.config import Config, load_config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, answers: str | None = None) -> tuple[int, str, str]:
    """The exit code and what was printed; with answers, as if somebody sat at a terminal."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(init, "on_a_terminal", lambda: answers is not None)
        ran = CliRunner().invoke(app, ["init", *args], input=answers)
    return ran.exit_code, ran.stdout, ran.stderr


def written(folder: Path) -> Config:
    return load_config(folder / "caselint.toml")


# ------------------------------------------------------------------------------------------ asked


def test_enter_takes_every_answer_in_brackets(folder: Path) -> None:
    code, out, _ = run(answers="\n\n\n\n")
    assert code == 0
    assert written(folder) == Config()
    assert "1  none of these" in out
    assert "Hours [24]" in out


def test_what_is_answered_is_written(folder: Path) -> None:
    answers = "\n".join(
        [
            "wakfield",
            "99",
            "North East Lincolnshire",
            "soon",
            "0",
            "36 hours",
            "Worker (duty)",
            "Social Worker,  Family  Harbour Lead, Family Harbour Lead",
            "= nothing",
            f"FSW = {'x' * 301}",
            "FSW = family support worker",
            "MASH",
            "",
        ]
    )
    code, out, _ = run(answers=answers + "\n")
    assert code == 0, out
    assert written(folder) == Config(
        profile="north-east-lincolnshire",
        post_titles=("Family Harbour Lead",),
        abbreviations={"FSW": "family support worker"},
        rules={"TIM001": {"hours": 36}, "ABB001": {"allow": ["MASH"]}},
    )
    for words in (
        "Did you mean “wakefield”?",
        "There is no number 99",
        "as a number, such as 24",
        "above 0",
        "has the mark (",
        "“Social Worker” is known already",
        "Write it as in FSW",
        "longer than 200 characters, or its meaning than 300",
    ):
        assert words in out


def test_a_number_chooses_the_manual_it_stands_before(folder: Path) -> None:
    _, out, _ = run(answers="3\n\n\n\n")
    [line] = [line for line in out.splitlines() if line.startswith("  3  ")]
    assert written(folder).profile == line.split("  ")[-1].lower().replace(" ", "-")


def test_a_stop_in_the_middle_writes_nothing(folder: Path) -> None:
    code, _, err = run(answers="wakefield\n36\n")  # and then the end of the input
    assert code == 130
    assert "Nothing was written" in err
    assert list(folder.iterdir()) == []


# --------------------------------------------------------------------------------------- not asked


def test_where_nobody_sits_nothing_is_asked(folder: Path) -> None:
    code, out, _ = run()
    assert (code, written(folder)) == (0, Config())
    assert "Wrote caselint.toml" in out
    assert "[1]" not in out


@pytest.mark.parametrize("args", [("--yes",), ("--profile", "Knowsley")])
def test_with_an_option_nothing_is_asked(folder: Path, args: tuple[str, ...]) -> None:
    code, _, _ = run(*args, answers="")
    assert code == 0
    assert written(folder).profile == ("default" if args == ("--yes",) else "knowsley")


def test_options_answer_for_whoever_is_not_asked(folder: Path) -> None:
    code, _, err = run(
        *("--late-after", "48", "--post-title", "Family Harbour Lead", "--post-title", "Harbour Aide"),
        *("--abbreviation", "FSW = family support worker", "--abbreviation", "MASH"),
    )
    assert code == 0, err
    assert written(folder) == Config(
        post_titles=("Family Harbour Lead", "Harbour Aide"),
        abbreviations={"FSW": "family support worker"},
        rules={"TIM001": {"hours": 48}, "ABB001": {"allow": ["MASH"]}},
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--profile", "wakfield"), "Did you mean “wakefield”?"),
        (("--late-after", "-3"), "above 0"),
        (("--late-after", "nan"), "above 0"),
        (("--post-title", "a|b"), "has the mark |"),
        (("--post-title", "a\udcff"), "no text"),
        (("--abbreviation", "FSW = a\udcff"), "no text"),
        (("--abbreviation", "= a"), "no abbreviation"),
    ],
)
def test_a_wrong_option_is_said_and_nothing_written(folder: Path, args: tuple[str, ...], words: str) -> None:
    code, _, err = run(*args)
    assert code == 2
    assert words in err
    assert list(folder.iterdir()) == []


# ------------------------------------------------------------------------------------- other files


def test_a_file_that_is_there_is_left_before_anything_is_asked(folder: Path) -> None:
    (folder / "caselint.toml").write_text("# ours\n", encoding="utf-8")
    code, out, err = run(answers="wakefield\n")
    assert (code, out) == (2, "")
    assert "left as it is" in err
    assert (folder / "caselint.toml").read_text(encoding="utf-8") == "# ours\n"


def test_a_folder_that_is_not_there(folder: Path) -> None:
    code, _, err = run("gone", "--yes")
    assert code == 2
    assert "cannot be written" in err


def test_it_says_which_config_no_longer_counts(folder: Path) -> None:
    (folder / "caselint.toml").write_text('profile = "wakefield"\n', encoding="utf-8")
    (folder / "a").mkdir()
    code, out, _ = run("a", "--yes")
    assert code == 0
    assert "name it in the new file's “extend”" in out
    assert str(folder / "caselint.toml") in out.replace("\n", "")


def test_what_was_answered_counts_in_a_check(folder: Path) -> None:
    note = (
        b"Signed: Jo Bell, Family Harbour Lead, 4 March 2024, 10:15\n\nThe QFW saw Kai at home. MASH rang.\n"
    )
    before = make_linter(load_rulebook(), Config()).lint(read_bytes(note, "n.txt"))
    run(
        "--post-title",
        "Family Harbour Lead",
        "--abbreviation",
        "QFW = quay family worker",
        "--abbreviation",
        "MASH",
    )
    after = make_linter(load_rulebook(), written(folder)).lint(read_bytes(note, "n.txt"))
    assert before.entries[0].post_title != "Family Harbour Lead"
    assert after.entries[0].post_title == "Family Harbour Lead"
    assert [finding.match for finding in before.findings if finding.code == "ABB001"] == ["QFW", "MASH"]
    [finding] = [finding for finding in after.findings if finding.code == "ABB001"]
    assert finding.suggestions == ("quay family worker (QFW)",)


# --------------------------------------------------------------------------------- a real terminal


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize("keys", [["wakefield\r", "\r", "Harbour Aide\r", "\r"], ["wakefield\r", "\x03"]])
def test_on_a_real_terminal(folder: Path, keys: list[str]) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "caselint", "init"]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - the test has no threads
    )
    os.close(theirs)
    seen = b""
    for key in keys:
        seen = _until(ours, seen + b"\0", b"]: ")
        os.write(ours, key.encode())
    seen = _until(ours, seen, None)
    code = process.wait(30)
    os.close(ours)
    if keys[-1] == "\x03":
        assert code == 130
        assert b"Nothing was written" in seen
        assert list(folder.iterdir()) == []
    else:
        assert code == 0, seen
        assert written(folder) == Config(profile="wakefield", post_titles=("Harbour Aide",))


def _own_terminal() -> None:
    """Make standard input the terminal of the session, so that Ctrl+C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal: int, seen: bytes, end: bytes | None) -> bytes:
    """Read on until the prompt stands at the end, or with None until the program has ended."""
    import select

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.1)[0]:
            if end is not None and seen.endswith(end):
                return seen
            continue
        try:
            more = os.read(terminal, 4096)
        except OSError:  # on Linux the end of what a closed terminal says
            return seen
        if not more:
            return seen
        seen += more
    raise AssertionError(f"nothing more came after {seen!r}")
