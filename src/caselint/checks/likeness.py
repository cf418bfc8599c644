"""How alike two passages are, told from traces of their words that are small and not the words themselves.

A trace is a number of 32 bits for each word, in order. The words that two passages share in the same order,
as a share of all their words, are counted by rapidfuzz. Which pairs are worth it is told by anchors: of
every passage, the least of the checksums of its runs of words. Passages that share most of their runs
share some of the least, too (Broder 1997, "On the resemblance and containment of documents"), so the work
grows with the number of passages and not with that of their pairs.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUN: Final = 4  # words: shorter ones are turns of speech that many passages share
ANCHORS: Final = 8  # of a passage: two in nine tenths alike share about half of them
MOST_WORDS: Final = 1000  # of a passage that leave a trace; of what goes on, its length alone is compared
NEIGHBOURS: Final = 4  # with the same anchor that a passage is compared with, beside the first of all
FIGURES: Final = 3  # in the place of others make a record of its own out of the same words

_WORD = re.compile(r"\w+(?:['’.,:/&@-]\w+)*")
_BYTES: Final = 4  # of a trace and of an anchor
_UINT32: Final = "I"
# Text pasted from another child's record comes with the other pronouns.
_ALIKE: Final = {
    **dict.fromkeys(("she", "they"), "he"),
    **dict.fromkeys(("her", "his", "hers", "their", "theirs", "them"), "him"),
    **dict.fromkeys(("herself", "themselves"), "himself"),
}


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case, stops, quotation marks and layout."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def traces(words: Sequence[str]) -> bytes:
    """Four bytes a word, of which the lowest bit says whether it holds a figure."""
    told = (_ALIKE.get(word, word) for word in words[:MOST_WORDS])
    return _packed([crc32(word.encode()) & ~1 | _has_figure(word) for word in told])


def _has_figure(word: str) -> bool:
    return not word.isalpha() and any(c.isdigit() for c in word)


def anchors(trace: bytes) -> bytes:
    """Four bytes for each of the least checksums of the runs of words."""
    width = RUN * _BYTES
    runs = {crc32(trace[at : at + width]) for at in range(0, len(trace) - width + 1, _BYTES)}
    return _packed(nsmallest(ANCHORS, runs))


def _packed(numbers: list[int]) -> bytes:
    return array(_UINT32, numbers).tobytes()


def candidates(of_all: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The pairs of passages that may be alike: each once, the earlier first, in order.

    `of_all` are the anchors of the passages. With each anchor a passage is paired with the first that has it
    and with those next before, so that a turn of speech in a thousand passages makes no million pairs.
    """
    import numpy as np

    counts = [len(some) // _BYTES for some in of_all]
    anchor = np.frombuffer(b"".join(of_all), dtype=np.uint32)
    owner = np.repeat(np.arange(len(of_all), dtype=np.int64), counts)
    order = np.lexsort((owner, anchor))
    anchor, owner = anchor[order], owner[order]
    fresh = np.ones(len(anchor), dtype=bool)
    fresh[1:] = anchor[1:] != anchor[:-1]
    first = owner[np.maximum.accumulate(np.where(fresh, np.arange(len(anchor)), 0))]
    found = [np.stack((first, owner), axis=1)[first != owner]]
    for step in range(1, NEIGHBOURS + 1):
        same = anchor[step:] == anchor[:-step]
        found.append(np.stack((owner[:-step][same], owner[step:][same]), axis=1))
    # np.unique would do the rest, and import numpy's masked arrays, which takes longer than all of this.
    earlier, later = np.concatenate(found).T
    order = np.lexsort((later, earlier))
    earlier, later = earlier[order], later[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (earlier[1:] != earlier[:-1]) | (later[1:] != later[:-1])
    for pair in zip(earlier[fresh], later[fresh], strict=True):
        yield int(pair[0]), int(pair[1])


def likeness(one: bytes, other: bytes, lengths: tuple[int, int], least: float) -> float:
    """How much of two passages is the same, from 0 to 1; 0 where it is below `least`.

    It is twice the words that stand in both in the same order by the words of both (the normalised indel
    similarity). `lengths` are all their words, those beyond the traces among them. It is 0, too, where
    what differs is mostly figures, and not one or two of them: a log of doses is written in the same words
    each time, and each time it is a record of its own.
    """
    from rapidfuzz.distance import Indel

    by_length = 2 * min(lengths) / sum(lengths)
    if by_length < least:
        return 0.0
    first, second = (memoryview(trace).cast(_UINT32).tolist() for trace in (one, other))
    found = min(Indel.normalized_similarity(first, second, score_cutoff=least), by_length)
    if found < least or _has_own_figures(first, second):
        return 0.0
    return found


def _has_own_figures(one: Sequence[int], other: Sequence[int]) -> bool:
    first, second = Counter(one), Counter(other)
    differing = (first - second) + (second - first)
    figures = sum(count for trace, count in differing.items() if trace & 1)
    return figures >= 2 * FIGURES and 2 * figures >= differing.total()
