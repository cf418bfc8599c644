"""The report as one HTML page: what stands in it, and what can never get into it."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
import weakref
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from caselint.config import Config
from caselint.findings import Accepted, CheckedDocument, EntrySummary, Level, Report
from caselint.read import read_path
from caselint.record import Document, Omission, Problem, Reading, Span
from caselint.report.escapes import terminal
from caselint.report.html import extent, render_html
from caselint.report.text import NOT_PROMISED
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from report_examples import NINE, REPORT, finding, hostile_report, is_quiet

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTSIDE = re.compile(r"""(?:src|srcset|href|action|data|poster|xlink:href)\s*=\s*["'](?!#)|url\(|@import""")
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "script",
        "header",
        "main",
        "footer",
        "nav",
        "section",
    ),
    *("h1", "h2", "h3", "h4", "p", "a", "ul", "li", "details", "summary", "div", "span", "strong", "mark"),
    *("table", "thead", "tbody", "tr", "th", "td", "svg", "rect"),
    *("form", "label", "select", "option", "input", "fieldset", "legend", "button"),
}


def page(report: Report) -> str:
    return "".join(render_html(report))


def tree(report: Report) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(report))


def words_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def all_words(root: lxml_html.HtmlElement) -> str:
    for code in root.xpath("//style | //script"):
        code.drop_tree()
    return words_of(root)


def checked(name: str, manual: str | None = None) -> CheckedDocument:
    settings = Config(profile=manual or "default")
    path = EXAMPLES / name
    return make_linter(load_rulebook(), settings).lint(read_path(path, f"examples/{name}"))


@cache
def fostering() -> CheckedDocument:
    return checked("notes/fostering-log.docx", "wakefield")


@cache
def duty_call() -> CheckedDocument:
    return checked("notes/duty-call.txt")


def accepted_in(found: CheckedDocument) -> CheckedDocument:
    first, *rest = found.findings
    one = Accepted(first, "It was agreed in supervision.", "Jo Grant", datetime.date(2025, 6, 3))
    return replace(found, findings=tuple(rest), accepted=(one,))


# ----------------------------------------------------------------------------- a page by itself


def test_it_needs_nothing_from_outside() -> None:
    written = page(Report("wakefield", (fostering(), duty_call())))
    assert written.startswith("<!DOCTYPE html>")
    assert not OUTSIDE.search(written)
    assert "http:" not in written
    assert "https:" not in written


def test_a_browser_may_run_only_what_stands_in_the_page() -> None:
    root = tree(Report("default", (duty_call(),)))
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        [code] = root.xpath(f"//{kind}/text()")
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
    assert not root.xpath("//@style | //@*[starts-with(name(), 'on')]")


def test_the_script_and_the_stylesheet_end_nothing() -> None:
    for name in ("page.js", "page.css"):
        code = (Path(extent.__file__).parent / name).read_text(encoding="utf-8")
        assert "</" not in code
        assert "<!--" not in code


def test_it_comes_in_chunks_and_is_the_same_each_time() -> None:
    report = Report("default", tuple(duty_call() for _ in range(20)))
    chunks = list(render_html(report))
    assert len(chunks) > 3
    assert max(map(len, chunks)) < 80_000
    assert "".join(chunks) == page(report)


class _Fleeting(Collection[CheckedDocument]):
    """Documents that are made when they are asked for, and watched while anyone keeps them."""

    def __init__(self, length: int) -> None:
        self.length, self.most, self.made = length, 0, 0
        self.alive: list[weakref.ref[CheckedDocument]] = []

    def __len__(self) -> int:
        return self.length

    def __contains__(self, one: object) -> bool:
        return False

    def __iter__(self) -> Iterator[CheckedDocument]:
        for number in range(self.length):
            one = replace(duty_call(), document=replace(duty_call().document, path=f"{number}.txt"))
            self.alive.append(weakref.ref(one))
            self.made += 1
            yield one
            del one
            self.alive = [ref for ref in self.alive if ref() is not None]
            self.most = max(self.most, len(self.alive))


