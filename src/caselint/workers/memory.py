"""How much memory a process has: what it uses, and what address space it has reserved."""

from __future__ import annotations

from mmap import PAGESIZE
from pathlib import Path


def in_use(pid: int) -> int:
    """The bytes of memory that a process uses; 0 for one that is gone."""
    told = _told_by_linux(pid)
    if told is not None:
        return told[1]
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def reserved(pid: int) -> int | None:
    """The bytes of address space that a process has reserved; None where the system does not say."""
    told = _told_by_linux(pid)
    return told[0] if told else None


def _told_by_linux(pid: int) -> tuple[int, int] | None:
    """What is reserved and what is used, from the kernel's own page; it need load nothing for that."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except OSError:  # another system, or a process that is gone
        return None
    return (int(pages[0]) * PAGESIZE, int(pages[1]) * PAGESIZE) if len(pages) > 1 else None
