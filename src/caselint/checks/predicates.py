"""What a sentence says of someone: terms that count only as the predicate of a fitting subject.

"Is not safe" judges a home, a person or a ladder: of whom it is said decides. So a group of predicates
names the lexicons that hold them, and what the subject must be: a person, or a noun of some lexicon.
A group may count only where it is joined to something else that the sentence says ("so", "; ").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.qualities import first_word, said_in, told
from caselint.language.people import DETERMINERS, POSSESSIVES
from caselint.language.slots import ADVERBS, BE, HAVE
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from caselint.checks.predicate_groups import Predicates
    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.people import Cast
    from caselint.language.tree import Tree


def where_said(record: AnnotatedRecord, group: Predicates, hit: TermHit) -> Span | None:
    """The place of the term, if it is the predicate of a subject that it counts with, joined as it must be.

    It reaches to the adjective where the group asks for one.
    """
    place = _Place(record, hit)
    if group.qualities:
        return place.quality(group)
    if place.is_infinitive() or place.is_compound() or place.is_possessive():
        return None
    end = hit.span.end
    if group.no_adjectives:
        adjective = place.adjective(group.no_adjectives)
        if adjective is None:
            return None
        end = max(end, adjective.end)
    if not place.has_subject(group) or (group.is_joined and not place.is_joined(group)):
        return None
    return Span(hit.span.start, end)


_WRITER: Final = word_set("i we me us you")
_AUXILIARIES: Final = (
    BE
    | HAVE
    | word_set(
        """will would can could may might shall should must do does did 'll 'd wo ca not n't never to cannot
        no longer"""
    )
)
_NOMINAL: Final = ("NN", "PRP", "DT", "CD", "WP")
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PREPOSITIONS: Final = word_set("of in at on with from for by to about between like near over under around")
_PARTS: Final = frozenset({"obj", "nmod", "obl"})
_OF_NOUNS: Final = frozenset({"compound", "amod"})
_LEAST_FACT: Final = 2  # words that a clause before a joint must have


class _Place:
    """One term in its parsed sentence."""

    def __init__(self, record: AnnotatedRecord, hit: TermHit) -> None:
        self.record, self.hit = record, hit
        self.tree: Tree = record.syntax.tree(hit.sentence)
        self.cast: Cast = record.cast(hit.sentence)
        inside = [
            at for at, token in enumerate(self.tree.tokens) if hit.span.contains(record.token_span(token))
        ]
        self.first, self.last = inside[0], inside[-1] + 1
        self.predicate = self.tree.clause(self.tree.top(self.first, self.last))

    def is_infinitive(self) -> bool:
        """Whether the term hangs on another word, which says what becomes of it: "wants to trust him"."""
        before, tag = self.tree.low[self.first - 1] if self.first else "", self.tree.tags[self.first]
        return (before == "to" and tag == "VB") or (before in _PREPOSITIONS and tag == "VBG")

    def is_compound(self) -> bool:
        """Whether what could be a verb belongs to a noun: "her baby brother", "a loving family"."""
        tree, at = self.tree, self.first
        is_noun = tree.tags[at].startswith("NN") or tree.low[at].endswith("ing")
        while tree.deps[at] == "conj" and tree.tags[tree.heads[at]].startswith("JJ"):
            at = tree.heads[at]
        if tree.tags[at].startswith("NN") and tree.deps[at] in _PARTS:
            return True  # "has no worries about him"
        return tree.deps[at] in _OF_NOUNS and is_noun

    def is_possessive(self) -> bool:
        """Whether what could be "is" makes a name an owner: "Ellis's emotional needs"."""
        return self.tree.tags[self.first] == "POS"

    # ------------------------------------------------------------------------------ the subject

    def has_subject(self, group: Predicates) -> bool:
        """Whether the subject is one that the group counts with."""
        if self._holds_subject() and not (group.modifiers or group.qualities):
            return True
        subject = self._subject(group)
        if not group.people and not group.of:
            return subject is None or self.tree.low[subject] not in _WRITER
        if subject is None:
            return self._is_elided(group)
        if self.tree.low[subject] in _WRITER or self._is_in(subject, group.never_of):
            return False
        # In "this is a troubled boy" the boy is who is judged.
        someone = self.predicate if self.tree.low[subject] in _POINTING else subject
        return (group.people and self._is_person(someone)) or self._is_in(subject, group.of)

    def quality(self, group: Predicates) -> Span | None:
        """The words that say a quality of a fitting subject, from the verb on; None where none do."""
        tree = self.tree
        top = tree.top(self.first, self.last)
        found = said_in(tree, top, self.cast.is_person)
        if found is None or told(tree, found) not in group.qualities:
            return None
        self.predicate = found
        if not self.has_subject(group) or self._is_asked(tree.subject(found)):
            return None
        self.first = first_word(tree, found, self.first)
        if group.is_joined and not self.is_joined(group):
            return None
        end = max(self.last - 1, found if top < found <= top + _LONGEST_SUBJECT else 0)
        return Span(self._starts(self.first), self.record.token_span(tree.tokens[end]).end)

    def _is_asked(self, subject: int | None) -> bool:
        """Whether a word of asking stands before the subject: "who the child is scared of"."""
        before = self.tree.subtree(subject)[0] - 1 if subject is not None else -1
        return before >= 0 and self.tree.low[before] in _ASKING

    def _subject(self, group: Predicates) -> int | None:
        """The subject by the tree; what stands before the term where the tree has none, or has it far off."""
        if group.qualities:
            return self.tree.subject(self.predicate)
        near = self._before()
        if group.modifiers or self.first <= self.predicate < self.last:
            found = self.tree.subject(self.predicate)
            if found is None and near is None and group.modifiers:
                return self._shared()
            if found is not None and (group.modifiers or not self.first <= found < self.last):
                return near if near is not None and self._are_parted(found, near) else found
        return near

    def _are_parted(self, found: int, near: int) -> bool:
        """Whether a clause ends between two words, so that the first is not the subject of what follows."""
        between = range(found + 1, near)
        return any(self.tree.low[at] in _CLAUSE_MARKS for at in between) or (
            any(self.tree.deps[at] == "cc" for at in between)
            and any(self.tree.tags[at] in _FINITE for at in between)
        )

    def _shared(self) -> int | None:
        """The subject of the clause that this one is joined to: "She is hard to reach and never rings"."""
        above = self.tree.ancestors(self.predicate) if self.tree.deps[self.predicate] == "conj" else ()
        return next((found for at in above if (found := self.tree.child(at, "nsubj")) is not None), None)

    def _before(self) -> int | None:
        """The last word of the phrase before the term, over adverbs and auxiliaries."""
        at = self.first - 1
        while at >= 0 and self._is_slight(at):
            at -= 1
        if at < 0 or not self.tree.tags[at].startswith(_NOMINAL):
            return None
        start = at
        while start > 0 and at - start < 3 and self.tree.low[start] not in DETERMINERS | POSSESSIVES:
            start -= 1
            if not self.tree.low[start][:1].isalpha() or self.tree.tags[start].startswith("V"):
                break
            if self.tree.low[start] in _PREPOSITIONS:
                return None
        return at

    def _is_slight(self, at: int) -> bool:
        low = self.tree.low[at]
        return low in _AUXILIARIES or low in ADVERBS or low.endswith("ly")

    def _is_elided(self, group: Predicates) -> bool:
        """Whether the term opens its sentence as a jotted predicate does: "Not coping.", "Has no insight"."""
        opening = all(self._is_slight(at) or not self.tree.low[at][:1].isalnum() for at in range(self.first))
        low, tag = self.tree.low[self.first], self.tree.tags[self.first]
        return group.elided and opening and (tag in {"VBZ", "MD"} or low in {"not", "is", "has", "cannot"})

    def _is_person(self, at: int) -> bool:
        """Whether the word, or the name that hangs on it, is a person: "one of the boys", "Mr Marsh"."""
        if self.cast.is_person(at):
            return True
        if self.tree.low[at] in _QUANTITIES:
            below = self.tree.children(at, "nmod")
            if any(self.tree.low[det] == "no" for det in self.tree.children(at, "det")):
                return False  # "No one deserves that."
            return not below or any(map(self.cast.is_person, below))
        named = self.tree.children(at, "flat", "compound", "appos")
        if any(map(self.cast.is_person, named)):
            return True
        # A name of which nothing shows that it is a person's: "Jun is not looked after".
        is_named = self.tree.tags[at] == "NNP" and self.cast.words.text[at].istitle()
        return is_named and not named and not self.tree.low[at].endswith("ing")  # "Fostering can be lonely"

    def _is_in(self, at: int, lexicons: tuple[str, ...]) -> bool:
        span = self.record.token_span(self.tree.tokens[at])
        return any(
            hit.span.contains(span)
            for name in lexicons
            for hit in self.record.terms_in(name, self.hit.sentence)
        )

    def adjective(self, but: tuple[str, ...]) -> Span | None:
        """The adjective that the clause says of its subject, if none of the lexicons has it."""
        tree, at = self.tree, self.predicate
        if not any(self.first <= cop < self.last for cop in tree.children(at, "cop")):
            return None
        if tree.tags[at].startswith("NN") and self.cast.is_person(at):
            said = tree.children(at, "amod")
        else:
            said = (at,)
        found = [one for one in said if tree.tags[one].startswith("JJ") and not self._is_in(one, but)]
        return self.record.token_span(tree.tokens[found[0]]) if found else None

    # ------------------------------------------------------------------------------ the joint

    def is_joined(self, group: Predicates) -> bool:
        """Whether one of the joints leads into the clause, after a clause or jotting that says something."""
        joints = [
            joint.span for name in group.joints for joint in self.record.terms_in(name, self.hit.sentence)
        ]
        joints += [
            self.record.token_span(self.tree.tokens[at])
            for at in range(self.first)
            if self.tree.low[at] in group.joint_marks
        ]
        ahead = [joint for joint in joints if joint.end <= self._starts(self.first)]
        last = max(ahead, key=lambda span: (span.end, -span.start), default=None)
        return last is not None and self._leads_in(last, group) and self._says_something(last, group)

    def _leads_in(self, joint: Span, group: Predicates) -> bool:
        """Whether nothing but a subject, auxiliaries and adverbs stands between the joint and the term."""
        between = [at for at in range(self.first) if self._starts(at) >= joint.end]
        words = [at for at in between if not self._is_slight(at)]
        if group.own_subject and not words and not self._holds_subject():
            return False
        tree = self.tree
        return len(words) <= _LONGEST_SUBJECT and not any(
            tree.tags[at] in _FINITE or tree.low[at] in _CLAUSE_MARKS for at in words
        )

    def _holds_subject(self) -> bool:
        tree, inside = self.tree, range(self.first, self.last)
        return any(tree.deps[at].startswith("nsubj") and tree.heads[at] in inside for at in inside)

    def _says_something(self, joint: Span, group: Predicates) -> bool:
        """Whether a fact stands before the joint: a clause or a jotting that is no opinion itself."""
        tree, number = self.tree, self.hit.sentence
        judged = (hit for name in group.no_facts for hit in self.record.terms_in(name, number))
        if any(hit.span.end <= joint.start for hit in judged):
            return False
        before = [at for at in range(len(tree)) if self._starts(at) < joint.start]
        words = [at for at in before if tree.low[at][:1].isalnum()]
        if len(words) < _LEAST_FACT or tree.low[words[0]] in _SUBORDINATORS:
            return False
        if any(tree.tags[at].startswith("V") for at in words):
            return not self._is_state(words)
        return len(words) > _LONGEST_SUBJECT and tree.low[words[0]] not in _PREPOSITIONS

    def _is_state(self, words: list[int]) -> bool:
        """Whether a clause only says how someone is, which nobody sees: "Ben is easily led, and ..."."""
        tree = self.tree
        finite = [at for at in words if tree.tags[at] in _FINITE]
        said = tree.heads[finite[0]] if finite else words[0]
        is_now = len(finite) == 1 and tree.low[finite[0]] in {"is", "are", "'s", "'re"}
        subject = tree.subject(said) if is_now else None
        return subject is not None and tree.tags[said] in {"JJ", "VBN"} and self._is_person(subject)

    def _starts(self, at: int) -> int:
        return self.record.token_span(self.tree.tokens[at]).start


_QUANTITIES: Final = word_set(
    """everyone everybody nobody no-one someone somebody something anyone anybody both neither all each none
    some many most who couple pair another other others two three four five one those rest majority"""
)
_POINTING: Final = word_set("this that these it")
_ASKING: Final = word_set("who whom what why how whether if")
_SUBORDINATORS: Final = word_set("if when while although though as since because unless whenever until once")
_CLAUSE_MARKS: Final = word_set(
    ", ; : ( ) – — | / because although though while when where if unless until that which who whether"
)
_LONGEST_SUBJECT: Final = 5
