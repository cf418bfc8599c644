"""The report for a person at a terminal: by file and entry, each finding with its words in their line."""

from __future__ import annotations

import datetime
import io
import re
from collections import Counter
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from caselint.clauses import cited
from caselint.findings import Level
from caselint.report.escapes import file_name, in_columns, terminal

if TYPE_CHECKING:
    from typing import Any, TextIO

    from caselint.findings import CheckedDocument, EntrySummary, Finding, Report
    from caselint.record import Span

STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.ADVICE: "cyan"}
PLURALS = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.ADVICE: "pieces of advice"}
SINGULARS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "piece of advice"}
UNREAD = ("DOC001", "DOC002")  # their reason stands under the file's name
NOT_PROMISED = "That does not make a note good: caselint cannot tell whether it is true, fair or complete."
# strftime would name them in the machine's language
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PLAIN_WIDTH = 100  # of a report that goes to a file or another program
PLAIN_HEIGHT = 100


def print_text(report: Report, stream: TextIO, *, statistics: bool = False) -> None:
    """Write the report to a stream, in colour only if that is a terminal that shows colours."""
    show(report, console_for(stream), statistics=statistics)


def show(report: Report, console: Console, *, statistics: bool = False) -> None:
    """Write the report on a console."""
    if statistics:
        console.print(_statistics(report))
    else:
        for document in report.documents:
            _print_document(console, document, report.manual)
    print_indented(console, _summary(report), 0)


def console_for(stream: TextIO) -> Console:
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
    if isinstance(printed, Text) and not printed.plain.isprintable():
        printed = printed.copy()
        printed.plain = _in_places(printed.plain)
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


# ------------------------------------------------------------------------------------- documents


def _print_document(console: Console, checked: CheckedDocument, manual: str | None) -> None:
    if not checked.findings and not checked.document.problem:
        return
    console.print(Text(file_name(checked.document.path), style="bold underline"))
    if checked.document.problem:
        print_indented(console, Text(terminal(checked.document.problem.reason), style=STYLES[Level.ERROR]), 2)
    entries = {entry.index: entry for entry in checked.entries}
    shown = [finding for finding in checked.findings if finding.code not in UNREAD]
    by_entry = sorted(shown, key=lambda finding: (finding.entry, finding.span))
    for index, findings in groupby(by_entry, key=lambda finding: finding.entry):
        console.print()
        print_indented(console, _entry_line(entries.get(index), len(entries), checked), 2)
        for finding in findings:
            _print_line(console, Text(), 0)
            _print_finding(console, checked, finding, manual)
    console.print()


def _entry_line(entry: EntrySummary | None, of: int, checked: CheckedDocument) -> Text:
    if entry is None:
        return Text("A record template" if checked.template else "The document as a whole", style="bold")
    line = Text(f"Entry {entry.index} of {of}" if of > 1 else "The note", style="bold")
    author = terminal(entry.author or "")
    if entry.author and entry.post_title:
        author += f", {terminal(entry.post_title)}"
    for part in (_moment(entry.event or entry.recorded), author):
        line.append(f" · {part}" if part else "", style="not bold")
    return line


def _moment(iso: str | None) -> str:
    """A moment as people in the UK write it, from ISO 8601."""
    if not iso:
        return ""
    moment = datetime.datetime.fromisoformat(iso)
    date = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{date}, {moment:%H:%M}" if "T" in iso else date


def _print_finding(console: Console, checked: CheckedDocument, finding: Finding, manual: str | None) -> None:
    style = STYLES[finding.level]
    page = f", page {finding.place.page}" if finding.place.page else ""
    head = Text.assemble(
        (finding.code, style),
        (f" {finding.name}", "bold"),
        (f" ({finding.level}, line {finding.start[0]}{page})", "dim"),
    )
    print_indented(console, head, 4)
    if finding.match.strip():
        for line in excerpt(checked.document.text, finding.span, console.width - 8, style):
            _print_line(console, line, 8)
    print_indented(console, Text(terminal(finding.message)), 8)
    advice = Text.assemble(("Instead: ", "green"), terminal(finding.advice).rstrip())
    if finding.suggestions:
        advice.append(" Try " + " or ".join(f"“{terminal(words)}”" for words in finding.suggestions) + ".")
    if manual and finding.clause:
        advice.append(f" ({terminal(cited(manual, finding.clause))})", style="dim")
    print_indented(console, advice, 8)


