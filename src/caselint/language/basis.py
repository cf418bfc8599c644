"""Whether a sentence says what a view in it rests on.

"Because", "based on", "as shown by" and the like serve when they belong to the view's own clause: after
it, or before it at the front of the sentence. So does evidence after a colon, a dash or in brackets ("He
is tired: he fell asleep twice"), what was seen beside a state that "appeared" or "seemed", and a thing seen
or a writing that "suggests", "shows" or "tells me" the view. What hangs on a fact (", suggesting that he
drinks", ", so she is hiding something") has no basis: the fact is run together with the view (rule FCT103).
The basis itself is not based on anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.reach import COMMENTS, JOINS, left_of, opens, right_of
from caselint.language.slots import BE, HAVE
from caselint.language.utterance import HARD_STOPS, SUBORDINATORS, Cue, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Utterance

BASES: Final = "bases"
_NOT_SHOWN: Final = COMMENTS | BE | HAVE | word_set("who , to")
_POINTING: Final = word_set("that this it these those which")
_LEAST: Final = 2  # words of evidence after a colon
_COMPARED: Final = word_set("as so such same just not twice than known described seen regarded")
# After "as": when it happened, not why.
_AT_THE_TIME: Final = word_set(
    """left leaves came comes went goes walked walks arrived arrives entered got ran said says spoke opened
    drove"""
)
_BEGINNINGS: Final = word_set("moved left started began came died went returned joined turned split met")
# Words of a reason after which its own clause comes.
_CLAUSAL: Final = word_set("because that what how as since in")
_BEFORE_REST: Final = word_set(", and which")
_GIVEN: Final = POSSESSIVES | word_set("that the what how this these a")
_AFTER_LOOK: Final = word_set(
    "at in on round around for after out up down into over through and the back away"
)
_SEEMING: Final = word_set("seem seems seemed appear appears appeared look looks looked sound sounds sounded")
_TIMES: Final = word_set(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday then last birth school"""
)


def find_bases(utterance: Utterance, speakers: SpeakerWords) -> tuple[Scope, ...]:
    """What stands on a stated basis in the sentence."""
    return (
        *_by_reasons(utterance),
        *_by_signs(utterance, speakers),
        *_by_evidence(utterance),
        *_by_sight(utterance),
    )


# --------------------------------------------------------------------------------------- reasons


def _by_reasons(utterance: Utterance) -> Iterator[Scope]:
    """The clauses that a reason belongs to."""
    for cue in utterance.cues.get(BASES, ()):
        if cue.sense == "ahead":  # "My reason for saying that"
            yield Scope(range(cue.first, cue.last), (range(cue.last, right_of(utterance, cue.last)),))
    for cue in (*_reasons(utterance), *_weighed(utterance)):
        mark = range(cue.first, right_of(utterance, cue.last))
        if cue.sense == "rest":
            end = cue.first
            while utterance.word(end - 1) in _BEFORE_REST | HARD_STOPS:
                end -= 1
            yield Scope(mark, (range(left_of(utterance, end, strict=True), end),))
        elif cue.first and not (opens(utterance, cue.first) and utterance.word(cue.first - 1) != ","):
            yield Scope(mark, (range(left_of(utterance, cue.first, strict=True), cue.first),))
        if opens(utterance, cue.first) and cue.sense == "reason":
            main = _main_clause(utterance, cue)
            if main is not None:
                yield Scope(mark, (range(main, _clause_end(utterance, main)),))


def _clause_end(utterance: Utterance, start: int) -> int:
    """Where the clause ends, before one that is joined to it."""
    end = right_of(utterance, start, strict=True)
    joints = (at for at in range(start + 2, end) if utterance.low[at] in JOINS)
    return next((at for at in joints if utterance.opens_clause(at + 1)), end)


def _main_clause(utterance: Utterance, cue: Cue) -> int | None:
    """Where the main clause begins that a reason goes before: at its comma, or with the next subject."""
    low = utterance.low
    end = next((at for at in range(cue.last, len(low)) if low[at] in HARD_STOPS), len(low))
    comma = next((at for at in range(cue.last, end - 1) if low[at] == ","), None)
    if comma is not None:
        return comma + 1
    start = cue.last
    if utterance.opens_clause(start) and low[cue.last - 1] in _CLAUSAL:
        while start < end and not utterance.is_finite(start):
            start += 1
    return next((at for at in range(start, end) if utterance.opens_clause(at)), None)


def _reasons(utterance: Utterance) -> Iterator[Cue]:
    for cue in utterance.cues.get(BASES, ()):
        word = utterance.low[cue.first]
        before = utterance.word(cue.first - 1)
        if cue.sense not in {"reason", "rest"}:
            continue
        if word == "given" and (before in BE | HAVE or utterance.word(cue.first + 1) not in _GIVEN):
            continue  # "was given", "given at noon"
        if word == "in" and utterance.low[cue.last - 1] == "that" and not utterance.opens_clause(cue.last):
            continue  # "in that house"
        if word in {"due", "owing"} and before in BE:
            continue  # "is due to start"
        yield cue


def _weighed(utterance: Utterance) -> Iterator[Cue]:
    """The words "as" and "since", where they give a reason."""
    for at, word in enumerate(utterance.low):
        if (word == "as" and _is_causal_as(utterance, at)) or (
            word == "since" and _is_causal_since(utterance, at)
        ):
            yield Cue(at, at + 1, "reason")


