"""The treebanks as spaCy's training loop wants them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from spacy.training import Example
from spacy.util import registry

from caselint.language.train.augment import augment
from caselint.language.train.treebank import doc_of, find_files, read, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from caselint.language.train.treebank import Paragraph


def examples(nlp: Language, paragraphs: Iterable[Paragraph]) -> Iterator[Example]:
    """Paragraphs with the tokens that our tokenizer gives them, beside the treebank's own."""
    for paragraph in paragraphs:
        reference = doc_of(paragraph, nlp.vocab)
        yield Example(nlp.make_doc(reference.text), reference)


@registry.readers("caselint.Treebank.v1")  # type: ignore[untyped-decorator]
def make_reader(
    folder: str, part: str, augmented: float, limit: int, only: str
) -> Callable[[Language], Iterator[Example]]:
    """A reader of a part of the treebanks: one Doc a paragraph, and changed copies of some of them.

    `augmented` is the share of paragraphs that come a second time, changed; `limit` keeps every n-th
    paragraph so that about so many are left (0: all); `only` is how the names of the files begin.
    """
    read_paragraphs: list[Paragraph] = []

    def read_corpus(nlp: Language) -> Iterator[Example]:
        random = Random(0)  # noqa: S311
        # Every component asks for the corpus when it is initialised, and reading takes long.
        read_paragraphs[:] = read_paragraphs or [
            paragraph for path in find_files(Path(folder), part, only) for paragraph in read(path)
        ]
        paragraphs = read_paragraphs
        if limit:
            paragraphs = paragraphs[:: max(1, len(paragraphs) // limit)]
        copies = [
            copy
            for paragraph in paragraphs
            if random.random() < augmented
            for copy in augment(paragraph, random)
        ]
        return examples(nlp, [*paragraphs, *copies])

    return read_corpus


__all__ = ["examples", "make_reader", "text_of"]
