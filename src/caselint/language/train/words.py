"""Makes the table of words that the model embeds, from the lists of spacy-lookups-data.

Brown clusters and log probabilities of a million forms (they came with spaCy's English models until
version 2.2), and the words of WordNet by word class.
"""

from __future__ import annotations

import gzip
import json
from itertools import islice
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.util import registry

from caselint.language.model_layers import WordTable, key_of, set_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language

# log P(small) - log P(with a capital): the borders of the ranges that are told apart.
_BORDERS: Final = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
_NEVER: Final = -25.0


def make_table(small: int, cased: int) -> WordTable:
    """A table of the `small` likeliest lower-case words and `cased` forms with a cluster of their own."""
    clusters = _load("lexeme_cluster")
    probabilities = _load("lexeme_prob")
    classes = _Classes()
    likely = sorted(probabilities, key=probabilities.__getitem__, reverse=True)
    marks = [word for word in likely if clusters.get(word) and not any(map(str.isalnum, word))]
    of_letters = [word for word in likely if word == word.lower() and any(map(str.isalnum, word))]
    lower = list(islice((word for word in of_letters if clusters.get(word) or classes.of(word)), small))
    forms = [
        word
        for word in likely
        if word != word.lower() and clusters.get(word) and clusters[word] != clusters.get(word.lower(), 0)
    ][:cased]
    paths = [0, *sorted({clusters[word] for word in (*lower, *marks, *forms) if clusters.get(word)})]
    index = {path: at for at, path in enumerate(paths)}
    rows = {
        key_of(word): (
            index.get(clusters.get(word, 0), 0),
            _habit(word, probabilities) if word == word.lower() else 0,
            classes.of(word) if word == word.lower() else 0,
        )
        for word in (*forms, *marks, *lower)
    }
    keys = sorted(rows)
    columns = np.array([rows[key] for key in keys])
    return WordTable(
        keys=np.array(keys, dtype="uint32"),
        cluster=columns[:, 0].astype("uint16"),
        capitals=columns[:, 1].astype("uint8"),
        classes=columns[:, 2].astype("uint8"),
        paths=np.array(paths, dtype="uint32"),
    )


def _habit(word: str, probabilities: Mapping[str, float]) -> int:
    """How far the word is written small rather than with capitals: 1 (hardly ever) to 8."""
    written_large = sum(
        exp(probabilities[form]) for form in {word.title(), word.upper()} - {word} if form in probabilities
    )
    balance = probabilities[word] - (log(written_large) if written_large else _NEVER)
    return 1 + sum(balance > border for border in _BORDERS)


class _Classes:
    """The word classes of lower-case words as bits, by WordNet's lists and rules of inflection."""

    def __init__(self) -> None:
        self._index = {name: set(words) for name, words in _load("lemma_index").items()}
        self._rules = _load("lemma_rules")
        self._irregular = _load("lemma_exc")

    def of(self, word: str) -> int:
        """Bits 0-3: a noun, verb, adjective or adverb as it stands; 4-6: inflected."""
        bits = sum(
            1 << at for at, name in enumerate(("noun", "verb", "adj", "adv")) if word in self._index[name]
        )
        return bits + sum(
            16 << at for at, name in enumerate(("noun", "verb", "adj")) if self._inflects(word, name)
        )

    def _inflects(self, word: str, name: str) -> bool:
        if word in self._irregular[name]:
            return True
        return any(
            len(word) > len(old) + 1
            and word.endswith(old)
            and word.removesuffix(old) + new in self._index[name]
            for old, new in self._rules[name]
            if old
        )


def _load(name: str) -> Any:
    import spacy_lookups_data

    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)


@registry.callbacks("caselint.SetWordTable.v1")  # type: ignore[untyped-decorator]
def set_word_table(small: int, cased: int) -> Callable[[Language], None]:
    """Called before the pipeline is initialised: puts the table into the embedding layer."""

    def set_it(nlp: Language) -> None:
        table = make_table(small, cased)
        set_table(nlp.get_pipe("tok2vec").model, table)  # type: ignore[attr-defined]

    return set_it