def _is_causal_as(utterance: Utterance, at: int) -> bool:
    """'..., as he fell asleep': not "as lazy as he is", "as if", "as he left", "as I came in"."""
    if not utterance.opens_clause(at + 1) or utterance.word(at - 1) in _COMPARED:
        return False
    if "as" in utterance.low[max(0, at - 4) : at]:
        return False
    verb = next((i for i in range(at + 2, min(at + 8, len(utterance))) if utterance.is_finite(i)), at)
    return utterance.low[verb] not in _AT_THE_TIME


def _is_causal_since(utterance: Utterance, at: int) -> bool:
    """'..., since he told me so': not "since he moved in", "since May"."""
    if not utterance.opens_clause(at + 1):
        return False
    verb = next((i for i in range(at + 2, min(at + 8, len(utterance))) if utterance.is_finite(i)), at)
    if utterance.low[verb] in _BEGINNINGS:
        return False
    now = utterance.tense(at + 1, len(utterance)) == "present" and utterance.low[verb] not in HAVE
    return now or utterance.word(at - 1) in {",", ""}


# ----------------------------------------------------------------------------------------- signs


def _by_signs(utterance: Utterance, speakers: SpeakerWords) -> Iterator[Scope]:
    """The views that something seen, or a writing, shows."""
    for cue in utterance.cues.get(BASES, ()):
        if cue.sense == "sign" and _shows(utterance, cue, speakers):
            mark = range(left_of(utterance, cue.first, strict=True), cue.last)
            yield Scope(mark, (range(cue.last, right_of(utterance, cue.last, strict=True)),))


def _before_aside(utterance: Utterance, at: int) -> int:
    """Before what is set in commas: "His attendance, which is low, shows"."""
    if utterance.word(at - 1) != ",":
        return at
    opening = next((i for i in range(at - 2, 0, -1) if utterance.low[i] == ","), 0)
    return opening if opening and utterance.word(opening + 1) in {"which", "who", "whose", "at", "of"} else at


def _shows(utterance: Utterance, cue: Cue, speakers: SpeakerWords) -> bool:
    """Whether the verb's subject is a thing seen: not a comment on a fact, and not a person."""
    low, first = utterance.low, cue.first
    while first > 0 and utterance.is_adverb(first - 1):
        first -= 1
    first = _before_aside(utterance, first)
    before = utterance.word(first - 1)
    stated = before and before not in _NOT_SHOWN and cue.last < utterance.end
    last = low[cue.last - 1]
    noun = utterance.tag(cue.first).startswith("NN") and last not in {"that", "how", "to"}
    if not stated or noun or low[cue.first].endswith("ing"):
        return False
    if last in {"me", "us"} and not utterance.opens_clause(cue.last):
        return False
    front = left_of(utterance, first, strict=True)
    subject = low[front:first]
    if not subject or subject[0] in SUBJECTS - {"it"} or subject[0] in OBJECTS - POSSESSIVES:
        return False
    if len(subject) == 1 and subject[0] in _POINTING and front > 0:
        return low[front - 1] in HARD_STOPS
    speaker = speakers.at(utterance, first - 1)
    return speaker is None or low[first - 1] in speakers.writings


# -------------------------------------------------------------------------------------- evidence


def _by_evidence(utterance: Utterance) -> Iterator[Scope]:
    """The views that a colon, a dash or a bracket gives the evidence of."""
    for at in range(3, len(utterance) - _LEAST):
        word = utterance.low[at]
        if not (word in {":", "("} or utterance.is_dash(at)):
            continue
        end = next((i for i in range(at + 1, len(utterance)) if utterance.low[i] in HARD_STOPS | {")"}), at)
        words = sum(word[:1].isalnum() for word in utterance.low[at + 1 : end])
        if words > _LEAST or (words == _LEAST and word != "("):
            front = left_of(utterance, at, strict=True)
            yield Scope(range(at, at + 1), (range(front, at),))


def _by_sight(utterance: Utterance) -> Iterator[Scope]:
    """What appeared or seemed so, with what was seen beside it: "seemed tired; he yawned twice"."""
    low = utterance.low
    for at, word in enumerate(low):
        if word not in _SEEMING or not _is_state(utterance, at + 1):
            continue
        front, end = left_of(utterance, at, strict=True), _sight_end(utterance, at)
        if end is not None:
            yield Scope(range(at, at + 1), (range(front, end),))


def _is_state(utterance: Utterance, at: int) -> bool:
    """Whether a state follows: "looked tired", not "looked at", "looked, and"."""
    while utterance.is_adverb(at):
        at += 1
    return utterance.word(at)[:1].isalpha() and utterance.word(at) not in _AFTER_LOOK


def _sight_end(utterance: Utterance, at: int) -> int | None:
    """Where the seeming ends and what was seen begins; None where nothing seen follows."""
    low = utterance.low
    for here in range(at + 2, len(low) - 1):
        word, after = low[here], here + 1
        if word in SUBORDINATORS or word in {"that", "to"}:
            return None
        if word in {";", ":"} or utterance.is_dash(here):
            return here
        if word == "," and low[after] in JOINS:
            after += 1
        if word in {",", "with"} and (low[after].endswith("ing") or low[after] in POSSESSIVES | {"with"}):
            return here
        if word in JOINS | {","} and (utterance.opens_predicate(after) or utterance.opens_clause(after)):
            return here
    return None
