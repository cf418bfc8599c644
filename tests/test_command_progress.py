"""The bar that says how far a run is: on a terminal, for many files, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from caselint.commands.progress import progress


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def shown_on(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, files: int, *done: int) -> str:
    """What a run shows on the stream that does so many files at a time."""
    monkeypatch.setattr(sys, "stderr", stream)  # not in a fixture: pytest sets it before each test
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    with progress(files) as advance:
        for number in done:
            advance(number)
    return stream.getvalue()


def test_it_says_how_many_files_are_done_and_goes_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_on(Terminal(), monkeypatch, 1_200, 700, 300)
    assert "1,000 of 1,200 files" in shown
    assert shown.endswith(("\x1b[2K", "\x1b[1A\x1b[2K", "\r\x1b[1A\x1b[2K"))  # its line is wiped


def test_the_current_rate_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert " a second" in shown_on(Terminal(), monkeypatch, 100, *[1] * 50)


@pytest.mark.parametrize("files", [0, 1, 3])
def test_a_few_files_have_none(monkeypatch: pytest.MonkeyPatch, files: int) -> None:
    assert shown_on(Terminal(), monkeypatch, files, files) == ""


def test_what_is_no_terminal_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_on(io.StringIO(), monkeypatch, 1_200, 1_200) == ""
