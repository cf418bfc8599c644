"""The report for a person at a terminal: by file and entry, each finding with its words in their line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from caselint.clauses import cited
from caselint.findings import Level
from caselint.report.console import STYLES, console_for, print_indented, print_line
from caselint.report.dates import moment_in_words
from caselint.report.escapes import file_name, terminal
from caselint.report.phrases import (
    accepted_by,
    interrupted,
    is_reason,
    line_of,
    not_read,
    not_shown,
    shown_apart,
    tried,
)
from caselint.report.tally import Tally
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from rich.console import Console

    from caselint.findings import Accepted, CheckedDocument, EntrySummary, Finding, Report
    from caselint.record import Span

WITHOUT_WORDS = "The words of the notes are left out: `caselint text FILE` shows them, on the same lines."
NOT_PROMISED = "That does not make a note good: caselint cannot tell whether it is true, fair or complete."


def print_text(report: Report, stream: IO[str], *, statistics: bool = False) -> None:
    """Write the report to a stream, in colour only if that is a terminal that shows colours."""
    show(report, console_for(stream), statistics=statistics)


def show(report: Report, console: Console, *, statistics: bool = False) -> None:
    """Write the report on a console."""
    tally = Tally()
    unread = []
    for checked in tally.over(report.documents):
        if not statistics:
            _print_document(console, checked, report)
        if checked.document.problem:
            reason = f"  {terminal(checked.document.problem.reason)}" if statistics else ""
            unread.append(f"{file_name(checked.document.path)}{reason}")
    if statistics:
        console.print(_statistics(tally))
    print_indented(console, _summary(report, tally, unread), 0)


# ------------------------------------------------------------------------------------- documents


def _print_document(console: Console, checked: CheckedDocument, report: Report) -> None:
    document = checked.document
    left_out = [left for left in document.reading.omissions if left.holds_words]
    accepted = checked.accepted if report.show_accepted else ()
    if not checked.findings and not document.problem and not left_out and not accepted:
        return
    console.print(Text(file_name(document.path), style="bold underline"))
    if document.problem:
        print_indented(console, Text(terminal(document.problem.reason), style=STYLES[Level.ERROR]), 2)
    for left in left_out:
        print_indented(console, Text(f"Not read: {not_read(left)}"), 2)
    entries = {entry.index: entry for entry in checked.entries}
    shown = [finding for finding in checked.findings if not is_reason(checked, finding)]
    by_entry = sorted(shown, key=lambda finding: (finding.entry, finding.span))
    for index, findings in groupby(by_entry, key=lambda finding: finding.entry):
        console.print()
        print_indented(console, _entry_line(entries.get(index), len(entries), checked), 2)
        for finding in findings:
            print_line(console, Text(), 0)
            _print_finding(console, checked, finding, checked.manual)
    if accepted:
        console.print()
        print_indented(console, Text("Accepted", style="bold"), 2)
        for one in accepted:
            print_line(console, Text(), 0)
            _print_accepted(console, checked, one)
    console.print()


def _entry_line(entry: EntrySummary | None, of: int, checked: CheckedDocument) -> Text:
    if entry is None:
        return Text("A record template" if checked.template else "The document as a whole", style="bold")
    line = Text(f"Entry {entry.index} of {of}" if of > 1 else "The note", style="bold")
    author = terminal(entry.author or "")
    if entry.author and entry.post_title:
        author += f", {terminal(entry.post_title)}"
    for part in (moment_in_words(entry.event or entry.recorded), author):
        line.append(f" · {part}" if part else "", style="not bold")
    return line


def _print_finding(console: Console, checked: CheckedDocument, finding: Finding, manual: str | None) -> None:
    _print_place(console, checked, finding)
    advice = Text.assemble(("Instead: ", "green"), terminal(finding.advice).rstrip())
    if finding.suggestions:
        advice.append(f" {tried(map(terminal, finding.suggestions))}")
    if manual and finding.clause:
        advice.append(f" ({terminal(cited(manual, finding.clause))})", style="dim")
    print_indented(console, advice, 8)


def _print_accepted(console: Console, checked: CheckedDocument, accepted: Accepted) -> None:
    _print_place(console, checked, accepted.finding)
    print_indented(console, Text(terminal(accepted_by(accepted)), style="green"), 8)


def _print_place(console: Console, checked: CheckedDocument, finding: Finding) -> None:
    """What is wrong, and the words with which it is."""
    style = STYLES[finding.level]
    page = f", page {finding.place.page}" if finding.place.page else ""
    head = Text.assemble(
        (finding.code, style),
        (f" {finding.name}", "bold"),
        (f" ({finding.level}, {line_of(finding)}{page})", "dim"),
    )
    print_indented(console, head, 4)
    if finding.match.strip():
        for line in excerpt(checked.document.text, finding.span, console.width - 8, style):
            print_line(console, line, 8)
    print_indented(console, Text(terminal(finding.message)), 8)


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
    return [shown, Text(" " * cell_len(before) + "^" * cell_len(words), style=style)]


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


def _statistics(tally: Tally) -> Text:
    text = Text()
    for (code, name, level), number in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        text.append(f"{number:6}  ")
        text.append(code, style=STYLES[level])
        text.append(f"  {name}\n")
    return text


def _profiles(named: str) -> str:
    names = named.split(", ")
    return f"{listed(names)} {'profile' if len(names) == 1 else 'profiles'}"


def _summary(report: Report, tally: Tally, unread: Iterable[str]) -> Text:
    read, templates = tally.files - tally.unread, tally.templates
    held = [count(tally.entries, "entry", "entries")] if tally.entries or not templates else []
    held += [f"{tally.words:,} words"]
    files = count(read, "file", "files")
    if templates:
        files += f" ({'a template' if read == 1 else count(templates, 'template', 'templates')})"
    text = Text()
    text.append(
        f"Checked {files} with {listed(held)} against the {_profiles(report.profile)}.\n",
        style="bold",
    )
    if report.unchecked:
        text.append(f"{interrupted(report.unchecked)}\n", style=STYLES[Level.ERROR])
    if tally.levels:
        text.append(f"Found {listed(tally.found)}")
        clean = f"; {count(tally.clean, 'file has', 'files have')} no findings" if tally.clean else ""
        text.append(f"{clean}.\n")
    elif read:
        nothing = "Nothing was found but what was accepted. " if tally.accepted else "No rule was broken. "
        text.append(nothing, style="green")
        text.append(NOT_PROMISED + "\n")
    if tally.accepted:
        told = shown_apart if report.show_accepted else not_shown
        text.append(f"{told(tally.accepted)}\n")
    if tally.levels and not report.excerpts:
        text.append(WITHOUT_WORDS + "\n")
    for path in unread:
        text.append(f"Not checked: {path}\n", style=STYLES[Level.ERROR])
    text.rstrip()
    return text
