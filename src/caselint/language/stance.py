"""What the writer marks as their own view ("I think", "in my view"), and what as their own guess.

"I think", "we feel", "my assessment is", "to my mind" own a view; "I suspect", "I reckon", "I got the
impression" own a guess, which is no view. "I said" and "I know" mark nothing. The mark reaches over what is
thought and what is joined to it, not over a clause that merely follows ("I think she is tired, but he ...").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.complements import is_clause
from caselint.language.phrases import expand
from caselint.language.reach import around, opens, right_of
from caselint.language.speakers import SpeakerKind
from caselint.language.utterance import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.attributions import Attribution
    from caselint.language.utterance import Utterance
    from caselint.schema import Wording

OWN_VIEWS: Final = "own-views"
GUESSES: Final = "guesses"
_FRONT: Final = "front"  # the sense of words that count only where their clause begins: "To me, "
_LABEL: Final = "label"  # the sense of words that count only where a line begins: "My view:"


class StanceKind(StrEnum):
    """How sure the writer claims to be."""

    VIEW = "view"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Stance:
    """A mark of the writer's own view or guess, and the words that it covers."""

    kind: StanceKind
    scope: Scope


@dataclass(frozen=True)
class StanceVerbs:
    """Every form of the verbs that mark a view, or a guess, when the writer is their subject."""

    kinds: dict[str, StanceKind]

    @classmethod
    def of(cls, lexicon: Wording) -> StanceVerbs:
        """Read the lexicon. Raises PatternError for a term that cannot be read."""
        return cls(
            {
                "".join(map(str, row)): StanceKind(term.sense or StanceKind.VIEW)
                for term in lexicon.entries
                for row in expand(term.term, term.pos)
            }
        )


def find_stances(
    utterance: Utterance, attributions: tuple[Attribution, ...], verbs: StanceVerbs
) -> tuple[Stance, ...]:
    """The writer's marks of a view or a guess in a sentence."""
    phrases = tuple(_by_phrases(utterance))
    guessed = [stance.scope.mark for stance in phrases if stance.kind is StanceKind.GUESS]
    own = (item for item in attributions if not any(item.verb in mark for mark in guessed))
    return (*_by_verbs(utterance, tuple(own), verbs), *phrases)


def _by_verbs(
    utterance: Utterance, attributions: tuple[Attribution, ...], verbs: StanceVerbs
) -> Iterator[Stance]:
    for item in attributions:
        word = utterance.low[item.verb]
        kind = verbs.kinds.get(word)
        if word == "found" and is_clause(utterance, item.verb + 1):
            continue  # "I found that she drinks": no view
        if kind is not None and item.speaker.kind is SpeakerKind.WRITER:
            yield Stance(kind, _strictly(utterance, item.scope))


def _strictly(utterance: Utterance, scope: Scope) -> Scope:
    """The scope without a clause that merely follows: "I think she is tired, and he is ..."."""
    parts = (
        range(part.start, min(part.stop, right_of(utterance, part.start, strict=True)))
        for part in scope.parts
    )
    return Scope(scope.mark, tuple(parts))


def _by_phrases(utterance: Utterance) -> Iterator[Stance]:
    for name, kind in ((OWN_VIEWS, StanceKind.VIEW), (GUESSES, StanceKind.GUESS)):
        for cue in utterance.cues.get(name, ()):
            if cue.sense == _FRONT and not opens(utterance, cue.first):
                continue
            if cue.sense != _LABEL:
                parts = around(utterance, cue, strict=True)
            elif opens(utterance, cue.first):
                parts = (range(cue.last, right_of(utterance, cue.last)),)
            else:
                continue
            yield Stance(kind, Scope(range(cue.first, cue.last), parts))
