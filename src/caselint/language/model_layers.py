"""The parts of the language model that spaCy does not bring: how words are embedded, and lemmas.

A word is embedded by its form, its beginning, its endings and its shape, as in spaCy's
`MultiHashEmbed`, and by what a table knows of it: its Brown cluster (whole and in prefixes of its
path, Koo et al. 2008), whether it is oftener written small or with a capital, and its word classes.
The table is part of the model's attributes, so that it is stored and loaded with the weights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.lang.lex_attrs import word_shape
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.util import registry
from srsly import msgpack_loads  # type: ignore[import-untyped]
from thinc.api import Dropout, Embed, HashEmbed, Maxout, Model, chain, concatenate, zero_init

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc

EMBED: Final = "word_features"
# The features of a word in the order of their columns: (name, rows, width).
FEATURES: Final = (
    ("form", 6000, 96),
    ("beginning", 1500, 32),
    ("ending2", 1000, 32),
    ("ending3", 3000, 48),
    ("ending4", 3000, 48),
    ("shape", 1000, 32),
    ("cluster", 2000, 64),
    ("cluster10", 1000, 48),
    ("cluster6", 200, 32),
    ("cluster4", 50, 16),
    ("small_cluster", 2000, 48),
    ("capitals", 150, 24),
    ("classes", 300, 24),
)


@dataclass(frozen=True)
class WordTable:
    """What is known of frequent words: sorted `keys` (32 bits of spaCy's hash of the form), and columns.

    `cluster` is an index into `paths` (0: none; the low bits of a path are its beginning), `capitals`
    says how often the word is written small (0: unknown), `classes` holds bits of its word classes.
    """

    keys: NDArray[np.uint32]
    cluster: NDArray[np.uint16]
    capitals: NDArray[np.uint8]
    classes: NDArray[np.uint8]
    paths: NDArray[np.uint32]

    @classmethod
    def empty(cls) -> WordTable:
        """A table that knows no word."""
        return cls(
            np.zeros(1, "uint32"),
            np.zeros(1, "uint16"),
            np.zeros(1, "uint8"),
            np.zeros(1, "uint8"),
            np.zeros(1, "uint32"),
        )

    def find(self, words: list[str]) -> NDArray[np.int64]:
        """The row of each word, -1 where it has none."""
        keys = np.array([key_of(word) for word in words], dtype="uint32")
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)


def key_of(word: str) -> int:
    """The key of a word in a WordTable."""
    return int(hash_string(word)) & 0xFFFFFFFF


@dataclass
class _Memory:
    """The features of the words met so far in this process: word id -> row of features."""

    table: WordTable = field(default_factory=WordTable.empty)
    rows: dict[int, NDArray[np.uint64]] = field(default_factory=dict)


def _features(memory: _Memory, doc: Doc, orths: list[int]) -> NDArray[np.uint64]:
    new = [orth for orth in orths if orth not in memory.rows]
    if new:
        words = [doc.vocab.strings[orth] for orth in new]
        memory.rows.update(zip(new, word_features(memory.table, words), strict=True))
    return np.array([memory.rows[orth] for orth in orths], dtype="uint64").reshape(-1, len(FEATURES))


def word_features(table: WordTable, words: list[str]) -> NDArray[np.uint64]:
    """The features of words, a row each, a column for each of `FEATURES`."""
    small = [plain(word) for word in words]
    written, lowered = table.find(words), table.find(small)
    # A name typed small ("monday") is known by its capital.
    lowered = np.where(lowered >= 0, lowered, table.find([word.title() for word in small]))
    written = np.where((written >= 0) & (table.cluster[written] > 0), written, lowered)
    path = np.where(written >= 0, table.paths[table.cluster[written]], 0).astype("uint64")
    small_path = np.where(lowered >= 0, table.paths[table.cluster[lowered]], 0).astype("uint64")
    habit = np.where(lowered >= 0, table.capitals[lowered], 0).astype("uint64")
    classes = np.where(lowered >= 0, table.classes[lowered], 0).astype("uint64")
    forms = ["".join("0" if char.isdigit() else char for char in word) for word in small]
    hashed = [
        [hash_string(text) for text in (form, form[:3], form[-2:], form[-3:], form[-4:], word_shape(word))]
        for form, word in zip(forms, words, strict=True)
    ]
    capitals = habit * np.uint64(8) + np.array([_capitals(word) for word in words], dtype="uint64")
    clusters = (path, path & np.uint64(1023), path & np.uint64(63), path & np.uint64(15), small_path)
    return np.column_stack([np.array(hashed, dtype="uint64"), *clusters, capitals, classes])


def plain(word: str) -> str:
    """A word in lower case with a plain apostrophe."""
    return word.lower().replace("’", "'")


def _capitals(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word.istitle():
        return 4
    return 5 if any(map(str.isalpha, word)) else 0


@registry.architectures("caselint.WordEmbed.v1")  # type: ignore[untyped-decorator]
def make_embed(width: int, spacing: bool = False) -> Model[list[Doc], list[Any]]:
    """The embedding layer: Docs in, an array of `width` columns for each out.

    With `spacing`, the white space around a token counts too: it tells an opening quotation mark from a
    closing one and a hyphen from a dash.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(columns, rows, column=at, seed=at + 8, dropout=0.0)
        for at, (_, rows, columns) in enumerate(FEATURES)
    ]
    mixed = Maxout(width, sum(columns for _, _, columns in FEATURES), nP=3, normalize=True)
    words: Model[Any, Any] = chain(concatenate(*tables), mixed)
    drop: Model[Any, Any] = Dropout(0.0)
    empty = WordTable.empty()
    return Model(
        EMBED,
        partial(_embed, _Memory()),
        init=_init_embed,
        layers=[words, drop, Embed(width, 4, initializer=zero_init)] if spacing else [words, drop],
        dims={"nO": width},
        attrs=dict(vars(empty)),
    )


