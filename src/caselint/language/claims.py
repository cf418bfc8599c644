"""Who holds what a sentence says, and how: the answers of the single components, put together.

Each component is a module of its own: `quotations`, `reported` (reported speech and its source),
`stance` (the writer's own view), `opinion_headings`, `mood` (questions, conditions, plans), `basis`,
`generality`, `negation`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.attributions import find_attributions
from caselint.language.basis import find_bases
from caselint.language.generality import find_general
from caselint.language.mood import find_moods
from caselint.language.negation import is_negated
from caselint.language.reported import find_reports
from caselint.language.speakers import SpeakerKind
from caselint.language.stance import StanceKind, find_stances
from caselint.language.utterance import Cue, Scope, Utterance
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.attributions import Attribution
    from caselint.language.mood import MoodScope
    from caselint.language.people import Cast
    from caselint.language.speakers import Speaker
    from caselint.language.stance import Stance
    from caselint.language.tree import Tree


_LONGEST: Final = 150  # words of a sentence that are read together
_STEP: Final = _LONGEST // 3


class Held(StrEnum):
    """A way in which a statement can be marked as more, or less, than the writer's plain fact."""

    QUOTED = "quoted"  # verbatim, in quotation marks that are given to a speaker
    REPORTED = "reported"  # someone who is named says, writes or thinks it: "Ms Ali said that ..."
    OWNED = "owned"  # the writer marks it as a view: "I think", "my assessment is"
    HEADED = "headed"  # it stands below "Analysis" or the like, or in a field of that name
    BASED = "based"  # the sentence says what it rests on: "because", "as shown by"
    ASKED = "asked"  # a question, or the object of asking: "I asked whether"
    CONDITIONAL = "conditional"  # "if", "unless", "in case", "would ... if"
    PLANNED = "planned"  # what shall be: an instruction, an aim, an offer, advice
    GENERAL = "general"  # of people in general: "children who", "any parent"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Claim:
    """What marks the statement at one place of a sentence.

    `source` is where the sentence names who says it, `vague` says that they cannot be gone back to
    ("school said"; such a statement is not REPORTED), `guessed` that the writer calls it a guess ("I
    suspect"; such a statement is not OWNED).
    """

    held: frozenset[Held]
    source: Span | None = None
    vague: bool = False
    guessed: bool = False

    def is_held(self, ways: frozenset[Held]) -> bool:
        """Whether one of the ways marks it."""
        return not self.held.isdisjoint(ways)


@dataclass(frozen=True)
class _Reading:
    """What the components found in one sentence."""

    utterance: Utterance
    reports: tuple[Attribution, ...]
    stances: tuple[Stance, ...]
    moods: tuple[MoodScope, ...]
    bases: tuple[Scope, ...]
    general: tuple[Scope, ...]


class Claims:
    """Answers for one record. A sentence is parsed when it is first asked about.

    Without `trees` the answers rest on the words alone, which is what they mostly rest on.
    """

    def __init__(self, record: AnnotatedRecord, *, trees: bool = True) -> None:
        self._record, self._trees = record, trees
        self._read: dict[tuple[int, int], _Reading] = {}

    def of(self, sentence: int, span: Span) -> Claim:
        """What marks the statement that the words at `span` of that sentence make."""
        reading = self._reading(sentence, span)
        words = reading.utterance.place(span)
        held = set(self._by_place(sentence, span))
        reports = [report for report in reading.reports if report.scope.covers(words)]
        named = [report for report in reports if report.speaker.kind is not SpeakerKind.VAGUE]
        if named:
            held.add(Held.REPORTED)
        stances = [stance.kind for stance in reading.stances if stance.scope.covers(words)]
        if StanceKind.VIEW in stances:
            held.add(Held.OWNED)
        held |= {Held(mood.mood) for mood in reading.moods if mood.scope.covers(words)}
        if any(basis.covers(words) for basis in reading.bases):
            held.add(Held.BASED)
        if any(scope.covers(words) for scope in reading.general):
            held.add(Held.GENERAL)
        if is_negated(*reading.utterance.cast.around(words.start, words.stop)):
            held.add(Held.NEGATED)
        return Claim(
            frozenset(held),
            source=_source(reading.utterance, (named or reports)[0].speaker) if reports else None,
            vague=bool(reports) and not named,
            guessed=StanceKind.GUESS in stances,
        )

    def _by_place(self, sentence: int, span: Span) -> set[Held]:
        """What the place alone tells: quotation marks, headings and labels."""
        record, here = self._record, self._record.sentences[sentence]
        held = {Held.QUOTED} if record.quoted(span) else set()
        headings = record.voices.headings
        label = None
        if here.zone is ZoneKind.VALUE:
            zone = record.record.zone_at(span.start)
            label = zone.label if zone is not None else None
        if headings.marks(here.heading) or headings.marks(label):
            held.add(Held.HEADED)
        if headings.gives(here.heading) or headings.gives(label):
            held.add(Held.REPORTED)
        return held

    def _reading(self, sentence: int, span: Span) -> _Reading:
        """What the sentence says, or (a bound for endless ones) its part around the span."""
        cast = self._record.cast(sentence)
        part = -1
        if len(cast.words) > _LONGEST:
            part = bisect_left(cast.words.ends, span.start + 1) // _STEP
            start = max(0, part * _STEP - _STEP)
            cast = replace(cast, words=cast.words.part(start, start + _LONGEST))
        found = self._read.get((sentence, part))
        if found is None:
            tree = self._record.syntax.tree(sentence) if self._trees and part < 0 else None
            found = self._read[sentence, part] = self._analyse(sentence, cast, tree)
        return found

    def _cues(self, sentence: int, utterance: Utterance) -> dict[str, tuple[Cue, ...]]:
        """The terms of the stage's own lexicons in the words of the utterance."""
        record, words = self._record, utterance.cast.words
        first = bisect_left(record.words.starts, words.starts[0])
        last = bisect_left(record.words.starts, words.starts[-1]) + 1
        here = replace(record.sentences[sentence], first=first, last=last)
        found = record.voices.phrases.find(record.words, (here,), (), lambda _: utterance.cast)
        return {name: tuple(_cue(utterance, hit) for hit in hits) for name, hits in found.items()}

    def _analyse(self, sentence: int, cast: Cast, tree: Tree | None) -> _Reading:
        voices = self._record.voices
        utterance = Utterance(cast, tree, self._cues(sentence, Utterance(cast)))
        said = find_attributions(utterance, voices.verbs, voices.speakers)
        return _Reading(
            utterance,
            reports=find_reports(utterance, said, voices.speakers),
            stances=find_stances(utterance, said, voices.stances),
            moods=find_moods(utterance, voices.speakers, said),
            bases=find_bases(utterance, voices.speakers),
            general=find_general(utterance, guidance=self._record.is_guidance),
        )


def _cue(utterance: Utterance, hit: TermHit) -> Cue:
    words = utterance.place(hit.span)
    return Cue(words.start, words.stop, hit.term.sense or "")


def _source(utterance: Utterance, speaker: Speaker) -> Span | None:
    """Where the sentence names the speaker."""
    if not speaker.words:
        return None
    words = utterance.cast.words
    return Span(words.starts[speaker.first], words.ends[speaker.last - 1])