def test_documents_are_not_kept() -> None:
    documents = _Fleeting(60)
    page(Report("default", documents))
    assert documents.made >= 120
    assert documents.most <= 2


# --------------------------------------------------------------------------- findings in the text


def test_each_finding_stands_in_the_text_with_a_way_there_and_back() -> None:
    root = tree(Report("wakefield", (fostering(),)))
    cards = root.xpath("//li[contains(@class, 'card')]")
    assert len(cards) == len(fostering().findings) == 8
    for card in cards:
        [back] = card.xpath(".//a[contains(@class, 'back')]/@href")
        [number] = root.xpath(f"//*[@id='{back[1:]}']")
        assert number.get("href") == f"#{card.get('id')}"
        assert number.getparent().get("class", "").startswith("line")


def test_a_card_says_all_of_its_finding() -> None:
    root = tree(Report("wakefield", (fostering(),)))
    [card] = root.xpath("//li[@data-r='WRD101']")
    assert [words_of(part) for part in card] == [
        "6 ◆Error WRD101 judgemental-label Back to the words in line 10",
        "“manipulative” judges the person. Say what they did or said.",
        "Instead: Write what was asked for or done, in what order, and what happened next. If you think a "
        "need or a danger lies behind it, say which and on what you base that.",
        "Wakefield 2.11",
    ]
    [marked] = root.xpath("//mark[@data-f='6']")
    assert marked.text == "manipulative"


def test_suggestions_and_clauses_are_told() -> None:
    root = tree(REPORT)
    cards = root.xpath("//li[contains(@class, 'card')]")
    said = words_of(cards[-1]) + words_of(cards[0]) + words_of(cards[1])
    assert "Instead: Say what she did. Try “quiet” or “calm”." in said
    assert "Wakefield 2.11" in said


def test_the_text_is_the_notes_own() -> None:
    root = tree(Report("default", (duty_call(),)))
    for number in root.xpath("//a[contains(@class, 'n ')]"):
        number.drop_tree()
    shown = [line.text_content() for line in root.xpath("//p[contains(@class, 'line')]")]
    assert shown == [line for line in duty_call().document.text.split("\n") if line.strip()]


def test_entries_are_headed_with_their_date_author_and_reading_ease() -> None:
    heads = [words_of(head) for head in tree(Report("wakefield", (fostering(),))).xpath("//h4")]
    assert len(heads) == 6
    assert heads[1].startswith(
        "Entry 2 of 6 14 January 2025, 16:00 · Catrin Vaughan, Supervising Social Worker · 50 words · reading"
    )


def test_levels_are_told_in_words() -> None:
    cards = tree(Report("default", (duty_call(),))).xpath("//li[contains(@class, 'card')]")
    for card in cards:
        level = card.get("data-l")
        assert words_of(card.xpath(".//*[contains(@class, 'level')]")[0]).endswith(level.capitalize())
    assert {card.get("data-l") for card in cards} == set(Level)


def test_what_is_about_the_whole_file_comes_first() -> None:
    found = replace(finding("REC101", entry=0), span=Span(0, 0))
    one = replace(duty_call(), findings=(*duty_call().findings, found))
    root = tree(Report("default", (one,)))
    first = root.xpath("//li[contains(@class, 'card')]")[0]
    assert first.get("data-r") == "REC101"
    assert first.xpath("preceding::h4")[-1].text == "The file as a whole"


def test_a_file_without_text_has_its_findings_all_the_same() -> None:
    one = CheckedDocument(Document("a.docx", "docx"), findings=(finding(entry=0), finding(entry=2)))
    root = tree(Report("default", (one,)))
    assert [head.text_content().strip() for head in root.xpath("//h4")] == ["The file as a whole", "Entry 2"]
    assert len(root.xpath("//li[contains(@class, 'card')]")) == 2


