"""How soon a practitioner has an answer: the page of `caselint serve`, and `caselint check --watch`.

    python tests/bench/bench_daily.py [page] [watch] [--times N] [--words N]

Both programs run as a user starts them, and are warm: what came before the first answer is not counted. Each
time another note is sent or saved. The page's time is that from the request to the end of the answer, on a
connection that stays open, as a browser's does; that of a save, from its end to the report's end. The
processor's time is that of the whole program, its workers with it, for one note of all.

Other programs slow all but the processor's time: the limit is for a machine that has little else to do. A
note from a cold start, beside proselint and alex, is measured by `bench_speed.py`. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psutil
from bench_text import make_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOTE_WORDS = 300
WATCH_LIMIT = 0.3  # seconds from a save to the answer
DONE = "Checked at "  # with which the last line of a report begins that `--watch` shows
_PAUSES = 7  # of several lengths, so that saves and the program's looks at the file do not keep step


class Taken(NamedTuple):
    """What some notes took: the seconds to the answer to each, and those of the processor for them all."""

    seconds: list[float]
    processor: float


def main() -> None:
    """Print a line for each way of use; exit code 1 if an answer to a save takes longer than it may."""
    parser = argparse.ArgumentParser(description="Measure how soon a note is answered, once all is warm.")
    parser.add_argument("what", nargs="*", choices=[[], "page", "watch"], help="at first: both")
    parser.add_argument("--times", type=int, default=60, help="notes of each (at first: 60)")
    parser.add_argument("--words", type=int, default=NOTE_WORDS, help=f"of a note (at first: {NOTE_WORDS})")
    options = parser.parse_args()
    wanted = options.what or ["page", "watch"]
    notes = [make_notes(options.words, seed=seed) for seed in range(options.times)]
    late = False
    busy = f"{os.getloadavg()[0]:.1f} programs wanting {os.cpu_count()} processors"
    print(f"{options.times} notes of {options.words} words each, with {busy} at the start")
    print(f"  {'':28}{'median':>9}{'95th percentile':>18}{'longest':>10}{'processor':>12}")
    with tempfile.TemporaryDirectory() as folder:
        if "page" in wanted:
            show("the page, to its answer", measure_page(notes, Path(folder)))
        if "watch" in wanted:
            taken = measure_watch(notes, Path(folder))
            late = show("--watch, from save to answer", taken) > WATCH_LIMIT
            print(f"  The limit of {WATCH_LIMIT} s is {'NOT ' if late else ''}kept, for 95 saves in 100.")
    sys.exit(late)


def show(title: str, taken: Taken) -> float:
    """Print a line of figures in milliseconds, and give back the 95th percentile in seconds."""
    seconds = taken.seconds
    percentile = nearly_all(seconds)
    figures = (statistics.median(seconds), percentile, max(seconds), taken.processor / len(seconds))
    middle, high, longest, processor = (f"{1000 * figure:.0f} ms" for figure in figures)
    print(f"  {title:28}{middle:>9}{high:>18}{longest:>10}{processor:>12}")
    return percentile


def nearly_all(seconds: Sequence[float]) -> float:
    """The 95th percentile: the least that 95 in 100 do not exceed."""
    return sorted(seconds)[-(-95 * len(seconds) // 100) - 1]


def measure_page(notes: Sequence[str], folder: Path) -> Taken:
    """What the server of the page takes for the notes."""
    found = []
    before = 0.0
    with _started(["serve", "--no-browser", "--isolated"], folder) as process:
        place, _, token = _line(process).strip().partition("/#")
        connection = HTTPConnection(place.removeprefix("http://"), timeout=60)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/plain; charset=utf-8"}
        for number, note in enumerate((notes[0] + "\nTo begin with.\n", *notes)):
            body = note.encode()
            begun = time.perf_counter()
            connection.request("POST", "/check", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            taken = time.perf_counter() - begun
            if answer.status != 200 or b'"findings"' not in said:
                sys.exit(f"The page was answered {answer.status}.")
            if number:
                found.append(taken)
            else:
                before = _processor(process)
        connection.close()
        return Taken(found, _processor(process) - before)


def measure_watch(notes: Sequence[str], folder: Path) -> Taken:
    """What it takes from the save of each note to the end of what is shown of it."""
    note_file = folder / "note.txt"
    note_file.write_text(notes[0] + "\nTo begin with.\n", encoding="utf-8")
    found = []
    with _started(["check", "--isolated", "--watch", str(note_file)], folder) as process:
        _report(process)
        before = _processor(process)
        for number, note in enumerate(notes):
            time.sleep(0.2 + 0.017 * (number % _PAUSES))
            note_file.write_text(note, encoding="utf-8")
            begun = time.perf_counter()
            _report(process)
            found.append(time.perf_counter() - begun)
        return Taken(found, _processor(process) - before)


def _processor(process: subprocess.Popen[str]) -> float:
    """The seconds of processor time that a program and its workers have had so far."""
    program = psutil.Process(process.pid)
    times = [each.cpu_times() for each in (program, *program.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))


def _report(process: subprocess.Popen[str]) -> None:
    """Read to the end of the next report."""
    while not _line(process).startswith(DONE):
        pass


def _line(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        said = process.stderr.read() if process.stderr else ""
        sys.exit(f"caselint ended before its answer: {said}")
    return line


@contextmanager
def _started(arguments: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program, which is ended in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "caselint", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


if __name__ == "__main__":
    main()
