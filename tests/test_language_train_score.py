from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("conllu", reason="training needs the extra `train`")

from spacy.lang.en import English
from spacy.language import Language

from caselint.language.train.card import CARD, write_card
from caselint.language.train.score import score, table

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

ROWS = """\
# newpar
# text = Leo slept. Nan read well.
1 Leo Leo PROPN NNP _ 2 nsubj _ _
2 slept sleep VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _

1 Nan Nan PROPN NNP _ 2 nsubj _ _
2 read read VERB VBD _ 0 root _ _
3 well well ADV RB _ 2 advmod _ SpaceAfter=No
4 . . PUNCT . _ 1 punct _ _

"""


@Language.component("test_answers")
def answers(doc: Doc) -> Doc:
    """Right but for: the tag of "read", the lemma of "slept", the relation of "well", the last stop."""
    for token, tag, lemma in zip(
        doc,
        ["NNP", "VBD", ".", "NNP", "VB", "RB", "."],
        ["Leo", "slept", ".", "Nan", "read", "well", "."],
        strict=True,
    ):
        token.tag_, token.lemma_ = tag, lemma
    arcs = [1, 0, -1, 1, 0, -1, -2], ["nsubj", "ROOT", "punct", "nsubj", "ROOT", "obj", "punct"]
    rows = [
        (np.int64(head).astype("uint64"), doc.vocab.strings.add(dep)) for head, dep in zip(*arcs, strict=True)
    ]
    return doc.from_array(["HEAD", "DEP"], np.array(rows, dtype="uint64"))


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    lines = (line if line.startswith("#") else line.replace(" ", "\t") for line in ROWS.splitlines())
    path = tmp_path / "en_own-ud-test.conllu"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_scores_are_what_counting_gives(treebank: Path) -> None:
    nlp = English()
    nlp.add_pipe("test_answers")
    found = score(nlp, treebank)
    assert (found.file, found.tokens) == ("en_own-ud-test", 7)
    assert (found.token, found.sentence) == (100, 100)
    assert (found.tag, found.lemma) == (round(600 / 7, 2), round(600 / 7, 2))
    assert (found.uas, found.las) == (100, 80)
    assert found.uas_with_punctuation == round(600 / 7, 2)
    assert found.las_with_punctuation == round(500 / 7, 2)
    assert found.speed > 0


def test_the_card_holds_the_scores(treebank: Path, tmp_path: Path) -> None:
    nlp = English()
    nlp.add_pipe("test_answers")
    rows = [score(nlp, treebank)]
    write_card(tmp_path, rows)
    card = (tmp_path / CARD).read_text(encoding="utf-8")
    assert table(rows) in card
    assert "85.71" in card
    assert "{" not in card
