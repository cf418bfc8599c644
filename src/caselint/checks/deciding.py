"""Finds decisions: who decides, by which verb, and what hangs on it.

A verb of deciding is not enough. What makes the decision is the verb's sense with who decides
(`decision_makers`) and what is decided (`decided`), and that the writer vouches for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.checks.conditions import Conditions, is_held, stands
from caselint.checks.decided import OF_THINGS, Decided
from caselint.checks.decision_makers import Maker, Makers
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree

_MODALS: Final = word_set("will would can could should must may might shall to let")
_CONDITIONS: Final = word_set(
    "if unless until once when whenever whether before after how why where what which"
)
_SUBORDINATE: Final = frozenset({"advcl", "acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass", "amod"})
_FINITE: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
_EDGES: Final = word_set(
    '; : . ( ) [ ] – — | / • " “ ” but that if when so because which who while although as since'
)
_LEADS: Final = word_set(
    """and then also so therefore today yesterday however after following at on in during with from given
    considering having despite due because"""
)
_HELPERS: Final = word_set(
    """has have had 've 's was were is are been be being also then both all jointly together have now since
    not never today yesterday again later finally verbally provisionally unanimously formally already
    then therefore still only just agreed"""
)
_SOLE: Final = word_set("we he she they it")
_NO_SUBJECT: Final = word_set("it this that which who what there")
_NO_VERBS: Final = frozenset({"VBG", "NN", "NNS", "JJ"})
_DECIDED: Final = word_set("decide settle agree")
_CAN_BE_CLIPPED: Final = frozenset({"assenting", "deciding", "granting"})
_LABEL_ENDS: Final = word_set(": - – — ;")
_MOST_OF_A_LABEL: Final = 3
_MARKED: Final = word_set("who which that where when what")
_AHEAD: Final = word_set("to will would can could should must may might")
_DENIALS: Final = word_set("not never no nobody neither")
_EVENTS: Final = word_set("early short abruptly midway")
_CAN_BE_PASSIVE: Final = OF_THINGS | {"assenting", "deciding"}
_OF: Final = word_set("of for to from in on with about at by between that")
_SINCE: Final = word_set("in since until")
_LONG_AGO: Final = word_set("ago previously originally historically formerly")
_MONTHS: Final = word_set(
    """january february march april may june july august september october november december last spring
    summer autumn winter easter christmas then birth"""
)
_NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in one sentence."""

    span: Span
    sentence: int
    verb: int | None  # the tree's last word of the verb; None: an outcome alone, "No further action."
    maker: Maker | None  # None: the sentence does not say who


