"""Sets of words, written as a line of them: the closed classes of English that the stage reads by."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text that are separated by white space."""
    return frozenset(text.split())
