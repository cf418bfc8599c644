"""Quotations and brackets among tokens, and the stops inside them."""

from __future__ import annotations

import pytest

from caselint.language.enclosures import enclosures
from caselint.language.pipeline import tokenise
from caselint.language.sentences import split_sentences
from language_helpers import make_record


def split(text: str) -> list[str]:
    _, words = tokenise(text)
    return [text[slice(*sentence.span)] for sentence in split_sentences(words, make_record(text).zones)]


def test_the_outermost_are_found_with_their_marks() -> None:
    _, words = tokenise("So (he [the boy] left) and she said  “no (not yet)” twice.")
    quoted, bracketed = enclosures(words, 0, len(words))
    first = bracketed.around(words.text.index("["))
    assert first is not None
    assert words.text[first.first : first.last] == ("(", "he", "[", "the", "boy", "]", "left", ")")
    spoken = quoted.around(words.text.index("yet"))
    assert spoken is not None
    assert words.text[spoken.first : spoken.last] == ("“", "no", "(", "not", "yet", ")", "”")
    assert quoted.around(words.text.index("“")) is None  # the border before it lies outside
    assert quoted.around(0) is None


def test_only_the_tokens_asked_for_are_read() -> None:
    _, words = tokenise('He said "no". She said "yes".')
    begin = words.text.index("She")
    quoted, _ = enclosures(words, begin, len(words))
    assert quoted.around(words.text.index("no")) is None
    assert quoted.around(words.text.index("yes")) is not None


def test_a_mark_far_from_its_pair_is_a_slip() -> None:
    _, words = tokenise("He left (at last " + "and then " * 100 + "at five).")
    _, bracketed = enclosures(words, 0, len(words))
    assert bracketed.around(10) is None


@pytest.mark.parametrize(
    "text",
    [
        'She said "I\'m fine. Leave it." and left.',
        "She said ‘I’m fine. Leave it.’ and left.",
        'She said "You may. Not him. Not yet." so I did.',
        'He "looks at me. It is odd." ; then he goes.',
        "The bed was bare (it was in the wash. I saw it.) and cold.",
        "He told me (He was late. Again.)",
        '"What a week!" Viv said.',
        '"It is late." Viv said.',
    ],
)
def test_a_sentence_runs_around_stops(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        'She said "I\'m fine.|Leave it."|He left.',
        '"I\'m fine.|Leave it," she said.',
        'She said "get out."|she has not rung.',
        'He said "I hid."|no injuries were seen.',
        'Asked who he was?|"Me."|I said, "Who is that?"',
        'He called her a "pig."|She cried.',
        "Dad left.|(He was late.|So was I.)|I rang.",
        "- (a) he left.|(b) she came.",
    ],
)
def test_a_sentence_ends_inside_or_at_a_mark(text: str) -> None:
    assert split(text.replace("|", " ")) == text.split("|")


def test_an_empty_line_ends_a_sentence_inside_a_bracket() -> None:
    assert split("He left (at\n\nfive) and rang.") == ["He left (at", "five) and rang."]
