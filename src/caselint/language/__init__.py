"""The language stage: a segmented record gets its tokens, sentences, quotations and terms.

Importing this package does not import spaCy: that takes about a second, and only a run that reads
a document needs it.
"""

from __future__ import annotations

from caselint.language.annotate import Annotator
from caselint.language.annotation import AnnotatedRecord, Quotation, Sentence, TermHit
from caselint.language.patterns import PatternError

__all__ = [
    "AnnotatedRecord",
    "Annotator",
    "PatternError",
    "Quotation",
    "Sentence",
    "TermHit",
]
