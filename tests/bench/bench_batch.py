"""Many files: with one job and two, from the cache, and the memory that more files take.

`python tests/bench/bench_batch.py [FILES [FEW MANY]]` makes FILES (2,000) small Word files and checks them
with one job, with two, and again from the cache, all in one run. Then it checks FEW (500) and MANY (5,000)
notes, with reports as JSON and as HTML, and tells the most memory that the program and the largest of its
workers had in use.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from bench_text import make_notes
from docx import Document

from caselint.batch.cache import FOLDER_VARIABLE

_LOOK = 0.02  # seconds
_WORDS = 100  # of a note
_MEGABYTE = 1024**2


def main() -> None:
    """Measure and print."""
    numbers = list(map(int, sys.argv[1:])) or [2_000]
    count, (few, many) = numbers[0], (numbers[1:3] if len(numbers) >= 3 else (500, 5_000))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{count:,} Word files of some {_WORDS} words each")
        compare_jobs(folder, write_word_files(folder / "word", count))
        print("memory, in MB: the program, and its largest worker")
        for form in ("json", "html"):
            for number in (few, many):
                notes = write_notes(folder / f"notes-{number}", number)
                _, own, workers = checked(folder, notes, "--no-cache", "--output-format", form)
                print(f"  {number:5,} files, {form}: {own:.0f}, {workers:.0f}")


def compare_jobs(folder: Path, files: Path) -> None:
    """The seconds with one job, with two, with a cache that is filled, and from it."""
    one, *_ = checked(folder, files, "--no-cache", "--jobs", "1")
    two, *_ = checked(folder, files, "--no-cache", "--jobs", "2")
    filled, *_ = checked(folder, files, "--jobs", "2")
    again, *_ = checked(folder, files, "--jobs", "2")
    print(f"  1 job    {one:6.1f} s  {count_a_second(files, one)}")
    print(f"  2 jobs   {two:6.1f} s  {count_a_second(files, two)}, {one / two:.2f} times as quick")
    print(f"  2 jobs, filling the cache {filled:.1f} s, {filled / two:.2f} times as long")
    print(f"  from the cache {again:.1f} s  {count_a_second(files, again)}, {two / again:.0f} times as quick")


def count_a_second(files: Path, seconds: float) -> str:
    """How many files a second that is."""
    return f"{len(list(files.iterdir())) / seconds:,.0f} files a second"


def write_notes(folder: Path, count: int) -> Path:
    """So many different notes as text."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        note = make_notes(_WORDS, seed=number)
        (folder / f"note-{number:05}.txt").write_text(note, encoding="utf-8")
    return folder


def write_word_files(folder: Path, count: int) -> Path:
    """So many different notes as Word files."""
    folder.mkdir()
    for number in range(count):
        document = Document()
        for line in make_notes(_WORDS, seed=number).splitlines():
            document.add_paragraph(line)
        packed = io.BytesIO()
        document.save(packed)
        (folder / f"note-{number:05}.docx").write_bytes(packed.getvalue())
    return folder


def checked(folder: Path, files: Path, *options: str) -> tuple[float, float, float]:
    """The seconds that a check took, and the most MB that it and its largest worker had in use."""
    command = [
        sys.executable,
        "-m",
        "caselint",
        "check",
        "--isolated",
        "-o",
        str(folder / "report"),
        *options,
    ]
    begun = time.perf_counter()
    process = psutil.Popen([*command, str(files)], env={**os.environ, FOLDER_VARIABLE: str(folder / "cache")})
    own = workers = 0
    while process.poll() is None:
        try:
            own = max(own, process.memory_info().rss)
            workers = max(workers, *(child.memory_info().rss for child in process.children()), 0)
        except psutil.Error:  # it has just ended
            continue
        time.sleep(_LOOK)
    seconds = time.perf_counter() - begun
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, own / _MEGABYTE, workers / _MEGABYTE


if __name__ == "__main__":
    main()
