"""spaCy's trainable lemmatizer, made blind to capitals.

An edit tree says which letters of a word to replace ("V" by "v", "ed" by nothing), so that "Visited"
and "visited" need two trees, and a rare first letter has none. Here trees are learnt on words in lower
case, and the capitals of names are put back afterwards.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees  # type: ignore[import-not-found]
from spacy.pipeline.edit_tree_lemmatizer import DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, EditTreeLemmatizer
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.strings import StringStore
from thinc.api import SequenceCategoricalCrossentropy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab
    from thinc.api import Model

_MISSING: Final = -1
_PRONOUN: Final = "PRP"  # English writes "I" so, and it is the lemma of "me"


class CaselessLemmatizer(EditTreeLemmatizer):
    """Edit trees over lower-case words. Needs tags: words whose tag is in `cfg["cased"]` keep capitals."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, **settings: Any) -> None:
        super().__init__(vocab, model, name, **settings)
        self._learnt: dict[tuple[str, str], int] = {}  # form and lemma -> label, while training

    def get_loss(self, examples: Iterable[Example], scores: list[Any]) -> tuple[float, list[Any]]:
        """The loss of the scores, and their gradient."""
        loss = SequenceCategoricalCrossentropy(normalize=False, missing_value=_MISSING)
        truths = [
            [
                self._label(word.text, lemma) if lemma else _MISSING
                for word, lemma in zip(
                    example.predicted, example.get_aligned("LEMMA", as_string=True), strict=True
                )
            ]
            for example in examples
        ]
        gradient, value = loss(scores, truths)
        return float(value), gradient

    def _label(self, form: str, lemma: str) -> int:
        return self._learnt.get((form.lower(), lemma.lower()), _MISSING)

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """The scores of the trees for each token of each Doc."""
        docs = list(docs)
        if not any(map(len, docs)):
            return [np.zeros((0, len(self.cfg["labels"])), dtype="float32") for _ in docs]
        return [np.asarray(scores) for scores in self.model.predict(docs)]

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: list[Any]) -> None:
        """Write the lemmas: of the `top_k` likeliest trees the first that fits the word."""
        labels, cased, proper = self.cfg["labels"], set(self.cfg["cased"]), set(self.cfg["proper"])
        known: dict[tuple[int, int], str] = {}
        for doc, scores in zip(docs, batch_tree_ids, strict=True):
            best = scores.argmax(axis=1).tolist() if len(doc) else []
            for token, at in zip(doc, best, strict=True):
                if token.lemma and not self.overwrite:
                    continue
                form = token.text
                key = token.lower, at
                if key not in known:
                    known[key] = self.trees.apply(labels[at], form.lower()) or ""
                lemma = known[key] or self._next_best(form.lower(), scores[token.i])
                if lemma == "i" and token.tag_ == _PRONOUN:
                    token.lemma_ = "I"
                else:
                    keeps = token.tag_ in cased or lemma in proper
                    token.lemma_ = _recase(lemma, form) if keeps else lemma

    def _next_best(self, word: str, scores: Any) -> str:
        for at in np.argsort(-scores)[1 : self.top_k].tolist():
            lemma = self.trees.apply(self.cfg["labels"][at], word)
            if lemma:
                return str(lemma)
        return word

    def _labels_from_data(self, get_examples: Callable[[], Iterable[Example]]) -> None:
        self.learn_capitals(get_examples())
        counts: Counter[tuple[str, str]] = Counter(
            (token.text.lower(), token.lemma_.lower())
            for example in get_examples()
            for token in example.reference
            if token.lemma
        )
        # Counted in a store of their own, for a store keeps every tree that it is asked for.
        trees = EditTrees(StringStore())
        tree_of = {pair: trees.add(*pair) for pair in counts}
        frequency: Counter[int] = Counter()
        for pair, count in counts.items():
            frequency[tree_of[pair]] += count
        for pair, tree in tree_of.items():
            if frequency[tree] >= self.min_tree_freq:
                label = self._pair2label(*pair, add_label=True)
                self._learnt[pair] = _MISSING if label is None else label

    def learn_capitals(self, examples: Iterable[Example]) -> None:
        """Learn which tags mostly keep their capitals, and which words of other tags ("Spanish", "TV") do."""
        seen: Counter[tuple[str, str, bool]] = Counter(
            (token.tag_, token.lemma_.lower(), token.lemma_ != token.lemma_.lower())
            for example in examples
            for token in example.reference
            if token.lemma and token.text != token.text.lower() and token.tag_ != _PRONOUN
        )
        tags, words = Counter[str](), Counter[str]()
        for (tag, _, kept), count in seen.items():
            tags[tag] += count if kept else -count
        cased = {tag for tag, balance in tags.items() if balance > 0}
        for (tag, lemma, kept), count in seen.items():
            if tag not in cased:
                words[lemma] += count if kept else -count
        self.cfg["cased"] = sorted(cased)
        self.cfg["proper"] = sorted(word for word, balance in words.items() if balance > 1 and word.isalpha())

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Write the component, with the strings that its trees need."""
        texts = {tree.get(key) for tree in self.label_data["trees"] for key in ("orig", "subst")}
        self.cfg["strings"] = sorted(text for text in texts if text is not None)
        super().to_disk(path, exclude=tuple(exclude))  # type: ignore[no-untyped-call]

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> CaselessLemmatizer:
        """Read the component."""
        super().from_disk(path, exclude=tuple(exclude))  # type: ignore[no-untyped-call]
        for text in self.cfg["strings"]:
            self.vocab.strings.add(text)
        return self

    def _pair2label(self, form: str, lemma: str, add_label: bool = False) -> int | None:
        label: int | None = super()._pair2label(form.lower(), lemma.lower(), add_label)  # type: ignore[no-untyped-call]
        return label


def _recase(lemma: str, form: str) -> str:
    """A lemma with the capitals of its form: that of "Smiths" is "Smith", that of "TVs" is "TV"."""
    if form.islower():
        return lemma
    if form.isupper() and len(form) > 1:
        return lemma.upper()
    same = next((at for at, (a, b) in enumerate(zip(lemma, form.lower(), strict=False)) if a != b), None)
    return form[: len(lemma) if same is None else same] + ("" if same is None else lemma[same:])


@Language.factory(
    "caselint_lemmatizer",
    assigns=["token.lemma"],
    requires=["token.tag"],
    default_config={"model": DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, "min_tree_freq": 3, "top_k": 3},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language, name: str, model: Model[Any, Any], min_tree_freq: int, top_k: int
) -> CaselessLemmatizer:
    """The lemmatizer as a component of a pipeline."""
    return CaselessLemmatizer(
        nlp.vocab, model, name, min_tree_freq=min_tree_freq, top_k=top_k, scorer=lemmatizer_score
    )
