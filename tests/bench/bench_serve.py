"""How soon one note is answered: from the shell, by the page of `caselint serve`, and after a save.

    python tests/bench/bench_serve.py [--times N] [--words N]

The three take turns in one run, and the first is what the others are compared with. Each figure is the least
and the middle of several, by the clock. A note differs from the one before by a word, as it does while it is
written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench_text import make_notes

from caselint.api import Checker
from caselint.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caselint.findings import CheckedDocument

CASELINT = [sys.executable, "-m", "caselint"]


class EnoughError(Exception):
    """All has been measured."""


def main() -> None:
    """Print a line for each way, with its ratio to the first."""
    parser = argparse.ArgumentParser(description="Measure how soon one note is answered.")
    parser.add_argument("--times", type=int, default=15, help="notes by each way (at first: 15)")
    parser.add_argument("--words", type=int, default=300, help="words of the note (at first: 300)")
    options = parser.parse_args()
    note = make_notes(options.words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        taken = {"from the shell": cold(note, path, options.times)}
        taken["by the page"] = list(served(note, options.times))
        taken["after a save"] = after_a_save(note, path, options.times)
    first = min(taken["from the shell"])
    print(f"a note of {len(note.split())} words, {options.times} times\n  {'':16}{'least':>9}{'middle':>9}")
    for way, seconds in taken.items():
        least = min(seconds)
        print(f"  {way:16}{least:8.3f}s{median(seconds):8.3f}s   1 / {first / least:.1f}")


def cold(note: str, path: Path, times: int) -> list[float]:
    """Seconds that the command takes, from its start to its end."""
    taken, command = [], [*CASELINT, "check", "--isolated", path]
    for number in range(times):
        path.write_text(f"{note}\n{number}\n", encoding="utf-8")
        taken.append(_timed(lambda: subprocess.run(command, capture_output=True, check=False)))
    return taken


def served(note: str, times: int) -> Iterator[float]:
    """Seconds from sending a note to having all of the answer, once the server is warm."""
    command = [*CASELINT, "serve", "--isolated", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        place, _, token = server.stdout.readline().strip().removeprefix("http://").partition("/#")

        def ask(number: int) -> None:
            connection = HTTPConnection(place)
            headers = {"Authorization": f"Bearer {token}"}
            connection.request("POST", "/check", f"{note}\n{number}\n".encode(), headers)
            answer = connection.getresponse()
            assert answer.status == 200, answer.read()
            answer.read()
            connection.close()

        for number in range(3):
            ask(-number)
        for number in range(times):
            yield _timed(lambda number=number: ask(number))  # type: ignore[misc]
        server.terminate()


def after_a_save(note: str, path: Path, times: int) -> list[float]:
    """Seconds from the end of a save to the answer's being there, as `caselint check --watch` has it."""
    taken: list[float] = []
    saved = 0.0

    def show(_: Sequence[CheckedDocument]) -> None:
        nonlocal saved
        if saved:
            taken.append(time.perf_counter() - saved)
        if len(taken) == times:
            raise EnoughError
        path.write_text(f"{note}\n{len(taken)} saved\n", encoding="utf-8")
        saved = time.perf_counter()

    with Checker() as checker:
        try:
            watch([path], checker.lint_file, show)
        except EnoughError:
            return taken


def _timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
