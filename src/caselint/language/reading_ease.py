"""The Flesch reading ease of a text, by textstat.

textstat takes what it knows of words from two functions of its own. One loads nltk, which would
download a dictionary, and both are slow. It is given those of `language.syllables` in their place:
the same numbers, without nltk and without a connection. Nothing is imported before a score is asked for.
"""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import Any

from caselint.language.syllables import get_cmudict, get_pyphen


def reading_ease(text: str) -> float | None:
    """The Flesch reading ease of a text; None where it has no words.

    About 60 to 70 is plain English; the more, the easier. Raises ImportError for a version of textstat
    that takes its dictionary from elsewhere.
    """
    if not any(map(str.isalpha, text)):
        return None
    return float(_textstat().flesch_reading_ease(text))


@cache
def _textstat() -> Any:
    """The module textstat, with our knowledge of words in place of its own."""
    ours = {function.__name__: function for function in (get_cmudict, get_pyphen)}
    for name, function in ours.items():
        # It imports each from a module of that name, and these modules import nltk and pyphen.
        module = ModuleType(f"textstat.backend.utils._{name}")
        setattr(module, name, function)
        sys.modules.setdefault(module.__name__, module)
    import textstat
    from textstat.backend.counts import _count_syllables as counter

    for name, function in ours.items():
        if not hasattr(counter, name):
            raise ImportError(f"this version of textstat ({textstat.__version__}) has no {name}")
        setattr(counter, name, function)  # where another had imported textstat before us
    return textstat
