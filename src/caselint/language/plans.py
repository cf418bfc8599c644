"""What shall be: plans, actions, duties, advice, offers, leave, and the purposes of the writer's own acts.

"We will ...", "the gate must be shut", "Mum to ring the school", "I advised her to", "I told her that she
could", "I visited to see", "so that he can" of what was arranged. A family's purposes and wishes are none:
"he shouted to scare her", "she wants to hurt him" give a motive, and "Dad will hurt her" foretells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.modals import BINDING, ENABLING, binds, frees, plans
from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.reach import JOINS, left_of, right_of
from caselint.language.slots import BE
from caselint.language.speakers import SpeakerKind
from caselint.language.subjects import find_subject
from caselint.language.utterance import SUBORDINATORS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.attributions import Attribution
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Cue, Utterance

_CLAUSE_STARTS: Final = SUBORDINATORS | word_set("that which who whether what how why , : (")
_PURPOSES: Final = word_set("in so with")  # "in order to", "so that", "with a view to"
_WISHES: Final = ("want", "hop", "intend", "plan", "aim", "wish", "try", "tri")
_TELLING: Final = word_set(
    """told tell tells telling said say says saying explained explain advised advise suggested suggest
    agreed agree reminded remind texted emailed wrote informed assured"""
)
_LABEL: Final = 8  # words of an action at most before its "to"
_ITEMS: Final = word_set(": • - –")
_STATING: Final = word_set("say tell explain inform report state confirm")
_NOT_VERBS: Final = word_set("the a an this that these those school nursery hospital home bed work date")
# First words that are nouns as well, and what shows that they are: "Call from", "Visit to".
_NOUNS_TOO: Final = word_set(
    "contact visit call support review record report plan note text email phone work play sleep book smell"
)
_AFTER_NOUNS: Final = word_set("from with of no to : . - – ,")


def find_plans(
    utterance: Utterance,
    speakers: SpeakerWords,
    cues: Sequence[Cue],
    attributions: tuple[Attribution, ...],
) -> tuple[Scope, ...]:
    """What is planned in a sentence. `cues` are its terms of the lexicon of moods."""
    finder = _Finder(utterance, speakers, cues)
    return (*finder.by_words(), *finder.by_verbs(), *finder.allowed(attributions), *finder.ordered())


class _Finder:
    """Finds the plans of one sentence."""

    def __init__(self, utterance: Utterance, speakers: SpeakerWords, cues: Sequence[Cue]) -> None:
        self.u, self.speakers, self.cues = utterance, speakers, cues
        self.low = utterance.low
        self._ours: dict[int, bool] = {}

    def by_words(self) -> Iterator[Scope]:
        """'I advised Mum to', 'the plan is that', 'so that he can' of the writer's act."""
        for cue in self.cues:
            if cue.sense == "plan" and not self._is_theirs(cue):
                end = self._end(cue.last, ours=self.low[cue.last - 1] == "for")
                yield Scope(range(cue.first, cue.last), (range(cue.first + 1, end),))

    def by_verbs(self) -> Iterator[Scope]:
        """'We will ring', 'visits should be', 'Mum to ring', 'I visited to see'."""
        conditions = {cue.first for cue in self.cues if cue.sense == "condition"}  # "should he"
        for at, word in enumerate(self.low):
            bound = word in BINDING and at not in conditions and binds(self.u, at)
            if bound or plans(self.u, self.speakers, at):
                yield Scope(range(at, at + 1), (self._clause(at),))
            elif word == "to" and self._is_planned_act(at):
                yield Scope(range(at, at + 1), (range(at, self._end(at)),))

    def allowed(self, attributions: tuple[Attribution, ...]) -> Iterator[Scope]:
        """What the writer told someone that they may or could do: leave, an offer, advice."""
        for item in attributions:
            if item.speaker.kind is not SpeakerKind.WRITER or self.low[item.verb] not in _TELLING:
                continue
            for part in item.scope.parts:
                modal = next((at for at in part if self.low[at] in ENABLING), None)
                if modal is not None and frees(self.u, modal):
                    yield Scope(item.scope.mark, (part,))

    def ordered(self) -> Iterator[Scope]:
        """'Please ring Mum', 'Ask housing for the form'. Only the tree tells an order without "please"."""
        if self.low[:1] == ("please",) or (self.u.tag(0) == "VB" and not self._is_noun_first()):
            end = min(self._end(0), right_of(self.u, 0, strict=True, inside=True))
            yield Scope(range(1), (range(end),))

    # -------------------------------------------------------------------------------- whose

    def _is_theirs(self, cue: Cue) -> bool:
        """Whether it is a purpose or a wish of the family's: "so that she", "He wants to"."""
        word = self.low[cue.first]
        wish = word.startswith(_WISHES) and BE.isdisjoint(self.low[cue.first : cue.last])
        return (word in _PURPOSES or wish) and not self._acts_for_us(cue.first)

    def _is_planned_act(self, to: int) -> bool:
        """Whether "to" begins an act that is planned: "to be made", "is to ring", "I visited to see"."""
        after, before = self.u.word(to + 1), self.u.word(to - 1)
        if not self._is_verb(to + 1):
            return False
        if before in {"is", "are"}:
            return after != "blame"
        if 0 < to < _LABEL and not any(map(self.u.is_finite, range(to))):
            someone = before not in self.speakers.writings and self.speakers.at(self.u, to - 1) is not None
            if after == "be" or someone:
                return True  # "Referral to be made", "Mum to ring the school"
        return self._acts_for_us(to)

    def _acts_for_us(self, at: int) -> bool:
        """Whether the clause before the word is the writer's or a colleague's act."""
        if at not in self._ours:
            self._ours[at] = self._is_our_act(at)
        return self._ours[at]

    def _is_our_act(self, at: int) -> bool:
        if at == 0 or self.low[at - 1] in _ITEMS:
            return True  # "To ring school": an action
        front = left_of(self.u, at, strict=True)
        if any(cue.sense == "our act" and cue.first == front for cue in self.cues):
            return True  # "Rang Mum to ask"
        verbs = [verb for verb in range(front, at) if self.u.is_finite(verb)]
        done = not {"was", "were"}.isdisjoint(self.low[front:at])
        if done and not any(map(self.u.cast.is_person, range(front, at))):
            return True  # "A referral was made to"
        # ", to ..." goes with the main clause: "I rang Mum, who was ill, to ask".
        verb = verbs[0 if self.low[at - 1] == "," else -1] if verbs else None
        subject = find_subject(self.u, self.speakers, verb) if verb is not None else None
        if subject is None or not subject.speaker.last:
            return False
        return self.speakers.is_professional(self.u, subject.speaker.last - 1)

    def _is_noun_first(self) -> bool:
        """Whether the first word is a noun after all: "Call from Mum", "Contact goes on"."""
        after = self.u.word(1)
        thing = after in DETERMINERS | POSSESSIVES or (len(self.low) > 1 and self.u.cast.is_person(1))
        return after in _AFTER_NOUNS or self.u.is_finite(1) or (self.low[0] in _NOUNS_TOO and not thing)

    def _is_verb(self, at: int) -> bool:
        """Whether the word after "to" is a verb, as far as it can be told."""
        word, tag = self.u.word(at), self.u.tag(at)
        if not word.isalpha() or word in OBJECTS | POSSESSIVES | SUBJECTS | _NOT_VERBS:
            return False
        if self.u.cast.is_person(at):
            return False
        return not tag or tag == "VB"

    # -------------------------------------------------------------------------------- reach

    def _clause(self, modal: int) -> range:
        """The clause of a modal, from its subject."""
        front, start = left_of(self.u, modal, strict=True), modal
        while start > front and self.low[start - 1] not in _CLAUSE_STARTS:
            start -= 1
        end = self._end(modal, ours=self.low[modal] == "ought")
        if self.u.word(start - 1) in SUBORDINATORS:  # "when he should listen, and is rude"
            joints = (at for at in range(modal, end) if self.low[at] in JOINS)
            end = next((at for at in joints if self.u.opens_predicate(at + 1)), end)
        return range(start, end)

    def _end(self, start: int, *, ours: bool = False) -> int:
        """Where a plan ends: its reason is none, and the purpose of what someone else does is none.

        `ours`: the first "to" is the plan itself ("the plan is for Mum to").
        """
        end = right_of(self.u, start, strict=True)
        for at in range(start + 1, end):
            if self._begins_reason(at) or self._begins_statement(at):
                return at
            if self.low[at] != "to" or self.low[at - 1] in JOINS or not self._is_verb(at + 1):
                continue
            if not ours and not self._acts_for_us(at):
                return at
            ours = False
        return end

    def _begins_statement(self, at: int) -> bool:
        """Whether what someone is to be told begins there: "I rang to say that he is ill"."""
        verb = at - 1
        while verb > 0 and (self.u.cast.is_person(verb) or self.low[verb] in DETERMINERS | POSSESSIVES):
            verb -= 1
        if self.low[verb] not in _STATING or self.low[verb - 1] != "to":
            return False
        return self.low[at] == "that" or self.u.opens_clause(at)

    def _begins_reason(self, at: int) -> bool:
        """Whether a reason or a condition begins there."""
        word = self.low[at]
        if word in {"because", "as", "since"}:
            return self.u.opens_clause(at + 1)
        return word in {"if", "unless"} or self.low[at : at + 2] == ("in", "case")
