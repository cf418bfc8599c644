"""Syntax on demand: only sentences in which a rule has a candidate are parsed, in one batch, once.

A parse costs a hundred times what the words cost. Each kind of rule that needs one says beforehand in
which sentences; the runner has them parsed together, whatever the number of rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.language.misread import STAND_IN, base_form, misread_verb
from caselint.language.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Doc

    from caselint.language.annotation import Sentence
    from caselint.language.people import Cast
    from caselint.language.words import Words


class Syntax:
    """The trees of one document's sentences, made when they are first wanted."""

    def __init__(
        self,
        words: Words,
        sentences: Sequence[Sentence],
        parse: Callable[[list[Doc]], list[Doc]],
        cast: Callable[[int], Cast] | None = None,
    ) -> None:
        """`parse` fills in heads, relations, tags and lemmas of Docs of one sentence each.

        With `cast`, which gives the people of a sentence, verbs that were taken for nouns are mended.
        """
        self._words, self._sentences, self._parse, self._cast = words, sentences, parse, cast
        self._trees: dict[int, Tree] = {}

    def prepare(self, sentences: Iterable[int]) -> None:
        """Parse the sentences of these indices in one batch, but for those that are parsed already."""
        wanted = sorted(number for number in set(sentences) if number not in self._trees)
        if not wanted:
            return
        tokens = [self._tokens(number) for number in wanted]
        docs = self._parse([self._doc(row) for row in tokens])
        for number, row, doc in zip(wanted, tokens, docs, strict=True):
            self._trees[number] = Tree.of(doc, row, tuple(self._words.low[at] for at in row))
        self._mend(wanted)

    def _mend(self, numbers: Iterable[int]) -> None:
        """Parse the sentences anew in which a verb was taken for a noun, with another verb in its place."""
        if self._cast is None:
            return
        misread = {
            number: at
            for number in numbers
            if "NNS" in (tags := self._trees[number].tags)
            and (at := misread_verb(tags, self._cast(number))) is not None
        }
        if not misread:
            return
        docs = self._parse([self._doc(self._trees[number].tokens, at) for number, at in misread.items()])
        for (number, at), doc in zip(misread.items(), docs, strict=True):
            old = self._trees[number]
            new = Tree.of(doc, old.tokens, old.low)
            if new.tags[at].startswith("VB"):
                lemmas = (*new.lemmas[:at], base_form(old.low[at]), *new.lemmas[at + 1 :])
                self._trees[number] = replace(new, lemmas=lemmas)

    def tree(self, sentence: int) -> Tree:
        """The tree of the sentence of that index, parsed now if it was not prepared."""
        if sentence not in self._trees:
            self.prepare((sentence,))
        return self._trees[sentence]

    @property
    def parsed(self) -> int:
        """How many sentences have been parsed."""
        return len(self._trees)

    def _tokens(self, number: int) -> tuple[int, ...]:
        sentence = self._sentences[number]
        return tuple(at for at in range(sentence.first, sentence.last) if self._words.low[at])

    def _doc(self, tokens: tuple[int, ...], misread: int | None = None) -> Doc:
        """The words as a Doc, with another verb in place of the one at `misread`."""
        from spacy.tokens import Doc

        from caselint.language.pipeline import nlp

        words, spaced = self._words, self._words.spaced
        follows = [spaced[at + 1] for at in tokens[:-1]] + [False]
        texts = [STAND_IN if place == misread else words.text[at] for place, at in enumerate(tokens)]
        return Doc(nlp().vocab, words=texts, spaces=follows)
