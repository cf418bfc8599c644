"""Verbs that the tagger takes for nouns."""

from __future__ import annotations

import pytest

from caselint.language import Annotator
from caselint.language.misread import base_form
from language_helpers import book_with, make_record, wording

BOOK = book_with(any=wording("anything"))


def tag(text: str, word: str) -> tuple[str, str]:
    """The tag and the lemma of a word of the sentence."""
    tree = Annotator(BOOK, ("any",)).annotate(make_record(text)).syntax.tree(0)
    at = tree.low.index(word)
    return tree.tags[at], tree.lemmas[at]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Mum drinks when he is out.", "drinks", "drink"),
        ("Kezia only rings to wind him up.", "rings", "ring"),
        ("Mr Pugh dresses the twins.", "dresses", "dress"),
        ("Her nan fusses and Lola cries to stop her.", "cries", "cry"),
    ],
)
def test_person_who_does_it_makes_it_a_verb(text: str, word: str, lemma: str) -> None:
    assert tag(text, word) == ("VBZ", lemma)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mum has drinks in the fridge.", "drinks"),
        ("Oak School plans for May", "plans"),
        ("Key worker sessions on Monday to talk about the plan.", "sessions"),
        ("The bottle and drinks were on the table.", "drinks"),
        ("Mum texts were read out.", "texts"),
    ],
)
def test_plural_stays_one(text: str, word: str) -> None:
    assert tag(text, word)[0] == "NNS"


def test_tree_keeps_the_words_of_the_note() -> None:
    tree = Annotator(BOOK, ("any",)).annotate(make_record("Mum drinks when he is out.")).syntax.tree(0)
    assert tree.low[:2] == ("mum", "drinks")
    assert tree.subject(1) == 0


@pytest.mark.parametrize(("verb", "base"), [("tries", "try"), ("dresses", "dress"), ("hits", "hit")])
def test_base_form(verb: str, base: str) -> None:
    assert base_form(verb) == base
