"""What the segmenter knows, from the lexicons: built once for a rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from caselint.identity import Same
from caselint.schema import Abbreviations
from caselint.segment.labels import LabelBook
from caselint.segment.names import PostTitles
from caselint.segment.phrases import Phrases

if TYPE_CHECKING:
    from caselint.schema import Rulebook


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Labels, post titles and the words that mark headings, late entries and additions."""

    labels: LabelBook
    titles: PostTitles
    headings: Phrases
    late_marks: Phrases
    amendment_marks: Phrases
    form_control: Phrases  # with which a form speaks of itself
    abbreviations: frozenset[str]  # capitals that are no one's initials


@lru_cache(maxsize=8)
def _build(key: Same) -> Knowledge:
    book = cast("Rulebook", key.objects[0])
    phrases = {
        name: Phrases(entry.term for entry in book.wording(name).entries)
        for name in ("section-headings", "late-entry-marks", "amendment-marks", "form-control")
    }
    return Knowledge(
        labels=LabelBook(book.labels("labels")),
        titles=PostTitles.of(book.wording("post-titles")),
        headings=phrases["section-headings"],
        late_marks=phrases["late-entry-marks"],
        amendment_marks=phrases["amendment-marks"],
        form_control=phrases["form-control"],
        abbreviations=frozenset(
            entry.term
            for lexicon in book.lexicons.values()
            if isinstance(lexicon, Abbreviations)
            for entry in lexicon.entries
        ),
    )


def knowledge_of(book: Rulebook) -> Knowledge:
    """What the rulebook's lexicons say. Raises KeyError where one that the segmenter needs is missing."""
    return _build(Same(book))
