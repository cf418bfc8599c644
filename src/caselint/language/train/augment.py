"""Makes sentences of treebanks look like those of case notes.

Notes leave out the subject ("Visited mum at home."), leave out full stops, come as bullets and are at
times typed in small letters throughout. Treebanks hold little of that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from caselint.language.train.treebank import Word

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from caselint.language.train.treebank import Paragraph, Sentence

_SUBJECTS: Final = frozenset({"i", "we", "he", "she", "they", "it"})
_SHORTEST: Final = 4


def clip_subject(sentence: Sentence) -> Sentence | None:
    """The sentence without the pronoun that opens it as a subject, or None where none does."""
    if len(sentence) < _SHORTEST:
        return None
    first, second = sentence[:2]
    if first.form.lower() not in _SUBJECTS or not first.dep.startswith("nsubj") or not first.space:
        return None
    if any(word.head == 0 for word in sentence):
        return None
    opening = replace(second, form=second.form[:1].upper() + second.form[1:])
    return tuple(replace(word, head=word.head - 1) for word in (opening, *sentence[2:]))


def drop_stop(sentence: Sentence) -> Sentence | None:
    """The sentence without the full stop that ends it."""
    last = len(sentence) - 1
    if last < 1 or sentence[last].form != "." or any(word.head == last for word in sentence):
        return None
    return (*sentence[: last - 1], replace(sentence[last - 1], space=sentence[last].space))


def lower(sentence: Sentence) -> Sentence | None:
    """The sentence in small letters."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def bullet(sentence: Sentence) -> Sentence | None:
    """The sentence as an item of a list typed with a hyphen."""
    if not sentence[0].form[:1].isalnum():
        return None
    root = next(at for at, word in enumerate(sentence) if word.head == at)
    mark = Word("-", True, "NFP", "-", root + 1, "punct")
    return (mark, *(replace(word, head=word.head + 1) for word in sentence))


# What is tried on a sentence, each with its chance.
CHANGES: Final[tuple[tuple[Callable[[Sentence], Sentence | None], float], ...]] = (
    (clip_subject, 0.6),
    (drop_stop, 0.25),
    (lower, 0.04),
    (bullet, 0.05),
)


def augment(paragraph: Paragraph, random: Random, single: float = 0.5) -> list[Paragraph]:
    """A changed copy of a paragraph; with the chance `single` it comes apart into its sentences."""
    sentences: list[Sentence] = []
    for sentence in paragraph:
        changed = sentence
        for change, chance in CHANGES:
            if random.random() < chance:
                changed = change(changed) or changed
        sentences.append(changed)
    if random.random() < single:
        return [(sentence,) for sentence in sentences]
    return [tuple(sentences)]
