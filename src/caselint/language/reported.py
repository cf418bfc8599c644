"""What someone other than the writer says, writes, thinks or fears, and who that is.

Reported: "Ms Ali said that he is lazy", "He is lazy, Ms Ali told me", "according to Dad", "in her view",
"was described by the nurse as lazy", "Mum: no money till Friday". The sentences after one are not: free
reported speech cannot be told from the writer's own. A speaker who cannot be gone back to ("school said",
"it was reported that") is given as vague.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.attributions import Attribution
from caselint.language.speakers import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Cue, Utterance

ACCOUNTS: Final = "accounts-of-others"


def find_reports(
    utterance: Utterance, attributions: tuple[Attribution, ...], speakers: SpeakerWords
) -> tuple[Attribution, ...]:
    """What the sentence gives to others than the writer, vague speakers included."""
    found = [item for item in attributions if item.speaker.kind is not SpeakerKind.WRITER]
    found += _phrases(utterance, speakers)
    found += _labelled(utterance, speakers)
    return tuple(found)


def _phrases(utterance: Utterance, speakers: SpeakerWords) -> Iterator[Attribution]:
    for cue in utterance.cues.get(ACCOUNTS, ()):
        speaker = _in_phrase(utterance, cue, speakers)
        if speaker is not None and speaker.kind is not SpeakerKind.WRITER:
            yield Attribution(cue.first, speaker, reach(utterance, cue))


def reach(utterance: Utterance, cue: Cue) -> tuple[range, ...]:
    """What the words of a cue cover: what is ahead, or the clause around them."""
    ahead = range(cue.last, utterance.right_of(cue.last))
    if cue.sense == "ahead":
        return (ahead,)
    if opens(utterance, cue.first):
        return (ahead,)
    behind = range(utterance.left_of(cue.first), cue.first)
    return (behind, ahead)


def opens(utterance: Utterance, first: int) -> bool:
    """Whether nothing of the clause stands before the word: "In her view, ...", "that in her view ..."."""
    back = first - 1
    while back >= 0 and utterance.low[back] in {",", '"', "“"}:
        back -= 1
    return back < 0 or utterance.low[back] in {"that", "and", "but", ";", ":", "so", "because", "•", "-", "–"}


def _in_phrase(utterance: Utterance, cue: Cue, speakers: SpeakerWords) -> Speaker | None:
    """The speaker whom the phrase names: "her", "Ms Ali's", "the nurse"."""
    low = utterance.low
    for at in range(cue.first, cue.last):
        if low[at] in {"my", "our"}:
            return Speaker(SpeakerKind.WRITER, at, at + 1)
        if low[at] in {"his", "her", "their"}:
            return Speaker(SpeakerKind.NAMED, at, at + 1)
    heads = [at for at in range(cue.first, cue.last) if utterance.cast.is_person(at)]
    return (
        speakers.at(utterance, heads[-1] if low[cue.first] in {"according", "as", "in", "from"} else heads[0])
        if heads
        else None
    )


def _labelled(utterance: Utterance, speakers: SpeakerWords) -> Iterator[Attribution]:
    """'Mum: no money till Friday', 'Ms Ali (HV) - he is lazy'."""
    low = utterance.low
    for at in range(1, min(8, len(low) - 1)):
        if low[at] != ":":
            continue
        speaker = speakers.at(utterance, at - 1)
        if speaker is not None and speaker.first == 0 and speaker.kind is not SpeakerKind.WRITER:
            yield Attribution(at, speaker, (range(at + 1, len(low)),))
        return
