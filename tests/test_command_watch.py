"""`caselint check --watch` from the outside: what it shows, where, and how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIGNED = "\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"
ESCAPE = b"\x1b"


class Watching:
    """The command while it runs, and all that it has written."""

    def __init__(self, process: subprocess.Popen[bytes], reading: int) -> None:
        self.process = process
        self.written = b""
        threading.Thread(target=self._read, args=(reading,), daemon=True).start()

    def _read(self, reading: int) -> None:
        with contextlib.suppress(OSError):  # a terminal's end is told so
            while part := os.read(reading, 65536):
                self.written += part

    def until(self, words: str, after: int = 0) -> str:
        """What is written from there on, once these words are in it."""
        end = time.monotonic() + 60
        while words.encode() not in self.written[after:]:
            assert self.process.poll() is None, self.written
            assert time.monotonic() < end, self.written
            time.sleep(0.005)
        return self.written[after:].decode()


@contextlib.contextmanager
def watching(folder: Path, *arguments: str, terminal: bool = False) -> Iterator[Watching]:
    reading, writing = os.openpty() if terminal else os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "caselint", "check", "--watch", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"},
    )
    os.close(writing)
    try:
        yield Watching(process, reading)
    finally:
        process.kill()
        process.communicate()
        os.close(reading)


def stop(running: Watching) -> tuple[int, str]:
    """End it as Ctrl+C does: its exit code, and what it says then."""
    running.process.send_signal(signal.SIGINT)
    _, said = running.process.communicate(timeout=30)
    return running.process.returncode, said.decode()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(f"Ms Doe was sly.{SIGNED}", encoding="utf-8")
    return path


def test_each_save_has_its_answer_and_an_interrupt_ends_it(note: Path) -> None:
    with watching(note.parent, "--isolated", "note.txt") as running:
        first = running.until("Ctrl+C ends.")
        assert "“sly” judges the person." in first
        assert "Found 1 error." in first
        workers = psutil.Process(running.process.pid).children(recursive=True)
        at = len(running.written)
        other = note.with_suffix(".swp")
        other.write_text(f"Ms Doe was lazy.{SIGNED}", encoding="utf-8")
        other.replace(note)
        second = running.until("Ctrl+C ends.", at)
        assert "“lazy” judges the person." in second
        assert "sly" not in second
        assert "Checked at " in second
        assert stop(running) == (0, "")
        assert ESCAPE not in running.written
        assert workers
        assert not psutil.wait_procs(workers, timeout=5)[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_shows_the_newest_report_alone(note: Path) -> None:
    with watching(note.parent, "--isolated", "note.txt", terminal=True) as running:
        shown = running.until("Ctrl+C ends.")
        assert shown.startswith(("\x1b[2J\x1b[H", "\x1b[H\x1b[2J"))
        at = len(running.written)
        note.write_text(f"Ms Doe was \x1b[31mlazy\x1b[0m and sly.{SIGNED}", encoding="utf-8")
        again = running.until("Ctrl+C ends.", at)
        assert again.startswith(shown[:7])
        assert "\x1b[31mlazy" not in again  # the note's own codes are not the terminal's


def test_a_folder_is_watched_and_its_notes_have_their_own_settings(note: Path) -> None:
    inner = note.parent / "team"
    inner.mkdir()
    (inner / "caselint.toml").write_text('profile = "wakefield"\n', encoding="utf-8")
    with watching(note.parent, "--output-format", "concise", ".") as running:
        assert "Save a note in the folder" in running.until("Ctrl+C ends.")
        assert b"sly" not in running.written
        at = len(running.written)
        (inner / "new.txt").write_text(f"Ms Doe was sly.{SIGNED}", encoding="utf-8")
        in_team = running.until("Ctrl+C ends.", at)
        assert "team/new.txt:1:12: WRD101" in in_team
        assert "REC103" in in_team
        at = len(running.written)
        note.write_text(f"Ms Doe was lazy.{SIGNED}", encoding="utf-8")
        assert "REC103" not in running.until("Ctrl+C ends.", at)
        assert stop(running)[0] == 0


def accept(name: str, folder: Path) -> None:
    words = ["baseline", "add", "--by", "Sam Reed", "--reason", "It is quoted.", name]
    done = subprocess.run(
        [sys.executable, "-m", "caselint", *words], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_accepted_findings_are_not_shown_again(note: Path) -> None:
    note.with_name("other.txt").write_text(f"Ms Roe was lazy.{SIGNED}", encoding="utf-8")
    note.with_name("caselint.toml").write_text('baseline = "accepted.toml"\n', encoding="utf-8")
    accept("other.txt", note.parent)
    with watching(note.parent, "note.txt") as running:
        assert "Found 1 error." in running.until("Ctrl+C ends.")
        accept("note.txt", note.parent)
        at = len(running.written)
        os.utime(note, ns=(1, 1))
        assert "sly" not in running.until("Ctrl+C ends.", at)
        assert stop(running) == (0, "")
    with watching(note.parent, "note.txt", "--no-baseline") as running:
        assert "Found 1 error." in running.until("Ctrl+C ends.")


def test_a_note_may_be_gone_and_come_back(note: Path) -> None:
    words = note.read_text(encoding="utf-8")
    with watching(note.parent, "--isolated", "note.txt") as running:
        running.until("Ctrl+C ends.")
        at = len(running.written)
        note.unlink()
        assert "There is no file of this name" in " ".join(running.until("Ctrl+C ends.", at).split())
        at = len(running.written)
        note.write_text(words, encoding="utf-8")
        assert "Found 1 error." in running.until("Ctrl+C ends.", at)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-"],
        ["note.txt", "-o", "x.txt"],
        ["note.txt", "--output-format", "json"],
        ["note.txt", "--no-excerpts"],
        ["note.txt", "--strict-baseline"],
    ],
)
def test_what_cannot_be_watched_is_refused(note: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caselint", "check", "--isolated", "--watch", *arguments],
        cwd=note.parent,
        input=b"",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"watch" in done.stderr
    assert b"Traceback" not in done.stderr


def test_settings_that_are_wrong_end_it(note: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caselint", "check", "--watch", "--isolated", "--profile", "x", "note.txt"],
        cwd=note.parent,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "there is no profile “x”" in done.stderr.decode().lower()
