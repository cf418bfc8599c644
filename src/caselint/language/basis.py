"""Whether a sentence says what a view in it rests on.

"Because", "based on", "as shown by" and the like serve when they belong to the view's own clause: after
it, or before it at the front of the sentence. So does evidence after a colon, a dash or in brackets ("He
is tired: he fell asleep twice"), and a thing seen or a writing that "suggests", "shows" or "tells me" the
view. What hangs on a fact (", suggesting that he drinks", ", so she is hiding something") has no basis: the
fact is run together with the view (rule FCT103). The basis itself is not based on anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, SUBJECTS
from caselint.language.utterance import COMMENTS, HARD_STOPS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.utterance import Cue, Utterance

BASES: Final = "bases"
_COORDINATED: Final = word_set("and but or then yet so")
_SEEN: Final = word_set("that this it these those there")


def is_based(utterance: Utterance, words: range) -> bool:
    """Whether the sentence gives a basis for what the words state."""
    return any(
        part.start <= words.start and words.stop <= part.stop
        for part in (*_by_reasons(utterance), *_by_signs(utterance), *_by_evidence(utterance))
    )


def _by_reasons(utterance: Utterance) -> Iterator[range]:
    """The clauses that a reason belongs to."""
    low = utterance.low
    for cue in _reasons(utterance):
        if cue.first == 0 or _opens(utterance, cue.first):
            comma = next((at for at in range(cue.last, len(low)) if low[at] == ","), None)
            if comma is not None:
                yield range(comma + 1, utterance.right_of(comma + 1))
        if cue.first > 0:
            yield range(_view_start(utterance, cue.first), cue.first)


def _opens(utterance: Utterance, at: int) -> bool:
    return utterance.word(at - 1) in {
        "and",
        "but",
        ";",
        ":",
        "–",
        "—",
        "•",
        "-",
        "that",
        "think",
        "believe",
        "feel",
    } | {""}


def _view_start(utterance: Utterance, end: int) -> int:
    """Where the clause begins that a reason closes: after the last clause that stands beside it."""
    low, at = utterance.low, end - 1
    while at > 0 and low[at] == ",":
        at -= 1
    while at >= 0:
        word = low[at]
        if word in HARD_STOPS or word in {":", "–", "—"}:
            return at + 1
        if word in _COORDINATED and at > 0 and utterance.opens_clause(at + 1):
            return at + 1
        at -= 1
    return 0


def _reasons(utterance: Utterance) -> Iterator[Cue]:
    from caselint.language.utterance import Cue

    for cue in utterance.cues.get(BASES, ()):
        if cue.sense in {"reason", "rest"}:
            yield cue
    low = utterance.low
    for at, word in enumerate(low):
        if (word == "as" and _is_causal_as(utterance, at)) or (
            word == "since" and _is_causal_since(utterance, at)
        ):
            yield Cue(at, at + 1, "reason")


def _is_causal_as(utterance: Utterance, at: int) -> bool:
    """'..., as he fell asleep', 'As she told me': not "as lazy as", "as if", "as he left"."""
    if not utterance.opens_clause(at + 1) or utterance.word(at + 1) in {"i'm", "usual"}:
        return False
    before = utterance.word(at - 1)
    return before in {",", ""}


def _is_causal_since(utterance: Utterance, at: int) -> bool:
    return utterance.opens_clause(at + 1) and utterance.word(at - 1) in {",", ""}


def _by_signs(utterance: Utterance) -> Iterator[range]:
    """The views that something seen, or a writing, shows."""
    low = utterance.low
    for cue in utterance.cues.get(BASES, ()):
        if cue.sense != "sign" or cue.first == 0:
            continue
        if low[cue.first].endswith("ing") or utterance.word(cue.first - 1) in COMMENTS | {"who"}:
            continue
        front = _view_start(utterance, cue.first)
        subject = low[front : cue.first]
        if not subject or subject[0] in SUBJECTS | OBJECTS - {"it"}:
            continue
        if subject[0] in _SEEN and len(subject) == 1 and front > 0:
            continue
        if utterance.cast.is_person(cue.first - 1) and utterance.word(cue.first - 1) not in SUBJECTS:
            continue
        yield range(cue.last, utterance.right_of(cue.last))


def _by_evidence(utterance: Utterance) -> Iterator[range]:
    """The views that a colon, a dash or a bracket gives the evidence of."""
    low = utterance.low
    for at in range(1, len(low) - 2):
        if low[at] in {":", "–", "—", "("} or (low[at] == "-" and utterance.is_dash(at)):
            yield range(_view_start(utterance, at) if _is_evidence(utterance, at + 1) else at, at)


def _is_evidence(utterance: Utterance, start: int) -> bool:
    """Whether a clause or a figure stands there."""
    end = next(
        (at for at in range(start, len(utterance)) if utterance.low[at] in HARD_STOPS | {")"}), len(utterance)
    )
    return end - start >= 2 and any(utterance.is_finite(at) for at in range(start, end))
