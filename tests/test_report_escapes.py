"""What reports do to words of notes, packs and file names, destination by destination."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

from caselint.cli import app
from caselint.findings import Accepted, CheckedDocument, EntrySummary, Finding, Level, Report, Scope
from caselint.read import read_bytes
from caselint.record import Document, Place, Problem, Span
from caselint.report import escapes
from caselint.report.console import console_for
from caselint.report.json import render_json
from caselint.report.sarif import render_sarif
from caselint.report.text import print_text, show

# Lone surrogates too: names of files have them, and so have some pdfs.
ANYTHING = st.text(st.characters(codec=None), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(
        [
            *("\x1b[31m", "\x1b]8;;http://x\x07", "\x9b2J", "\x00", "\x7f", "\x85", "\r", "\n", "\t", "\x0b"),
            *("\u202e", "\u2066", "\u200b", "\u200d", "\u2028", "\u2029", "\ufeff", "\u115f", "\ufe0f"),
            *(
                "\udcff",
                "\ud800",
                "\U000e0041",
                "\xa0",
                "e\u0301",
                "’",
                "<b>",
                "&amp;",
                '"',
                "'",
                "]]>",
                "sly",
            ),
            *(
                "=1+1",
                "@SUM(A1)",
                "-2",
                "+3",
                "＝1",
                " ",
                "|",
                "[a](http://x)",
                "`",
                "%0A",
                "::error::",
                "##[",
                ",",
            ),
        ]
    ),
    max_size=8,
).map("".join)
WORDS = ANYTHING | HOSTILE


def is_quiet(text: str, *, but: str = "\n") -> bool:
    """Whether nothing in the text drives a terminal, turns its letters round or breaks a line unseen."""
    return all(c in but or (c.isprintable() and unicodedata.category(c) != "Cf") for c in text)


def commands(log: str) -> list[str]:
    """What GitHub's runner would take for commands in what a step prints (ActionCommand.cs), and the like."""
    now = [line for line in log.splitlines() if re.match(r"\s*::[A-Za-z]", line)]
    return now + re.findall(r"##\w*\[", log)


# -------------------------------------------------------------------------------------- terminals


@given(WORDS)
def test_a_terminal_gets_one_line_of_what_can_be_seen(words: str) -> None:
    shown = escapes.terminal(words)
    assert is_quiet(shown, but="")
    assert escapes.terminal(shown) == shown
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_what_can_be_seen_reaches_the_terminal_as_it_was(words: str) -> None:
    words = re.sub("[:#]{2,}", "", words)  # of which a command could be made
    assert escapes.terminal(words) == words
    assert escapes.file_name(words) == words


@given(WORDS)
def test_lines_stay_lines(words: str) -> None:
    shown = escapes.terminal_lines(words)
    assert is_quiet(shown)
    assert shown.split("\n") == [escapes.terminal(line) for line in shown.split("\n")]


def test_every_line_end_becomes_a_newline() -> None:
    assert escapes.terminal_lines("a\r\nb\rc\u2028d\x85e\nf") == "a\nb\nc\nd\ne\nf"


@given(WORDS)
def test_columns_stay_where_they_are(words: str) -> None:
    shown = escapes.in_columns(words)
    assert is_quiet(shown, but="\n\t")
    assert len(shown) == len(words)
    kept = [(a, b) for a, b in zip(words, shown, strict=True) if a.isprintable() or a in "\n\t"]
    assert all(a == b or (b == " " and a in ":#") for a, b in kept)


@given(st.sets(WORDS, min_size=2, max_size=2))
def test_names_are_told_apart(names: set[str]) -> None:
    shown = {escapes.file_name(name) for name in names}
    assert all(is_quiet(name, but="") for name in shown)
    if not any("\\" in name for name in names):
        assert len(shown) == 2


def test_a_name_tells_what_cannot_be_shown() -> None:
    assert escapes.file_name("a\x1b[31m\udcff\u202etxt.exe\ud800") == r"a\x1b[31m\xff\u202etxt.exe\ud800"


# ---------------------------------------------------------------------------------- build servers

