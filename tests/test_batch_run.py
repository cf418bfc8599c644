"""A run over many files: the same findings with and without the cache, and a true report when interrupted."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from caselint.batch.cache import FOLDER_VARIABLE
from caselint.workers.worker import __file__ as worker_file

TOP = Path(__file__).parents[1]
NOTE = (TOP / "examples/notes/drafted-note.txt").read_text(encoding="utf-8")


def notes(folder: Path, number: int) -> Path:
    """A folder of notes, of which each third is the same."""
    folder.mkdir()
    for at in range(number):
        words = NOTE.replace("the", f"the {'very ' * at}", 1) if at % 3 else NOTE
        (folder / f"{at:03}.txt").write_text(words, encoding="utf-8")
    return folder


def command(*arguments: str | Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "caselint",
        "check",
        "--isolated",
        "--output-format",
        "json",
        *map(str, arguments),
    ]


def checked(*arguments: str | Path, cache: Path) -> bytes:
    ran = subprocess.run(
        command(*arguments), capture_output=True, check=False, env={**os.environ, FOLDER_VARIABLE: str(cache)}
    )
    assert ran.returncode in {0, 1}, ran.stderr
    return ran.stdout


def test_the_cache_changes_nothing_but_the_time(tmp_path: Path) -> None:
    folder, cache = notes(tmp_path / "notes", 6), tmp_path / "cache"
    without = checked("--no-cache", folder, cache=cache)
    assert not cache.exists()
    assert checked(folder, cache=cache) == without  # all new
    assert checked(folder, cache=cache) == without  # all known
    (folder / "003.txt").write_text(NOTE.replace("Kai", "Kim"), encoding="utf-8")
    shutil.copy(folder / "001.txt", folder / "new.txt")
    assert checked(folder, cache=cache) == checked("--no-cache", folder, cache=cache)  # some known


def test_a_copy_is_found_between_a_known_file_and_a_new_one(tmp_path: Path) -> None:
    folder, cache = notes(tmp_path / "notes", 2), tmp_path / "cache"
    (folder / "000.txt").write_text("Another note altogether.", encoding="utf-8")
    only = ("--select", "REC203", folder)
    assert json.loads(checked(*only, cache=cache))["summary"]["findings"] == 0
    shutil.copy(folder / "001.txt", folder / "copy.txt")
    found = json.loads(checked(*only, cache=cache))
    assert [document["path"][-8:] for document in found["documents"] if document["findings"]] == ["copy.txt"]


def start(*arguments: str | Path, cache: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, FOLDER_VARIABLE: str(cache)},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupted_run_reports_what_was_done(tmp_path: Path) -> None:
    folder, cache = notes(tmp_path / "notes", 150), tmp_path / "cache"
    process = start(folder, "--jobs", "1", cache=cache)
    base = cache / "checked.sqlite"
    until = time.monotonic() + 60
    while time.monotonic() < until and not _rows(base):
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to the workers as well
    out, err = process.communicate(timeout=60)
    report: dict[str, Any] = json.loads(out)
    done, left = report["summary"]["documents"], report["summary"]["not_checked"]
    assert process.returncode == 130
    assert done + left == 150
    assert done == len(report["documents"])
    assert 0 < done < 150
    assert all(document["problem"] is None for document in report["documents"])
    assert b"Traceback" not in err


def _rows(base: Path) -> bool:
    return base.is_file() and base.stat().st_size > 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups there")
def test_a_run_that_is_killed_leaves_nothing_to_trip_over(tmp_path: Path) -> None:
    """`tests/bench/bench_kill.py` does it a hundred times."""
    folder, cache, report = notes(tmp_path / "notes", 12), tmp_path / "cache", tmp_path / "report.json"
    right = checked("--no-cache", folder, cache=cache)
    chance = random.Random(6)
    for _ in range(4):
        process = start(folder, "-o", report, cache=cache)
        time.sleep(chance.uniform(0.5, 3))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert not report.exists() or report.read_bytes() == right
    checked(folder, "-o", report, cache=cache)
    assert report.read_bytes() == right
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "notes", "report.json"]
    assert Path(worker_file).is_file()
