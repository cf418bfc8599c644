from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("spacy_lookups_data", reason="training needs the extra `train`")

from caselint.language.model_layers import WordTable, word_features
from caselint.language.train.words import make_table


@pytest.fixture(scope="module")
def table() -> WordTable:
    return make_table(small=8000, cased=3000)


def row(table: WordTable, word: str) -> int:
    [at] = table.find([word]).tolist()
    assert at >= 0, word
    return int(at)


def test_keys_are_sorted_and_single(table: WordTable) -> None:
    assert np.all(np.diff(table.keys.astype("int64")) > 0)
    assert {len(column) for column in (table.cluster, table.capitals, table.classes)} == {len(table.keys)}
    assert len(table.keys) > 11000


def test_words_of_a_kind_share_the_beginning_of_their_paths(table: WordTable) -> None:
    paths = [int(table.paths[table.cluster[row(table, word)]]) for word in ("father", "mother", "sister")]
    assert len({path & 63 for path in paths}) == 1
    assert paths[0] & 63 != int(table.paths[table.cluster[row(table, "went")]]) & 63


def test_names_are_told_from_words_by_how_often_they_are_small(table: WordTable) -> None:
    assert table.capitals[row(table, "walked")] > table.capitals[row(table, "jack")]


def test_word_classes_are_bits(table: WordTable) -> None:
    noun, verb, noun_inflected, verb_inflected = 1, 2, 16, 32
    assert table.classes[row(table, "walk")] & (noun | verb) == noun | verb
    assert table.classes[row(table, "went")] & verb_inflected
    assert table.classes[row(table, "children")] & noun_inflected
    assert not table.classes[row(table, "kitchen")] & verb


def test_the_table_gives_features(table: WordTable) -> None:
    assert word_features(table, ["Mother", "MOTHER", "mother"]).shape[0] == 3
