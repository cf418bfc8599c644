"""The text that speed is measured on is what it says it is, and the measurements measure what they say."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from serve_helpers import only_this_machine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    only_this_machine(monkeypatch)


def bench(name: str) -> Any:
    """A module of the folder of measurements, which are programs of their own."""
    with _benches_first():
        return import_module(name)


@contextmanager
def _benches_first() -> Iterator[None]:
    sys.path.insert(0, str(Path(__file__).parent / "bench"))
    try:
        yield
    finally:
        sys.path.pop(0)


@pytest.fixture(scope="module")
def text() -> str:
    make_notes = bench("bench_text").make_notes
    assert make_notes(300) == make_notes(300) != make_notes(300, seed=2)
    return str(make_notes(20_000))


def test_it_has_the_words_asked_for_and_no_paragraph_twice(text: str) -> None:
    assert 0.98 < len(text.split()) / 20_000 < 1.02
    paragraphs = Counter(line for line in text.splitlines() if len(line.split()) > 12)
    assert paragraphs.most_common(1)[0][1] == 1


def test_it_reads_as_notes_do(text: str) -> None:
    checked = make_linter(load_rulebook(), Config()).lint(read_bytes(text.encode(), "bench.txt"))
    assert len(checked.entries) > 40
    complete = sum(bool(entry.author and entry.event) for entry in checked.entries)
    assert complete > 0.9 * len(checked.entries)


def test_the_least_that_95_in_100_do_not_exceed() -> None:
    daily = bench("bench_daily")
    assert daily.nearly_all([float(number) for number in range(100, 0, -1)]) == 95
    assert daily.nearly_all([1.0, 3.0, 2.0]) == 3


def test_each_note_is_answered_by_the_page_and_by_watch_and_measured(tmp_path: Path) -> None:
    daily, make_notes = bench("bench_daily"), bench("bench_text").make_notes
    notes = [make_notes(60, seed=seed) for seed in (1, 2)]
    for measure in (daily.measure_page, daily.measure_watch):
        seconds, processor = measure(notes, tmp_path)
        assert len(seconds) == len(notes)
        assert all(0 < each < 60 for each in seconds)
        assert 0 < processor < 60


def test_without_npm_alex_is_left_out_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    assert bench("bench_speed").alex_in(tmp_path / "alex") is None
    assert capsys.readouterr().out == "alex is left out: npm is not here.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the measurement needs Linux or macOS")
def test_the_programs_are_run_by_turns_and_the_least_of_each_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speed = bench("bench_speed")
    ran: list[str] = []

    def run(command: list[str]) -> Any:
        name = Path(command[0]).name
        ran.append(name)
        cost = {"caselint": 2.0, "proselint": 4.0, "alex": 1.0}[name]
        return speed.Cost(cost + ran.count(name) % 2, cost, int(cost * speed.MEGABYTE))

    monkeypatch.setattr(speed, "run", run)
    monkeypatch.setattr(speed, "_program", lambda name: name)
    speed.compare("a note", tmp_path / "note.txt", 60, 2, Path("alex"))
    assert ran == ["caselint", "proselint", "alex"] * 3  # once to begin with
    said = capsys.readouterr().out.splitlines()
    assert said[-3:-1] == [
        "  caselint to proselint: 0.50 processor, 0.50 clock, 0.50 memory",
        "  caselint to alex:      2.00 processor, 2.00 clock, 2.00 memory",
    ]
