"""The parts of the model are what spaCy's `Language` would make of its config."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from spacy.language import Language
from spacy.util import load_config

from caselint.language import model_parts
from caselint.language.model import OWN, load_language, load_model, parse
from caselint.language.pipeline import nlp

TEXTS = (
    "The social worker asked Mum why she had left the hospital before Dad could visit.",
    "Leo's been poorly; nan rang the GP, who'll see him at 10.30am on Friday.",
    "He was felt to be lying.",
)


@pytest.fixture
def components() -> dict[str, Any]:
    """The components of our own model's config."""
    config: dict[str, Any] = load_config(OWN / "config.cfg", interpolate=True)["components"]
    return copy.deepcopy(config)


def told(model: Any) -> list[Any]:
    docs = parse([nlp().make_doc(text) for text in TEXTS], model)
    return [(token.text, token.tag_, token.lemma_, token.dep_, token.head.i) for doc in docs for token in doc]


def test_the_parts_say_what_a_language_with_the_same_weights_says() -> None:
    parts, whole = load_model(), load_language()
    assert isinstance(parts, model_parts.Parts)
    assert isinstance(whole, Language)
    assert parts.pipe_names == whole.pipe_names == ["tok2vec", "tagger", "parser", "lemmatizer"]
    assert told(parts) == told(whole)


def test_the_settings_of_a_part_reach_it(components: dict[str, Any]) -> None:
    components["tagger"]["neg_prefix"] = "?"
    components["lemmatizer"]["top_k"] = 7
    parts = model_parts.make_parts(components, nlp().vocab)
    assert parts.get_pipe("tagger").cfg["neg_prefix"] == "?"
    assert parts.get_pipe("lemmatizer").top_k == 7


def test_another_component_or_layer_is_left_to_spacy(components: dict[str, Any]) -> None:
    assert model_parts.is_of_these(components)
    other_layer = copy.deepcopy(components)
    other_layer["tok2vec"]["model"]["encode"]["@architectures"] = "spacy.MishWindowEncoder.v2"
    assert not model_parts.is_of_these(other_layer)
    components["tagger"]["factory"] = "morphologizer"
    assert not model_parts.is_of_these(components)
