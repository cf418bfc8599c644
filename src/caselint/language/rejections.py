"""Tells words that the guidance of a form turns down from words that it uses: "Avoid labels such as ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.record import BlockKind
from caselint.segment.phrases import Phrases, normalise

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Span
    from caselint.schema import Wording

_NEAR: Final = re.compile(
    r"(?:[\s,:]*[\w'’-]+){0,3}[\s,:]*$"
)  # between what turns down and what is turned down
_LONGEST = 30  # sentences of a list
_BULLET: Final = re.compile(r"[-–—*•·▪◦‣●○■]|\(?\w{1,2}[.)]\s")
_BARE = "not"  # turns down only what stands right behind it


@dataclass(frozen=True)
class Rejections:
    """The words with which guidance turns words down."""

    words: Phrases
    writing: Phrases
    turning: Phrases
    headings: Phrases

    @classmethod
    def of(cls, lexicon: Wording) -> Rejections:
        """Sort a wording's terms by their sense."""

        def having(*senses: str) -> Phrases:
            return Phrases(term.term for term in lexicon.entries if term.sense in senses)

        return cls(having("words"), having("words", "to write"), having("turned down"), having("heading"))

    def turn_down(self, record: AnnotatedRecord, span: Span, sentence: int) -> bool:
        """Whether the words at the span, in the sentence of that index, are named only to be turned down.

        In a record, which guides nobody, "not" turns down only words that it says are not to be written.
        """
        here = record.sentences[sentence]
        text = record.text(here.span)
        at = span.start - here.span.start
        loosely = record.record.template and record.in_marks(span)
        if self._rejects(text, at) or (loosely and self.turning.search(text)):
            return True
        zone = record.record.zone_at(span.start)
        over = [zone.label, zone.heading] if zone else []
        return any(name and self._heads(name) for name in over) or self._listed(record, sentence)

    def _rejects(self, text: str, at: int) -> bool:
        """Whether a sentence turns down the words that stand at `at` of it, quoted or not."""
        named = self.words.search(text) is not None
        for turned in self.turning.find(text):
            bare = normalise(turned[0]) == _BARE
            if named and not bare:
                return True
            for verb in self.writing.find(text[turned.end() :]):
                between = text[turned.end() : turned.end() + verb.start()]
                if _NEAR.fullmatch(between) and turned.end() + verb.end() <= at:
                    return True
        return False

    def _heads(self, name: str) -> bool:
        return name.strip(" :") in self.headings or self._rejects(name, len(name))

    def _listed(self, record: AnnotatedRecord, sentence: int) -> bool:
        """Whether a lead-in, or the heading of a list, turns down what it leads to: "Words to avoid:"."""
        at = sentence
        while at > 0 and sentence - at < _LONGEST and _is_item(record, at):
            at -= 1
        at = max(at if at < sentence else sentence - 1, 0)
        lead = record.text(record.sentences[at].span).strip()
        return at < sentence and (lead.endswith(":") or lead in self.headings) and self._heads(lead)


def _is_item(record: AnnotatedRecord, sentence: int) -> bool:
    """Whether a sentence stands in an item of a list."""
    start = record.sentences[sentence].span.start
    text = record.record.document.text
    block = record.record.document.block_at(start)
    if block is not None and block.kind is BlockKind.LIST_ITEM:
        return True
    return _BULLET.match(text[text.rfind("\n", 0, start) + 1 : start + 1].lstrip()) is not None
