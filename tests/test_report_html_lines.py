"""A note's text on the page: cut where findings begin and end, folded where there are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.findings import EntrySummary, Finding, Level
from caselint.read import read_bytes
from caselint.record import Document, Span
from caselint.report.html.lines import Card, Line, is_wide, lines_of, within
from caselint.report.html.note import Look, Passage, about_all, passages_of
from report_examples import finding


def card(number: int, start: int, end: int, level: Level = Level.ERROR, entry: int = 1) -> Card:
    return Card(number, replace(finding(level=level, entry=entry), span=Span(start, end)))


def document(text: str) -> Document:
    return Document("a.txt", "txt", text)


def told(line: Line) -> list[tuple[str, str | None, list[int]]]:
    return [(piece.words, piece.level, [card.number for card in piece.ends]) for piece in line.pieces]


def only(text: str, *cards: Card) -> list[tuple[str, str | None, list[int]]]:
    [line] = lines_of(document(text), cards)
    return told(line)


# ------------------------------------------------------------------------------------------ lines


def test_words_are_marked_and_numbered() -> None:
    assert only("She is sly, he says.", card(1, 7, 10)) == [
        ("She is ", None, []),
        ("sly", "error", [1]),
        (", he says.", None, []),
    ]


def test_nested_words_show_the_graver_level_and_every_number() -> None:
    assert only("It is a sly trick.", card(1, 0, 18, Level.ADVICE), card(2, 8, 11)) == [
        ("It is a ", "advice", []),
        ("sly", "error", [2]),
        (" trick.", "advice", [1]),
    ]


def test_overlapping_words_are_cut_where_either_ends() -> None:
    cards = (card(1, 0, 6, Level.WARNING), card(2, 3, 9, Level.ADVICE))
    assert only("abcdefghi", *cards) == [
        ("abc", "warning", []),
        ("def", "warning", [1]),
        ("ghi", "advice", [2]),
    ]


def test_the_same_words_may_have_two_numbers() -> None:
    assert only("sly", card(1, 0, 3), card(2, 0, 3, Level.WARNING)) == [("sly", "error", [1, 2])]


@pytest.mark.parametrize(
    ("at", "pieces"),
    [
        (0, [("", None, [1]), ("Signed:", None, [])]),
        (3, [("Sig", None, [1]), ("ned:", None, [])]),
        (7, [("Signed:", None, [1])]),
    ],
)
def test_a_place_without_words_has_a_number(at: int, pieces: list[object]) -> None:
    assert only("Signed:", card(1, at, at)) == pieces


def test_words_over_a_line_end_are_marked_on_both_lines_and_numbered_at_their_end() -> None:
    first, second = lines_of(document("He is\nsly today"), [card(1, 3, 9)])
    assert told(first) == [("He ", None, []), ("is", "error", [])]
    assert told(second) == [("sly", "error", [1]), (" today", None, [])]


def test_words_that_end_with_the_line_end_are_numbered_on_their_line() -> None:
    first, second = lines_of(document("He is\nsly"), [card(1, 3, 6)])
    assert (told(first)[-1], told(second)) == (("is", "error", [1]), [("sly", None, [])])


def test_a_whole_entry_is_marked_beside_its_lines() -> None:
    lines = list(lines_of(document("a\nb\nc\nd\ne"), [card(1, 2, 9, Level.WARNING)]))
    assert [line.beside for line in lines] == [None, "warning", "warning", "warning", "warning"]
    assert told(lines[1]) == [("", None, [1]), ("b", None, [])]


def test_empty_lines_are_left_out_and_counted_and_kept_where_a_finding_is() -> None:
    assert [line.number for line in lines_of(document("a\n\n \nb\n\n"), [])] == [1, 4]
    assert [line.number for line in lines_of(document("a\n\n\nb"), [card(1, 2, 2)])] == [1, 2, 4]


def test_headings_and_page_headers_are_known() -> None:
    lines = list(lines_of(read_bytes(b"# Visit\n\nSaw Kai.\n", "a.md"), []))
    assert [line.heading for line in lines] == [True, False]


TEXTS = st.text(st.sampled_from("ab \n\n\t\u202e"), max_size=60)
SPANS = st.lists(
    st.tuples(st.integers(-2, 70), st.integers(0, 40), st.sampled_from(list(Level)), st.integers(0, 2)),
    max_size=8,
)


def cards_of(spans: list[tuple[int, int, Level, int]]) -> list[Card]:
    return [
        card(number, start, start + length, level, entry)
        for number, (start, length, level, entry) in enumerate(spans, start=1)
    ]


@given(TEXTS, SPANS)
def test_no_word_is_lost_or_marked_by_mistake(text: str, spans: list[tuple[int, int, Level, int]]) -> None:
    cards = cards_of(spans)
    lines = list(lines_of(document(text), cards))
    whole = text.split("\n")
    assert all("".join(piece.words for piece in line.pieces) == whole[line.number - 1] for line in lines)
    shown = {line.number for line in lines}
    assert all(number in shown for number, words in enumerate(whole, start=1) if words.strip())
    assert Counter(c.number for line in lines for piece in line.pieces for c in piece.ends) == Counter(
        c.number for c in cards
    )
    inline = {
        c.number: within(c.finding.span, text)
        for c in cards
        if not is_wide(within(c.finding.span, text), text)
    }
    starts = [sum(len(words) + 1 for words in whole[:at]) for at in range(len(whole))]
    for line in lines:
        at = starts[line.number - 1]
        for piece in line.pieces:
            for offset in range(at, at + len(piece.words)):
                over = {number for number, span in inline.items() if span.start <= offset < span.end}
                assert set(piece.numbers) == over
            at += len(piece.words)


# --------------------------------------------------------------------------------------- passages


def summary(index: int, start: int, end: int) -> EntrySummary:
    return EntrySummary(index, None, None, None, None, 3, None, late_marked=False, span=Span(start, end))


@given(TEXTS, SPANS, st.booleans())
def test_every_finding_is_in_the_passage_of_its_number(
    text: str, spans: list[tuple[int, int, Level, int]], whole: bool
) -> None:
    cards = [c for c in cards_of(spans) if not about_all(c.finding, text)]
    passages = passages_of(document(text), (), cards, whole=whole)
    assert sorted(c.number for p in passages for c in p.cards) == [c.number for c in cards]
    for passage in passages:
        ends = [c.number for line in passage.lines[:1] for piece in line.pieces for c in piece.ends]
        assert sorted(ends) == sorted(c.number for c in passage.cards)
        if whole:
            assert [line for stretch in passage.stretches for line in stretch.lines] == passage.lines


def shape(passages: list[Passage]) -> list[list[tuple[str, int]]]:
    return [[(stretch.look, len(stretch.lines)) for stretch in passage.stretches] for passage in passages]


def test_long_stretches_without_findings_are_folded() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 101))
    passages = passages_of(document(text), (), [card(1, 200, 204)], whole=True)
    assert shape(passages) == [
        [(Look.FOLDED, 24), (Look.SHOWN, 2)],
        [(Look.SHOWN, 3), (Look.FOLDED, 71)],
    ]


def test_a_short_note_is_not_folded() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 41))
    assert shape(passages_of(document(text), (), [card(1, 0, 4)], whole=True)) == [[(Look.SHOWN, 40)]]


def test_each_entry_of_several_begins_a_passage() -> None:
    text = "Export\nFirst\nmore\nSecond"
    entries = (summary(1, 7, 17), summary(2, 18, 24))
    passages = passages_of(document(text), entries, [card(1, 13, 17)], whole=True)
    assert [(p.entry and p.entry.index, len(p.cards)) for p in passages] == [
        (None, 0), (1, 0), (None, 1), (2, 0),
    ]  # fmt: skip


def test_of_a_large_run_only_words_around_findings_are_shown() -> None:
    before, after = "before " * 100, " after" * 100
    text = f"Nothing here.\n{before}sly{after}\nNor here."
    [passage] = passages_of(document(text), (), [card(1, 14 + 700, 14 + 703)], whole=False)
    [stretch] = passage.stretches
    [line] = stretch.lines
    left, words, right = (piece.words for piece in line.pieces)
    assert words == "sly"
    assert left.startswith("… before")
    assert left.endswith("before ")
    assert right.startswith(" after")
    assert right.endswith("after …")
    assert 60 < len(left) < 140 > len(right) > 60


@pytest.mark.parametrize(
    ("start", "end", "entry", "whole"),
    [(0, 0, 0, True), (0, 0, 1, False), (0, 3, 0, False), (0, 700, 0, True)],
)
def test_what_is_about_the_file_as_a_whole(start: int, end: int, entry: int, whole: bool) -> None:
    found: Finding = replace(finding(entry=entry), span=Span(start, end))
    assert about_all(found, "x" * 1000) is whole
