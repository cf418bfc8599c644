"""The report in Markdown, read back by a parser of CommonMark with GitHub's tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from markdown_it import MarkdownIt

from caselint.findings import CheckedDocument, Report
from caselint.record import Document
from caselint.report.escapes import file_name, markdown, terminal
from caselint.report.markdown import LONGEST, MOST, render_markdown
from report_examples import ACCEPTED, NINE, REPORT, SHOWN, finding, hostile_report, is_quiet

if TYPE_CHECKING:
    from markdown_it.token import Token

OURS = {
    *("paragraph", "table", "thead", "tbody", "tr", "th", "td", "heading", "bullet_list", "list_item"),
    *("blockquote", "strong", "em", "text", "text_special", "inline", "softbreak"),
}


def tokens(written: str) -> list[Token]:
    """All tokens, those within lines too."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def words_of(token: Token) -> str:
    """The words that a reader sees of a block."""
    shown = "".join(" " if child.type == "softbreak" else child.content for child in token.children or ())
    return shown.replace("\N{ZERO WIDTH SPACE}", "")


def inlines(written: str) -> list[str]:
    return [words_of(token) for token in tokens(written) if token.type == "inline"]


def test_a_table_by_rule_then_the_findings_by_file() -> None:
    said = inlines("".join(render_markdown(REPORT)))
    assert said == [
        "Checked 2 files, 1 entry and 1,933 words: 1 error, 1 warning and 1 piece of advice. "
        "2 files were not checked. Profile: wakefield",
        *("Rule", "Name", "Level", "Findings", "Files"),
        *("WRD101", "judgemental-label", "error", "1", "1"),
        *("WRD102", "judgemental-label", "warning", "1", "1"),
        *("DOC003", "judgemental-label", "advice", "1", "1"),
        "notes/a.docx",
        "WRD101 judgemental-label (error, entry 1, line 9, page 3): “sly” judges her, 100%. "
        "Instead: Say what she did. Try “quiet” or “calm”. (Wakefield 2.11)",
        "WRD102 judgemental-label (warning, entry 1, line 10, page 3): “sly” judges her, 100%. "
        "Instead: Say what she did. Try “quiet” or “calm”.",
        "DOC003 judgemental-label (advice, line 1, page 3): “” judges her, 100%. "
        "Instead: Say what she did. Try “quiet” or “calm”.",
        "notes/b.pdf",
        "DOC001 judgemental-label Not checked: “” judges her, 100%.",
        "notes/c.pdf",
        "DOC001 Not checked: It is damaged.",
        "d.eml",
        "Not read: 1 attachment (a, b.pdf). Save it and check it.",
    ]


def test_the_rule_most_often_broken_comes_first_of_its_level() -> None:
    often = tuple(finding("WRD105", fingerprint=str(number)) for number in range(3))
    documents = tuple(
        CheckedDocument(Document(path, "txt"), findings=(finding(), *often)) for path in ("a.txt", "b.txt")
    )
    said = inlines("".join(render_markdown(Report("default", documents))))
    assert said[6:16] == [
        *("WRD105", "judgemental-label", "error", "6", "2"),
        *("WRD101", "judgemental-label", "error", "2", "2"),
    ]


def test_words_that_the_message_does_not_say_are_quoted_and_cut() -> None:
    long = "She went. " * 100
    found = replace(finding(match=long), message="This is long.")
    report = Report("default", (CheckedDocument(Document("a.txt", "txt"), findings=(found,)),))
    *_, quoted, advice = inlines("".join(render_markdown(report)))
    assert quoted.startswith("She went. She went.")
    assert quoted.endswith(" …")
    assert LONGEST - 10 < len(quoted) <= LONGEST
    assert advice.startswith("Instead: ")
    kinds = [token.type for token in tokens("".join(render_markdown(report)))]
    assert kinds.count("list_item_open") == kinds.count("blockquote_open") == 1


def test_what_was_accepted_is_counted_or_shown_with_who_and_why() -> None:
    told = "".join(render_markdown(ACCEPTED))
    assert "2 accepted findings are not shown" in told
    assert "WRD101" not in told
    assert "b.docx" not in told
    told = "".join(render_markdown(SHOWN))
    words = "Accepted on 22 November 2026 by Jane Okafor: The court's own words."
    assert f" *{markdown(words)}*\n" in told
    assert told.count("WRD101") == 2


def test_a_clean_run_has_neither_table_nor_files() -> None:
    clean = Report("default", (CheckedDocument(Document("a.txt", "txt"), 3),))
    assert inlines("".join(render_markdown(clean))) == [
        "Checked 1 file, 0 entries and 3 words: no findings. Profile: default"
    ]


@given(NINE)
def test_hostile_words_mark_up_nothing(words: list[str]) -> None:
    written = "".join(render_markdown(hostile_report(words)))
    assert is_quiet(written.replace("\N{ZERO WIDTH SPACE}", ""))
    written.encode()
    found = tokens(written)
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in found} <= OURS
    shape = [token.type for token in found]
    assert (shape.count("heading_open"), shape.count("list_item_open"), shape.count("td_open")) == (2, 3, 5)
    path, _, message, advice, _, author, *_ = words
    said = "\n".join(inlines(written))
    assert plain(file_name(path)) in said
    assert plain(message) in said
    assert plain(advice) in said
    assert plain(words[7]) in said
    assert plain(f"Accepted on 22 November 2026 by {author}") in said


def plain(words: str) -> str:
    return " ".join(terminal(words).split())


# ------------------------------------------------------------------------- what a comment may hold


def report_of(files: int, findings: int, name: str = "note") -> Report:
    found = tuple(finding("WRD101", start=(line, 1)) for line in range(1, findings + 1))
    return Report(
        "default",
        [
            CheckedDocument(Document(f"{name} {n}.txt", "txt"), 100, findings=found)
            for n in range(1, files + 1)
        ],
    )


def test_a_report_that_a_comment_can_hold_is_whole() -> None:
    written = "".join(render_markdown(report_of(20, 10)))
    assert len(written) < MOST
    assert written.count("Instead:") == 200
    assert "Not shown" not in written


def test_a_longer_one_is_cut_to_it_and_says_what_is_missing() -> None:
    report = report_of(100, 10)
    written = "".join(render_markdown(report))
    assert 0.9 * MOST < len(written) <= MOST
    shown, files = written.count("Instead:"), written.count("\n### ")
    assert 0 < shown < 1000
    partly = shown % 10 > 0
    last = inlines(written)[-1]
    assert last.startswith(f"Not shown: {1000 - shown:,} findings in {100 - files + partly} files. ")
    assert [shown_name for shown_name in inlines(written) if shown_name.startswith("note")] == [
        f"note {n}.txt" for n in range(1, files + 1)
    ]


def test_what_follows_a_part_that_did_not_fit_is_left_out_as_well() -> None:
    """Or the reader would take a gap in the middle for a file without findings."""
    long = CheckedDocument(Document("x" * MOST, "txt"), findings=(finding(),))
    short = CheckedDocument(Document("short.txt", "txt"), findings=(finding(),))
    written = "".join(render_markdown(Report("default", [long, short])))
    assert "short" not in written
    assert "2 findings in 2 files" in inlines(written)[-1]


def test_a_table_of_many_rules_is_cut_as_well() -> None:
    found = tuple(finding(f"OUR{number:06}") for number in range(3000))
    written = "".join(
        render_markdown(Report("default", [CheckedDocument(Document("a.txt", "txt"), findings=found)]))
    )
    assert len(written) <= MOST
    assert "3,000 findings in 1 file" in inlines(written)[-1]
