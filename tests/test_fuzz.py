"""A bounded part of the fuzzing, the same in every run. `tests/README.md` says how to run an hour."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.record import Block, BlockKind, Document, Mark, MarkKind, Place, Problem, Span
from fuzz import drive
from fuzz.mutate import mutated
from fuzz.seeds import formats, seeds, suffix_of
from fuzz.sound import faults_of
from fuzz.tape import Tape, tape_of
from fuzz.trial import Wrong, wrong_with

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIALS = 60  # of chance, and as many that hypothesis thinks of, for each format
LONGEST = 20  # seconds for one trial, on a machine that is busy with other things

# What fuzzing has found and nobody has mended yet: the place in the program, without its line.
KNOWN: dict[str, str] = {}


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Raise TimeoutError in what hangs, where the system can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError("the trial hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def assert_harmless(file_format: str, tape: bytes) -> None:
    with bounded():
        wrong = wrong_with(file_format, tape)
    if wrong is None or wrong.kind == "slow" or any(place in wrong.where for place in KNOWN):
        return
    pytest.fail(f"{wrong.kind}: {wrong.where}; replay {file_format}:x{tape.hex()}")


@pytest.mark.parametrize("file_format", formats())
def test_the_sound_files_are_sound(file_format: str) -> None:
    assert len(seeds(file_format)) >= 1
    for data in seeds(file_format):
        document = read_bytes(data, "sound" + suffix_of(file_format))
        assert document.problem is None
        assert document.format == ("html" if file_format == "mht" else file_format)
        assert list(faults_of(document)) == []


@pytest.mark.parametrize("file_format", formats())
def test_files_mutated_by_chance_give_documents(file_format: str) -> None:
    for seed in range(TRIALS):
        assert_harmless(file_format, tape_of(file_format, seed))


@pytest.mark.parametrize("file_format", formats())
def test_files_mutated_as_hypothesis_likes_give_documents(file_format: str) -> None:
    @settings(
        max_examples=TRIALS,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # to make a find smaller takes long, and is not for CI
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(max_size=64))
    def run(tape: bytes) -> None:
        assert_harmless(file_format, tape)

    run()


@pytest.mark.parametrize(("name", "data"), [("a.html", b"<pre><ins><ins>k</body></html>")])
def test_what_fuzzing_found_stays_mended(name: str, data: bytes) -> None:
    assert list(faults_of(read_bytes(data, name))) == []


# ------------------------------------------------------------------------------------- the harness itself


@given(st.binary(max_size=40), st.sampled_from(formats()))
@settings(max_examples=30, derandomize=True, deadline=None)
def test_a_tape_makes_the_same_file_again(tape: bytes, file_format: str) -> None:
    assert mutated(file_format, Tape(tape)) == mutated(file_format, Tape(tape))


@pytest.mark.parametrize("file_format", formats())
def test_most_mutated_files_are_new_and_many_are_read(file_format: str) -> None:
    made = [mutated(file_format, Tape(tape_of(file_format, seed))) for seed in range(40)]
    assert len(set(made)) > 35
    read = [read_bytes(data, "mutated" + suffix_of(file_format)) for data in made[:20]]
    assert sum(document.problem is None for document in read) >= 5


CELL = Block(Span(0, 3), BlockKind.CELL, Place())


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (None, "no Document"),
        (Document("a", "txt"), "no words and no problem"),
        (Document("a", "docx", "one two", (CELL,)), "after the last block"),
        (Document("a", "docx", "one two", (Block(Span(4, 7), BlockKind.CELL, Place()),)), "between blocks"),
        (Document("a", "docx", "one", (CELL, CELL)), "overlap"),
        (Document("a", "docx", "on", (CELL,)), "past the text"),
        (Document("a", "docx", "one", (CELL, Block(Span(3, 3), BlockKind.HEADING, Place()))), "is no cell"),
        (Document("a", "docx", "\ud800ne", (CELL,)), "half a letter"),
        (Document("a", "docx", "one", (CELL,), (Mark(MarkKind.COMMENT, Span(2, 9)),)), "mark"),
        (Document("a", "docx", problem=Problem("DOC003", "It is bad.")), "no code"),
        (Document("a", "docx", problem=Problem("DOC001", "Bad\x1b")), "no sentence"),
        (Document("a", "docx", "one", (CELL,), problem=Problem("DOC001", "Bad.")), "problem and words"),
    ],
)
def test_what_is_unsound_is_told(document: object, fault: str) -> None:
    assert any(fault in told for told in faults_of(document))


def test_what_breaks_is_told_by_its_place_and_none_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Document:
        raise ValueError("Zebulonquist")

    monkeypatch.setattr("fuzz.trial.read_bytes", fail)
    wrong = wrong_with("txt", b"")
    assert wrong is not None
    assert wrong.kind == "error"
    assert "ValueError in" in wrong.where
    assert "Zebulonquist" not in wrong.where


def test_what_is_found_is_saved_by_what_makes_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drive, "FOUND", tmp_path / "found.jsonl")
    drive.keep("txt", Wrong("error", "a.py:1"), seed=7)
    drive.keep("txt", Wrong("hang", "a.py:2"), tape=b"\x01\xff")
    saved = (tmp_path / "found.jsonl").read_text(encoding="utf-8")
    assert saved == capsys.readouterr().out
    assert '"replay": "txt:7"' in saved
    assert '"replay": "txt:x01ff"' in saved


@pytest.mark.parametrize("way", [["tests/fuzz"], ["-m", "fuzz"]])
def test_the_command_line(way: list[str], tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    kept = tmp_path / "kept.txt"
    done = subprocess.run(
        [sys.executable, *way, "--replay", "txt:3", "--keep", str(kept)],
        cwd=root if way[0] == "tests/fuzz" else root / "tests",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Nothing is wrong" in done.stdout
    assert kept.read_bytes() == mutated("txt", Tape(tape_of("txt", 3)))
