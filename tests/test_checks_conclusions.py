"""Conclusions told by their tense: which clauses leave the time of the story, and which are plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from caselint.checks import statement
from caselint.language import Annotator
from language_helpers import book_with, make_record, wording

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord

BOOK = book_with(
    joints=wording("[,] so", "[,] which means"),
    acts=wording("(stay~|have|has|ring~)"),
    nouns=wording("(patient|cousin)^"),
    adjectives=wording("(tall|late)"),
    times=wording("(Friday|Monday)"),
    workers=wording("nurse^"),
    views=wording("lazy"),
)
NEEDED = ("joints", "acts", "nouns", "adjectives", "times", "workers", "views")
CONCLUSIONS = {
    "joints": ["joints"],
    "plain_acts": ["acts"],
    "plain_nouns": ["nouns"],
    "plain_adjectives": ["adjectives"],
    "plain_times": ["times"],
    "others": ["workers"],
    "no_facts": ["views"],
}


def annotate(text: str) -> AnnotatedRecord:
    return Annotator(BOOK, NEEDED).annotate(make_record(text))


def drawn(text: str) -> list[str]:
    """The predicates of the conclusions that the text draws."""
    record = annotate(text)
    options = msgspec.convert({"conclusions": CONCLUSIONS}, type=statement.Options)
    return [record.text(hit.span) for hit in statement.check(record, options, BOOK)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There were two cups out, so he has met someone.", ["has met"]),
        ("The room smelled of smoke, so they smoke indoors.", ["smoke"]),
        ("Her bag was in the hall, so she is planning to run.", ["is planning"]),
        ("She yawned twice, so she had been drinking.", ["had been drinking"]),
        ("He slept until noon, which means he will never hold down a job.", ["will never hold"]),
        ("She asked about her phone, so Emma is an afterthought to her.", ["is an afterthought"]),
    ],
)
def test_a_clause_that_leaves_the_time_of_the_story_is_a_conclusion(text: str, words: list[str]) -> None:
    assert drawn(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The lift was out, so she walked up.",  # a consequence in the tense of the story
        "The boiler broke, so he is staying with his nan.",  # an arrangement
        "The hall was shut, so she is dancing at home on Friday.",  # a time
        "He cut his knee, so he is a patient there.",
        "She lost the number, so the nurse has met him at home.",  # a professional
        "It rained, so we have met indoors.",  # the writer
        "The bus had broken down, so he had walked home.",  # both before the story
        "His shift starts at six, so they swim in the evening.",  # no story: a habit and its reason
        "She was lazy, so she drinks.",  # no fact to hang on
        "He shut the gate so she does not fall.",  # an aim
    ],
)
def test_a_consequence_or_an_arrangement_is_none(text: str) -> None:
    assert drawn(text) == []
