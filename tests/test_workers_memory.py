"""How much memory a process has."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from caselint.workers import memory


def test_what_is_in_use_is_what_psutil_says() -> None:
    for _ in range(5):  # it may change between the two
        ours, theirs = memory.in_use(os.getpid()), psutil.Process().memory_info()
        if abs(ours - theirs.rss) < 1_000_000:
            break
    else:
        pytest.fail(f"{ours} against {theirs.rss}")
    reserved = memory.reserved(os.getpid())
    assert reserved is None or reserved >= theirs.rss


def test_a_process_that_is_gone_has_none() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert memory.in_use(gone.pid) == 0
    assert memory.reserved(gone.pid) is None


def test_other_systems_are_asked_through_psutil(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_told_by_linux", lambda pid: None)
    assert memory.in_use(os.getpid()) > 1_000_000
    assert memory.reserved(os.getpid()) is None
