from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("conllu", reason="training needs the extra `train`")

from spacy.vocab import Vocab

from caselint.language.train.augment import augment, bullet, clip_subject, drop_stop, lower
from caselint.language.train.treebank import Sentence, Word, doc_of, text_of

SENTENCE: Sentence = (
    Word("We", True, "PRP", "we", 1, "nsubj"),
    Word("met", True, "VBD", "meet", 1, "ROOT"),
    Word("Gran", True, "NNP", "Gran", 1, "obj"),
    Word("in", True, "IN", "in", 4, "case"),
    Word("Leeds", False, "NNP", "Leeds", 1, "obl"),
    Word(".", True, ".", ".", 1, "punct"),
)


def arcs(sentence: Sentence) -> set[tuple[str, str, str]]:
    return {(word.form.lower(), word.dep, sentence[word.head].form.lower()) for word in sentence}


def test_a_pronoun_that_is_the_subject_is_clipped() -> None:
    clipped = clip_subject(SENTENCE)
    assert clipped is not None
    assert text_of((clipped,)) == "Met Gran in Leeds."
    assert arcs(clipped) == {arc for arc in arcs(SENTENCE) if arc[0] != "we"}


def test_other_words_are_not_clipped() -> None:
    named = (Word("Gran", True, "NNP", "Gran", 1, "nsubj"), *SENTENCE[1:])
    assert clip_subject(named) is None
    assert clip_subject(SENTENCE[:3]) is None
    contracted = (Word("We", False, "PRP", "we", 1, "nsubj"), *SENTENCE[1:])
    assert clip_subject(contracted) is None
    carrying = (*SENTENCE[:5], Word(".", True, ".", ".", 0, "punct"))
    assert clip_subject(carrying) is None


def test_the_last_stop_is_dropped() -> None:
    dropped = drop_stop(SENTENCE)
    assert dropped is not None
    assert text_of((dropped, SENTENCE)) == "We met Gran in Leeds We met Gran in Leeds."
    assert drop_stop(dropped) is None


def test_small_letters_change_the_form_alone() -> None:
    small = lower(SENTENCE)
    assert small is not None
    assert text_of((small,)) == "we met gran in leeds."
    assert [word.tag for word in small] == [word.tag for word in SENTENCE]
    assert [word.lemma for word in small] == [word.lemma for word in SENTENCE]


def test_a_bullet_hangs_on_the_root() -> None:
    item = bullet(SENTENCE)
    assert item is not None
    assert text_of((item,)) == "- We met Gran in Leeds."
    assert arcs(item) == arcs(SENTENCE) | {("-", "punct", "met")}
    assert bullet(item) is None


def test_changed_paragraphs_are_whole_trees() -> None:
    for seed in range(50):
        for paragraph in augment((SENTENCE, SENTENCE), Random(seed)):
            doc = doc_of(paragraph, Vocab())
            assert [sentence.root.text.lower() for sentence in doc.sents] == ["met"] * len(paragraph)
