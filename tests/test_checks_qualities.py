"""Qualities that a clause says of its subject, by statements that ask for them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from caselint.checks import statement
from caselint.language import Annotator
from language_helpers import book_with, make_record, wording

BOOK = book_with(harsh=wording("(harsh|cold|cruel|selfish)"), care=wording("(parenting|manner)"))
NEEDED = ("harsh", "care")


def found(text: str, **options: Any) -> list[str]:
    """The words that a rule on these adjectives would mark."""
    group = {"lexicons": ["harsh"], "people": True, "qualities": ["lasting"], **options}
    record = Annotator(BOOK, NEEDED).annotate(make_record(text))
    typed = msgspec.convert({"predicates": [group]}, type=statement.Options)
    return [record.text(hit.span) for hit in statement.check(record, typed, BOOK)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mr Kerr is harsh.", "is harsh"),
        ("She can be very cold with the boys.", "can be very cold"),
        ("Lena has always been selfish.", "has always been selfish"),
        ("He has become cruel.", "has become cruel"),
        ("She is a cold woman.", "is a cold woman"),
        ("Mum is tired and harsh.", "is tired and harsh"),
    ],
)
def test_verb_and_all_that_it_says_is_marked(text: str, said: str) -> None:
    assert found(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The wind is harsh.",  # of a thing
        "He was cold.",  # how someone was at one time
        "She would be harsh.",  # not said to be so
        "He wants to be cold.",
        "I am cold.",
        "Her cold hands shook.",  # no verb says it
        "A harsh man came to the door.",
        "She must be cold.",
    ],
)
def test_what_is_not_said_to_be_so_is_left(text: str) -> None:
    assert found(text) == []


def test_ways_of_saying_it_are_asked_for() -> None:
    assert found("He was cruel.", qualities=["past"]) == ["was cruel"]
    assert found("He is cruel.", qualities=["past"]) == []
    assert found("She must be selfish.", qualities=["guessed"]) == ["must be selfish"]


def test_subject_may_be_of_a_lexicon() -> None:
    assert found("His parenting is harsh.") == []
    assert found("His parenting is harsh.", of=["care"]) == ["is harsh"]
