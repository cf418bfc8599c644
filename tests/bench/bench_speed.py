"""How fast caselint is: one note from the shell, and 200,000 words, each beside proselint in the same run.

Where npm is, the note is given to alex, too, which is installed in a temporary folder.

    python -m pip install -e ".[bench]"
    python tests/bench/bench_speed.py [note] [export] [--times N] [--words N]

Seconds differ from machine to machine and from minute to minute; the ratios are what to compare. Every
figure is the least of several runs that take turns, of the processor's time (all threads) and of the
clock's. What syntax on demand saves is measured by `bench_syntax.py`, and how soon a warm program answers by
`bench_daily.py`. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench_text import make_notes

NOTE_WORDS = 300
EXPORT_WORDS = 200_000
ALEX = "alex@11"
MEGABYTE = 2**20


class Cost(NamedTuple):
    """What one run of a command cost: seconds of the processor and of the clock, bytes at the most."""

    processor: float
    clock: float
    memory: int


def main() -> None:
    """Print a table for each benchmark."""
    parser = argparse.ArgumentParser(description="Measure the speed of caselint beside proselint's.")
    parser.add_argument("what", nargs="*", choices=[[], "note", "export"], help="at first: both")
    parser.add_argument("--times", type=int, default=5, help="runs of each command (at first: 5)")
    parser.add_argument("--words", type=int, default=EXPORT_WORDS, help="words of the export")
    options = parser.parse_args()
    wanted = options.what or ["note", "export"]
    with tempfile.TemporaryDirectory() as folder:
        if "note" in wanted:
            alex = alex_in(Path(folder, "alex"))
            compare("a note from the shell", Path(folder, "note.txt"), NOTE_WORDS, options.times, alex)
        if "export" in wanted:
            compare("an export", Path(folder, "export.txt"), options.words, max(2, options.times // 2))


def compare(title: str, path: Path, words: int, times: int, alex: Path | None = None) -> None:
    """Print what the programs cost on a text of so many words, and the ratios."""
    text = make_notes(words)
    path.write_text(text, encoding="utf-8")
    words = len(text.split())
    commands = {
        "caselint": [_program("caselint"), "check", "--isolated", str(path)],
        "proselint": [_program("proselint"), "check", str(path)],
    }
    if alex is not None:
        commands["alex"] = [str(alex), "--text", str(path)]
    for command in commands.values():  # once to have all in the disk's cache, and caselint's rules kept
        run(command)
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command))
    least = {name: Cost(*map(min, zip(*costs, strict=True))) for name, costs in runs.items()}
    print(f"{title}: {words:,} words, the least of {times} runs")
    print(f"  {'':10}{'processor':>11}{'clock':>9}{'words/s':>10}{'memory':>9}")
    for name, cost in least.items():
        print(
            f"  {name:10}{cost.processor:10.2f}s{cost.clock:8.2f}s{words / cost.processor:10,.0f}"
            f"{cost.memory / MEGABYTE:6.0f} MB"
        )
    ours = least.pop("caselint")
    for name, theirs in least.items():
        processor, clock, memory = (mine / its for mine, its in zip(ours, theirs, strict=True))
        print(
            f"  caselint to {name + ':':11}{processor:.2f} processor, {clock:.2f} clock, {memory:.2f} memory"
        )
    print()


def alex_in(folder: Path) -> Path | None:
    """Install alex in a folder, and say where its program is; None, with a word why, where that cannot be."""
    npm = shutil.which("npm")
    if npm is None:
        print("alex is left out: npm is not here.")
        return None
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", ALEX]
    folder.mkdir()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    program = folder / "node_modules" / ".bin" / "alex"
    if done.returncode or not program.exists():
        print("alex is left out: npm could not install it.")
        return None
    return program


def run(command: list[str]) -> Cost:
    """Run a command, with its report thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:  # 1: something was found
        sys.exit(f"{' '.join(command)} failed: {process.stderr and process.stderr.read().decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * unit)


def _program(name: str) -> str:
    """The program of that name that is installed beside this Python."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        sys.exit(f'There is no {name}: python -m pip install -e ".[bench]"')
    return found


if __name__ == "__main__":
    main()