COMMANDS = st.lists(
    st.sampled_from(["::", ":", "#", "##", "[", "]", "error", "vso", " ", "x" * 95, "\n", "\u200b", "mum"]),
    max_size=12,
).map("".join)


@given(COMMANDS)
@example("##[error]He said so.")
@example("::stop-commands::x")
@example("#\u200b#[error]")
def test_no_words_become_a_command_in_the_log_of_a_build_server(words: str) -> None:
    assert commands(escapes.terminal(words)) == []
    assert commands(escapes.terminal_lines(words)) == []
    assert commands(escapes.in_columns(words)) == []
    assert commands(escapes.file_name(words)) == []
    document = escapes.json_document(json.dumps([words]))
    assert commands(document) == []
    assert json.loads(document) == [words]


@pytest.mark.parametrize("words", ["Tel: 01302 :: 555", "C: drive", "## Plan", "#1 [later]", "a:b", "10::30"])
def test_colons_and_hashes_that_command_nothing_stay(words: str) -> None:
    assert escapes.terminal(words) == escapes.in_columns(words) == escapes.file_name(words) == words


# ------------------------------------------------------------------------------------------- HTML


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(WORDS)
def test_html_shows_the_words_and_no_more(words: str) -> None:
    page = _Page(f'<p title="{escapes.html_attribute(words)}">{escapes.html_text(words)}</p>')
    [(tag, attributes)] = page.tags
    assert tag == "p"
    assert attributes == [("title", page.words)]
    assert is_quiet(page.words, but="\n\t")


def test_html_keeps_what_is_no_markup() -> None:
    words = 'Mum’s “plan” <script>alert("x")</script> & more\u202e'
    assert _Page(escapes.html_text(words)).words == words[:-1]


# -------------------------------------------------------------------------------------------- CSV


@given(WORDS)
@example("=1")
@example("\u200b=1")
@example("\u00a0=1")
@example("\u202e\r@SUM(1)")
@example("＠SUM(1)")
@example("\n-1")
def test_a_spreadsheet_sees_text_and_no_formula(words: str) -> None:
    cell = escapes.csv_cell(words)
    assert not cell.lstrip("\u200b\ufeff").strip().startswith(tuple("=+-@＝＋－＠"))
    assert not cell.startswith(("\t", "\r", "\n"))
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerow([cell, "next"])
    assert list(csv.reader(io.StringIO(stream.getvalue(), newline=""))) == [[cell, "next"]]
    assert is_quiet(cell, but="\n\t")


@pytest.mark.parametrize("words", ["Mum said = no", "a-b", "3 + 4", "", "e@example.org"])
def test_words_that_begin_no_formula_stay_as_they_are(words: str) -> None:
    assert escapes.csv_cell(words) == words


# --------------------------------------------------------------------------------------- Markdown


@given(WORDS)
def test_markdown_is_one_line_without_markup(words: str) -> None:
    line = escapes.markdown(words)
    assert "\n" not in line
    assert "<" not in line
    bare = line.replace(r"\\", "")
    assert all(bare[at - 1] == "\\" for at, c in enumerate(bare) if c in "`*_{}[]()#+-.!|~$^=:" and c)
    unescaped = "".join(c for at, c in enumerate(line) if c != "\\" or line[at - 1 : at] == "\\")
    assert is_quiet(unescaped.replace("\N{ZERO WIDTH SPACE}", ""), but="")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("*bold* | <b>", r"\*bold\* \| &lt;b&gt;"),
        ("[a](http://x)", r"\[a\]\(http\://x\)"),
        ("ask @jane in #12", "ask @\u200bjane in \\#\u200b12"),
        ("1. first\n- second", r"1\. first \- second"),
        ("    code", "code"),
    ],
)
def test_markdown_means_nothing_but_its_words(words: str, shown: str) -> None:
    assert escapes.markdown(words) == shown


# -------------------------------------------------------------------------------- GitHub's commands


