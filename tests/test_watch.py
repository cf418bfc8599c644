"""Files that are watched: what counts as a save, however an editor goes about it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caselint.api import Checker
from caselint.config import Config
from caselint.watch import Watch, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caselint.findings import CheckedDocument

EXAMPLES = Path(__file__).parents[1] / "examples"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("She was sly.", encoding="utf-8")
    return path


def saved_within(watched: Watch, clock: Clock, seconds: float) -> list[tuple[float, list[Path]]]:
    """What is saved while so many seconds go by, and after how many."""
    begun, found = clock.now, []
    while clock.now - begun < seconds:
        clock.now += 0.0501  # a little more than the looks are apart
        if saved := watched.saved():
            found.append((round(clock.now - begun, 1), saved))
    return found


def test_a_file_that_lies_there_was_not_saved(note: Path, clock: Clock) -> None:
    assert saved_within(Watch([note], clock=clock), clock, 10) == []


def test_a_save_is_seen_once_and_at_once(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    for words in ("She lied.", "She lied to me."):
        note.write_text(words, encoding="utf-8")
        assert saved_within(watched, clock, 10) == [(0.1, [note])]


def test_a_save_that_changes_nothing_is_a_save(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    os.utime(note, ns=(1, 1))
    assert saved_within(watched, clock, 10) == [(0.1, [note])]


def test_an_editor_may_put_a_new_file_in_the_place_of_the_old(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    for way in (os.replace, os.rename):
        other = note.with_suffix(".tmp")
        other.write_text("She lied. ", encoding="utf-8")
        os.utime(other, ns=(note.stat().st_atime_ns, note.stat().st_mtime_ns))
        way(other, note)
        assert saved_within(watched, clock, 5) == [(0.1, [note])]


def test_a_file_may_be_gone_for_a_moment(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    note.unlink()
    assert saved_within(watched, clock, 0.9) == []
    note.write_text("She lied.", encoding="utf-8")
    assert saved_within(watched, clock, 5) == [(0.1, [note])]


def test_a_file_that_stays_away_is_told_of_once(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    note.unlink()
    assert saved_within(watched, clock, 10) == [(1.1, [note])]
    note.write_text("She lied.", encoding="utf-8")
    assert saved_within(watched, clock, 10) == [(0.1, [note])]


def test_a_file_that_is_still_being_written_is_waited_for(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    for number in range(20):
        note.write_text("x" * number, encoding="utf-8")
        assert saved_within(watched, clock, 0.04) == []
    assert saved_within(watched, clock, 5) == [(0.1, [note])]


def test_saves_that_only_the_content_tells_apart_are_seen(note: Path, clock: Clock) -> None:
    watched = Watch([note], clock=clock)
    os.utime(note, ns=(2_000_000_000, 2_000_000_000))
    assert saved_within(watched, clock, 1) == [(0.1, [note])]
    note.write_text("He was sly! ", encoding="utf-8")  # as long, and by the disk's clock at the same time
    os.utime(note, ns=(2_000_000_000, 2_000_000_000))
    assert [files for _, files in saved_within(watched, clock, 10)] == [[note]]


def test_a_file_may_come_later(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "later.txt"
    watched = Watch([path], clock=clock)
    assert saved_within(watched, clock, 5) == []
    path.write_text("She lied.", encoding="utf-8")
    assert saved_within(watched, clock, 5) == [(0.1, [path])]


def test_files_in_a_folder_come_and_go(note: Path, clock: Clock) -> None:
    watched = Watch([note.parent], clock=clock)
    assert watched.files == []
    new = note.with_name("new.md")
    new.write_text("She lied.", encoding="utf-8")
    note.with_name("~$note.docx").write_text("Word's own", encoding="utf-8")
    assert saved_within(watched, clock, 5) == [(0.1, [new])]
    new.unlink()
    assert saved_within(watched, clock, 5) == []
    note.write_text("He lied.", encoding="utf-8")
    assert saved_within(watched, clock, 5) == [(0.1, [note])]


# --------------------------------------------------------------------------------- watch and check


class _EnoughError(Exception):
    """The test has seen what it wanted to see."""


def watched_until(
    paths: Sequence[Path], checker: Checker, then: Sequence[Callable[[], object]]
) -> list[tuple[float, list[CheckedDocument]]]:
    """What is shown, and when: at first, and after each of what is done then."""
    shown: list[tuple[float, list[CheckedDocument]]] = []
    todo = list(then)

    def show(checked: Sequence[CheckedDocument]) -> None:
        shown.append((time.monotonic(), list(checked)))
        if not todo:
            raise _EnoughError
        todo.pop(0)()

    with pytest.raises(_EnoughError):
        watch(paths, checker.lint_file, show)
    return shown


def test_the_answer_comes_soon_after_a_save(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    words = (EXAMPLES / "notes" / "late-visit.txt").read_text(encoding="utf-8")  # some 260
    note.write_text(words, encoding="utf-8")
    saved: list[float] = []

    def save() -> None:
        note.write_text(f"{words}\nMum is manipulative, {len(saved)} times.\n", encoding="utf-8")
        saved.append(time.monotonic())

    with Checker(Config()) as checker:
        shown = watched_until([note], checker, [save] * 5)
    taken = [at - begun for begun, (at, _) in zip(saved, shown[1:], strict=True)]
    assert [f.code for f in shown[0][1][0].findings] == []
    assert all("WRD101" in [f.code for f in checked[0].findings] for _, checked in shown[1:])
    assert min(taken) < 0.6  # 0.17 s on a quiet machine


def test_a_half_written_file_is_no_error(tmp_path: Path) -> None:
    whole = (EXAMPLES / "notes" / "duty-call.docx").read_bytes()
    note = tmp_path / "note.docx"
    note.write_bytes(whole)
    halves = []

    class Half(Checker):
        def lint_file(self, path: str | Path) -> CheckedDocument:
            checked = super().lint_file(path)
            if checked.document.problem:
                halves.append(checked)
                note.write_bytes(whole)  # the rest of it has come by now
            return checked

    with Half(Config()) as checker:
        shown = watched_until([note], checker, [lambda: note.write_bytes(whole[:900])])
    assert len(halves) == 1
    assert [checked.document.problem for _, [checked] in shown] == [None, None]


def test_a_file_that_stays_broken_is_shown_as_such(tmp_path: Path) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes((EXAMPLES / "notes" / "duty-call.docx").read_bytes())
    with Checker(Config()) as checker:
        shown = watched_until(
            [note], checker, [lambda: note.write_bytes(note.read_bytes()[:900]), note.unlink]
        )
    problems = [checked.document.problem for _, [checked] in shown]
    assert problems[0] is None
    assert problems[1] is not None
    assert problems[2] is not None
    assert "There is no file of this name" in problems[2].reason
