"""What verbs of saying and thinking take, and whether a sentence gives it to them.

What each verb takes is data (the `speech-and-thought` lexicon): "denied the theft" is an account, "answered
the door" and "feels ill" are none, "sees him as lazy" is a description and "sees him" is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.phrases import expand
from caselint.language.utterance import HARD_STOPS, NEGATIONS, QUOTES, SUBORDINATORS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.utterance import Utterance
    from caselint.schema import Wording


class Taking(StrEnum):
    """What a verb of saying or thinking takes."""

    SPEECH = "speech"  # anything
    CLAUSE = "clause"
    THOUGHT = "thought"  # a clause, and no verb of saying
    DESCRIPTION = "description"  # someone, and what they are called
    AS = "as"  # the same, with "as"
    OBJECT = "object"  # a clause, or someone with what they are


@dataclass(frozen=True)
class Verbs:
    """Every form of the verbs, with what they take, and which forms are nouns too."""

    taking: dict[str, frozenset[Taking]]
    nounlike: frozenset[str]

    @classmethod
    def of(cls, lexicon: Wording) -> Verbs:
        """Read the lexicon. Raises PatternError for a term that cannot be read."""
        taking: dict[str, frozenset[Taking]] = {}
        nounlike: set[str] = set()
        for term in lexicon.entries:
            sense, _, noun = (term.sense or Taking.SPEECH).partition(", ")
            for row in expand(term.term, term.pos):
                form = "".join(map(str, row))
                taking[form] = taking.get(form, frozenset()) | {Taking(sense)}
                if noun and not form.endswith(("ed", "ing")):
                    nounlike.add(form)
        return cls(taking, frozenset(nounlike))


# Verbs whose first object is the one who is told.
TO_WHOM: Final = word_set(
    """tell tells told telling inform informs informed informing assure assures assured assuring remind
    reminds reminded reminding warn warns warned warning advise advises advised advising text texts texted
    message messages messaged email emails emailed phone phones phoned"""
)
COMPLEMENTIZERS: Final = word_set("that whether if how why what")
# After "that" these show that it is no conjunction: "said that and left", "thinks that way".
_AFTER_PRONOUN: Final = word_set(", and or but twice again way much too was is") | HARD_STOPS
_ABOUT: Final = ("worr", "complain", "warn")  # "worries about him being late"
_NO_QUALITIES: Final = NEGATIONS | word_set(
    "in on at with and or but , . ; asleep out up by when after as for from there here"
)
_NO_NAMES: Final = HARD_STOPS | {"", ",", "and", "at"}
_ASIDES: Final = word_set("in on at by during from over through via with after before to this last today")
_ASIDE: Final = 9  # words of an aside at most
_NO_HEARERS: Final = word_set("about of to it out from in at on up down off for with by there")
_THINKS: Final = word_set("think thinks thought thinking")
_FINDS: Final = word_set("find finds found finding")
# What no statement begins with: "told him off", "what she said, and".
_ENDS: Final = HARD_STOPS | word_set(", ) and but or yet when while after before as")
_NO_SPEECH: Final = _ENDS | {"off", "on"}
_MOST: Final = 6  # words of a phrase for someone


def object_start(utterance: Utterance, verbs: Verbs, verb: int) -> int | None:
    """Where what is said begins; None where the verb has nothing that makes a statement."""
    word, start = utterance.low[verb], verb + 1
    taking = verbs.taking[word]
    if word in TO_WHOM:
        start = past_hearer(utterance, start)
    if word == "worried" and utterance.word(start) == ":":
        return None  # "He seems worried: he paced up and down"
    clause = taking != {Taking.AS} and is_clause(utterance, start)
    return start if clause or any(_has_object(utterance, word, one, start) for one in taking) else None


def _has_object(utterance: Utterance, word: str, taking: Taking, start: int) -> bool:
    """Whether what the verb takes, other than a clause, stands at `start`."""
    if taking is Taking.SPEECH:
        return utterance.word(start) not in (_NO_SPEECH if word in TO_WHOM else _ENDS)
    if taking is Taking.AS:
        of = utterance.word(start) == "of" or word not in _THINKS  # "thinks of him as"
        return of and "as" in utterance.low[start : start + 8]
    if taking is Taking.CLAUSE or utterance.word(start) == "about":
        return utterance.word(start) == "about" and word.startswith(_ABOUT)
    named = past_hearer(utterance, start)
    after = utterance.word(named)
    if taking is Taking.THOUGHT:
        return named > start and after == "to" and utterance.word(named + 1) in {"be", "have"}
    if taking is Taking.DESCRIPTION:
        return named > start and after not in _NO_NAMES
    given = word in _FINDS and after in DETERMINERS | POSSESSIVES  # "found her some shoes"
    return named > start and not given and _is_quality(utterance, named)


def past_hearer(utterance: Utterance, start: int) -> int:
    """Past the person or people who are told, called or considered; `start` where there is none."""
    low, cast = utterance.low, utterance.cast
    if utterance.word(start) in OBJECTS - {"her"}:
        return start + 1
    none = start + 1 if utterance.word(start) == "her" else start  # "told her that" or "her mother that"
    at = start
    while at < len(low) and not cast.is_person(at):
        word = low[at]
        joins = word.isalpha() or word in {"'s", "'", "-"}
        stops = word in COMPLEMENTIZERS or word in _NO_HEARERS or utterance.is_finite(at)
        if not joins or stops or at - start >= _MOST:
            return none
        at += 1
    if at >= len(low) or low[at] in SUBJECTS:
        return none
    while at + 1 < len(low) and cast.is_person(at + 1) and low[at + 1] not in SUBJECTS | POSSESSIVES:
        at += 1
    return at + 1


def is_clause(utterance: Utterance, start: int) -> bool:
    """Whether a clause or a quotation follows: "that he", "he is", ": he is", "to me that he"."""
    at = start
    if utterance.word(at) == "to":
        at = past_hearer(utterance, at + 1)
        if at == start + 1:
            return False
    while utterance.is_adverb(at) or _is_pause(utterance, at):
        at += 1
    word = utterance.word(at)
    if word in QUOTES:
        return True  # 'said, "No"'
    if word in _ASIDES or word == "," or word in SUBORDINATORS:
        at = _past_aside(utterance, at)
        word = utterance.word(at)
    if word == "it" and "that" in utterance.low[at + 2 : at + 4]:
        return True  # "think it likely that"
    if word == "that":
        return _is_conjunction(utterance, at)
    if word in COMPLEMENTIZERS or (word in {"like", "as"} and utterance.opens_clause(at + 1)):
        return True
    return utterance.opens_clause(at)


def _is_conjunction(utterance: Utterance, that: int) -> bool:
    """Whether "that" leads a clause in: not "said that twice"."""
    if utterance.word(that + 1) != ",":
        return utterance.word(that + 1) not in _AFTER_PRONOUN
    end = min(that + _ASIDE, len(utterance))  # "that, on balance, he is"
    closing = next((at for at in range(that + 2, end) if utterance.low[at] == ","), -1)
    return closing > 0 and utterance.opens_clause(closing + 1)


def _past_aside(utterance: Utterance, at: int) -> int:
    """Past "on 3 May", ", in tears," or "when we met" to what is said; else `at`."""
    word, past = utterance.low[at], range(at + 1, min(at + _ASIDE, len(utterance) - 1))
    if word == ",":
        closing = next((here for here in past if utterance.low[here] == ","), at)
        after = closing + 1
        return after if closing > at and utterance.low[after] == "that" else at
    if word in SUBORDINATORS:
        verb = next((here for here in past if utterance.is_finite(here)), past.stop)
        return next((here for here in past if here > verb and _says_on(utterance, here)), at)
    for here in past:
        if utterance.low[here] == "that":
            return here
        if utterance.low[here] in HARD_STOPS or utterance.is_finite(here):
            break
    return at


def _says_on(utterance: Utterance, at: int) -> bool:
    """Whether what is said begins there, after an aside: "that he", or a second clause."""
    if utterance.low[at] in {"that", ","}:
        return utterance.opens_clause(at + 1)
    return utterance.cast.is_person(at) and utterance.opens_clause(at)


def _is_pause(utterance: Utterance, at: int) -> bool:
    """Whether it is a colon, or a comma before a conjunction or a quotation: "said, in tears" is neither."""
    after = utterance.word(at + 1)
    return utterance.word(at) == ":" or (
        utterance.word(at) == "," and (after in COMPLEMENTIZERS or after in QUOTES)
    )


def _is_quality(utterance: Utterance, at: int) -> bool:
    """Whether an adjective or "to be" follows: "finds him rude", not "found him in bed"."""
    while utterance.is_adverb(at):
        at += 1
    word, tag = utterance.word(at), utterance.tag(at)
    if not word or word in _NO_QUALITIES or word.endswith("ing"):
        return False
    return not tag or tag.startswith(("JJ", "VBN", "NN", "DT")) or word == "to"
