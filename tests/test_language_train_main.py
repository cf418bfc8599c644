from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("conllu", reason="training needs the extra `train`")
pytest.importorskip("spacy_lookups_data", reason="training needs the extra `train`")

import spacy
from spacy.lang.en import English
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from caselint.language.model import load_model, parse
from caselint.language.pipeline import nlp
from caselint.language.train.__main__ import CONFIG, TUNING, take_weights
from caselint.language.train.store import size, store

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

SENTENCE = """\
# newpar
1 Nan Nan PROPN NNP _ 2 nsubj _ _
2 rang ring VERB VBD _ 0 root _ _
3 Leo Leo PROPN NNP _ 2 obj _ SpaceAfter=No
4 . . PUNCT . _ 2 punct _ _

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    lines = (line if line.startswith("#") else line.replace(" ", "\t") for line in SENTENCE.splitlines())
    text = "\n".join(lines) + "\n\n"
    for part in ("train", "dev"):
        (tmp_path / f"en_ewt-ud-{part}.conllu").write_text(text * 30, encoding="utf-8")
    return tmp_path


def test_the_config_trains_a_model_that_is_stored_and_loaded(treebank: Path, tmp_path: Path) -> None:
    overrides = {
        "paths.treebank": str(treebank),
        "training.max_steps": 2,
        "initialize.before_init": None,  # the table of words has a test of its own
    }
    pipeline = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=False))
    (tmp_path / "trained").mkdir()
    train(pipeline, tmp_path / "trained")
    take_weights(pipeline, tmp_path / "trained" / "model-last")
    store(spacy.load(tmp_path / "trained" / "model-last"), tmp_path / "stored")
    names = {path.name for path in (tmp_path / "stored").iterdir()}
    assert names == {"config.cfg", "tok2vec", "tagger", "parser", "lemmatizer"}
    assert size(tmp_path / "stored") < 10_000_000
    model = load_model(str(tmp_path / "stored"))
    [doc] = parse([nlp().make_doc("Leo rang Nan.")], model)
    assert {token.tag_ for token in doc} <= {"NNP", "VBD", "."}
    assert all(token.lemma_ for token in doc)
    assert len(list(doc.sents)) == 1


def test_the_second_phase_changes_only_what_the_config_has() -> None:
    config, tuning = (load_config(path, interpolate=False) for path in (CONFIG, TUNING))
    for section, values in tuning.items():
        for key, value in values.items():
            assert key in config[section]
            if isinstance(value, dict):
                assert value.keys() <= config[section][key].keys()


def tagger(*tags: str) -> Language:
    pipeline = English()
    pipeline.add_pipe("tagger")
    examples = [Example.from_dict(pipeline.make_doc("Nan"), {"tags": [tag]}) for tag in tags]
    optimizer = pipeline.initialize(lambda: examples)
    pipeline.update(examples, sgd=optimizer)
    return pipeline


def test_weights_are_taken_from_a_pipeline_of_the_same_labels(tmp_path: Path) -> None:
    first, second = tagger("NN", "VB"), tagger("NN", "VB")
    first.to_disk(tmp_path)
    for _ in range(3):
        second.update([Example.from_dict(second.make_doc("Nan"), {"tags": ["VB"]})])
    assert second.get_pipe("tagger").model.to_bytes() != first.get_pipe("tagger").model.to_bytes()
    take_weights(second, tmp_path)
    assert second.get_pipe("tagger").model.to_bytes() == first.get_pipe("tagger").model.to_bytes()


def test_weights_for_other_labels_are_refused(tmp_path: Path) -> None:
    tagger("NN", "VB").to_disk(tmp_path)
    with pytest.raises(ValueError, match="tagger"):
        take_weights(tagger("NN", "JJ"), tmp_path)
