"""What the writer marks as their own view ("I think", "in my view"), and what as their own guess.

"I think", "we feel", "my assessment is", "to my mind" own a view; "I suspect", "I reckon", "I got the
impression" own a guess, which is no view. "I said" and "I know" mark nothing. The mark reaches over what is
thought and what is joined to it, not over a clause that merely follows ("I think she is tired, but he ...").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.reported import opens, reach
from caselint.language.speakers import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.attributions import Attribution
    from caselint.language.utterance import Utterance

OWN_VIEWS: Final = "own-views"
GUESSES: Final = "guesses"


class StanceKind(StrEnum):
    """How sure the writer says to be."""

    VIEW = "view"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Stance:
    """A mark of the writer's own view or guess, and the words that it covers."""

    kind: StanceKind
    scope: tuple[range, ...]

    def covers(self, words: range) -> bool:
        """Whether all the words lie in what is thought."""
        return any(part.start <= words.start and words.stop <= part.stop for part in self.scope)


def find_stances(
    utterance: Utterance,
    attributions: tuple[Attribution, ...],
    views: frozenset[str],
    guesses: frozenset[str],
) -> tuple[Stance, ...]:
    """The writer's marks in a sentence. `views` and `guesses` are the forms of the verbs that make them."""
    return tuple(_find(utterance, attributions, views, guesses))


def _find(
    utterance: Utterance,
    attributions: tuple[Attribution, ...],
    views: frozenset[str],
    guesses: frozenset[str],
) -> Iterator[Stance]:
    for item in attributions:
        if item.speaker.kind is SpeakerKind.WRITER:
            verb = utterance.low[item.verb]
            if verb in guesses:
                yield Stance(StanceKind.GUESS, item.scope)
            elif verb in views:
                yield Stance(StanceKind.VIEW, item.scope)
    for name, kind in ((OWN_VIEWS, StanceKind.VIEW), (GUESSES, StanceKind.GUESS)):
        for cue in utterance.cues.get(name, ()):
            if cue.sense == "label":
                if opens(utterance, cue.first):
                    yield Stance(kind, (range(cue.last, len(utterance)),))
            else:
                yield Stance(kind, reach(utterance, cue))