class Wanted(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lexicons by which decisions are known."""

    stated: str  # forms that tell a decision and no one who makes it: "it was agreed", "NFA"
    verbs: str
    things: str  # what is decided about
    bodies: str
    posts: str
    everyday: str  # what one person decides for the moment

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        return (self.stated, self.verbs, self.things, self.bodies, self.posts, self.everyday)


def candidates(record: AnnotatedRecord, wanted: Wanted) -> Iterator[int]:
    """The sentences that must be parsed."""
    for hit in record.terms[wanted.stated]:
        if stands(record, wanted, hit.span, hit.sentence):
            yield hit.sentence
    for hit in record.terms[wanted.verbs]:
        if stands(record, wanted, hit.span, hit.sentence) and (
            hit.term.sense not in OF_THINGS or record.terms_in(wanted.things, hit.sentence)
        ):
            yield hit.sentence


def find_decisions(record: AnnotatedRecord, wanted: Wanted) -> Iterator[Decision]:
    """The decisions of a record, in text order; of several that overlap, the first."""
    makers = Makers(record, wanted.posts, wanted.bodies)
    for sentence in sorted(set(candidates(record, wanted))):
        finder = _Finder(record, wanted, makers, sentence)
        end = 0
        for found in sorted(finder.find(), key=lambda found: found.span):
            if found.span.start >= end:
                end = found.span.end
                yield found


class _Finder:
    """Looks into one sentence."""

    def __init__(self, record: AnnotatedRecord, wanted: Wanted, makers: Makers, sentence: int) -> None:
        self.record, self.wanted, self.makers, self.sentence = record, wanted, makers, sentence
        self.decided = Decided(record, sentence, wanted.verbs, wanted.things, wanted.everyday)
        self.tree: Tree = self.decided.tree
        self.is_question = self.tree.low[-1:] == ("?",)

    def find(self) -> Iterator[Decision]:
        """The decisions of the sentence; they may overlap."""
        if self.tree.low[-1:] == ("?",):
            return
        for lexicon, look in ((self.wanted.stated, self._by_form), (self.wanted.verbs, self._by_verb)):
            for hit in self.record.terms_in(lexicon, self.sentence):
                if not stands(self.record, self.wanted, hit.span, self.sentence):
                    continue
                found = look(hit, *self._places(hit))
                if found and not is_held(self.record, self.wanted, hit.span, self.sentence):
                    yield found

    def _places(self, hit: TermHit) -> tuple[int, int]:
        """The tree's first and last word of a hit."""
        spans = [self.record.token_span(token) for token in self.tree.tokens]
        inside = [at for at, span in enumerate(spans) if hit.span.contains(span)]
        return inside[0], inside[-1]

    def _decision(self, first: int, last: int, maker: Maker | None) -> Decision:
        begin, end = (self.record.token_span(self.tree.tokens[at]) for at in (first, last))
        return Decision(Span(begin.start, end.end), self.sentence, last, maker)

    # ------------------------------------------------------------------------------ stated forms

    def _by_form(self, hit: TermHit, first: int, last: int) -> Decision | None:
        if hit.term.sense == "outcome":
            if not self._is_whole_line(first):
                return None
            return Decision(hit.span, self.sentence, None, None)
        if not self._is_asserted(self.tree.top(first, last + 1)) or self._is_conditional(first):
            return None
        if self._is_history(first) or self._is_of_a_year(first):
            return None
        return self._decision(first, last, Maker.NAMED if hit.term.sense == "owned" else None)

    def _is_whole_line(self, first: int) -> bool:
        """Whether nothing stands before the words but a label: "Outcome: NFA"."""
        before = [word for word in self.tree.low[:first] if word[0].isalnum()]
        labelled = first > 0 and self.tree.low[first - 1] in _LABEL_ENDS
        return not before or (labelled and len(before) <= _MOST_OF_A_LABEL)

    # ------------------------------------------------------------------------------ verbs

    def _by_verb(self, hit: TermHit, at: int, last: int) -> Decision | None:
        sense = hit.term.sense or ""
        if self.tree.tags[at] in _NO_VERBS or self._is_history(at):
            return None
        if self._is_conditional(at) or not self._is_asserted(at):
            return None
        words = self._subject(at)
        if self._is_passive(at):
            return self._passive(sense, at, last, words)
        if self._is_denied(at):
            return None
        return self._active(sense, at, last, words) if words else self._clipped(sense, at, last)

    def _active(self, sense: str, at: int, last: int, words: list[int]) -> Decision | None:
        """A decision told with its maker: "Ms Hart and I agreed"."""
        maker = self.makers.of(self.sentence, self.tree, words)
        if maker in {Maker.FAMILY, Maker.OTHER} or not self.decided.counts(sense, maker, at, last):
            return None
        return self._decision(words[0], last, maker)

    def _subject(self, at: int) -> list[int]:
        """The words before a verb that may be its subject, back to where the clause begins.

        By the words and not by the tree, which is at its weakest with names and who they are.
        """
        tree, low = self.tree, self.tree.low
        first = at
        while (
            first > 0
            and low[first - 1] not in _EDGES
            and (low[first - 1] in _HELPERS or tree.tags[first - 1] not in _FINITE)
        ):
            first -= 1
        while first < at and (low[first] in _LEADS or tree.tags[first] in {"RB", "IN", "VBG", "VBN"}):
            comma = next((i for i in range(first, at) if low[i] == ","), None)
            if comma is None and low[first] not in _LEADS:
                break
            first = (first if comma is None else comma) + 1
        words = [i for i in range(first, at) if low[i][0].isalnum() and low[i] not in _HELPERS]
        if words and low[words[-1]] in {"and", "or"}:
            subject = tree.subject(at)  # "came late and were refused": it is the other verb's
            return [] if subject is None or subject > at else [subject]
        joint = max((i for i in words if low[i] == "and" and low[i + 1] in _SOLE), default=first - 1)
        return [i for i in words if i > joint]

    def _is_passive(self, at: int) -> bool:
        before = self.tree.low[max(at - 3, 0) : at]
        return self.tree.voice_is_passive(at) or bool(
            self.tree.tags[at] in {"VBN", "VBD"} and {"was", "were", "been", "being"} & set(before)
        )

    def _passive(self, sense: str, at: int, last: int, words: list[int]) -> Decision | None:
        """A decision told by what was decided about: "The request was refused"."""
        low = self.tree.low
        if not words or sense not in _CAN_BE_PASSIVE or {low[i] for i in words} & _NO_SUBJECT:
            return None
        if sense == "deciding" and self.tree.lemmas[at] not in _DECIDED:
            return None
        if self._is_denied(at) and "yet" in low:
            return None
        if not self._is_decided_about(sense, self._head_noun(words), last):
            return None
        return self._decision(words[0], last, Maker.NAMED if self._agent(at) else None)

    def _is_decided_about(self, sense: str, head: list[int], last: int) -> bool:
        """Whether the passive verb's subject, or what a person was given, is something decided about."""
        person = self.record.cast(self.sentence).is_person(head[-1])
        if person and not self.decided.is_thing(head[-1:]):
            return sense == "awarding" and self.decided.object_is_thing(last)
        return sense not in OF_THINGS or (self.decided.is_thing(head) and not self._is_event(last))

    def _is_event(self, last: int) -> bool:
        """Whether it is only what happened: "The visit was stopped early"."""
        after = set(self.tree.low[last + 1 : last + 5])
        return bool(_EVENTS & after) and "help" not in after  # "early help" is a service

    def _head_noun(self, words: list[int]) -> list[int]:
        """The subject up to its first preposition: "the request" of "the request for a taxi"."""
        end = next((i for i in words[1:] if self.tree.low[i] in _OF), words[-1] + 1)
        return [i for i in words if i < end]

    def _agent(self, at: int) -> bool:
        """Whether a person or a body is named after "by"; a date is none."""
        tree, cast = self.tree, self.record.cast(self.sentence)
        for child in tree.children(at, "obl:agent", "obl", "nmod"):
            words = tree.subtree(child)
            if "by" in (tree.low[case] for case in tree.children(child, "case")) and (
                tree.deps[child] == "obl:agent" or any(map(cast.is_person, words))
            ):
                return not any(tree.low[word][:1].isdigit() for word in words)
        return False

    def _clipped(self, sense: str, at: int, last: int) -> Decision | None:
        """A decision at the beginning of a line without a subject: "Agreed that he will stay"."""
        before = [word for word in self.tree.low[:at] if word[0].isalnum()]
        if sense not in _CAN_BE_CLIPPED or len(before) > 2 or self.tree.tags[at] not in {"VBN", "VBD"}:
            return None
        return self._decision(at, last, None) if self.decided.has_plan(sense, last) else None

    # ------------------------------------------------------------------------------ whether it is so

    def _is_denied(self, at: int) -> bool:
        low = self.tree.low
        return bool(_DENIALS & set(low[max(at - 3, 0) : at]))

    def _is_conditional(self, at: int) -> bool:
        """Whether "if", "once" or "until" stands shortly before, in the same clause."""
        for word in reversed(self.tree.low[max(at - _NEAR, 0) : at]):
            if word in {",", ";", ":", "and", "but"}:
                return False
            if word in _CONDITIONS:
                return True
        return False

    def _is_asserted(self, at: int) -> bool:
        """Whether the clause is one of the writer's own, of the present or the past."""
        tree = self.tree
        auxiliaries = {tree.low[child] for child in tree.children(at, "aux", "aux:pass", "mark")}
        if auxiliaries & _MODALS or ("had" in auxiliaries and "been" not in tree.low[at:]):
            return False
        if _AHEAD & set(tree.low[max(at - 2, 0) : at]):
            return False
        for word in (at, *tree.ancestors(at)):
            dep, head = tree.deps[word], tree.heads[word]
            if dep in _SUBORDINATE and self._is_marked(word):
                return False
            if dep == "ccomp" and head < word and tree.tags[head].startswith("VB"):
                return False
        return True

    def _is_marked(self, at: int) -> bool:
        """Whether a word makes the clause a subordinate one; without one the parse is not to be trusted."""
        tree = self.tree
        if tree.deps[at] in {"acl:relcl", "advcl:relcl"}:
            return any(tree.low[word] in _MARKED for word in tree.subtree(at))
        if tree.deps[at] in {
            "amod",
            "acl",
        }:  # "the plan agreed in May is ..."; else it is the line's only verb
            return any(tag in _FINITE for i, tag in enumerate(tree.tags) if i != at)
        return tree.child(at, "mark") is not None

    def _is_history(self, at: int) -> bool:
        """Whether it was long ago: "in 2018", "has been closed since March", "two years ago"."""
        low = self.tree.low
        if _LONG_AGO & set(low):
            return True
        lasting = "been" in low[:at]
        return any(
            (one in _SINCE and len(other) == len("2018") and other.isdigit())
            or (one == "since" and lasting and (other in _MONTHS or other[0].isdigit()))
            for one, other in pairwise(low[at : at + 7])
        )

    def _is_of_a_year(self, first: int) -> bool:
        """Whether a year and no day stands ahead: "In 2018 it was decided"."""
        return any(
            one == "in" and len(other) == len("2018") and other.isdigit()
            for one, other in pairwise(self.tree.low[:first])
        )