def _print_line(console: Console, line: Text, by: int) -> None:
    """Print words that fit into a line already."""
    words = " " * by + _in_places(line.plain)
    if _shows_styles(console) or cell_len(words) > console.width:
        console.print(Text(" " * by) + line)
    else:
        console.file.write(words + "\n")


def excerpt(text: str, span: Span, width: int, style: str) -> list[Text]:
    """The line that the words stand in, cut to the width around them, and a line that marks them."""
    start = span.start
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = min(span.end, line_end)
    if end > start + width - 4:  # the words are longer than a line: their beginning will do
        end = text.rfind(" ", start, start + width - 4)
        end = end if end > start else start + width - 4
    left, right = _window(text, (line_start, line_end), (start, end), width - 4)
    before = ("… " if left > line_start else "") + terminal(text[left:start])
    words = terminal(text[start:end])
    after = terminal(text[end:right]).rstrip() + (" …" if right < line_end else "")
    shown = Text.assemble(before, (words, style), after)
    return [shown, Text(" " * len(before) + "^" * len(words), style=style)]


def _window(text: str, line: tuple[int, int], words: tuple[int, int], width: int) -> tuple[int, int]:
    """Where to cut the line so that the words stand in it with whole words around them."""
    room = width - (words[1] - words[0])
    left = max(line[0], words[0] - room // 2)
    right = min(line[1], words[1] + room - (words[0] - left))
    left = max(line[0], right - width)
    if left > line[0]:
        space = text.find(" ", left, words[0])
        left = space + 1 if space >= 0 else words[0]
    if right < line[1]:
        space = text.rfind(" ", words[1], right)
        right = space if space >= 0 else right
    return left, right


# --------------------------------------------------------------------------------------- summary


def _statistics(report: Report) -> Text:
    counts = Counter((f.code, f.name, f.level) for d in report.documents for f in d.findings)
    text = Text()
    for (code, name, level), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        text.append(f"{count:6}  ")
        text.append(code, style=STYLES[level])
        text.append(f"  {name}\n")
    return text


def _summary(report: Report) -> Text:
    findings = [finding for document in report.documents for finding in document.findings]
    unread = [document for document in report.documents if document.document.problem]
    read = len(report.documents) - len(unread)
    entries = sum(len(document.entries) for document in report.documents)
    words = sum(document.words for document in report.documents)
    templates = sum(document.template for document in report.documents)
    held = [count(entries, "entry", "entries")] if entries or not templates else []
    held += [f"{words:,} words"]
    files = count(read, "file", "files")
    if templates:
        files += f" ({'a template' if read == 1 else count(templates, 'template', 'templates')})"
    text = Text()
    text.append(
        f"Checked {files} with {listed(held)} against the {report.profile} profile.\n",
        style="bold",
    )
    levels = Counter(f.level for f in findings if f.code not in UNREAD)
    if levels:
        text.append("Found ")
        text.append(listed([count(levels[k], SINGULARS[k], PLURALS[k]) for k in Level if levels[k]]))
        clean = sum(not d.findings and not d.document.problem for d in report.documents)
        text.append(f"; {count(clean, 'file has', 'files have')} no findings.\n" if clean else ".\n")
    elif read:
        text.append("No rule was broken. ", style="green")
        text.append(NOT_PROMISED + "\n")
    for document in unread:
        text.append(f"Not checked: {file_name(document.document.path)}\n", style=STYLES[Level.ERROR])
    text.rstrip()
    return text


def count(number: int, one: str, many: str) -> str:
    """A number with the word for it: "1 rule", "2,000 rules"."""
    return f"{number:,} {one if number == 1 else many}"


def listed(parts: list[str]) -> str:
    """The parts as a sentence lists them; there must be one."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
