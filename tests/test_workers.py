"""Files that crash, hang or fill the process that reads them cost themselves alone, and are named."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.config import Config
from caselint.read.limits import Limits
from caselint.workers import pool as pool_module
from caselint.workers.messages import Done, Job, Ready, Refused, Setup, Stage, Task, receive, send
from caselint.workers.pool import Pool, SettingsError

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument

BREAKING = Path(__file__).parent / "bad_readers"
NOTE = "Rang Mrs Bello at 10:15. She was sly.\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"
# What each is, the words that name it, and how long it may take beyond what a good note takes.
BROKEN = {
    "crash": ("CRASH Zielinski", "It crashed the program that was reading it"),
    "hang": ("HANG Zielinski", "Reading it took longer than"),
    "eat": ("EAT Zielinski", "It needed more than 600 MB of memory"),
    "leap": ("LEAP Zielinski", "It needed more than 600 MB of memory"),
    "fail": ("FAIL Zielinski", "caselint failed on this file, which is a fault of its own: ValueError in"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"good-{number:02}.txt").write_text(f"{number} apples.\n{NOTE}", encoding="utf-8")
    for name, (text, _) in BROKEN.items():
        (tmp_path / f"good-05-{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def caselint(*arguments: str, given: bytes | None = None, breaking: bool = True) -> Any:
    """Run the command line, with the breaking reader in all its processes."""
    way = {"PYTHONPATH": os.fspath(BREAKING)} if breaking else {}
    return subprocess.run(
        [sys.executable, "-m", "caselint", *arguments],
        capture_output=True,
        input=given,
        check=False,
        env=os.environ | way,
        timeout=120,
    )


def test_a_run_goes_on_and_names_what_broke(folder: Path) -> None:
    done = caselint(
        *("check", "--isolated", "--output-format", "json", str(folder)),
        *("--limit", "seconds=10", "--limit", "memory-mb=600"),  # a busy machine takes seconds for a note
    )
    assert done.returncode == 2
    assert done.stderr == b""
    assert b"Zielinski" not in done.stdout
    told = json.loads(done.stdout)["documents"]
    assert [document["path"] for document in told] == sorted(map(Path.as_posix, folder.iterdir()))
    documents = {Path(document["path"]).stem: document for document in told}
    for name, (_, said) in BROKEN.items():
        broken = documents.pop(f"good-05-{name}")
        assert said in broken["problem"]
        assert [finding["code"] for finding in broken["findings"]] == ["DOC001"]
    assert len(documents) == 12
    for document in documents.values():
        assert document["problem"] is None
        assert "WRD101" in [finding["code"] for finding in document["findings"]]


def test_what_hangs_is_stopped_at_its_limit(folder: Path) -> None:
    begun = time.monotonic()
    caselint("text", "--isolated", "--limit", "seconds=4", str(folder / "good-05-hang.txt"))
    assert 4 < time.monotonic() - begun < 30  # on a machine that is busy with other things; else 4.5


@pytest.mark.parametrize("command", ["text", "doctor", "check", "template"])
@pytest.mark.parametrize("name", ["crash", "hang"])
def test_every_command_survives_the_file(folder: Path, command: str, name: str) -> None:
    done = caselint(command, "--isolated", "--limit", "seconds=3", str(folder / f"good-05-{name}.txt"))
    assert done.returncode == 2
    said = " ".join((done.stdout + done.stderr).decode().split())
    assert BROKEN[name][1] in said
    assert "Traceback" not in said
    assert "Zielinski" not in said


def test_standard_input_has_its_limits_too() -> None:
    done = caselint("check", "--isolated", "--limit", "seconds=3", "-", given=b"HANG")
    assert done.returncode == 2
    assert b"note.txt" in done.stdout


def test_a_rule_that_does_not_end_is_stopped_and_named(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import re\n"
        "from caselint.checks import lexicon\n"
        "def hang(record, options, book):\n"
        "    re.search(r'(a+)+$', 'a' * 64 + 'b')\n"
        "lexicon.check = hang\n",
        encoding="utf-8",
    )
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "caselint", "check", "--isolated", "--select", "WRD101"),
            *("--limit", "seconds=2", str(note)),
        ],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.fspath(tmp_path)},
    )
    assert done.returncode == 2
    assert b"Checking it took longer than 2 seconds" in done.stdout
    assert b"was stopped at rule WRD101" in b" ".join(done.stdout.split())


def test_a_module_beside_the_notes_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    for name in ("pickle", "caselint", "queue", "spacy"):
        (tmp_path / f"{name}.py").write_text("open('touched', 'w').close()\n", encoding="utf-8")
    program = Path(sys.executable).with_name("caselint.exe" if sys.platform == "win32" else "caselint")
    done = subprocess.run([program, "check", "."], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert not (tmp_path / "touched").exists()


def test_many_workers_give_the_same_in_the_same_order(folder: Path) -> None:
    files = sorted(folder.glob("good-??.txt"))
    jobs = [Job(number, str(file)) for number, file in enumerate(files)]

    def run(workers: int) -> list[CheckedDocument]:
        with Pool(Setup(Task.CHECK, Config()), workers) as pool:
            return list(pool.run(jobs))

    one = run(1)
    assert [checked.document.path for checked in one] == [file.as_posix() for file in files]
    assert run(3) == one


def test_settings_that_allow_no_work_are_told_of() -> None:
    with (
        Pool(Setup(Task.CHECK, Config(profile="nowhere"))) as pool,
        pytest.raises(SettingsError, match=r"there is no profile “nowhere”"),
    ):
        list(pool.run([Job(0, "a.txt")]))


def test_a_worker_that_somebody_ends_costs_its_file_at_most(folder: Path) -> None:
    files = sorted(folder.glob("good-??.txt"))
    with Pool(Setup(Task.CHECK, Config()), 2) as pool:
        pool._workers[0].process.kill()  # as it starts
        run = pool.run([Job(number, str(file)) for number, file in enumerate(files)])
        done = [next(run), next(run)]
        for worker in pool._workers:
            worker.process.kill()
        done += run
    problems = [checked.document.problem for checked in done if checked.document.problem]
    assert len(done) == len(files)
    assert len(problems) <= 2
    assert all("was ended from outside" in problem.reason for problem in problems)


def test_workers_that_never_start_end_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, os\nif '-m' in sys.orig_argv: os._exit(9)\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    with (
        Pool(Setup(Task.READ, Config())) as pool,
        pytest.raises(SettingsError, match="stopped again and again before it looked at a note"),
    ):
        list(pool.run([Job(0, "a.txt")]))


def test_the_time_that_a_text_of_its_length_may_take_is_told() -> None:
    worker = pool_module._Worker(subprocess.Popen([sys.executable, "--version"]), 0.0, stage="WRD101")
    worker.process.wait()
    worker.limits = Limits(seconds=5)
    worker.allowed = 5.02
    assert "longer than 5 seconds, which is the limit (seconds)," in pool_module._too_slow(worker)
    worker.allowed = 45.0
    assert "longer than 45 seconds, which is all that the limit (seconds) allows so" in pool_module._too_slow(
        worker
    )


def test_no_worker_is_left_behind(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    with Pool(Setup(Task.READ, Config()), 2) as pool:
        list(pool.run([Job(0, str(note))]))
        processes = [worker.process for worker in pool._workers]
    assert len(processes) == 2
    assert all(process.poll() is not None for process in processes)


def test_a_limit_reaches_the_reader(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(b"x" * 1_100_000)
    with Pool(Setup(Task.READ, Config(limits=Limits(file_mb=1)))) as pool:
        [document] = pool.run([Job(0, str(note))])
    assert "over the limit of 1 MB" in document.problem.reason


# ---------------------------------------------------------------------------------- messages


@given(st.text(), st.binary() | st.none(), st.none() | st.text())
def test_a_message_comes_back_as_it_was_sent(path: str, data: bytes | None, problem: str | None) -> None:
    messages = [
        Job(3, path, data, problem),
        Setup(Task.CHECK, Config(ignore=("PLN",)), template=True),
        Ready("wakefield"),
        Refused(path),
        Stage("WRD101", 7),
        Done(3, None),
    ]
    pipe = io.BytesIO()
    for message in messages:
        send(pipe, message)
    pipe.seek(0)
    assert [receive(pipe) for _ in messages] == messages
    assert receive(pipe) is None


@given(st.integers(min_value=0))
def test_a_pipe_that_was_cut_is_at_its_end(at: int) -> None:
    pipe = io.BytesIO()
    send(pipe, Job(0, "a.txt", b"some data"))
    whole = pipe.getvalue()
    assert receive(io.BytesIO(whole[: at % len(whole)])) is None
