"""Verbs of saying and thinking with their speaker and the words that they give to the speaker.

A verb counts when it has a speaker: a subject before it ("Ms Ali said"), after it (", said Ms Ali"), or an
agent ("was described by Ms Ali as"). A noun of the same form ("the report", "her claims") needs its subject
right before it. What the verb takes is data (the `speech-and-thought` lexicon): a verb of thinking counts
only with a clause ("feels that he is ill", not "feels ill"). What is given to the speaker is what
follows until the sentence turns elsewhere; where the verb closes a remark (", she said."), what stands
before. A thing that is said ("reported low mood and ...") ends where a verb or a purpose follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.complements import (
    COMPLEMENTIZERS,
    TO_WHOM,
    Taking,
    is_clause,
    object_start,
    past_hearer,
)
from caselint.language.people import POSSESSIVES
from caselint.language.reach import COMMENTS, JOINS, TURNS, clause_front, right_of
from caselint.language.remarks import closing_remark, inverted_remark
from caselint.language.slots import BE
from caselint.language.speakers import Speaker, SpeakerKind
from caselint.language.subjects import find_subject
from caselint.language.utterance import HARD_STOPS, QUOTES, SUBORDINATORS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.complements import Verbs
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement given to a speaker by the verb (or the first word of the phrase) at `verb`."""

    verb: int
    speaker: Speaker
    scope: Scope


def find_attributions(utterance: Utterance, verbs: Verbs, speakers: SpeakerWords) -> tuple[Attribution, ...]:
    """The attributions by verbs in a sentence, in text order."""
    return tuple(_Finder(utterance, verbs, speakers).find())


_SAYING: Final = frozenset({Taking.SPEECH, Taking.CLAUSE, Taking.THOUGHT})
_AFTER_AGENT: Final = HARD_STOPS | COMPLEMENTIZERS | word_set("as to , on")
_EMPTY_OBJECTS: Final = word_set("it this so that yes no hello goodbye sorry nothing something little")
_PURPOSES: Final = word_set("to so because")
# Forms in "-ing" that are oftener nouns.
_GERUNDS: Final = word_set("warning reading feeling understanding finding reasoning recording")
_BEFORE_GERUNDS: Final = BE | word_set(", and left reports reported")
_RELATIVES: Final = word_set("which that who what")
_UNTOLD: Final = word_set("truth lie lies fibs")
_PAST: Final = word_set("said told felt thought wrote swore found read saw")


