"""An hour of chance: trials in a child process that may crash, hang or fill, and is started anew."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from fuzz.tape import tape_of
from fuzz.trial import Wrong, wrong_with

FOUND = Path(__file__).with_name("found.jsonl")
HANG = 20.0  # seconds without an end to a trial
MEMORY_MB = 2_500  # of a child's address space
_FRAME = re.compile(r'File "(.*?)", line (\d+)')
_KEPT = 3  # tapes for one place in the program


class Session:
    """Trials of one format, from a first seed, until the time is over."""

    def __init__(self, file_format: str, first: int, minutes: float, *, check: bool) -> None:
        self.format, self.next, self.check = file_format, first, check
        self.until = time.monotonic() + minutes * 60
        self.trials = 0
        self.found: Counter[Wrong] = Counter()

    def run(self) -> None:
        """Go on until the time is over, with a new child whenever one had to be stopped."""
        while time.monotonic() < self.until:
            self._run_child()
            print(f"{self.format}: {self.trials:,} trials, {len(self.found)} kinds found", flush=True)

    def _run_child(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            stack = Path(folder) / "stack"
            child = subprocess.Popen(
                [
                    *(sys.executable, os.fspath(Path(__file__).parent), "--child", os.fspath(stack)),
                    *("--format", self.format, "--seed", str(self.next)),
                    *(["--check"] if self.check else []),
                ],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            assert child.stdout is not None
            lines: SimpleQueue[bytes] = SimpleQueue()
            Thread(target=_hear, args=(child.stdout, lines), daemon=True).start()
            try:
                self._follow(child, lines, stack)
            finally:
                child.kill()
                child.wait()

    def _follow(self, child: subprocess.Popen[bytes], lines: SimpleQueue[bytes], stack: Path) -> None:
        patience = HANG + 60  # it must load its modules first
        while time.monotonic() < self.until:
            try:
                line = lines.get(timeout=patience)
            except Empty:
                self._note(Wrong("hang", _asked(child, stack)))
                self.next += 1
                return
            if not line:
                self._note(Wrong("crash", f"exit code {child.wait()}"))
                self.next += 1
                return
            patience = HANG
            told = json.loads(line)
            self.trials, self.next = self.trials + 1, told["seed"] + 1
            if "kind" in told:
                self._note(Wrong(told["kind"], told["where"]), told["seed"])

    def _note(self, wrong: Wrong, seed: int | None = None) -> None:
        seed = self.next if seed is None else seed
        self.found[wrong] += 1
        if self.found[wrong] <= _KEPT:
            keep(self.format, wrong, seed=seed)


def keep(file_format: str, wrong: Wrong, *, seed: int | None = None, tape: bytes | None = None) -> None:
    """Print and save what was found by what makes it anew, which holds no words."""
    told = {"format": file_format, "kind": wrong.kind, "where": wrong.where}
    told |= {"replay": f"{file_format}:{seed}" if tape is None else f"{file_format}:x{tape.hex()}"}
    print(json.dumps(told), flush=True)
    with FOUND.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")


def _hear(stream: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(b"")


def _asked(child: subprocess.Popen[bytes], stack: Path) -> str:
    """Where in the program a child hangs, if the system lets it be asked."""
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(signal.SIGUSR1)
            time.sleep(1)
    text = stack.read_text(encoding="utf-8", errors="replace") if stack.exists() else ""
    frames = [(name, line) for name, line in _FRAME.findall(text) if "fuzz" not in Path(name).parts]
    ours = [frame for frame in frames if "caselint" in Path(frame[0]).parts]
    places = dict.fromkeys([*frames[:1], *ours[:1]])
    return " from ".join(f"{Path(name).parent.name}/{Path(name).name}:{line}" for name, line in places)


def work(file_format: str, seed: int, stack: Path, *, check: bool) -> None:
    """The child: one trial after the other, a line of JSON for each."""
    with stack.open("w", encoding="utf-8") as file:
        if hasattr(faulthandler, "register"):
            faulthandler.register(signal.SIGUSR1, file=file, all_threads=False)
        _bound_memory()
        while True:
            wrong = wrong_with(file_format, tape_of(file_format, seed), check=check)
            told = {"seed": seed} | ({"kind": wrong.kind, "where": wrong.where} if wrong else {})
            print(json.dumps(told), flush=True)
            seed += 1


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB * 1024**2,) * 2)
