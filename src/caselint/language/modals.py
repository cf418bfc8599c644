"""What a modal verb says: what someone must do, may do or will do, against what is merely likely.

"He must be supervised" binds, "he must be hiding something" guesses. "You may ring me" allows, "she may find
it hard" foresees. "I will ring", "the nurse will weigh him" are plans of those who keep the record and
their colleagues; "Dad will hurt her" is a forecast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import POSSESSIVES
from caselint.language.speakers import SpeakerKind
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Utterance

BINDING: Final = word_set("must should shall ought")
ENABLING: Final = word_set("can could may might would")
_FUTURE: Final = word_set("will 'll shall")
_SURE: Final = word_set("not never always only")
# What people are, against what they do: "must know", "may feel".
_STATES: Final = word_set("have know think feel want love hate like understand believe mean be realise")
# What happens to people, against what they are free to do.
_HAPPENINGS: Final = _STATES | word_set(
    "well find need struggle seem appear become suffer lose lie present fail"
)
# After "I would", "I could": a view or a sight, not a plan.
_OPINING: Final = word_set(
    """say argue describe call suggest guess imagine suspect bet think wager not have be see hear smell tell
    feel"""
)
_OWNED: Final = POSSESSIVES | {"a", "an", "the"}
_PARTICIPLES: Final = word_set("kept told met put made seen left taken brought shut")
_CLAUSE_BEGINS: Final = word_set(", and or but ; :") | {""}


def binds(utterance: Utterance, modal: int) -> bool:
    """Whether "must", "should", "shall" or "ought" there tells what shall be, and guesses at nothing."""
    after, sure = modal + 1, False
    while utterance.is_adverb(after) or utterance.word(after) in _SURE | {"to"}:
        sure = sure or utterance.word(after) in _SURE
        after += 1
    must, verb, follows = utterance.low[modal], utterance.word(after), utterance.word(after + 1)
    if verb == "have":  # "must have a badge", not "he must have a key" or "must have known"
        single = utterance.word(modal - 1) in {"he", "she"}
        return must == "shall" or follows == "to" or (follows in _OWNED and not single)
    if must != "must" or sure or verb not in _STATES:
        return True
    someone = modal > 0 and utterance.cast.is_person(modal - 1)
    passive = follows.endswith(("ed", "en")) or follows in _PARTICIPLES
    return verb == "be" and (passive or not someone)


def frees(utterance: Utterance, modal: int) -> bool:
    """Whether someone may do something: not "may find it hard", "could have", "might be ill"."""
    verb = modal + 1
    while utterance.is_adverb(verb):
        verb += 1
    return utterance.word(verb) not in _HAPPENINGS


def plans(utterance: Utterance, speakers: SpeakerWords, modal: int) -> bool:
    """Whether it is what the writer, a colleague or a service will do, or what "you" or "we" can do."""
    word, head = utterance.low[modal], modal - 1
    while head >= 0 and utterance.is_adverb(head):
        head -= 1
    if head < 0 or word not in _FUTURE | ENABLING:
        return False
    if utterance.low[head] == "you":
        return True
    if word in _FUTURE:
        return speakers.is_professional(utterance, head)
    speaker = speakers.at(utterance, head)
    verb = modal + 1
    while utterance.is_adverb(verb) or utterance.word(verb) == "only":
        verb += 1
    ours = speaker is not None and speaker.kind is SpeakerKind.WRITER
    return ours and utterance.word(head - 1) in _CLAUSE_BEGINS and utterance.word(verb) not in _OPINING
