"""Which infinitives are purposes that give someone a motive."""

from __future__ import annotations

from functools import cache

import pytest

from caselint.language import Annotator
from caselint.language.purposes import PurposeLexicons, Purposes
from caselint.schema import Term
from language_helpers import book, book_with, make_record, wording

LEXICONS = PurposeLexicons(
    aims=("test-aims",),
    purposes=("test-purposes",),
    links=("test-links",),
    everyday=("everyday-purposes",),
    care=("acts-of-care",),
    harms=("harms",),
    no_purpose=("infinitive-takers",),
    posts=("professionals",),
)


@cache
def annotator() -> Annotator:
    lexicons = {
        "test-aims": wording("punish~ <them>"),
        "test-purposes": wording("hide the (bruise|letter)"),
        "test-links": wording(
            Term(term="in order [not] to", sense="any purpose"),
            Term(term="as a way of", sense="purpose"),
            Term(term="try~ to", sense="intent"),
        ),
    }
    return Annotator(book_with(**lexicons), [name for names in LEXICONS for name in names])


def purposes(text: str) -> list[str]:
    # One may be found in two ways: the check keeps the longest.
    record = annotator().annotate(make_record(text))
    purposes = Purposes(record, LEXICONS)
    return sorted({record.text(span) for span, _ in purposes.found(purposes.places())})


def test_the_lexicons_are_the_program_s() -> None:
    assert {
        *LEXICONS.everyday,
        *LEXICONS.care,
        *LEXICONS.no_purpose,
        *LEXICONS.posts,
    } <= book().lexicons.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left the tap on to punish her.", "to punish her"),
        ("He was trying to punish her.", "trying to punish her"),
        ("He left early as a way of punishing her.", "as a way of punishing her"),
        ("She wore a scarf to hide the bruise.", "to hide the bruise"),
        ("She sold the ring in order to vanish.", "in order to vanish"),
        ("He rang at night to ambush his father.", "to ambush his father"),
        ("She hid his bag to get her sister blamed.", "to get her sister blamed"),
        ("She locked the door to stop them going out.", "to stop them going"),
        ("He told lies to punish her.", "to punish her"),
    ],
)
def test_what_an_act_is_for(text: str, found: str) -> None:
    assert purposes(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "She asked me to punish him.",
        "He is able to punish her.",
        "He was moved to hide the letter.",
        "She tried to hide the bruise.",
        "She stood on a chair in order to reach the shelf.",
        "He rang at night to thank his father.",
        "She ran upstairs to get him dressed.",
        "She held his hand to stop him falling.",
        "The plan is to hide the letter.",
        "The nurse used a plaster to hide the bruise.",
    ],
)
def test_what_is_asked_begun_or_everyday_is_no_motive(text: str) -> None:
    assert purposes(text) == []


def test_places_need_no_parse() -> None:
    record = annotator().annotate(make_record("He shouted to punish her. He ate a pear."))
    assert {place.sentence for place in Purposes(record, LEXICONS).places()} == {0}
    assert record.syntax.parsed == 0
