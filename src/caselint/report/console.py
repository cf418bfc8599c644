"""The console that pages and reports for people are written on, and words wrapped to its width."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from caselint.findings import Level
from caselint.report.escapes import in_columns

if TYPE_CHECKING:
    from typing import IO, Any

STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.ADVICE: "cyan"}
PLAIN_WIDTH = 100  # of a report that goes to a file or another program
PLAIN_HEIGHT = 100


def console_for(stream: IO[str]) -> Console:
    """A console that keeps its hands off the words: no markup, no highlighting, no emoji."""
    on_screen = stream.isatty()
    return _QuietConsole(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        width=None if on_screen else PLAIN_WIDTH,
        height=None if on_screen else PLAIN_HEIGHT,  # or rich asks the terminal for it at every line
        no_color=None if on_screen else True,
        force_terminal=None if on_screen else False,
        safe_box=True,
    )


class _QuietConsole(Console):
    """A console that prints no control character, wherever the words came from; rich strips only a few."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print texts, each character in its place, so that styles keep to theirs."""
        super().print(*map(_quiet, objects), **options)


def _quiet(printed: Any) -> Any:
    if isinstance(printed, str):
        return _in_places(printed)
    if isinstance(printed, Text) and (words := _in_places(printed.plain)) != printed.plain:
        printed = printed.copy()
        printed.plain = words
    return printed


def _in_places(words: str) -> str:
    return in_columns(words).replace("\t", " ")


def print_indented(console: Console, text: Text, by: int) -> None:
    """Print words wrapped to the console's width, with no spaces left at the ends of lines."""
    width = max(console.width - by, 20)
    if _shows_styles(console):
        for line in text.wrap(console, width):
            line.rstrip()
            console.print(Text(" " * by) + line if line.plain else "")
    else:
        for words in wrapped(_in_places(text.plain), width):
            console.file.write(" " * by + words + "\n" if words else "\n")


def _shows_styles(console: Console) -> bool:
    """Whether anything but the words themselves is to be seen of a report (or may be, of a recorded one)."""
    return console.is_terminal or console.record


def wrapped(text: str, width: int) -> list[str]:
    """The lines of words wrapped as rich wraps them, without spaces at their ends.

    A report to a file may have a hundred thousand lines, and rich is made for the screen.
    """
    columns = len if text.isascii() and text.isprintable() else cell_len
    if columns is len and len(text) <= width:
        return [text.rstrip()]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", width
        for word in _WORD.findall(paragraph):
            length = columns(word.rstrip())
            if length > width or "\t" in word:  # rich knows how to cut and align
                return [str(row).rstrip() for row in Text(text).wrap(_ruler(), width)]
            if length > room:
                lines.append(line.rstrip())
                line, room = "", width
            line += word
            room -= columns(word)
        lines.append(line.rstrip())
    return lines


_WORD = re.compile(r"\s*\S+\s*")


@cache
def _ruler() -> Console:
    """A console that nothing is written on."""
    return Console(file=io.StringIO(), width=PLAIN_WIDTH, height=PLAIN_HEIGHT, force_terminal=False)


def print_line(console: Console, line: Text, by: int) -> None:
    """Print words that fit into a line already."""
    words = " " * by + _in_places(line.plain)
    if _shows_styles(console) or cell_len(words) > console.width:
        console.print(Text(" " * by) + line)
    else:
        console.file.write(words + "\n")
