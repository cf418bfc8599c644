"""Syntax on demand: only sentences in which a rule has a candidate are parsed, in one batch, once.

A parse costs a hundred times what the words cost. Each kind of rule that needs one says beforehand in
which sentences; the runner has them parsed together, whatever the number of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.language.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Doc

    from caselint.language.annotation import Sentence
    from caselint.language.words import Words


class Syntax:
    """The trees of one document's sentences, made when they are first wanted."""

    def __init__(
        self, words: Words, sentences: Sequence[Sentence], parse: Callable[[list[Doc]], list[Doc]]
    ) -> None:
        """`parse` fills in heads, relations, tags and lemmas of Docs of one sentence each."""
        self._words, self._sentences, self._parse = words, sentences, parse
        self._trees: dict[int, Tree] = {}

    def prepare(self, sentences: Iterable[int]) -> None:
        """Parse the sentences of these indices in one batch, but for those that are parsed already."""
        wanted = sorted(set(sentences) - self._trees.keys())
        if not wanted:
            return
        tokens = [self._tokens(number) for number in wanted]
        docs = self._parse([self._doc(row) for row in tokens])
        for number, row, doc in zip(wanted, tokens, docs, strict=True):
            self._trees[number] = Tree.of(doc, row, tuple(self._words.low[at] for at in row))

    def tree(self, sentence: int) -> Tree:
        """The tree of the sentence of that index, parsed now if it was not prepared."""
        self.prepare((sentence,))
        return self._trees[sentence]

    @property
    def parsed(self) -> int:
        """How many sentences have been parsed."""
        return len(self._trees)

    def _tokens(self, number: int) -> tuple[int, ...]:
        sentence = self._sentences[number]
        return tuple(at for at in range(sentence.first, sentence.last) if self._words.low[at])

    def _doc(self, tokens: tuple[int, ...]) -> Doc:
        from spacy.tokens import Doc

        from caselint.language.pipeline import nlp

        words, spaced = self._words, self._words.spaced
        follows = [spaced[at + 1] for at in tokens[:-1]] + [False]
        return Doc(nlp().vocab, words=[words.text[at] for at in tokens], spaces=follows)
