"""Full stops that end no sentence, and those that do."""

from __future__ import annotations

import pytest

from caselint.language.pipeline import tokenise
from caselint.language.sentences import split_sentences
from language_helpers import make_record


def split(text: str) -> list[str]:
    _, words = tokenise(text)
    return [text[slice(*sentence.span)] for sentence in split_sentences(words, make_record(text).zones)]


@pytest.mark.parametrize(
    "text",
    [
        "K. looked at the door twice.",
        "Re A. (A Child)",
        "Email from Chidi O. - attendance",
        "The test (est. £340.00) is booked.",
        "Open on Sats. (tel. 01632 960112) and Suns.",
        "Seen on 2.4., 9.4. and 16.4.24.",
        "He lost weight on 19.7. so he was seen again.",
        "He agrees with pts. 1 to 3.",
        "Talk to Mum re. Sundays.",
        "His no. A1234BC is on the form.",
        "Her N.H.S. no. and the letter are here.",
        "He is in H.M.P. Hindle, release date approx. Jan. 2025.",
        "Her worker is J.-P. Laurent.",
        "We had a chat abt. his day & left.",
        "Next appt. Thurs. 29th at 4 p.m.",
        "She is at Quay Ct. at weekends.",
        "I spoke to his bro. and left.",
        "He finds M.'s crying hard.",
    ],
)
def test_the_sentence_goes_on(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "She lives in Quay Ct.|She likes it.",
        "Takes 50 mg o.d.|Bloods normal.",
        "Mum moved in with Mr. C.|No notice given.",
        "Seen at 9 a.m.|she was well.",
        "He is 16.|  12 is his sister's age.",
        "Came at 10 a.m.|(She was out.)",
        "He came on 19.7.|she did not.",
        "He came at 3 p.m.|his nan came too.",
    ],
)
def test_the_sentence_ends(text: str) -> None:
    assert split(text.replace("|", " ")) == [part.strip() for part in text.split("|")]


def test_an_abbreviation_that_no_list_knows_shows_by_the_small_letter_after_it() -> None:
    told = "Mum was in. Dad was out. Nan rang. She was well. He ate. We left. "
    assert split(told + "He was put fwd. for a prize.")[-1] == "He was put fwd. for a prize."
    assert split(told + "He was put fwd. she was not.")[-1] == "she was not."
    # One who begins sentences small says nothing by it.
    assert split("mum was in. dad was out. for a while.")[-1] == "for a while."
