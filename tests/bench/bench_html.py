"""What the HTML report of a large run costs: seconds and memory to write it, its size, seconds to open it.

    python tests/bench/bench_html.py [--files 1000 10000] [--no-open]

The files are those in `examples/notes`, checked once and then repeated under other names and authors; they
hold far more findings than notes do. They are loaded one at a time, as in a run. Each number of files has a
process of its own, so that its memory is its own. Opening needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import psutil

from caselint.findings import CheckedDocument, Report

HERE = Path(__file__).resolve().parent
NOTES = HERE.parent.parent / "examples" / "notes"
AUTHORS = 120


class Repeated(Collection[CheckedDocument]):
    """A few documents, again and again, each loaded when it is asked for and then forgotten."""

    def __init__(self, packed: list[bytes], length: int) -> None:
        self.packed, self.length = packed, length

    def __len__(self) -> int:
        return self.length

    def __contains__(self, one: object) -> bool:
        return any(one == other for other in self)

    def __iter__(self) -> Iterator[CheckedDocument]:
        for number in range(self.length):
            checked: CheckedDocument = pickle.loads(self.packed[number % len(self.packed)])
            document = replace(checked.document, path=f"team-{number % 40}/note-{number}.txt")
            month = f"{2015 + number % 10}-{number % 12 + 1:02}-03"
            entries = tuple(
                replace(entry, author=entry.author and f"Author {(number * 7) % AUTHORS}", event=month)
                for entry in checked.entries
            )
            yield replace(checked, document=document, entries=entries)


def main() -> None:
    """Print a line for each number of files."""
    parser = argparse.ArgumentParser(description="Measure the HTML report of a large run.")
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--no-open", action="store_true", help="do not open the pages in Chromium")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)  # what a process of its own does
    options = parser.parse_args()
    if options.write:
        print(json.dumps(written(options.write, options.files[0])))
        return
    with tempfile.TemporaryDirectory() as folder:
        keep(Path(folder))
        for files in options.files:
            command = [sys.executable, __file__, "--write", folder, "--files", str(files)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            line = "{files:,} files, {findings:,} findings: {seconds:.1f} s, {mb:.1f} MB, peak {peak:.0f} MB"
            print(line.format(files=files, **told))
            if not options.no_open:
                print("  " + opened(Path(folder) / "report.html"))


def keep(folder: Path) -> None:
    """Check the examples, and keep what was found for the processes that write reports."""
    from caselint.api import Checker

    with Checker() as checker:
        found = [checker.lint_file(path) for path in sorted(NOTES.glob("*.txt"))]
    (folder / "found.pickle").write_bytes(pickle.dumps([pickle.dumps(checked) for checked in found]))


def written(folder: Path, files: int) -> dict[str, float]:
    """Write the report, and tell what it took."""
    from caselint.report.html import render_html

    documents = Repeated(pickle.loads((folder / "found.pickle").read_bytes()), files)
    start = time.perf_counter()
    with (folder / "report.html").open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(render_html(Report("default", documents)))
    seconds = time.perf_counter() - start
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", 0)
    if not peak:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "seconds": seconds,
        "findings": sum(len(checked.findings) for checked in documents),
        "mb": (folder / "report.html").stat().st_size / 1e6,
        "peak": peak / 1e6,
    }


def opened(page: Path) -> str:
    """How long Chromium takes to show the page, and to filter it."""
    from shutil import which

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(page.as_uri(), timeout=300_000)
        tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        seconds = time.perf_counter() - start
        elements = tab.evaluate("document.querySelectorAll('*').length")
        tab.select_option("#rule", index=1)
        start = time.perf_counter()
        tab.locator("#shown", has_text="findings").wait_for(timeout=300_000)
        filtered = time.perf_counter() - start
        browser.close()
    return f"opens in {seconds:.1f} s ({elements:,} elements), filters in {filtered:.1f} s"


if __name__ == "__main__":
    main()