def set_table(model: Model[Any, Any], table: WordTable) -> None:
    """Put a table into the embedding layer inside `model`."""
    [embed] = [node for node in model.walk() if node.name == EMBED]
    embed.attrs.update(vars(table))


def set_precision(model: Model[Any, Any], kind: str) -> None:
    """Turn the weights of a model into numbers of a kind: "float16" to be stored, "float32" to be used."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = node.get_param(name)
                node.set_param(name, weights.astype(kind))


def read_layers(model: Model[Any, Any], path: Path) -> None:
    """Read weights and the word table as `Model.from_disk` does, in a fourth of its time.

    The other layers' attributes are left as the config has them: they are what training was done with, and
    each would be unpacked by itself, for which srsly goes through the entry points of all packages.
    """
    stored: dict[str, Any] = msgpack_loads(path.read_bytes())
    for node, attributes in zip(model.walk(), stored["attrs"], strict=True):
        if node.name != EMBED:
            attributes.clear()
    model.from_dict(stored)


def _init_embed(model: Model[Any, Any], X: list[Doc] | None = None, Y: object = None) -> None:  # noqa: N803
    words, *others = model.layers
    words.initialize(np.zeros((1, len(FEATURES)), dtype="uint64"))
    for layer in others:
        layer.initialize()


def _embed(
    memory: _Memory, model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
    """Embed each different word once, and hand the rows out to the tokens."""
    if memory.table.keys is not model.attrs["keys"]:
        memory.table = WordTable(**{name: model.attrs[name] for name in vars(memory.table)})
        memory.rows.clear()
    words, drop, *spacing = model.layers
    lengths = [len(doc) for doc in docs]
    if not sum(lengths):
        return [model.ops.alloc2f(0, model.get_dim("nO")) for _ in docs], lambda _: []
    tokens = np.concatenate([doc.to_array("ORTH") for doc in docs])
    orths, places = np.unique(tokens, return_inverse=True)
    rows = _features(memory, docs[0], orths.tolist())
    vectors, words_backward = words(rows, is_train)
    spread = vectors[places]
    spacing_backward = None
    if spacing:
        around, spacing_backward = spacing[0](_spacing(docs), is_train)
        spread = spread + around
    spread, drop_backward = drop(spread, is_train)
    edges = np.cumsum(lengths)[:-1]

    def backward(gradients: list[Any]) -> list[Any]:
        above = drop_backward(np.concatenate(gradients))
        below = model.ops.alloc2f(*vectors.shape)
        model.ops.scatter_add(below, places.astype("int32"), above)  # type: ignore[arg-type]
        words_backward(below)
        if spacing_backward is not None:
            spacing_backward(above)
        return []

    return np.split(spread, edges), backward


def _spacing(docs: list[Doc]) -> NDArray[np.int32]:
    """For each token, 1 if white space stands before it and 2 if it stands after; so for a Doc's ends."""
    rows = []
    for doc in docs:
        if len(doc):
            after = doc.to_array("SPACY").astype("int32")
            after[-1] = 1
            rows.append(2 * after + np.concatenate([[1], after[:-1]]))
    return np.concatenate(rows).astype("int32")


@registry.tokenizers("caselint.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make our own tokenizer, for a pipeline that is made from a config."""
    from caselint.language.pipeline import _make_tokenizer

    return _make_tokenizer
