from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.training import Example

from caselint.language.model_lemmas import CaselessLemmatizer

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TAUGHT = [
    ("Visited Smiths", ["VBD", "NNPS"], ["visit", "Smith"]),
    ("walked Jones", ["VBD", "NNP"], ["walk", "Jones"]),
    ("Called Browns", ["VBD", "NNPS"], ["call", "Brown"]),
    ("helped Greens", ["VBD", "NNPS"], ["help", "Green"]),
    ("I Rested", ["PRP", "VBD"], ["I", "rest"]),
    ("WE talked", ["PRP", "VBD"], ["we", "talk"]),
    ("Two TVs", ["CD", "NNS"], ["two", "TV"]),
    ("three TVs", ["CD", "NNS"], ["three", "TV"]),
    ("Two Dogs", ["CD", "NNS"], ["two", "dog"]),
    ("Two Hats", ["CD", "NNS"], ["two", "hat"]),
    ("Two Cups", ["CD", "NNS"], ["two", "cup"]),
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp = English()
    lemmatizer = nlp.add_pipe("caselint_lemmatizer", config={"min_tree_freq": 2})
    assert isinstance(lemmatizer, CaselessLemmatizer)
    taught = [
        Example.from_dict(nlp.make_doc(text), {"tags": tags, "lemmas": lemmas})
        for text, tags, lemmas in TAUGHT
    ]
    optimizer = nlp.initialize(lambda: taught)
    for _ in range(60):
        nlp.update(taught, sgd=optimizer)
    return nlp


def lemmas(nlp: Language, text: str, tags: list[str]) -> list[str]:
    doc = nlp.make_doc(text)
    for token, tag in zip(doc, tags, strict=True):
        token.tag_ = tag
    return [token.lemma_ for token in nlp.get_pipe("caselint_lemmatizer")(doc)]


def test_one_tree_serves_small_words_and_capitals(pipeline: Language) -> None:
    # "ed" by nothing; "s" by nothing; nothing at all.
    assert len(pipeline.get_pipe("caselint_lemmatizer").labels) == 3
    assert lemmas(pipeline, "Visited visited", ["VBD", "VBD"]) == ["visit", "visit"]


def test_names_keep_their_capitals_and_other_words_do_not(pipeline: Language) -> None:
    assert pipeline.get_pipe("caselint_lemmatizer").cfg["cased"] == ["NNP", "NNPS"]
    assert pipeline.get_pipe("caselint_lemmatizer").cfg["proper"] == ["tv"]
    assert lemmas(pipeline, "Smiths", ["NNPS"]) == ["Smith"]
    assert lemmas(pipeline, "SMITHS", ["NNPS"]) == ["SMITH"]
    assert lemmas(pipeline, "I i WE", ["PRP", "PRP", "PRP"]) == ["I", "I", "we"]
    assert lemmas(pipeline, "TVs", ["NNS"]) == ["TV"]


def test_a_word_that_no_likely_tree_fits_is_its_own_lemma(pipeline: Language) -> None:
    assert lemmas(pipeline, "Went", ["VBD"]) == ["went"]


def test_a_stored_lemmatizer_brings_the_strings_of_its_trees(pipeline: Language, tmp_path: Path) -> None:
    pipeline.get_pipe("caselint_lemmatizer").to_disk(tmp_path, exclude=["vocab"])
    other = English()
    other.add_pipe("caselint_lemmatizer").from_disk(tmp_path, exclude=["vocab"])
    assert lemmas(other, "Visited Smiths", ["VBD", "NNPS"]) == ["visit", "Smith"]
