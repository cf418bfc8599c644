"""What a sentence asks, supposes, or says shall be, instead of stating that it is.

Asked: a direct question, and what follows "asked whether", "not clear why". Conditional: a clause with "if",
"unless", "in case" or "should he", and its main clause where that is supposed too ("he would not be safe if",
"If she drinks, he is ..."). Planned: what the writer, a colleague or nobody named will, should or must do,
instructions, advice, offers, and the purposes of the writer's own acts. What a family member will do, or
does something for, is no plan but a forecast or a motive, and is not planned in this sense.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.reach import JOINS, left_of, opens, right_of
from caselint.language.slots import BE
from caselint.language.speakers import SpeakerKind
from caselint.language.subjects import find_subject
from caselint.language.utterance import HARD_STOPS, SUBORDINATORS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.attributions import Attribution
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Cue, Utterance

MOODS: Final = "moods"


class Mood(StrEnum):
    """A way of not stating."""

    ASKED = "asked"
    CONDITIONAL = "conditional"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class MoodScope:
    """A mood and the words that stand in it."""

    mood: Mood
    scope: Scope


_SUPPOSING: Final = word_set("would could might will can may should 'd 'll")
_OBLIGING: Final = word_set("must should shall ought")
_FUTURE: Final = word_set("will 'll shall")
_ABLE: Final = word_set("can could may might would")
# What happens to people, against what they are free to do.
_HAPPENINGS: Final = word_set(
    "have be well find need struggle seem appear become suffer lose lie present fail"
)
_SURE: Final = word_set("not never always only")
_STATES: Final = word_set("have know think feel want love hate like understand believe mean be realise")
_CLAUSE_STARTS: Final = SUBORDINATORS | word_set("that which who whether what how why if , : (")
_CLAUSE_ENDS: Final = HARD_STOPS | word_set(", : – —")
_PURPOSES: Final = ("in", "so", "with")
_WISHES: Final = ("want", "hop", "intend", "plan", "aim", "wish", "try", "tri")
_TELLING: Final = (
    "told",
    "tell",
    "said",
    "say",
    "expla",
    "advis",
    "suggest",
    "agree",
    "remind",
    "texted",
    "wrote",
)
_LABEL: Final = 8  # words of an action at most before its "to"
_SUPPOSED: Final = word_set("provided providing assuming supposing otherwise")
_INVERTED: Final = word_set("should were had")


def find_moods(
    utterance: Utterance, speakers: SpeakerWords, attributions: tuple[Attribution, ...]
) -> tuple[MoodScope, ...]:
    """The moods of a sentence."""
    finder = _Finder(utterance, speakers)
    return (*finder.asked(), *finder.supposed(), *finder.planned(), *finder.allowed(attributions))


class _Finder:
    """Finds the moods of one sentence."""

    def __init__(self, utterance: Utterance, speakers: SpeakerWords) -> None:
        self.u, self.speakers, self.low = utterance, speakers, utterance.low
        self.cues = utterance.cues.get(MOODS, ())

    def _of(self, sense: str) -> Iterator[Cue]:
        return (cue for cue in self.cues if cue.sense == sense)

    def _scope(self, mood: Mood, mark: range, *parts: range) -> MoodScope:
        return MoodScope(mood, Scope(mark, parts))

    # --------------------------------------------------------------------------------- asked

    def asked(self) -> Iterator[MoodScope]:
        for at, word in enumerate(self.low):
            if word == "?":
                front = at
                while front > 0 and self.low[front - 1] not in HARD_STOPS:
                    front -= 1
                yield self._scope(Mood.ASKED, range(at, at + 1), range(front, at))
        for cue in self._of("asking"):
            asked = range(cue.last - 1, right_of(self.u, cue.last - 1))
            yield self._scope(Mood.ASKED, range(cue.first, cue.last), asked)

    # ------------------------------------------------------------------------------ supposed

    def supposed(self) -> Iterator[MoodScope]:
        for cue in self._of("condition"):
            if not self._supposes(cue):
                continue
            end = self._clause_end(cue.last)
            parts = [range(cue.first, end)]
            if opens(self.u, cue.first):
                if self.u.word(end) == ",":
                    parts.append(range(end + 1, right_of(self.u, end + 1, strict=True)))
            else:
                front = left_of(self.u, cue.first, strict=True)
                if not _SUPPOSING.isdisjoint(self.low[front : cue.first]):
                    parts.append(range(front, cue.first))
            yield self._scope(Mood.CONDITIONAL, range(cue.first, cue.last), *parts)

    def _supposes(self, cue: Cue) -> bool:
        word, last = self.low[cue.first], self.low[cue.last - 1]
        if word in _SUPPOSED and last != "that":
            return self.u.opens_clause(cue.last) and (word != "otherwise" or opens(self.u, cue.first))
        return word not in _INVERTED or (opens(self.u, cue.first) and "?" not in self.low)

    def _clause_start(self, at: int) -> int:
        """Where the clause of the verb begins, as far as conjunctions and commas tell."""
        front = left_of(self.u, at, strict=True)
        start = at
        while start > front and self.low[start - 1] not in _CLAUSE_STARTS:
            start -= 1
        return start

    def _clause_end(self, at: int) -> int:
        while at < len(self.low) and self.low[at] not in _CLAUSE_ENDS:
            at += 1
        return at

    # ------------------------------------------------------------------------------- planned

    def planned(self) -> Iterator[MoodScope]:
        for cue in self._of("plan"):
            if not self._is_theirs(cue):
                ahead = range(cue.first + 1, self._plan_end(cue.last, ours=self.low[cue.last - 1] == "for"))
                yield self._scope(Mood.PLANNED, range(cue.first, cue.last), ahead)
        for at, word in enumerate(self.low):
            if self._is_ours_to_do(at) or (word in _OBLIGING and self._obliges(at)):
                start, end = self._clause_start(at), self._plan_end(at)
                if self.u.word(start - 1) in SUBORDINATORS:  # "when he should listen, and is rude"
                    joints = (i for i in range(at, end) if self.low[i] in JOINS)
                    end = next((i for i in joints if self.u.opens_predicate(i + 1)), end)
                yield self._scope(Mood.PLANNED, range(at, at + 1), range(start, end))
            elif word == "to" and self._is_planned_act(at):
                yield self._scope(Mood.PLANNED, range(at, at + 1), range(at, self._plan_end(at)))
        if self.low[:1] == ("please",) or (self.u.tag(0) == "VB" and self.u.word(1) not in _AFTER_NOUNS):
            end = min(self._plan_end(0), right_of(self.u, 0, strict=True, inside=True))
            yield self._scope(Mood.PLANNED, range(1), range(end))

    def allowed(self, attributions: tuple[Attribution, ...]) -> Iterator[MoodScope]:
        """What the writer told someone that they may or could do: leave, an offer, advice."""
        for item in attributions:
            verb = self.low[item.verb]
            if item.speaker.kind is not SpeakerKind.WRITER or not verb.startswith(_TELLING):
                continue
            for part in item.scope.parts:
                modal = next((at for at in part if self.low[at] in _ABLE), None)
                if modal is not None and self._is_allowed(modal):
                    yield self._scope(Mood.PLANNED, item.scope.mark, part)

    def _is_allowed(self, modal: int) -> bool:
        """Whether someone may do something: not "may find it hard", "could have", "might be ill"."""
        verb = modal + 1
        while self.u.is_adverb(verb):
            verb += 1
        return self.u.word(verb) not in _HAPPENINGS | _STATES

    def _is_theirs(self, cue: Cue) -> bool:
        """Whether it is a purpose or a wish of the family's: "so that she", "He wants to"."""
        word = self.low[cue.first]
        wish = word.startswith(_WISHES) and BE.isdisjoint(self.low[cue.first : cue.last])
        return (word in _PURPOSES or wish) and not self._acts_for_us(cue.first)

    def _plan_end(self, start: int, *, ours: bool = False) -> int:
        """Where a plan ends: its reason is none, and the purpose of what someone else does is none.

        `ours`: the first "to" is the plan itself ("the plan is for Mum to").
        """
        end = right_of(self.u, start)
        for at in range(start + 1, end):
            word = self.low[at]
            if word in {"because", "as", "since"} and self.u.opens_clause(at + 1):
                return at
            if word in {"if", "unless"} or self.low[at : at + 2] == ("in", "case"):
                return at
            if word != "to" or self.low[at - 1] in JOINS or not self._is_verb(at + 1):
                continue
            if not ours and not self._acts_for_us(at):
                return at
            ours = False
        return end

    def _is_verb(self, at: int) -> bool:
        """Whether the word after "to" is a verb, as far as it can be told."""
        word, tag = self.u.word(at), self.u.tag(at)
        if not word.isalpha() or word in OBJECTS | POSSESSIVES | SUBJECTS | _NOT_VERBS:
            return False
        return not tag or tag == "VB"

    def _is_ours_to_do(self, modal: int) -> bool:
        """Whether it is a modal of what the writer, a colleague or a service will or can do."""
        word, head = self.low[modal], modal - 1
        while head >= 0 and self.u.is_adverb(head):
            head -= 1
        if head < 0 or not (word in _FUTURE or word in _ABLE):
            return False
        if not self.speakers.is_professional(self.u, head):
            return False
        if word in _FUTURE:
            return True
        speaker = self.speakers.at(self.u, head)
        ours = speaker is not None and speaker.kind is SpeakerKind.WRITER
        begins = self.u.word(head - 1) in {"", ",", "and", "or", "but", ";", ":"}
        return ours and begins and self.u.word(modal + 1) not in _OPINING

    def _obliges(self, at: int) -> bool:
        """Whether the verb tells what shall be: not "must have been", "must be hiding"."""
        if any(cue.first == at for cue in self._of("condition")):
            return False
        after, sure = at + 1, False
        while self.u.is_adverb(after) or self.u.word(after) in _SURE | {"to"}:
            sure = sure or self.u.word(after) in _SURE
            after += 1
        word = self.u.word(after)
        if word == "have":
            follows = self.u.word(after + 1)
            owns = follows in {"a", "an", "the"} | POSSESSIVES and self.u.word(at - 1) not in _ONE
            return self.low[at] == "shall" or owns or follows == "to"
        if self.low[at] != "must" or sure or word not in _STATES:
            return True
        follows = self.u.word(after + 1)
        someone = self.u.cast.is_person(at - 1) if at else False
        passive = follows.endswith(("ed", "en")) or follows in {"kept", "told", "met", "put", "made"}
        return word == "be" and (passive or not someone)

    def _is_planned_act(self, to: int) -> bool:
        """Whether "to" begins an act that is planned: "to be made", "is to ring", "I visited to see"."""
        after, before = self.u.word(to + 1), self.u.word(to - 1)
        if not self._is_verb(to + 1):
            return False
        if before in {"is", "are"}:
            return after != "blame"
        if to < _LABEL and not any(map(self.u.is_finite, range(to))):
            someone = bool(to) and self.speakers.at(self.u, to - 1) is not None
            if after == "be" or someone:
                return True  # "Referral to be made", "Mum to ring the school"
        return self._acts_for_us(to)

    def _acts_for_us(self, at: int) -> bool:
        """Whether the clause before the word is the writer's or a colleague's act."""
        if at == 0 or self.low[at - 1] in {":", "•", "-", "–"}:
            return True  # "To ring school": an action
        front = left_of(self.u, at, strict=True)
        if any(cue.sense == "our act" and 0 <= cue.first - front < 2 for cue in self.cues):
            return True
        verb = next((i for i in range(at - 1, front - 1, -1) if self.u.is_finite(i)), None)
        if verb is None:
            return False
        subject = find_subject(self.u, self.speakers, verb)
        if subject is None or not subject.speaker.last:
            return False
        return self.speakers.is_professional(self.u, subject.speaker.last - 1)


_AFTER_NOUNS: Final = word_set("from with of no to : . - – ,")  # "Call from", "Visit to"
_ONE: Final = word_set("he she")
_OPINING: Final = word_set(
    """say argue describe call suggest guess imagine suspect bet think wager not have be see hear smell tell
    feel"""
)
_NOT_VERBS: Final = word_set("the a an this that these those school nursery hospital home bed work date")
