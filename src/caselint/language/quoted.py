"""Who speaks a quotation: the speaker of the verb right before it, right after it, or in the sentence beside.

'Mum said, "No."', '"No," said Ms Ali.', 'Mum rang. "No," she said.', 'His letter: "No."'. Where the sentences
around name nobody, a quotation has no speaker here, though it may well be given to one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from caselint.language.attributions import find_attributions
from caselint.language.people import Cast
from caselint.language.reported import by_label
from caselint.language.utterance import Utterance
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import Quotation, Sentence
    from caselint.language.speakers import Speaker
    from caselint.language.voices import Voices
    from caselint.language.words import Words

_NEAR: Final = 60  # words around a quotation that are read for its speaker
_GAP: Final = 2  # characters between sentences of one paragraph
_ADJOINING: Final = 8  # words from a quotation to the verb of the remark after it


@dataclass(frozen=True)
class Quoted:
    """Names the speakers of one document's quotations."""

    words: Words
    sentences: Sequence[Sentence]
    voices: Voices
    names: frozenset[str]

    def name(self, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
        """The quotations, with their speakers where they are given to one that is named."""
        starts = [sentence.span.start for sentence in self.sentences]
        named: list[Quotation] = []
        for quotation in quotations:
            speaker = self._speaker(quotation.span, starts) if quotation.attributed else None
            if speaker is None and quotation.attributed:
                around = (outer for outer in reversed(named) if outer.span.contains(quotation.span))
                speaker = next((outer.speaker for outer in around), None)
            named.append(replace(quotation, speaker=speaker))
        return tuple(named)

    def _speaker(self, span: Span, starts: Sequence[int]) -> Span | None:
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, span.end - 1) - 1
        if first < 0:
            return None
        begin, end = self.sentences[first].span.start, self.sentences[last].span.end
        following = self.sentences[last + 1].span if last + 1 < len(self.sentences) else None
        if following is not None and end <= span.end and following.start - span.end <= _GAP:
            end = following.end  # '"No!" shouted Kelly.'
        sources = (
            *self._verbs(begin, span.start, span),
            *self._verbs(span.end, end, span),
            *self._beside(first - 1, span, back=True),
            *self._beside(last + 1, span, back=False),
        )
        return next(iter(sources), None)

    def _verbs(self, start: int, end: int, quotation: Span) -> Iterator[Span]:
        """The speakers named between two offsets beside a quotation, the nearest first."""
        before = end <= quotation.start
        utterance = self._utterance(min(start, quotation.start), max(end, quotation.end), near=quotation)
        here = utterance.place(quotation)
        found: list[tuple[int, Speaker]] = []
        for item in find_attributions(utterance, self.voices.verbs, self.voices.speakers):
            place = here.start - item.verb if before else item.verb - here.stop
            if place > 0 and (before or place <= _ADJOINING) and item.speaker.words:
                found.append((place, item.speaker))
        if before:
            labels = by_label(utterance, self.voices.speakers, writings=True)
            found += [(here.start - item.verb, item.speaker) for item in labels if item.verb < here.start]
        for _, speaker in sorted(found, key=lambda pair: pair[0]):
            yield _place(utterance, speaker)

    def _beside(self, number: int, quotation: Span, *, back: bool) -> Iterator[Span]:
        """The speakers named in the sentence before or after: 'She told me how it was. "..."'."""
        if not 0 <= number < len(self.sentences):
            return
        here = self.sentences[number].span
        gap = quotation.start - here.end if back else here.start - quotation.end
        if gap > _GAP:
            return  # another paragraph
        utterance = self._utterance(here.start, here.end, near=here)
        found = find_attributions(utterance, self.voices.verbs, self.voices.speakers)
        for item in reversed(found) if back else found:
            if item.speaker.words:
                yield _place(utterance, item.speaker)

    def _utterance(self, start: int, end: int, *, near: Span) -> Utterance:
        """The words from one offset to another, those far from `near` left out."""
        first = max(bisect_left(self.words.starts, start), bisect_left(self.words.starts, near.start) - _NEAR)
        last = min(bisect_left(self.words.starts, end), bisect_left(self.words.starts, near.end) + _NEAR)
        people = self.voices.speakers.people
        return Utterance(Cast(people, self.words.part(first, last), self.names))


def _place(utterance: Utterance, speaker: Speaker) -> Span:
    words = utterance.cast.words
    return Span(words.starts[speaker.first], words.ends[speaker.last - 1])