class _Finder:
    """Finds the attributions of one sentence."""

    def __init__(self, utterance: Utterance, verbs: Verbs, speakers: SpeakerWords) -> None:
        self.u, self.verbs, self.speakers = utterance, verbs, speakers
        self.low = utterance.low

    def find(self) -> Iterator[Attribution]:
        for at, word in enumerate(self.low):
            if word not in self.verbs.taking or self._is_other(at):
                continue
            inverted = None
            if not self.verbs.taking[word].isdisjoint(_SAYING - {Taking.THOUGHT}):
                inverted = inverted_remark(self.u, at, self.speakers)
            found = Attribution(at, *inverted) if inverted is not None else self._by_subject(at)
            if found is not None:
                yield found

    def _is_other(self, at: int) -> bool:
        """Whether the form is a noun ("a feeling", "police record") or a comment (", suggesting that")."""
        before, word = self.u.word(at - 1), self.low[at]
        if word.startswith(("tell", "told")) and not _UNTOLD.isdisjoint(self.low[at + 1 : at + 3]):
            return True  # "tells the truth", "told lies"
        if not word.endswith("ing"):
            noun = word in self.verbs.nounlike and self.u.tag(at).startswith("NN")
            return noun and not (self.u.word(at + 1).endswith("ing") or is_clause(self.u, at + 1))
        noun = before in POSSESSIVES or before in {"a", "the", "this"}
        if word in _GERUNDS:
            noun = noun or not (before in _BEFORE_GERUNDS or (at > 0 and self.u.cast.is_person(at - 1)))
        return noun or (word in COMMENTS and before == ",")

    def _by_subject(self, at: int) -> Attribution | None:
        word = self.low[at]
        if self._is_own_thought(at):
            writer = Speaker(SpeakerKind.WRITER)
            return Attribution(at, writer, Scope(range(at, at + 1), (self._said(at, at + 1),)))
        noun_too = word in self.verbs.nounlike or (
            self.u.tag(at).startswith("NN") and not word.endswith("ing")
        )
        subject = find_subject(self.u, self.speakers, at, adjoining=noun_too)
        if subject is None or self.low[max(0, at - 2) : at] == ("led", "to"):
            return None  # "I am led to believe": hearsay
        if subject.passive:
            return self._passive(at)
        speaker = self._told_by(at, subject.speaker)
        says = not self.verbs.taking[word].isdisjoint(_SAYING)
        closing = closing_remark(self.u, at, speaker) if says else None
        if closing is not None:
            return Attribution(at, speaker, closing)
        start = None if self._is_motive(at, speaker) else self._start(at, speaker)
        if start is None:
            return None
        mark = range(speaker.first if subject.adjoins else at, at + 1)
        return Attribution(at, speaker, Scope(mark, (self._said(at, start),)))

    def _is_own_thought(self, at: int) -> bool:
        """Whether it is a clipped note's "Think he is tired": the writer's."""
        word = self.low[at]
        if Taking.THOUGHT not in self.verbs.taking[word] or word.endswith(("s", "ed", "ing")):
            return False
        first = at == 0 or self.low[at - 1] in HARD_STOPS or self.u.is_dash(at - 1)
        return first and word not in _PAST and is_clause(self.u, at + 1)

    def _start(self, at: int, speaker: Speaker) -> int | None:
        """Where what is said begins; None where nothing is."""
        start = object_start(self.u, self.verbs, at)
        if start is None and self.u.word(speaker.first - 1) in _RELATIVES:
            after = self.u.word(at + 1)
            shows = self.u.is_finite(at + 1) or (not self.u.tag(at + 1) and after.endswith("s"))
            return at + 1 if shows else None  # "which I think shows"
        return start

    def _told_by(self, at: int, speaker: Speaker) -> Speaker:
        """Of a clipped "Told Mum that" the writer, of "Told me that" someone else."""
        hearer = self.u.word(at + 1) if self.low[at] in TO_WHOM else ""
        if self.u.word(at + 1) == "to" and self.u.word(at + 2) not in {"me", "us"}:
            hearer = self.u.word(at + 2)
        someone = bool(hearer) and hearer not in {"me", "us", "that"} and past_hearer(self.u, at + 1) > at + 1
        if speaker.kind is SpeakerKind.UNSAID and someone:
            return Speaker(SpeakerKind.WRITER, at, at)
        return speaker

    def _is_motive(self, at: int, speaker: Speaker) -> bool:
        """Whether the writer gives someone a thought as the reason of an act: "left, hoping that I"."""
        if Taking.THOUGHT not in self.verbs.taking[self.low[at]] or not self.low[at].endswith("ing"):
            return False
        before = at - 1
        while before > 0 and self.u.is_adverb(before):
            before -= 1
        return speaker.kind is not SpeakerKind.WRITER and self.u.word(before) not in BE | {"left"}

    # ------------------------------------------------------------------------- what is said

    def _said(self, at: int, start: int) -> range:
        """The words that are said."""
        inside, past = self._in_subordinate(at), self._is_past(at)
        mark = start + (self.u.word(start) in {",", ":"})
        if self.u.word(mark) in QUOTES:
            ends = (here for here in range(mark + 1, len(self.low)) if self.low[here] in QUOTES)
            after = next(ends, len(self.low) - 1) + 1
            goes_on = self.u.opens_predicate(after)  # 'said "a handful" is no word to use'
            return range(start, right_of(self.u, after, past=past, inside=inside) if goes_on else after)
        end = right_of(self.u, start, past=past, inside=inside)
        if is_clause(self.u, start):
            return range(start, end)
        return range(start, next((here for here in range(start + 1, end) if self._leaves(start, here)), end))

    def _leaves(self, start: int, at: int) -> bool:
        """Whether a thing that is said, and no clause, ends before the word: "low mood and is in bed"."""
        word = self.low[at]
        after = at + (2 if word == "," and self.u.word(at + 1) in JOINS | TURNS else 1)
        if word in JOINS | TURNS | {","} and (self.u.opens_predicate(after) or self.u.opens_clause(after)):
            return True
        empty = self.u.word(start) in _EMPTY_OBJECTS or self.u.word(start) in QUOTES
        if empty and word in {"and", ",", "but"}:
            return True
        purpose = word in _PURPOSES and not self.low[at - 1].endswith("ing")
        return purpose and self._ends_thing(start, at)

    def _ends_thing(self, start: int, at: int) -> bool:
        """Whether "to" or "so" begins a purpose of the saying: "told him to go to spite me"."""
        return self.low[at] != "to" or self.u.word(at + 1) not in {"be", "have"} or "to" in self.low[start:at]

    def _is_past(self, at: int) -> bool:
        return self.low[at].endswith("ed") or self.low[at] in _PAST

    def _in_subordinate(self, at: int) -> bool:
        """Whether the verb stands in a clause that goes before the main one: "When Mum said that"."""
        front = clause_front(self.u, at)
        word = self.low[front]
        if front == at:
            return word.endswith("ing") or self.u.word(front - 1) in {"having", ""}
        if word in {"who", "which"}:
            return True
        opens = front == 0 or self.low[front - 1] in {"and", "but", ","}
        return word in {"having", "asked", "on", "by"} or (word in SUBORDINATORS and opens)

    # ------------------------------------------------------------------------------ passives

    def _passive(self, at: int) -> Attribution | None:
        """'was described by Ms Ali as lazy', 'is said by the nurse to be', 'it was felt by Dad that'."""
        start = at + 1
        if self.u.word(at - 1) == "be" and self.low[at] == "said":
            return None  # "it must be said that"
        if self.low[at] in TO_WHOM:
            start = past_hearer(self.u, start) if self.u.word(start) != "by" else start
        inside = self._in_subordinate(at)
        rest = range(start, right_of(self.u, start, past=True, inside=inside))
        mark = range(clause_front(self.u, at), at + 1)
        speaker = self._agent(at, rest.stop)
        if speaker is None and not (is_clause(self.u, start) or self.u.word(start) in {"to", "as", "by"}):
            return None
        return Attribution(at, speaker or Speaker(SpeakerKind.VAGUE, at, at + 1), Scope(mark, (rest,)))

    def _agent(self, at: int, end: int) -> Speaker | None:
        for by in range(at + 1, end):
            if self.low[by] != "by":
                continue
            best = None
            for head in range(by + 1, min(by + 8, len(self.low))):
                if self.low[head] in _AFTER_AGENT:
                    break
                speaker = self.speakers.at(self.u, head)
                if speaker is not None and speaker.first == by + 1:
                    best = speaker
            if best is not None:
                return best
        return None
