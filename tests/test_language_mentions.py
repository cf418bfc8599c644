"""Whom a sentence mentions, and whether as someone who is there."""

from __future__ import annotations

from functools import cache

import pytest

from caselint.language import Annotator
from caselint.language.mentions import mentions_in
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment

BOOK = load_rulebook()


@cache
def annotator() -> Annotator:
    return Annotator(BOOK, [])


def mentions(sentence: str) -> dict[str, str]:
    """Each mention with how it is made: there, owner, topic or planned."""
    record = annotator().annotate(segment(read_bytes(sentence.encode(), "note.txt"), BOOK))
    return {
        record.text(found.span): "owner"
        if found.owner
        else "topic"
        if found.topic
        else "planned"
        if found.planned
        else "there"
        for found in mentions_in(record, 0)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I rang Mum about Kai.", {"Mum": "there", "Kai": "topic"}),
        ("I rang about Kai and Ella.", {"Kai": "topic", "Ella": "topic"}),
        ("We talked about Kai and Mum said yes.", {"Kai": "topic", "Mum": "there"}),
        ("Kai's room was warm.", {"Kai": "owner"}),
        ("Kai's drawing of a horse was up.", {"Kai": "owner"}),
        ("Kai's drawing a horse.", {"Kai": "there"}),
        ("He's worried about maths.", {"He": "there"}),
        ("Mum's here with Kai.", {"Mum": "there", "Kai": "there"}),
        ("I saw her bag and I saw her again.", {"her": "there"}),
        ("Mr Adam Bell let me in.", {"Mr Adam Bell": "there"}),
        ("I will ring Mum.", {"Mum": "planned"}),
        ("Mum to ring the school.", {"Mum": "planned"}),
        ("Mum came, and I will ring Dad.", {"Mum": "there", "Dad": "planned"}),
        ("It was in relation to Kai.", {"Kai": "topic"}),
        ("Both of the boys were in.", {"boys": "there"}),
        ("I looked at the plan. ", {}),
        ("Someone had left the gate open.", {}),
    ],
)
def test_how_people_are_mentioned(sentence: str, expected: dict[str, str]) -> None:
    assert mentions(sentence) == expected