# ------------------------------------------------------------------------- what must not be missed


def test_files_that_were_not_checked_are_told_first() -> None:
    root = tree(REPORT)
    notices = root.xpath("//section[@aria-labelledby='notices']")[0]
    said = words_of(notices)
    assert "2 files were not checked notes/b.pdf It is damaged. notes/c.pdf It is damaged." in said
    assert "In 1 file, some words were not read d.eml 1 attachment (a, b.pdf). Save it and check it." in said
    assert "1 picture" not in said
    assert notices.xpath("following::*[@id='overview']")


def test_an_interrupted_run_is_told_first() -> None:
    said = all_words(tree(replace(REPORT, unchecked=12)))
    assert "It was interrupted: 12 files were not looked at." in said
    assert "interrupted" not in all_words(tree(REPORT))


def test_what_was_not_read_is_told_with_the_file_too() -> None:
    left = Reading(omissions=(Omission("1 attachment", "Save it.", ("x.pdf",), holds_words=True),))
    one = replace(duty_call(), document=replace(duty_call().document, reading=left))
    [file] = tree(Report("default", (one,))).xpath("//details[contains(@class, 'file')]")
    assert "Not read: 1 attachment (x.pdf). Save it." in words_of(file)


def test_a_clean_report_promises_nothing() -> None:
    clean = CheckedDocument(Document("a.txt", "txt", "x"), 1)
    said = all_words(tree(Report("default", (clean,))))
    assert f"No rule was broken. {NOT_PROMISED}" in said
    assert "a.txt" in said


def test_a_file_in_which_all_was_accepted_is_not_clean() -> None:
    one = replace(accepted_in(duty_call()), findings=())
    root = tree(Report("default", (one,)))
    assert not root.xpath("//*[@id='files'] | //*[@id='clean']")
    assert f"Nothing was found but what was accepted. {NOT_PROMISED}" in all_words(root)
    clean = CheckedDocument(Document("a.txt", "txt", "x"), 1)
    [section] = tree(Report("default", (one, clean))).xpath("//section[@id='clean']")
    assert [words_of(path) for path in section.xpath(".//li")] == ["a.txt"]


def test_a_run_in_which_nothing_could_be_read_is_not_clean() -> None:
    unread = CheckedDocument(Document("a.txt", "txt", problem=Problem("DOC001", "It is damaged.")))
    said = all_words(tree(Report("default", (unread,))))
    assert "No rule was broken" not in said
    assert "a.txt It is damaged." in said


def test_clean_files_are_listed_by_name_with_what_that_means() -> None:
    clean = CheckedDocument(Document("a.txt", "txt", "x"), 1)
    [section] = tree(Report("default", (duty_call(), clean))).xpath("//section[@id='clean']")
    said = words_of(section)
    assert NOT_PROMISED in said
    assert said.endswith("1 file a.txt")


def test_accepted_findings_are_folded_away_with_who_when_and_why() -> None:
    one = accepted_in(duty_call())
    [section] = tree(Report("default", (one,), show_accepted=True)).xpath("//section[@id='accepted']")
    said = [words_of(cell) for cell in section.xpath(".//tbody/tr[1]/*")]
    first = one.accepted[0].finding
    assert said == [
        f"examples/notes/duty-call.txt, line {first.start[0]}",
        f"{first.code} {first.name}",
        first.match,
        "Jo Grant, 3 June 2025",
        "It was agreed in supervision.",
    ]
    assert section.xpath("./details[not(@open)]")


def test_accepted_findings_are_only_counted_if_nobody_asks_for_them() -> None:
    written = page(Report("default", (accepted_in(duty_call()),)))
    assert "1 accepted finding is not shown." in written
    assert "Jo Grant" not in written


# ---------------------------------------------------------------------------------------- figures


