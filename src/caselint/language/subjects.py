"""The subject of a verb, from the words around it, with the tree's help where they do not tell.

Mostly the subject stands right before the verb's auxiliaries: "Ms Ali has since said". Else it is the
antecedent of "who", the person before an apposition or a bracket ("Ms Ali, the nurse, said"), the head before
its own "at" or "of" ("the head of Hill Top said"), or the subject of the verb that this one is joined to
("Mum rang and said", "Mum rang to say").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.slots import BE, HAVE
from caselint.language.speakers import UNSAID, Speaker, SpeakerKind
from caselint.language.utterance import HARD_STOPS, MODALS, NEGATIONS, QUOTES
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.speakers import SpeakerWords
    from caselint.language.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says or thinks it; with `passive`, to whom or of whom it is said, and the speaker is no one."""

    speaker: Speaker
    passive: bool = False
    adjoins: bool = False  # only auxiliaries and adverbs stand between


_HELPERS: Final = (
    NEGATIONS
    | HAVE
    | MODALS
    | word_set(
        """do does did both all each also then later now once again since just already been being ever never
    further previously subsequently initially tearfully"""
    )
)
# Verbs whose subject is that of the infinitive after them.
_RAISING: Final = word_set(
    """wants wanted want continues continued went goes began seems seemed used going trying tried appears
    appeared came had has have is able chose refused declined"""
)
_PASSIVE: Final = BE - {"'s", "s", "being"}
_BREAKS: Final = HARD_STOPS | word_set(
    "because that when if : where after before until while although though as"
)
# Participles that are adjectives: "Mum is worried that" is no passive.
_ADJECTIVES: Final = word_set("worried")
_PAST: Final = word_set("said told felt thought wrote swore saw found")
_JOINTS: Final = word_set("and , but to &")
_PREPOSITIONS: Final = word_set("of at from in with to by for about on")
_THINGS: Final = word_set("it this that which these those there")
_MOST: Final = 24


def find_subject(
    utterance: Utterance, speakers: SpeakerWords, verb: int, *, adjoining: bool = False
) -> Subject | None:
    """The subject of the verb; None where it has none that can speak.

    `adjoining`: the form may be a noun, so that only a subject right before it makes it a verb.
    """
    return _Seeker(utterance, speakers, verb).find(adjoining=adjoining)


