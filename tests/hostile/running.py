"""Run caselint as a user does, and keep what it said, how long it took and how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEMORY_MB = 4, 550  # the limits for each file of the corpus
LIMITS = ("--limit", f"seconds={SECONDS}", "--limit", f"memory-mb={MEMORY_MB}")


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str
    seconds: float
    peak_mb: float | None


def caselint(*arguments: str | Path, timeout: float = 600, cwd: Path | None = None) -> Ran:
    """Run the command line."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        done = subprocess.run(
            [
                *(sys.executable, os.fspath(Path(__file__).with_name("measure.py")), os.fspath(told)),
                *(sys.executable, "-m", "caselint", *map(os.fspath, arguments)),
            ],
            capture_output=True,
            check=False,
            timeout=timeout,
            cwd=cwd,
        )
        took = json.loads(told.read_text(encoding="utf-8"))
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), took["seconds"], took["peak_mb"])
