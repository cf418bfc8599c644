"""The report for a person at a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from caselint.findings import CheckedDocument, EntrySummary, Finding, Level, Report, Scope
from caselint.record import Document, Omission, Place, Problem, Reading, Span
from caselint.report.console import wrapped
from caselint.report.escapes import terminal
from caselint.report.text import excerpt, print_text
from report_examples import ACCEPTED, SHOWN

TEXT = "He is sly about it.\n"


def finding(text: str, words: str, *, entry: int = 1, level: Level = Level.ERROR) -> Finding:
    span = Span(text.index(words), text.index(words) + len(words))
    return Finding(
        code="WRD101",
        name="judgemental-label",
        level=level,
        scope=Scope.SENTENCE,
        message=f"“{words}” judges him.",
        advice="Say what he did.",
        suggestions=(),
        match=words,
        entry=entry,
        span=span,
        start=(1, span.start + 1),
        end=(1, span.end + 1),
        place=Place(page=2),
        fingerprint="",
    )


def entry(index: int = 1) -> EntrySummary:
    return EntrySummary(
        index, "2024-03-01T16:30", None, "Jane Okafor", "Social Worker", 5, None, late_marked=False
    )


def shown(*documents: CheckedDocument, statistics: bool = False) -> str:
    stream = io.StringIO()
    print_text(Report("default", documents), stream, statistics=statistics)
    return stream.getvalue()


def test_a_finding_stands_under_its_file_and_entry_with_its_words_marked() -> None:
    document = CheckedDocument(Document("notes/a.txt", "txt", TEXT), 5, (entry(),), (finding(TEXT, "sly"),))
    assert shown(document) == (
        "notes/a.txt\n"
        "\n"
        "  The note · 1 March 2024, 16:30 · Jane Okafor, Social Worker\n"
        "\n"
        "    WRD101 judgemental-label (error, line 1, page 2)\n"
        "        He is sly about it.\n"
        "              ^^^\n"
        "        “sly” judges him.\n"
        "        Instead: Say what he did.\n"
        "\n"
        "Checked 1 file with 1 entry and 5 words against the default profile.\n"
        "Found 1 error.\n"
    )


def test_a_finding_shows_the_clause_of_the_manual_that_asks_for_it() -> None:
    for manual, clause, words in [
        ("wakefield", "2.11", "Instead: Say what he did. (Wakefield 2.11)\n"),
        ("oxfordshire", "III.iv, III.xi", "Say what he did. (Oxfordshire III.iv, III.xi)\n"),
        (
            "north-east-lincolnshire",
            "Generally, they must also be asked",
            "Say what he did. (North East Lincolnshire, “Generally, they must also be asked …”)\n",
        ),
    ]:
        cited = replace(finding(TEXT, "sly"), clause=clause, advice="Say what he did.\n")
        document = CheckedDocument(Document("a.txt", "txt", TEXT), 5, (entry(),), (cited,), manual=manual)
        stream = io.StringIO()
        print_text(Report("our-team", (document,)), stream)
        assert words in stream.getvalue()


def test_a_clean_run_says_so_and_what_it_does_not_promise() -> None:
    text = shown(CheckedDocument(Document("a.txt", "txt", TEXT), 5, (entry(),)))
    assert "No rule was broken." in text
    assert "does not make a note good" in text
    assert "a.txt" not in text


def told(report: Report) -> str:
    stream = io.StringIO()
    print_text(report, stream)
    return stream.getvalue()


def test_each_profile_of_a_run_is_named() -> None:
    assert "against the our-team profile.\n" in told(Report("our-team", ()))
    assert "against the default and wakefield profiles.\n" in told(Report("default, wakefield", ()))


def test_what_was_accepted_is_counted() -> None:
    assert "WRD101" not in told(ACCEPTED)
    assert "b.docx" not in told(ACCEPTED)
    assert told(ACCEPTED).endswith("Found 1 warning.\n2 accepted findings are not shown.\n")
    nothing_else = told(replace(ACCEPTED, documents=tuple(ACCEPTED.documents)[1:]))
    assert "Nothing was found but what was accepted." in nothing_else
    assert nothing_else.endswith("1 accepted finding is not shown.\n")


def test_what_was_accepted_is_shown_where_it_is_asked_for() -> None:
    assert (
        "  Accepted\n"
        "\n"
        "    WRD101 judgemental-label (error, line 9, page 3)\n"
        "        Ma sly and quiet.\n"
        "           ^^^\n"
        "        “sly” judges her, 100%.\n"
        "        Accepted on 22 November 2026 by Jane Okafor: The court's own words.\n"
        "\n"
        "b.docx\n"
        "\n"
        "  Accepted\n"
    ) in told(SHOWN)
    assert told(SHOWN).endswith("Found 1 warning.\nBesides, 2 findings were accepted.\n")


def test_an_unreadable_file_is_named_with_its_reason_and_at_the_end() -> None:
    text = shown(CheckedDocument(Document("a.pdf", "pdf", problem=Problem("DOC001", "It is damaged."))))
    assert "a.pdf\n  It is damaged.\n" in text
    assert "Not checked: a.pdf\n" in text
    assert "No rule was broken" not in text


def test_what_is_known_to_hold_words_and_was_not_read_is_told_also_of_a_clean_file() -> None:
    left = (
        Omission("1 attachment", "Save it and check it by itself.", ("plan\x1b.pdf",), holds_words=True),
        Omission("1 picture", "Look at it."),
    )
    text = shown(CheckedDocument(Document("a.eml", "eml", TEXT, reading=Reading(omissions=left)), 5))
    assert "a.eml\n  Not read: 1 attachment (plan\\x1b.pdf). Save it and check it by itself.\n\n" in text
    assert "picture" not in text
    assert "No rule was broken." in text


def test_pages_without_text_are_a_finding_among_others_where_the_rest_was_read() -> None:
    pages = replace(finding(TEXT, "sly"), code="DOC002", name="no-text", entry=0, match="")
    text = shown(CheckedDocument(Document("a.pdf", "pdf", TEXT), 5, (entry(),), (pages,)))
    assert "DOC002 no-text" in text
    assert "Found 1 error." in text


def test_statistics_count_by_rule_and_quote_nothing() -> None:
    document = CheckedDocument(
        Document("a.txt", "txt", TEXT), 5, (entry(),), (finding(TEXT, "sly"), finding(TEXT, "it"))
    )
    text = shown(document, statistics=True)
    assert "     2  WRD101  judgemental-label\n" in text
    assert "sly" not in text


def test_statistics_say_why_a_file_was_not_checked() -> None:
    document = Document("a.txt", "txt", "", problem=Problem("DOC001", "The file is empty."))
    assert "Not checked: a.txt  The file is empty.\n" in shown(CheckedDocument(document), statistics=True)


@pytest.mark.parametrize("before", ["Zoe\u0308 is ", "She sent 🙂 and is ", "Zoë is "])
def test_the_mark_stands_under_the_words_whatever_stands_before_them(before: str) -> None:
    note = f"{before}sly."
    text = shown(CheckedDocument(Document("a.txt", "txt", note), 5, (entry(),), (finding(note, "sly"),)))
    [line, mark] = [line for line in text.splitlines() if "sly." in line or "^" in line]
    assert cell_len(line.split("sly")[0]) == mark.index("^")


def test_control_characters_of_a_note_do_not_reach_the_terminal() -> None:
    note = "He is \x1b[31msly\x1b]8;;x\x07 about\u202e it."
    document = CheckedDocument(
        Document("a\x1b.txt", "txt", note), 5, (entry(),), (finding(note, "\x1b[31msly"),)
    )
    text = shown(document)
    assert all(c.isprintable() or c == "\n" for c in text)


def test_no_colour_code_goes_to_a_file() -> None:
    document = CheckedDocument(Document("a.txt", "txt", TEXT), 5, (entry(),), (finding(TEXT, "sly"),))
    assert "\x1b" not in shown(document)


def test_no_line_ends_in_a_space() -> None:
    document = CheckedDocument(Document("a.txt", "txt", TEXT), 5, (entry(),), (finding(TEXT, "sly"),))
    assert all(line == line.rstrip() for line in shown(document).splitlines())


@given(st.text(max_size=300), st.data())
def test_the_marks_stand_under_the_words_and_within_the_width(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words, marks = excerpt(text, Span(start, end), 60, "red")
    assert len(words.plain) <= 60
    first, last = (words.spans[0].start, words.spans[0].end) if words.spans else (0, 0)
    if words.spans:
        assert marks.plain.count(" ") == cell_len(words.plain[:first])
    assert marks.plain.count("^") == cell_len(words.plain[first:last])
    cut = terminal(text[start:end].split("\n", maxsplit=1)[0])
    assert cut.startswith(words.plain[first:last])


@given(
    st.text(alphabet="ab .,\n\t-’漢é\u200b\u00a0", max_size=120) | st.text(max_size=60),
    st.integers(20, 40),
)
def test_words_that_go_to_a_file_are_wrapped_as_on_a_terminal(text: str, width: int) -> None:
    text = "\n".join(map(terminal, text.split("\n")))
    console = Console(file=io.StringIO(), width=width)
    assert wrapped(text, width) == [line.plain.rstrip() for line in Text(text).wrap(console, width)]