def run() -> Report:
    north = EntrySummary(1, "2025-03-04", None, "Ann Lee", None, 100, 45.0, late_marked=False, team="North")
    south = replace(north, author="Ben Ode", event="2025-04-04", team="South", reading_ease=82.0)
    documents = (
        CheckedDocument(
            Document("a.txt", "txt", "sly and sly"), 100, (north,), (finding(), finding("WRD102"))
        ),
        CheckedDocument(
            Document("b.txt", "txt", "sly"), 100, (south,), (finding(level=Level.ADVICE, code="PLN004"),)
        ),
    )
    return Report("default", documents)


@pytest.mark.parametrize(
    ("chart", "rows"),
    [
        ("by-rule", [["PLN004 judgemental-label", "1", "1", "●advice"]]),
        ("by-author", [["Ann Lee", "2", "2", "0", "0", "1", "20.0", "45"]]),
        ("by-team", [["North", "2", "2", "0", "0", "1", "20.0", "45"]]),
        ("by-month", [["March 2025", "2", "1", "20.0"], ["April 2025", "1", "1", "10.0"]]),
        ("readability", [["80 and more easy", "1", "50%"], ["30 to 50 hard", "1", "50%"]]),
    ],
)
def test_charts_have_their_numbers_beside_them(chart: str, rows: list[list[str]]) -> None:
    [section] = tree(run()).xpath(f"//*[@id='{chart}']/..")
    shown = [[words_of(cell) for cell in row.xpath("./th | ./td")] for row in section.xpath(".//tbody/tr")]
    assert [row for row in rows if row in shown] == rows
    assert all(len(row) == len(section.xpath(".//thead/tr/th")) for row in shown)


def test_bars_are_as_long_as_their_numbers() -> None:
    [section] = tree(run()).xpath("//*[@id='by-author']/..")
    bars = [
        [(bar.get("class"), int(bar.get("width"))) for bar in row.xpath(".//rect")]
        for row in section.xpath(".//tbody/tr")
    ]
    assert bars == [[("error", 1000)], [("advice", 500)]]


def test_one_file_needs_no_charts() -> None:
    assert not tree(Report("default", (duty_call(),))).xpath("//section[@id='figures']")


def test_rules_authors_and_levels_can_be_chosen() -> None:
    root = tree(run())
    assert root.xpath("//form[@hidden]//select[@id='rule']/option/@value") == [
        *("", "PLN004", "WRD101", "WRD102"),
    ]
    values = dict(
        zip(
            root.xpath("//select[@id='author']/option/text()"),
            root.xpath("//select[@id='author']/option/@value"),
            strict=True,
        )
    )
    assert list(values) == ["All authors", "Ann Lee", "Ben Ode"]
    assert [card.get("data-a") for card in root.xpath("//li[contains(@class, 'card')]")] == [
        values["Ann Lee"], values["Ann Lee"], values["Ben Ode"],
    ]  # fmt: skip
    assert root.xpath("//input[@name='level']/@value") == ["error", "advice"]


# ------------------------------------------------------------------------------------- large runs


def test_a_large_run_shows_only_paragraphs_with_findings_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "WHOLE_TEXT", 100)
    root = tree(Report("default", (duty_call(),)))
    assert "only the paragraphs with findings are shown" in all_words(root)
    lines = root.xpath("//p[contains(@class, 'line')]")
    assert len(lines) < sum(bool(line.strip()) for line in duty_call().document.text.split("\n"))
    assert all(line.xpath(".//a[contains(@class, 'n ')]") for line in lines)
    assert len(root.xpath("//li[contains(@class, 'card')]")) == len(duty_call().findings)


@pytest.mark.parametrize(
    ("most", "shown", "said"),
    [
        (37, 37, None),
        (30, 28, "The 9 pieces of advice are counted in the figures and not shown one by one."),
        (20, 19, "The 9 warnings and 9 pieces of advice are counted in the figures"),
        (10, 10, "The first 10 errors are shown one by one; 9 more are only counted."),
    ],
)
def test_very_many_findings_are_not_all_shown(
    monkeypatch: pytest.MonkeyPatch, most: int, shown: int, said: str | None
) -> None:
    monkeypatch.setattr(extent, "CARDS", most)
    root = tree(Report("default", (duty_call(),)))
    assert len(root.xpath("//li[contains(@class, 'card')]")) == shown
    words = all_words(root)
    assert "19 errors, 9 warnings and 9 pieces of advice" in words
    assert said in words if said else "large run" not in words


