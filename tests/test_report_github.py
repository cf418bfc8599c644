"""The report as GitHub's workflow commands, read back as its runner reads them."""

from __future__ import annotations

from hypothesis import given

from caselint.findings import Report
from caselint.report.escapes import file_name, terminal_lines
from caselint.report.github import render_github
from report_examples import ACCEPTED, NINE, REPORT, hostile_report, is_quiet

DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(words: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():  # in this order, as the runner does
        words = words.replace(escape, character)
    return words


def read(line: str) -> tuple[str, dict[str, str], str]:
    """The command, properties and message that the runner sees in a line of a step's output.

    The rules are those of its TryParseV2:
    https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
    """
    line = line.lstrip()
    assert line.startswith("::")
    told, separator, message = line[2:].partition("::")
    assert separator
    command, _, properties = told.partition(" ")
    pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if pair]
    known = {name: unescaped(value, PROPERTY) for name, value in pairs}
    return command, known, unescaped(message, DATA)


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    return [read(line) for line in "".join(render_github(report)).splitlines()]


def test_each_finding_is_a_command_of_its_level() -> None:
    found = commands(REPORT)
    assert [command for command, _, _ in found] == ["error", "warning", "notice", "error", "error", "notice"]
    assert found[0] == (
        "error",
        {
            "file": "notes/a.docx",
            "line": "9",
            "col": "7",
            "endColumn": "10",
            "title": "WRD101 judgemental-label",
        },
        "“sly” judges her, 100%.\nInstead: Say what she did.",
    )


def test_words_of_several_lines_have_no_columns() -> None:
    _, properties, _ = commands(REPORT)[1]
    assert (properties["line"], properties["endLine"]) == ("10", "12")
    assert not {"col", "endColumn"} & set(properties)


def test_what_was_not_checked_or_not_read_is_said_of_the_file() -> None:
    assert commands(REPORT)[4:] == [
        ("error", {"file": "notes/c.pdf", "title": "DOC001"}, "Not checked: It is damaged."),
        (
            "notice",
            {"file": "d.eml", "title": "Not read"},
            "Not read: 1 attachment (a, b.pdf). Save it and check it.",
        ),
    ]


def test_what_was_accepted_is_left_out() -> None:
    [line] = "".join(render_github(ACCEPTED)).splitlines()
    assert "WRD102" in line


def test_a_run_without_findings_says_nothing() -> None:
    assert "".join(render_github(Report("default"))) == ""


@given(NINE)
def test_hostile_words_stay_in_their_command(words: list[str]) -> None:
    written = "".join(render_github(hostile_report(words)))
    assert is_quiet(written, but="\n\t")
    assert written.count("\n") == 2
    path, _, message, advice, *_ = words
    reason = words[7]
    (level, found, told), (_, unread, why) = map(read, written.splitlines())
    assert (level, found["line"], found["col"], found["endColumn"]) == ("error", "1", "1", "2")
    assert found["file"] == unread["file"] == file_name(path)
    assert found["title"] == "OUR001 our-rule"
    assert told == shown(f"{message}\nInstead: {advice.strip()}")
    assert why == shown(f"Not checked: {reason}")


def shown(words: str) -> str:
    return "\t".join(map(terminal_lines, words.split("\t")))
