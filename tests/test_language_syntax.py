"""Sentences are parsed on demand, together, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caselint.language.pipeline import tokenise
from caselint.language.sentences import split_sentences
from caselint.language.syntax import Syntax
from language_helpers import make_record

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Parser:
    """Makes every word hang on the first, and keeps count."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def __call__(self, docs: list[Doc]) -> list[Doc]:
        self.batches.append([doc.text for doc in docs])
        for doc in docs:
            for token in doc:
                token.head, token.dep_ = doc[0], "dep" if token.i else "ROOT"
        return docs


def syntax(*paragraphs: str) -> tuple[Syntax, Parser]:
    record = make_record(*paragraphs)
    _, words = tokenise(record.document.text)
    parser = Parser()
    return Syntax(words, split_sentences(words, record.zones), parser), parser


def test_sentences_that_several_want_are_parsed_in_one_batch() -> None:
    found, parser = syntax("He ran. She sat. They ate.")
    found.prepare([2, 0, 2, 0])
    assert parser.batches == [["He ran.", "They ate."]]
    assert found.parsed == 2


def test_a_sentence_is_parsed_once() -> None:
    found, parser = syntax("He ran. She sat.")
    found.prepare([0])
    found.prepare([0, 1])
    found.tree(1)
    assert parser.batches == [["He ran."], ["She sat."]]


def test_nothing_wanted_is_nothing_parsed() -> None:
    found, parser = syntax("He ran.")
    found.prepare(())
    assert parser.batches == []
    assert found.parsed == 0


def test_a_sentence_that_was_not_prepared_is_parsed_when_it_is_asked_for() -> None:
    found, _ = syntax("He ran. She sat.")
    assert found.tree(1).low == ("she", "sat", ".")


def test_words_are_numbered_without_white_space_and_lead_back_to_the_record() -> None:
    found, parser = syntax("He ran\nhome. She sat.")
    tree = found.tree(0)
    assert tree.low == ("he", "ran", "home", ".")
    assert tree.tokens == (0, 1, 3, 4)
    assert [tree.local(token) for token in (0, 2, 3)] == [0, None, 2]
    assert parser.batches == [["He ran home."]]


@pytest.mark.parametrize("text", ["She wouldn't go.", "said,“Up”", "hall.She left"])
def test_the_parsed_text_keeps_the_spaces(text: str) -> None:
    found, parser = syntax(text)
    for number in range(len(found._sentences)):
        found.tree(number)
    assert "".join("".join(batch) for batch in parser.batches).replace(" ", "") == text.replace(" ", "")