@given(WORDS)
def test_a_workflow_command_stays_one_command(words: str) -> None:
    message, name = escapes.github_message(words), escapes.github_property(words)
    assert is_quiet(message, but="\t")
    assert not set(name) & set(":,\r\n")
    for escaped in (message, name):
        assert all(
            escaped[at + 1 : at + 3] in {"25", "0A", "0D", "3A", "2C"}
            for at, c in enumerate(escaped)
            if c == "%"
        )


def test_a_workflow_command_says_all_words() -> None:
    assert escapes.github_message("50%\nno: more") == "50%25%0Ano: more"
    assert escapes.github_property("C:\\a,b.txt") == "C%3A\\a%2Cb.txt"


# -------------------------------------------------------------------------------------------- XML


@given(WORDS)
def test_xml_carries_the_words(words: str) -> None:
    value = escapes.xml_attribute(words)
    page = f"<a b=\"{value}\" c='{value}'>{escapes.xml_text(words)}</a>"
    element = ElementTree.fromstring(page)
    kept = "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in words
    )
    assert (element.text or "") == kept
    assert element.attrib == {"b": kept, "c": kept}


# ---------------------------------------------------------------------------------------- reports


def report(words: list[str]) -> Report:
    """A report in which a note, a pack and a file's name hold these words wherever they can."""
    path, text, message, advice, suggestion, author, title, reason, clause = words
    span = Span(len(text) // 3, max(len(text) // 3, 2 * len(text) // 3))
    finding = Finding(
        code="OUR001",
        name="our-rule",
        level=Level.ERROR,
        scope=Scope.SENTENCE,
        message=message,
        advice=advice,
        suggestions=(suggestion,),
        match=text[span.start : span.end],
        entry=1,
        span=span,
        start=(1, 1),
        end=(1, 2),
        place=Place(),
        fingerprint="",
        clause=clause,
    )
    entry = EntrySummary(1, "2024-03-01T16:30", None, author, title, 5, None, late_marked=False)
    accepted = (Accepted(finding, reason, author, datetime.date(2026, 11, 22)),)
    read = CheckedDocument(
        Document(path, "txt", text), 5, (entry,), (finding,), accepted=accepted, manual="wakefield"
    )
    unread = CheckedDocument(Document(path, "txt", problem=Problem("DOC001", reason)))
    return Report("our-team", (read, unread), show_accepted=True)


NINE = st.lists(WORDS, min_size=9, max_size=9)


@given(NINE)
def test_no_text_report_holds_a_control_code(words: list[str]) -> None:
    stream = io.StringIO()
    print_text(report(words), stream)
    print_text(report(words), stream, statistics=True)
    assert is_quiet(stream.getvalue())


@given(NINE)
def test_no_report_on_a_screen_holds_a_control_code_of_others(words: list[str]) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Screen()
    print_text(report(words), stream)
    assert is_quiet(unstyled(stream.getvalue()))


@given(st.lists(COMMANDS, min_size=9, max_size=9))
@example(["x" * 95 + "::stop-commands::x"] * 9)
def test_no_report_commands_the_build_server_that_it_is_printed_by(words: list[str]) -> None:
    """Wherever its lines are wrapped, and whatever stands before the words in a line."""
    console = console_for(stream := io.StringIO())
    show(report(words), console)
    console.record = True  # it is asked for styles then, and writes by another way
    show(report(words), console)
    for name in ("concise", "csv", "gitlab", "json", "json_lines", "junit", "markdown"):
        render = getattr(import_module(f"caselint.report.{name}"), f"render_{name}")
        stream.write("".join(render(report(words))))
    stream.write("".join(render_sarif(report(words), ())))
    assert commands(stream.getvalue()) == []


def unstyled(text: str) -> str:
    """The text without the colours that rich sets."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@given(NINE)
def test_the_json_report_is_json_and_carries_the_words(words: list[str]) -> None:
    written = "".join(render_json(report(words)))
    assert is_quiet(written)
    said = json.loads(written.encode("utf-8"))
    path, text, message, advice, suggestion, author, title, reason, _ = map(escapes.json_string, words)
    [read, unread] = said["documents"]
    [finding] = read["findings"]
    assert (read["path"], unread["problem"]) == (path, reason)
    assert (finding["message"], finding["advice"], finding["suggestions"]) == (message, advice, [suggestion])
    assert (read["entries"][0]["author"], read["entries"][0]["post_title"]) == (author, title)
    if not any("\ud800" <= c <= "\udfff" for c in words[1]):
        assert finding["match"] in text
        assert finding["match"] == text[len(text) // 3 : max(len(text) // 3, 2 * len(text) // 3)]


# --------------------------------------------------------------------------------------- commands

TRICK = "\u202egnp\u200b.exe\ufeff\u2069"


def pack(folder: Path) -> None:
    """A pack whose texts hold what no rule file may show; control codes are refused before that."""
    rule = {
        "code": "OUR001", "name": "our-rule", "level": "error", "tier": "core", "scope": "sentence",
        "summary": f"A{TRICK}", "message": f"“{{match}}” {TRICK}", "why": f"W{TRICK}", "advice": f"B{TRICK}",
        "cites": {}, "check": "lexicon", "options": {"lexicons": ["our-words"]}, "bad": f"bad{TRICK}",
        "good": f"good{TRICK}", "tests": {"flag": ["a {{zibble}}"], "allow": [f"none{TRICK}\x1b[31m"]},
    }  # fmt: skip
    lexicon = {
        "kind": "wording", "about": f"About{TRICK}", "sources": {"us": f"S{TRICK}"}, "source": "us",
        "entries": [{"term": "zibble", "note": f"N{TRICK}", "instead": [f"I{TRICK}"]}],
    }  # fmt: skip
    for path, data in (("rules/OUR001.yaml", rule), ("lexicons/our-words.yaml", lexicon)):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(yaml.safe_dump(data, allow_unicode=False), encoding="utf-8")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pack(tmp_path / "our-pack")
    Path("caselint.toml").write_text('packs = ["our-pack"]\n', encoding="utf-8")
    Path("note.txt").write_text("He is a zibble \x1b[31m.\n", encoding="utf-8")
    return tmp_path


TRICKS_ALLOWED_NOWHERE = [
    ["rule", "OUR001"],
    ["rules"],
    ["lexicon", "zibble"],
    ["lexicon", "zib\x1b[31mble\u202e"],
    ["profiles"],
    ["pack", "test", "our-pack"],
    ["check", "note.txt"],
    ["check", "--output-format", "json", "note.txt"],
    ["check", "gone\x1b[31m\u202e.txt"],
    ["check", "--profile", "no\x1b[31m\u202e", "note.txt"],
    ["check", "--config", "no\x1b[31m\u202e.toml", "note.txt"],
    ["rule", "OUR\x1b[31m\u202e"],
    ["pack", "test", "no\x1b[31m\u202e"],
    ["text", "gone\x1b[31m\u202e.txt"],
]


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    "command", TRICKS_ALLOWED_NOWHERE, ids=lambda words: " ".join(words).encode("unicode_escape").decode()
)
def test_no_command_echoes_a_control_code(command: list[str]) -> None:
    ran = CliRunner().invoke(app, command)
    assert ran.exit_code in {0, 1, 2}
    assert not isinstance(ran.exception, Exception)
    assert ran.output.strip()
    assert is_quiet(ran.stdout)
    assert is_quiet(ran.stderr)


@pytest.mark.usefixtures("team")
def test_a_pack_in_a_folder_with_an_evil_name_is_named_harmlessly() -> None:
    folder = Path("evil\x1b[31m\u202e")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk takes no such names")
    (folder / "rules").mkdir()
    (folder / "rules" / "OUR001.yaml").write_text("code: [", encoding="utf-8")
    ran = CliRunner().invoke(app, ["pack", "test", str(folder)])
    assert ran.exit_code == 2
    assert "not YAML" in ran.stderr
    assert is_quiet(ran.output)


def test_half_a_character_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes codes as they stand, as of a damaged pdf, may come by one."""

    def read(data: bytes, path: str, limits: object) -> Document:
        return Document(path, "txt", f"{data.decode()}\ud800 was seen.")

    monkeypatch.setattr("caselint.read.text.read_text", read)
    assert read_bytes(b"Mum", "note.txt").text == "Mum\ufffd was seen."
