"""What someone other than the writer says, writes, thinks or fears, and who that is.

Reported: "Ms Ali said that he is lazy", "He is lazy, Ms Ali told me", "according to Dad", "in her view",
"was described by the nurse as lazy", "Mum: no money till Friday", and what stands under a heading such as
"Child's views". The sentences after one are not: free reported speech cannot be told from the writer's own.
A speaker who cannot be gone back to ("school said", "it was reported that") is given as vague.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.attributions import Attribution
from caselint.language.complements import is_clause
from caselint.language.reach import around, left_of, opens, right_of
from caselint.language.slots import BE
from caselint.language.speakers import Speaker, SpeakerKind
from caselint.language.utterance import HARD_STOPS, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Cue, Utterance

ACCOUNTS: Final = "accounts-of-others"
_FRONT: Final = "front"  # the sense of phrases that count only where their clause begins
_AFTER_AS: Final = HARD_STOPS | {",", ")", ""}
_CLAUSE: Final = "clause"  # the sense of phrases that count only where a clause follows
_LABEL: Final = 8  # words of a speaker's label at most


def find_reports(
    utterance: Utterance, attributions: tuple[Attribution, ...], speakers: SpeakerWords
) -> tuple[Attribution, ...]:
    """What the sentence gives to others than the writer, vague speakers included."""
    found = [item for item in attributions if item.speaker.kind is not SpeakerKind.WRITER]
    found += _by_phrases(utterance, speakers)
    found += by_label(utterance, speakers)
    found += _by_bracket(utterance, speakers)
    return tuple(found)


def _by_phrases(utterance: Utterance, speakers: SpeakerWords) -> Iterator[Attribution]:
    for cue in utterance.cues.get(ACCOUNTS, ()):
        if cue.sense == _FRONT and not opens(utterance, cue.first):
            continue
        if utterance.low[cue.last - 1] in BE and not is_clause(utterance, cue.last):
            continue  # "his report is late"
        if cue.sense == _CLAUSE and not utterance.opens_clause(cue.last):
            continue
        if utterance.low[cue.first] == "as" and utterance.word(cue.last) not in _AFTER_AS:
            continue  # "she wept as she said it"
        speaker = _named_in(utterance, cue, speakers)
        if speaker is not None and speaker.kind is not SpeakerKind.WRITER:
            yield Attribution(cue.first, speaker, Scope(range(cue.first, cue.last), around(utterance, cue)))


def _named_in(utterance: Utterance, cue: Cue, speakers: SpeakerWords) -> Speaker | None:
    """The speaker whom the phrase names: "her", "Ms Ali's", "the nurse"."""
    low, last = utterance.low, cue.last
    while last < len(utterance) and utterance.cast.is_name(last) and utterance.cast.is_name(last - 1):
        last += 1  # "according to Ms Ali": the slot may end early
    for at in range(cue.first, last):
        if low[at] in {"my", "our"}:
            return Speaker(SpeakerKind.WRITER, at, at + 1)
        if low[at] in {"his", "her", "their"} and not utterance.cast.is_person(min(at + 1, last - 1)):
            return Speaker(SpeakerKind.NAMED, at, at + 1)
    heads = [
        at
        for at in range(cue.first, last)
        if utterance.cast.is_person(at) and not (at + 1 < last and utterance.cast.is_person(at + 1))
    ]
    first = [at for at in heads if low[at] not in {"i", "we"}]  # "I heard from his aunt"
    return speakers.at(utterance, first[0]) if first else None


def _by_bracket(utterance: Utterance, speakers: SpeakerWords) -> Iterator[Attribution]:
    """'Mum is low (Ms Ali).': not "his teacher (Ms Ali)"."""
    low, end = utterance.low, utterance.end
    if utterance.word(end) != ")" or "(" not in low[:end]:
        return
    opening = max(at for at in range(end) if low[at] == "(")
    if opening < 2 or utterance.cast.is_person(opening - 1):
        return
    speaker = speakers.at(utterance, end - 1)
    if speaker is not None and speaker.first == opening + 1 and utterance.cast.is_name(end - 1):
        said = range(left_of(utterance, opening), opening)
        yield Attribution(opening, speaker, Scope(range(opening, end), (said,)))


def by_label(
    utterance: Utterance, speakers: SpeakerWords, *, writings: bool = False
) -> Iterator[Attribution]:
    """'Mum: no money till Friday', 'Ms Ali (nurse): he is lazy'; with `writings`, 'her letter: ...'."""
    low = utterance.low
    colon = next((at for at in range(1, min(_LABEL, len(low) - 1)) if low[at] == ":"), None)
    if colon is None:
        return
    head = colon - 1
    if low[head] == ")":
        head = next((at for at in range(head, 0, -1) if low[at] == "("), 1) - 1
    heads = [head, *(at for at in range(head) if low[at] in speakers.writings)]  # "his email of 3 May"
    known = (speakers.at(utterance, at) for at in heads)
    speaker = next((one for one in known if one is not None and one.first == 0), None)
    if speaker is None:
        return
    if low[speaker.last - 1] in speakers.writings and not (writings or speaker.kind is SpeakerKind.NAMED):
        return
    if speaker.first == 0 and speaker.kind is not SpeakerKind.WRITER:
        said = range(colon + 1, right_of(utterance, colon + 1))
        yield Attribution(head, speaker, Scope(range(colon + 1), (said,)))