# ---------------------------------------------------------------------------------- no excerpts


def planted() -> Report:
    """A report in which whatever may come from a note holds a word that stands nowhere else."""
    word = "Zebedee"
    found = replace(
        finding(match=word),
        message=f"“{word}” is wrong.",
        advice=f"Not {word}.",
        suggestions=(word,),
        span=Span(0, 7),
    )
    entries = tuple(
        EntrySummary(
            number, "2025-03-04", None, f"{word} {number}", word, 10, 50.0, late_marked=False, team=word
        )
        for number in (1, 2)
    )
    left = Reading(omissions=(Omission("1 attachment", "Save it.", (f"{word}.pdf",), holds_words=True),))
    one = CheckedDocument(
        Document("a.txt", "txt", f"{word} was seen.\n{word} again.", reading=left),
        20,
        entries,
        (found, replace(found, entry=0, span=Span(0, 0)), replace(found, entry=2)),
        accepted=(Accepted(found, f"{word} said so.", "Jo Grant", datetime.date(2025, 6, 3)),),
    )
    return Report("default", (one, replace(one, findings=())), excerpts=False, show_accepted=True)


def test_without_excerpts_no_word_of_a_note_is_in_the_page() -> None:
    assert "Zebedee" in page(replace(planted(), excerpts=True))
    written = page(planted())
    assert "zebedee" not in written.lower()
    words = all_words(lxml_html.document_fromstring(written))
    assert "This report was made without excerpts: no words of the notes are in it." in words
    assert "Error WRD101 judgemental-label line 9" in words
    assert "keep it as you keep the notes" not in words


def test_without_excerpts_a_finding_says_what_the_rule_says() -> None:
    linter = make_linter(load_rulebook(), Config(), excerpts=False)
    path = EXAMPLES / "notes/duty-call.txt"
    one = linter.lint(read_path(path, "a.txt"))
    root = tree(Report("default", (one,), excerpts=False))
    cards = root.xpath("//li[contains(@class, 'card')]")
    assert len(cards) == 37
    assert all(card.xpath("./p[@class='message']") and card.xpath("./p[@class='instead']") for card in cards)


# -------------------------------------------------------------------------------- hostile words


class _Tags(HTMLParser):
    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@settings(max_examples=60)
@given(NINE)
def test_hostile_words_mark_up_nothing(words: list[str]) -> None:
    found = _Tags(page(hostile_report(words)))
    usual = _Tags(page(hostile_report(["a"] * 9)))
    assert set(found.tags) <= TAGS
    for tag in ("script", "style", "form", "details", "h3", "meta", "li"):
        assert found.tags[tag] <= usual.tags[tag] + (tag in ("details", "li"))
    assert found.attributes <= usual.attributes | {"data-f"}
    assert is_quiet(found.words.replace("\u200b", ""), but="\n\t")


ATTACKS = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;",
    "\x00\x1b[31m\u202eevil\u2066",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("words", ATTACKS)
def test_an_attack_is_shown_as_it_stands(words: str) -> None:
    report = hostile_report([words] * 9)
    written = page(report)
    usual = _Tags(page(hostile_report(["a"] * 9)))
    found = _Tags(written)
    assert found.attributes == usual.attributes
    assert {tag: found.tags[tag] for tag in ("script", "style", "img", "svg", "form")} == {
        tag: usual.tags[tag] for tag in ("script", "style", "img", "svg", "form")
    }
    assert is_quiet(written, but="\n\t")
    assert terminal(words) in found.words
