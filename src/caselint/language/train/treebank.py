"""Reads treebanks in CoNLL-U (plain, or packed with xz) as paragraphs of sentences of words."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from typing import TYPE_CHECKING

import conllu
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab


class TreebankError(Exception):
    """A treebank that is not where it should be. `str()` is for people."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `head` is an index in its sentence, its own for the root."""

    form: str
    space: bool  # whether a space follows
    tag: str  # Penn Treebank
    lemma: str
    head: int
    dep: str  # Universal Dependencies, with subtypes


Sentence = tuple[Word, ...]
Paragraph = tuple[Sentence, ...]


def find_files(folder: Path, part: str, only: str = "") -> list[Path]:
    """The treebanks' files of a part: "train", "dev" or "test". `only` is how their names begin.

    Raises TreebankError where there are none.
    """
    files = sorted(path for end in ("", ".xz") for path in folder.glob(f"{only}*-{part}.conllu{end}"))
    if not files:
        raise TreebankError(
            f"{folder} holds no treebank: no file is named {only}*-{part}.conllu or .conllu.xz."
        )
    return files


def read(path: Path) -> list[Paragraph]:
    """The paragraphs of a file."""
    packed = path.suffix == ".xz"
    with lzma.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        return list(_paragraphs(conllu.parse_incr(lines)))


def _paragraphs(sentences: Iterable[conllu.TokenList]) -> Iterator[Paragraph]:
    paragraph: list[Sentence] = []
    for sentence in sentences:
        starts = any(key in sentence.metadata for key in ("newpar", "newpar id", "newdoc id"))
        if starts and paragraph:
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(_sentence(sentence))
    if paragraph:
        yield tuple(paragraph)


def _sentence(sentence: conllu.TokenList) -> Sentence:
    tokens = [token for token in sentence if isinstance(token["id"], int)]
    # Inside a word of several parts ("don't": "do", "n't") no space follows but after its last part.
    inside: dict[int, bool] = {}
    for token in sentence:
        if not isinstance(token["id"], int) and token["id"][1] == "-":
            first, _, last = token["id"]
            inside.update(dict.fromkeys(range(first, last), False))
            inside[last] = _space(token)
    return tuple(
        Word(
            form=token["form"],
            space=inside.get(token["id"], _space(token)),
            tag=token["xpos"] or "",
            lemma=token["lemma"] or token["form"],
            head=at if token["head"] == 0 else token["head"] - 1,
            dep="ROOT" if token["head"] == 0 else token["deprel"],
        )
        for at, token in enumerate(tokens)
    )


def _space(token: conllu.Token) -> bool:
    return (token["misc"] or {}).get("SpaceAfter") != "No"


def text_of(paragraph: Paragraph) -> str:
    """The text of a paragraph, as it was written."""
    return "".join(word.form + " " * word.space for sentence in paragraph for word in sentence).rstrip()


def doc_of(paragraph: Paragraph, vocab: Vocab) -> Doc:
    """A paragraph as a Doc with all that the treebank says."""
    words = [word for sentence in paragraph for word in sentence]
    starts = [0]
    for sentence in paragraph:
        starts.append(starts[-1] + len(sentence))
    spaces = [word.space for word in words]
    spaces[-1] = False
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces,
        tags=[word.tag for word in words],
        lemmas=[word.lemma for word in words],
        heads=[
            start + word.head for start, sentence in zip(starts, paragraph, strict=False) for word in sentence
        ],
        deps=[word.dep for word in words],
        sent_starts=[at == 0 for sentence in paragraph for at in range(len(sentence))],
    )
