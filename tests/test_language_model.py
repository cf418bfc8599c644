from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.training import Example

from caselint.language.model import OWN, ModelError, load_model, parse
from caselint.language.pipeline import nlp

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc, Token

LIMIT = 10_000_000


def parsed(text: str) -> Doc:
    [doc] = parse([nlp().make_doc(text)])
    return doc


def word(doc: Doc, text: str) -> Token:
    [token] = [token for token in doc if token.text == text]
    return token


def test_the_model_is_small_and_has_a_card() -> None:
    files = [path for path in OWN.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= LIMIT
    card = (OWN / "README.md").read_text(encoding="utf-8")
    for needed in ("CC BY-SA 4.0", "Silveira", "Zeldes", "Brown clusters", "en_ewt-ud-test", "| tag | UAS |"):
        assert needed in card


def test_a_statement_gets_its_heads_tags_and_lemmas() -> None:
    doc = parsed("The social worker visited the children at home yesterday.")
    assert word(doc, "visited").dep_ == "ROOT"
    assert (word(doc, "worker").dep_, word(doc, "worker").head.text) == ("nsubj", "visited")
    assert (word(doc, "children").dep_, word(doc, "children").head.text) == ("obj", "visited")
    assert (word(doc, "home").dep_, word(doc, "home").head.text) == ("obl", "visited")
    assert word(doc, "visited").tag_ == "VBD"
    assert [word(doc, text).lemma_ for text in ("visited", "children", "The")] == ["visit", "child", "the"]


def test_a_passive_is_told_from_an_active() -> None:
    doc = parsed("Leo was seen by the doctor on Friday.")
    assert word(doc, "Leo").dep_ == "nsubj:pass"
    assert word(doc, "was").dep_ == "aux:pass"
    assert (word(doc, "Leo").tag_, word(doc, "Leo").lemma_) == ("NNP", "Leo")


def test_a_clipped_sentence_has_its_verb_as_its_root() -> None:
    doc = parsed("Phoned the school about his attendance")
    assert word(doc, "Phoned").dep_ == "ROOT"
    assert word(doc, "Phoned").lemma_ == "phone"
    assert (word(doc, "school").dep_, word(doc, "school").head.text) == ("obj", "Phoned")


def test_what_is_said_hangs_on_the_verb_of_saying() -> None:
    doc = parsed("Mum said that she was tired.")
    assert word(doc, "said").dep_ == "ROOT"
    assert (word(doc, "tired").dep_, word(doc, "tired").head.text) == ("ccomp", "said")
    assert (word(doc, "she").dep_, word(doc, "she").head.text) == ("nsubj", "tired")


@pytest.mark.parametrize(
    "text",
    [
        "She left. He stayed. They did not speak again!",
        "Bed time 7pm; school run: Nan\n\nNo concerns , no bruises ... eats well",
        "- - - .",
        "late",
        "",
    ],
)
def test_a_doc_stays_one_sentence(text: str) -> None:
    doc = parsed(text)
    assert len(list(doc.sents)) == min(len(doc), 1)
    assert sum(token.head.i == token.i for token in doc) == min(len(doc), 1)


def test_docs_come_back_in_their_order_and_are_the_ones_given() -> None:
    docs = [nlp().make_doc(f"Visit number {at} went well.") for at in range(600)]
    assert all(given is got for given, got in zip(docs, parse(docs), strict=True))
    assert all(doc[3].tag_ == "VBD" for doc in docs)


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


def test_a_model_that_is_not_there_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(ModelError, match=r"en_core_web_none.*pip install en_core_web_none"):
        load_model("en_core_web_none")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no language model"):
        load_model(str(tmp_path))


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    small_model(tmp_path, "tagger", "parser")
    (tmp_path / "tagger" / "model").write_bytes(b"\xc1")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    small_model(tmp_path, "tagger")
    with pytest.raises(ModelError, match="no parser"):
        load_model(str(tmp_path))


def test_a_model_of_another_scheme_is_refused(tmp_path: Path) -> None:
    small_model(tmp_path, "tagger", "parser", relation="dobj")
    with pytest.raises(ModelError, match="Universal Dependencies"):
        load_model(str(tmp_path))


def test_another_model_annotates_docs_of_our_own(tmp_path: Path) -> None:
    small_model(tmp_path, "tagger", "parser")
    model = load_model(str(tmp_path))
    [doc] = parse([nlp().make_doc("Nan rang. Leo slept")], model)
    assert {token.tag_ for token in doc} <= {"NN", "VERBISH"}
    assert doc.has_annotation("DEP")
    assert len(list(doc.sents)) == 1


def small_model(folder: Path, *parts: str, relation: str = "nsubj:pass") -> None:
    """A pipeline with labels of its own that has learnt next to nothing."""
    pipeline = English()
    for part in parts:
        pipeline.add_pipe(part, config={"min_action_freq": 1} if part == "parser" else {})
    gold = {"tags": ["NN", "VERBISH"], "heads": [1, 1], "deps": [relation, "ROOT"]}
    example = Example.from_dict(pipeline.make_doc("Nan rang"), gold)
    pipeline.initialize(lambda: [example])
    pipeline.to_disk(folder)
