"""The words that a process has met, of which spaCy keeps all, and how to forget them.

Half a kilobyte of each different word is kept (its string, its features, how it is cut), and names, dates and
references bring new ones with every note. spaCy's `memory_zone` frees them note by note, but in one the
tokenizer remembers nothing, and cuts every word anew each time.
"""

from __future__ import annotations

from caselint.language.model import load_model
from caselint.language.pipeline import nlp


def words_met() -> int:
    """How many different words are kept."""
    return len(nlp().vocab.strings)


def forget_words() -> None:
    """Forget them, and all that knows them by their numbers: the tokenizer and the language models.

    Both are loaded anew when they are next asked for. Annotators and syntax patterns that were made before
    are of no use afterwards.
    """
    nlp.cache_clear()
    load_model.cache_clear()
