"""A run over many files that is killed at a random moment, a hundred times, with the cache on.

`python tests/bench/bench_kill.py [TIMES [SEED]]`. After each, the report that is asked for must be there
whole or not at all, and no other file beside it but one that the next run takes away; at the end, a run
that goes on from what is in the cache must give the very report of one without it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from bench_text import make_notes

from caselint.batch.cache import FOLDER_VARIABLE

_FILES = 120
_LONGEST = 6.0  # seconds that a run goes on at most before it is killed


def main() -> None:
    """Kill, look, print, and fail where something was left that must not be."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notes, report = folder / "notes", folder / "reports" / "report.json"
        for made in (notes, report.parent):
            made.mkdir()
        for number in range(_FILES):
            (notes / f"{number:03}.txt").write_text(make_notes(80, seed=number), encoding="utf-8")
        finish(start(folder, notes, report, "--no-cache"))
        right = report.read_bytes()
        whole = sum(killed(folder, notes, report, right, chance) for _ in range(times))
        report.unlink(missing_ok=True)
        finish(start(folder, notes, report))
        if report.read_bytes() != right:
            raise SystemExit("the report from the cache is another")
        left = sorted(path.name for path in report.parent.iterdir())
        if left != [report.name]:
            raise SystemExit(f"something was left: {left}")
    print(f"killed {times} times, {whole} of them when the report was there; nothing was left to trip over")


def killed(folder: Path, notes: Path, report: Path, right: bytes, chance: random.Random) -> bool:
    """Start a run, kill it and its workers, and look at what is there: whether the report is, whole."""
    report.unlink(missing_ok=True)
    if chance.random() < 0.2:  # so that there is something to do
        (folder / "cache" / "checked.sqlite").unlink(missing_ok=True)
    process = start(folder, notes, report)
    time.sleep(chance.uniform(0, _LONGEST))
    kill(process)
    if not report.exists():
        return False
    if report.read_bytes() != right:
        raise SystemExit("half a report was left")
    return True


def start(folder: Path, notes: Path, report: Path, *options: str) -> psutil.Popen:
    """A run that writes a report."""
    check = [sys.executable, "-m", "caselint", "check", "--isolated", "--output-format", "json"]
    command = [*check, *options, "-o", str(report), str(notes)]
    return psutil.Popen(command, env={**os.environ, FOLDER_VARIABLE: str(folder / "cache")})


def finish(process: psutil.Popen) -> None:
    """Let a run come to its end."""
    if process.wait() not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, "caselint check")


def kill(process: psutil.Popen) -> None:
    """Kill a run and its workers, as a power cut would."""
    try:
        every = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        every = []
    for one in every:
        try:
            one.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        except psutil.NoSuchProcess:
            continue
    process.wait()


if __name__ == "__main__":
    main()