class _Seeker:
    def __init__(self, utterance: Utterance, speakers: SpeakerWords, verb: int) -> None:
        self.u, self.speakers, self.verb = utterance, speakers, verb
        self.low = utterance.low

    def find(self, *, adjoining: bool) -> Subject | None:
        back, passive = self._before_helpers()
        if passive:
            return None if adjoining else Subject(UNSAID, passive=True)
        if back < 0 or self.low[back] in HARD_STOPS or self.u.is_dash(back):
            return Subject(UNSAID) if self._is_clipped(adjoining=adjoining) else None
        if adjoining and not self._adjoins(back):
            return None
        near = self._near(back)
        near = self._sender(near) if near is not None else None
        found = near or (None if adjoining else self._far(back))
        if found is None:
            return None
        return Subject(self._unless_anonymous(found), adjoins=near is not None and near.last == back + 1)

    def _unless_anonymous(self, speaker: Speaker) -> Speaker:
        """Of "a caller who would not give her name" all is said that there is to know."""
        after = self.low[speaker.last : speaker.last + 9]
        if speaker.kind is SpeakerKind.VAGUE and after[:1] == ("who",) and "name" in after:
            return Speaker(SpeakerKind.NAMED, speaker.first, speaker.last)
        return speaker

    def _before_helpers(self) -> tuple[int, bool]:
        """The word before the verb's auxiliaries and adverbs (-1: none), and whether they are a passive's."""
        back, ing = self.verb - 1, self.low[self.verb].endswith("ing")
        while back >= 0:
            word = self.low[back]
            if word in _PASSIVE and not ing and self.low[self.verb] not in _ADJECTIVES:
                return back, True
            if word == "to" and self.u.word(back - 1) in _RAISING:
                back -= 2
                continue
            if word == "on" and self.u.word(back - 1) in {"went", "goes"}:
                back -= 2
                continue
            skipped = word in _HELPERS or self.u.is_adverb(back) or (word in QUOTES and back > 0)
            if not (skipped or word in BE):
                return back, False
            back -= 1
        return -1, False

    def _adjoins(self, back: int) -> bool:
        """Whether the word before can be the subject, or an auxiliary of the verb."""
        word = self.low[back]
        if self.low[back + 1] == "'s" and word not in SUBJECTS:
            return False  # "Mum's claims"
        if word == "who" or back < self.verb - 1:
            return True
        if word in POSSESSIVES and word not in SUBJECTS:
            return False
        return self.speakers.at(self.u, back) is not None

    def _near(self, back: int) -> Speaker | None:
        """The subject right before the verb, its antecedent, or what is before an apposition."""
        word = self.low[back]
        if word == "who":
            return self._at_end_of(back - 1)
        if word == ",":
            return self._before_apposition(back)
        if word == ")":
            opened = max((at for at in range(back) if self.low[at] == "("), default=0)
            return self._at_end_of(opened - 1)
        if not word[:1].isalnum() or (word in OBJECTS and word not in SUBJECTS):
            return None
        speaker = self.speakers.at(self.u, back)
        if speaker is None or self._is_object(speaker):
            return None
        return self._with_others(speaker)

    def _before_apposition(self, comma: int) -> Speaker | None:
        """Of "Ms Ali, health visitor at the clinic, said" the first, if only a title stands between."""
        before = next((at for at in range(comma - 1, max(comma - 10, 0), -1) if self.low[at] == ","), None)
        if before is None or any(map(self.u.is_finite, range(before + 1, comma))):
            return None
        speaker = self._at_end_of(before)
        object_ = speaker is not None and self.u.word(speaker.first - 1) in {"with", "to"}
        return None if object_ else speaker

    def _is_clipped(self, *, adjoining: bool) -> bool:
        """Whether the verb that nothing stands before is a clipped note's: "Says he is fine"."""
        word, after = self.low[self.verb], self.u.word(self.verb + 1)
        if adjoining:  # "Reports feeling low": not "Reports from school"
            says = after == "that" or after.endswith("ing") or self.u.opens_clause(self.verb + 1)
            return word.endswith("s") and says
        return word.endswith(("s", "ed", "ing")) or word in _PAST

    def _at_end_of(self, back: int) -> Speaker | None:
        while back >= 0 and (self.low[back] in {",", ")"} or self.low[back] in QUOTES):
            back -= 1
        return self.speakers.at(self.u, back) if back >= 0 else None

    def _is_object(self, speaker: Speaker) -> bool:
        """Whether the phrase before is part of a longer one: "the head at Hill Top Primary said"."""
        return self.u.word(speaker.first - 1) in {"of", "at", "from", "in", "for"} and speaker.first > 1

    def _with_others(self, speaker: Speaker) -> Speaker:
        """Of "Mum and staff" the one who can be gone back to; of "Mum and I" both."""
        if self.u.word(speaker.first - 1) not in {"and", "&"} or speaker.kind is SpeakerKind.WRITER:
            return speaker
        if self.low[speaker.first] in SUBJECTS:
            return speaker  # "rang Mum and she said"
        other = self._at_end_of(speaker.first - 2)
        if other is None or other.kind is not SpeakerKind.NAMED:
            return speaker
        return Speaker(SpeakerKind.NAMED, other.first, speaker.last)

    def _far(self, back: int) -> Speaker | None:
        """The subject that the verb shares, or that words about it part from it."""
        if self.low[back] in _THINGS:  # "the letter that says": the antecedent, if it can speak
            relative = self.low[back] in {"that", "which"}
            return self._at_end_of(back - 1) if relative else None
        found = self._by_tree()
        if found is not None:
            return found
        start, lowest = back, max(0, back - _MOST)
        while start > lowest and self.low[start - 1] not in _BREAKS:
            start -= 1
        if start == 0 and self.u.is_finite(0) and not self.u.cast.is_person(0):
            return self._clipped(back)
        for at in range(start, back + 1):
            speaker = self.speakers.at(self.u, at) if self._could_head(at) else None
            if speaker is not None:
                return self._sender(speaker)
        return None

    def _clipped(self, back: int) -> Speaker | None:
        """Who speaks in "Rang and said that": someone else, but in "Rang Ms Fry to say" the writer."""
        if self.low[back] not in _JOINTS:
            return None
        return Speaker(SpeakerKind.WRITER) if self.low[back] == "to" and back > 1 else UNSAID

    def _sender(self, speaker: Speaker) -> Speaker:
        """Of "an email received from Mr Cole" Mr Cole."""
        at = speaker.last + (self.u.word(speaker.last) == "received")
        if self.low[speaker.last - 1] not in self.speakers.writings or self.u.word(at) != "from":
            return speaker
        for head in range(at + 1, min(at + 7, self.verb)):
            found = self.speakers.at(self.u, head)
            last = head + 1 == self.verb or not self.u.cast.is_person(head + 1)
            if found is not None and found.first == at + 1 and last:
                return found
        return speaker

    def _could_head(self, at: int) -> bool:
        """Whether a subject can end at the word: no possessor, no part of a longer name."""
        word, after = self.low[at], self.u.word(at + 1)
        if after in {"'s", "'"} or (word in POSSESSIVES and word not in SUBJECTS):
            return False
        if word in OBJECTS and word not in SUBJECTS:
            return False
        if at + 1 < self.verb and self.u.cast.is_person(at + 1) and after not in SUBJECTS | OBJECTS:
            return False
        speaker = self.speakers.at(self.u, at)
        return speaker is not None and self.u.word(speaker.first - 1) not in _PREPOSITIONS

    def _by_tree(self) -> Speaker | None:
        tree = self.u.tree
        if self.u.word(self.verb - 1) == "to":
            return None  # "rang Dad to say": the object does not say it
        if tree is None or not tree.tags[self.verb].startswith("VB"):
            return None
        subject = tree.subject(tree.clause(self.verb))
        if subject is None or subject > self.verb or tree.child(subject, "case") is not None:
            return None
        end = subject
        while end + 1 < self.verb and tree.heads[end + 1] == subject and tree.deps[end + 1] == "flat":
            end += 1
        return self.speakers.at(self.u, end)
