"""Makes the pictures of the README: `python examples/pictures.py`.

They show what caselint prints on an example, in the colours of a terminal.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from caselint.config import Config
from caselint.findings import Report
from caselint.read import read_path
from caselint.report.text import show
from caselint.rules import load_rulebook
from caselint.selection import make_linter

HERE = Path(__file__).resolve().parent
NOTE = "notes/fostering-log.docx"
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


def main() -> None:
    """Write the pictures to `examples/pictures/`."""
    target = HERE / "pictures" / "terminal.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(terminal(), encoding="utf-8", newline="\n")
    print(target.as_posix())


if __name__ == "__main__":
    main()
