"""Where sentences end in notes: a marked set, and what holds for any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.language.pipeline import tokenise
from caselint.language.sentences import split_sentences
from caselint.record import Zone, ZoneKind
from language_helpers import make_record

_FILE = Path(__file__).parent / "data" / "sentences.txt"
LINES = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _read(line: str) -> tuple[str, set[int]]:
    """The text of a marked line, and its boundaries as counts of the characters before that are no space."""
    line = line.replace("⏎¦", "¦⏎").replace("¦¦", "\0").replace("¦⏎", "\0⏎")
    text, ends, solid = "", set(), 0
    for mark in line:
        if mark in "¦\0":
            ends.add(solid)
            text += " " if mark == "¦" else ""
            continue
        text += "\n" if mark == "⏎" else mark
        solid += not (mark.isspace() or mark == "⏎")
    return text, ends


def _split(text: str, kind: ZoneKind = ZoneKind.NARRATIVE) -> list[str]:
    record = make_record(text, kind=kind)
    _, words = tokenise(text)
    return [
        text[sentence.span.start : sentence.span.end] for sentence in split_sentences(words, record.zones)
    ]


def _solid(text: str) -> int:
    return sum(not mark.isspace() for mark in text)


def _ends(sentences: list[str]) -> set[int]:
    ends, at = set(), 0
    for sentence in sentences[:-1]:
        at += _solid(sentence)
        ends.add(at)
    return ends


def test_the_marked_set(capsys: pytest.CaptureFixture[str]) -> None:
    right = wrong = missed = 0
    faults = []
    for line in LINES:
        text, true = _read(line)
        sentences = _split(text)
        found = _ends(sentences)
        right, wrong, missed = (
            right + len(true & found),
            wrong + len(found - true),
            missed + len(true - found),
        )
        if true != found:
            faults.append(f"  {line}\n    {' ¦ '.join(sentences)!r}")
    precision, recall = right / (right + wrong), right / (right + missed)
    measure = 2 * precision * recall / (precision + recall)
    with capsys.disabled():
        print(f"\nsentence boundaries: {right + missed} marked, F {measure:.3f}", *faults, sep="\n")
    assert right + missed >= 200
    assert measure >= 0.98


@pytest.mark.parametrize("kind", [ZoneKind.HEADING, ZoneKind.LABEL, ZoneKind.SIGN_OFF])
def test_a_heading_a_label_and_a_signature_are_one_each(kind: ZoneKind) -> None:
    text = "J. Mensah. Social Worker. 12/03/2024. 2pm"
    assert _split(text, kind) == [text]


def test_a_value_may_hold_several() -> None:
    assert _split("Mum was in. Dad was out.", ZoneKind.VALUE) == ["Mum was in.", "Dad was out."]


def test_a_sentence_does_not_cross_a_paragraph() -> None:
    record = make_record("no reply at", "the door. left card")
    _, words = tokenise(record.document.text)
    text = record.document.text
    found = [text[s.span.start : s.span.end] for s in split_sentences(words, record.zones)]
    assert found == ["no reply at", "the door.", "left card"]


def test_a_token_does_not_cross_a_zone() -> None:
    text = "Ref:ABC12"
    zones = [
        Zone(type(make_record(text).zones[0].span)(0, 4), ZoneKind.LABEL),
        Zone(type(make_record(text).zones[0].span)(4, 9), ZoneKind.VALUE),
    ]
    doc, words = tokenise(text, [0, 4, 4, 9])
    assert doc.text == text
    found = [text[s.span.start : s.span.end] for s in split_sentences(words, zones)]
    assert found == ["Ref:", "ABC12"]


_NOTE = st.text(alphabet="ab AB.?!…\"“”'’)(-,;:1\n\t", max_size=80)


@given(st.lists(_NOTE, min_size=1, max_size=4))
def test_sentences_lie_in_their_zones_in_order_and_lose_nothing(paragraphs: list[str]) -> None:
    record = make_record(*paragraphs)
    text = record.document.text
    doc, words = tokenise(text, [edge for zone in record.zones for edge in zone.span])
    assert doc.text == text
    sentences = split_sentences(words, record.zones)
    assert all(
        one.span.end <= other.span.start and one.last <= other.first
        for one, other in itertools.pairwise(sentences)
    )
    for sentence in sentences:
        assert any(zone.span.contains(sentence.span) for zone in record.zones)
        assert doc[sentence.first].idx == sentence.span.start
        assert doc[sentence.last - 1].idx + len(doc[sentence.last - 1]) == sentence.span.end
        inside = text[sentence.span.start : sentence.span.end]
        assert inside == inside.strip()
    assert sum(_solid(text[s.span.start : s.span.end]) for s in sentences) == _solid(text)
