"""Remarks that close or interrupt what is said: ", she said.", ", as his nurse told me", ", said Mum.".

What is said stands before the remark, and after it where a comma carries it on ("He is, she said, lazy").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.complements import TO_WHOM, is_clause, past_hearer
from caselint.language.people import OBJECTS, SUBJECTS
from caselint.language.reach import JOINS, TURNS, clause_front, left_of, right_of
from caselint.language.utterance import HARD_STOPS, QUOTES, SUBORDINATORS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.speakers import Speaker, SpeakerWords
    from caselint.language.utterance import Utterance

# What may stand after the verb of a remark.
_AFTER: Final = (
    HARD_STOPS
    | QUOTES
    | word_set(", ) on at by in during when after today yesterday to me us over again then and this last")
)
_NO_FRONTS: Final = (SUBORDINATORS - {"as"}) | JOINS | TURNS | {"who", "which"}
_LONGEST: Final = 12  # words of a remark up to its verb
_BRIEF: Final = 3  # words for those who were told
_NAME: Final = 6  # words of a speaker after the verb


def closing_remark(utterance: Utterance, verb: int, speaker: Speaker) -> Scope | None:
    """What is said, where the verb and the speaker before it close a remark; None where they do not."""
    front = _front(utterance, verb, speaker)
    if not 0 < verb - front <= _LONGEST or not _follows_speech(utterance, front):
        return None
    tells = utterance.low[verb] in TO_WHOM
    after = past_hearer(utterance, verb + 1) if tells else verb + 1
    if utterance.low[front] in _NO_FRONTS or is_clause(utterance, after):
        return None
    last = verb + 1
    while last < len(utterance) and utterance.low[last] != "," and utterance.low[last] not in HARD_STOPS:
        last += 1
    brief = tells and last - after <= _BRIEF  # "told the meeting"
    if not brief and utterance.word(after) and utterance.word(after) not in _AFTER:
        return None
    return _scope(utterance, front, last)


def inverted_remark(utterance: Utterance, verb: int, speakers: SpeakerWords) -> tuple[Speaker, Scope] | None:
    """The speaker who stands after the verb, and what is said: ', said Mum.', '" says Ms Ali.'."""
    if not _follows_speech(utterance, verb):
        return None
    for head in range(verb + 1, min(verb + 1 + _NAME, len(utterance))):
        word, after = utterance.low[head], utterance.word(head + 1)
        if not word[:1].isalnum() and word not in {"'s", "'"}:
            return None
        if not after or after in _AFTER:
            speaker = speakers.at(utterance, head, lowest=verb + 1)
            if speaker is None or speaker.first != verb + 1 or word in OBJECTS - SUBJECTS:
                return None
            return speaker, _scope(utterance, verb, head + 1)
    return None


def _front(utterance: Utterance, verb: int, speaker: Speaker) -> int:
    """Where the remark begins: at its subject, or at "as"."""
    front = clause_front(utterance, verb)
    if speaker.last and speaker.last <= verb and verb - speaker.first <= _LONGEST:
        front = min(front, speaker.first)
    return front - 1 if utterance.word(front - 1) == "as" else front


def _follows_speech(utterance: Utterance, at: int) -> bool:
    """Whether a comma or the end of a quotation stands before the word, and something before that."""
    if at <= 1:
        return False
    mark = utterance.low[at - 1]
    if mark not in QUOTES or mark in {"“", "‘"}:
        return mark == ","
    return mark in {"”", "’"} or utterance.low[: at - 1].count(mark) % 2 == 1


def _scope(utterance: Utterance, front: int, last: int) -> Scope:
    """What a remark from `front` to `last` gives to its speaker: the words before, and after its comma."""
    parts = [range(left_of(utterance, front - 1), front)]
    goes_on, link = utterance.word(last) == ",", last + 1
    while utterance.word(link) in QUOTES:
        link += 1
    if utterance.word(link) in JOINS | TURNS:
        fresh = utterance.opens_clause(link + 1) or utterance.word(link + 1) in {"then", "was", "left"}
        goes_on = goes_on and (link > last + 1 or not fresh)
        link += 1
    if goes_on:
        parts.append(range(last + 1, right_of(utterance, link)))
    return Scope(range(front, last), tuple(parts))
