"""Makes the pictures of the README: `python examples/pictures.py`.

They show what caselint prints on an example, in the colours of a terminal, and its HTML report and the
page of `caselint serve` as Chromium shows them. For these two, `python -m pip install -e ".[test]"` is
needed, and Chromium.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from caselint.config import Config
from caselint.findings import Report
from caselint.read import read_path
from caselint.report.html import render_html
from caselint.report.text import show
from caselint.rules import load_rulebook
from caselint.selection import make_linter

HERE = Path(__file__).resolve().parent
NOTE = "notes/fostering-log.docx"
WRITTEN = "notes/duty-call.txt"
THEME = TerminalTheme(
    background=(255, 255, 255),
    foreground=(40, 44, 52),
    normal=[
        *[(40, 44, 52), (176, 32, 32), (24, 121, 58), (150, 95, 0)],
        *[(30, 80, 160), (130, 50, 130), (0, 110, 125), (90, 95, 105)],
    ],
)


def terminal() -> str:
    """The report on one note, as an SVG picture that needs nothing from anywhere else."""
    console = Console(record=True, file=io.StringIO(), width=100, force_terminal=True, highlight=False)
    linter = make_linter(load_rulebook(), Config())
    document = linter.lint(read_path(HERE / NOTE, f"examples/{NOTE}"))
    show(Report("default", (document,)), console)
    picture = console.export_svg(
        title=f"caselint check examples/{NOTE}", theme=THEME, unique_id="terminal", font_aspect_ratio=0.6
    )
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)


def page() -> str:
    """The HTML report on the notes that are Word files."""
    linter = make_linter(load_rulebook(), Config())
    notes = sorted((HERE / "notes").glob("*.docx"))
    documents = linter.lint_all(read_path(path, f"examples/notes/{path.name}") for path in notes)
    return "".join(render_html(Report("default", documents)))


def photograph(folder: Path) -> list[Path]:
    """Take pictures of the HTML report: of its figures, and of findings in the words of a note."""
    from playwright.sync_api import sync_playwright

    figures, findings = folder / "report.png", folder / "report-findings.png"
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        report = Path(temporary) / "report.html"
        report.write_text(page(), encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1240, "height": 1000}, reduced_motion="reduce")
        tab.goto(report.as_uri())
        end = tab.locator(".by-author").bounding_box()
        size = {"x": 0, "y": 0, "width": 1240, "height": end["y"] - 4 if end else 1000}
        tab.screenshot(path=figures, full_page=True, clip=size)
        file = tab.locator(".file", has_text=Path(NOTE).name).first
        file.locator("summary").first.click()
        tab.evaluate("scrollTo(0, 0)")
        first, last = (file.locator("h4").nth(number).bounding_box() for number in (2, 4))
        top = file.bounding_box()
        if first and last and top:
            size = {"x": top["x"], "y": first["y"], "width": top["width"], "height": last["y"] - first["y"]}
            tab.screenshot(path=findings, full_page=True, clip=size)
        browser.close()
    return [figures, findings]


def serving(folder: Path) -> Path:
    """Take a picture of the page of `caselint serve`, with a note in it and a finding looked at."""
    from playwright.sync_api import sync_playwright

    picture = folder / "serve.png"
    command = [sys.executable, "-m", "caselint", "serve", "--isolated", "--no-browser"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,  # noqa: S603 - its own program
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1240, "height": 760}, reduced_motion="reduce")
        tab.goto(server.stdout.readline().strip() if server.stdout else "")
        tab.locator("#profile option").first.wait_for(state="attached")
        tab.locator("#note").fill((HERE / WRITTEN).read_text(encoding="utf-8"))
        tab.locator("#findings .go", has_text="evasive").click()
        tab.screenshot(path=picture)
        browser.close()
        server.terminate()
    return picture


def main() -> None:
    """Write the pictures to `examples/pictures/`."""
    target = HERE / "pictures" / "terminal.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(terminal(), encoding="utf-8", newline="\n")
    print(target.as_posix())
    if which("chromium"):
        for picture in (*photograph(target.parent), serving(target.parent)):
            print(picture.as_posix())
    else:
        print("There is no Chromium here: the pictures of what it shows are left as they were.")


if __name__ == "__main__":
    main()
