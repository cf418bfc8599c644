"""2,000 files with one that crashes its parser, one that hangs and one that eats memory: what the three cost.

`python tests/bench/bench_safety.py [FILES]` checks a folder of small notes with and without the three, and
prints how long each run took and what was said of the three. The reader that breaks on demand is that of
`tests/bad_readers`, in the place of caselint's own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
SECONDS, MEMORY_MB = 10, 600
BREAKING = {"crash": "CRASH", "hang": "HANG", "eat": "EAT"}  # what the reader does at a file's first word
SAID = {"crash": "It crashed", "hang": "took longer than", "eat": "It needed more than"}


def main() -> None:
    """Measure, print, and fail where a file is missing or one of the three is not named."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_notes(folder, count - len(BREAKING))
        without, _ = checked(folder)
        add_breaking(folder)
        seconds, told = checked(folder)
    problems = {Path(document["path"]).stem: document["problem"] for document in told if document["problem"]}
    print(f"{count - len(BREAKING):,} notes: {without:.1f} s")
    print(f"{count:,} files, three of which crash, hang and eat memory: {seconds:.1f} s")
    print(f"more: {seconds - without:.1f} s, with a limit of {SECONDS} s a file")
    for stem, problem in sorted(problems.items()):
        print(f"{stem}: {problem}")
    if len(told) != count or not named(problems):
        raise SystemExit("files are missing from the report, or are not named for what they did")


def write_notes(folder: Path, count: int) -> None:
    """So many notes of some sixty words."""
    for number in range(count):
        (folder / f"note-{number:05}.txt").write_text(_note(number), encoding="utf-8")


def add_breaking(folder: Path) -> None:
    """The three, in the midst of the notes."""
    for name, word in BREAKING.items():
        (folder / f"note-00010-{name}.txt").write_text(f"{word} Zebulonquist\n{_note(0)}", encoding="utf-8")


def checked(folder: Path) -> tuple[float, list[dict[str, Any]]]:
    """How long the check of a folder took, in seconds, and what was told of its files."""
    begun = time.perf_counter()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "caselint", "check", "--isolated", "--output-format", "json"),
            *("--limit", f"seconds={SECONDS}", "--limit", f"memory-mb={MEMORY_MB}", os.fspath(folder)),
        ],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(_paths())},
    )
    seconds = time.perf_counter() - begun
    if done.stderr or b"Zebulonquist" in done.stdout:
        raise SystemExit(f"the run said what it must not: {done.stderr.decode()}")
    return seconds, json.loads(done.stdout)["documents"]


def named(problems: dict[str, str]) -> bool:
    """Whether the three are named, each for what it did, and no other file."""
    wanted = {f"note-00010-{name}": said for name, said in SAID.items()}
    return problems.keys() == wanted.keys() and all(wanted[stem] in problems[stem] for stem in wanted)


def _paths() -> list[str]:
    before = os.environ.get("PYTHONPATH")
    return [os.fspath(TESTS / "bad_readers"), *([before] if before else [])]


def _note(number: int) -> str:
    return (
        f"Date: {number % 28 + 1} March 2024 10:15\nVisited Kai at home ({number}). He opened the door and "
        "said he had eaten toast. His mother was in the kitchen and showed me the cupboard. It held bread, "
        "milk and eggs. We agreed that she will ring the school by Friday about the bus.\n\n"
        f"Signed: Ruth Adair, Social Worker, {number % 28 + 1} March 2024, 16:00\n"
    )


if __name__ == "__main__":
    main()
