from __future__ import annotations

import numpy as np
import pytest
from spacy.lang.en import English

from caselint.language.model_layers import FEATURES, WordTable, key_of, make_embed, set_table, word_features

COLUMNS = [name for name, _, _ in FEATURES]


@pytest.fixture
def table() -> WordTable:
    rows = {"mum": (1, 8, 1), "leeds": (0, 1, 0), "Leeds": (2, 0, 0), "visit": (3, 7, 3)}
    keys = sorted(map(key_of, rows))
    words = {key_of(word): row for word, row in rows.items()}
    columns = np.array([words[key] for key in keys])
    return WordTable(
        keys=np.array(keys, dtype="uint32"),
        cluster=columns[:, 0].astype("uint16"),
        capitals=columns[:, 1].astype("uint8"),
        classes=columns[:, 2].astype("uint8"),
        paths=np.array([0, 0b110101, 0b10110011001101, 7], dtype="uint32"),
    )


def features(table: WordTable, word: str) -> dict[str, int]:
    [row] = word_features(table, [word]).tolist()
    return dict(zip(COLUMNS, row, strict=True))


def test_a_word_has_its_cluster_whole_and_in_prefixes(table: WordTable) -> None:
    found = features(table, "Leeds")
    assert found["cluster"] == 0b10110011001101
    assert found["cluster10"] == 0b0011001101
    assert found["cluster6"] == 0b001101
    assert found["cluster4"] == 0b1101
    assert found["small_cluster"] == 0


def test_a_word_in_capitals_has_the_cluster_of_the_small_one(table: WordTable) -> None:
    assert features(table, "MUM")["cluster"] == features(table, "mum")["cluster"] == 0b110101
    assert features(table, "MUM")["form"] == features(table, "Mum")["form"]
    assert len({features(table, word)["capitals"] for word in ("MUM", "Mum", "mum")}) == 3


def test_a_name_typed_small_has_the_cluster_of_the_name(table: WordTable) -> None:
    without = WordTable(**vars(table) | {"keys": table.keys.copy()})
    without.keys[table.find(["leeds"])] += np.uint32(1)
    assert features(without, "leeds")["cluster"] == features(table, "Leeds")["cluster"]


def test_an_unknown_word_has_letters_alone(table: WordTable) -> None:
    found = features(table, "zzyx")
    assert not any(found[name] for name in COLUMNS if "cluster" in name or name == "classes")
    assert found["ending3"] == features(table, "azyx")["ending3"]


def test_numbers_of_a_length_are_one_form(table: WordTable) -> None:
    assert features(table, "10:15")["form"] == features(table, "23:40")["form"]
    assert features(table, "10:15")["form"] != features(table, "9:15")["form"]


def test_an_empty_table_knows_nothing() -> None:
    assert features(WordTable.empty(), "mum")["cluster"] == 0


def test_the_layer_gives_a_row_a_token_and_one_word_one_row(table: WordTable) -> None:
    embed = make_embed(8)
    set_table(embed, table)
    docs = [English()("Mum will visit . Mum"), English()(""), English()("visit")]
    embed.initialize()
    first, none, last = embed.predict(docs)
    assert (first.shape, none.shape, last.shape) == ((5, 8), (0, 8), (1, 8))
    assert np.allclose(first[0], first[4])
    assert np.allclose(first[2], last[0])
    assert not np.allclose(first[0], first[1])


def test_white_space_around_a_token_counts_if_it_is_to() -> None:
    doc = English()('He said "no" twice.')
    opening, closing = (token.i for token in doc if token.text == '"')
    for spacing in (False, True):
        embed = make_embed(8, spacing=spacing)
        embed.initialize()
        for layer in embed.layers[2:]:
            layer.set_param("E", np.arange(32, dtype="float32").reshape(4, 8))
        [vectors] = embed.predict([doc])
        assert np.allclose(vectors[opening], vectors[closing]) is not spacing


def test_the_table_is_stored_with_the_layer(table: WordTable) -> None:
    embed, other = make_embed(8), make_embed(8)
    set_table(embed, table)
    embed.initialize()
    doc = English()("Mum will visit Leeds")
    before = embed.predict([doc])[0]
    other.from_bytes(embed.to_bytes())
    assert np.array_equal(other.attrs["keys"], table.keys)
    assert np.allclose(other.predict([doc])[0], before)


@pytest.mark.parametrize("spacing", [False, True])
def test_a_step_of_training_goes_down_the_slope(table: WordTable, spacing: bool) -> None:
    embed = make_embed(8, spacing=spacing)
    set_table(embed, table)
    embed.initialize()
    doc = English()("Mum will visit Mum")
    vectors, backward = embed([doc], is_train=True)
    backward([vectors[0]])  # the gradient of half the squared length
    for node in embed.walk():
        for name in node.param_names:
            if node.has_grad(name):
                node.set_param(name, node.get_param(name) - 0.01 * node.get_grad(name))
    after = embed.predict([doc])[0]
    assert (after**2).sum() < (vectors[0] ** 2).sum()
