"""Conclusions told by their tense: what a writer draws from a fact and nobody has seen.

A note narrates what was seen or done in the past tense. A clause that "so" or "which means" hangs on
such a fact tells a consequence in the same tense ("so we used the stairs"); one that leaves the time of
the story tells what the writer makes of it: "so he has met someone", "so they smoke around the baby",
"so she had been drinking". Arrangements ("so he is staying with his nan", "so the visit is on Friday")
leave it too: lexicons name their verbs, nouns and times.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree


class Conclusions(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which clauses are conclusions, and what is too plain to be one. All are lexicons."""

    joints: tuple[str, ...]  # what leads from the fact to the conclusion
    plain_acts: tuple[str, ...]  # verbs of arrangements and of what can be seen
    plain_nouns: tuple[str, ...]  # nouns of what can be looked up: "is a patient there"
    plain_adjectives: tuple[str, ...]  # the same of adjectives
    plain_times: tuple[str, ...]  # days and hours: who names one tells an arrangement
    others: tuple[str, ...]  # people whose acts are arrangements: professionals, services
    no_facts: tuple[str, ...]  # where one of these stands before the joint, nothing hangs on a fact

    @property
    def all_lexicons(self) -> tuple[str, ...]:
        """Every lexicon that is named."""
        plain = (*self.plain_acts, *self.plain_nouns, *self.plain_adjectives, *self.plain_times)
        return (*self.joints, *plain, *self.others, *self.no_facts)


def joints(record: AnnotatedRecord, conclusions: Conclusions) -> Iterator[TermHit]:
    """The words that may lead to a conclusion."""
    for name in conclusions.joints:
        yield from record.terms[name]


def drawn(record: AnnotatedRecord, conclusions: Conclusions, joint: TermHit) -> Span | None:
    """The predicate of the conclusion that the joint leads to; None where it leads to none."""
    return _Joined(record, conclusions, joint).conclusion()


class _Tense(StrEnum):
    PRESENT = "present"  # smokes, does not love
    PROGRESSIVE = "progressive"  # is planning
    PERFECT = "perfect"  # has met
    PLUPERFECT = "pluperfect"  # had met
    SAID_OF = "said of"  # is an afterthought
    DONE_TO = "done to"  # is locked in, is not stimulated
    FORETOLD = "foretold"  # will never, would be


_WRITER: Final = word_set("i we me us you my our it this that there which who what nobody no-one none")
_DENIALS: Final = word_set("not n't")
_SUBORDINATORS: Final = word_set("if when while although though as since because unless whenever until once")
_UNSEEN: Final = word_set("someone somebody something")
_CONCLUDES: Final = word_set("means tells shows proves says suggests confirms")
_MARKS: Final = word_set(", ; : - – —")
_LONGEST_SUBJECT: Final = 5
_LEAST_JOTTING: Final = 3  # words of a fact without a verb: "No toys out, so ..."


class _Joined:
    """One joint, the fact before it and the clause after it."""

    def __init__(self, record: AnnotatedRecord, conclusions: Conclusions, joint: TermHit) -> None:
        self.record, self.conclusions, self.number = record, conclusions, joint.sentence
        self.tree: Tree = record.syntax.tree(joint.sentence)
        starts = [record.token_span(token).start for token in self.tree.tokens]
        self.joint = [at for at, start in enumerate(starts) if joint.span.start <= start < joint.span.end]
        self.after = self.joint[-1] + 1 if self.joint else len(starts)

    def conclusion(self) -> Span | None:
        if not self.joint or not self._hangs_on_a_fact():
            return None
        subject = self._subject()
        if subject is None:
            return None
        predicate = self.tree.heads[subject]
        if predicate < subject or not self._counts(subject, predicate):
            return None
        verbs = [at for at in (*self._auxiliaries(predicate), predicate) if at > subject]
        first, last = (self.record.token_span(self.tree.tokens[at]) for at in (min(verbs), max(verbs)))
        return Span(first.start, last.end)

    # ------------------------------------------------------------------------------ the fact

    def _hangs_on_a_fact(self) -> bool:
        """Whether what stands before the joint is told as seen: in the past, or in a jotting."""
        tree, first = self.tree, self.joint[0]
        words = [at for at in range(first) if tree.low[at][:1].isalnum()]
        if not words or tree.low[words[0]] in _SUBORDINATORS:
            return False
        end = self._start(first)
        judged = (hit for name in self.conclusions.no_facts for hit in self._terms(name))
        if any(hit.span.end <= end for hit in judged):
            return False
        finite = [at for at in words if tree.tags[at] in {"VBD", "VBZ", "VBP", "MD"}]
        return tree.tags[finite[0]] == "VBD" if finite else len(words) >= _LEAST_JOTTING

    def _is_told_as_past_before(self) -> bool:
        """Whether the fact itself stands before the time of the story: "The bus had broken down"."""
        tree = self.tree
        return any(tree.low[at] in {"had", "'d"} and tree.deps[at] == "aux" for at in range(self.joint[0]))

    # ------------------------------------------------------------------------------ the clause

    def _subject(self) -> int | None:
        """The subject of the clause, which opens it and is someone of whom one may think things."""
        tree = self.tree
        until = min(self.after + _LONGEST_SUBJECT, len(tree))
        found = next((at for at in range(self.after, until) if tree.deps[at].startswith("nsubj")), None)
        if found is None or tree.low[found] in _WRITER or tree.low[self.after] in {"that", "many", "much"}:
            return None
        if any(self._is_in(at, self.conclusions.others) for at in range(self.after, found + 1)):
            return None
        someone = tree.low[found] in _UNSEEN or self.record.cast(self.number).is_person(found)
        return found if someone else None

    def _counts(self, subject: int, predicate: int) -> bool:
        tense = self._tense(predicate)
        if tense is None:
            return self._is_concluded_now() and self.tree.tags[predicate] == "VBD"
        plain = self.conclusions
        if self._names_a_time():
            return False
        if tense is _Tense.SAID_OF:
            return self.tree.tags[predicate] in {"NN", "NNS"} and not self._is_in(
                predicate, plain.plain_nouns
            )
        if tense is _Tense.FORETOLD:
            return "never" in self._modifiers(predicate) or (
                self.tree.child(predicate, "cop") is not None
                and not self._is_in(predicate, (*plain.plain_nouns, *plain.plain_adjectives))
            )
        if tense is _Tense.DONE_TO and self._is_in(predicate, plain.plain_adjectives):
            return False
        return not self._is_in(predicate, plain.plain_acts) and self._leaves_the_story(predicate, tense)

    def _leaves_the_story(self, predicate: int, tense: _Tense) -> bool:
        """Whether a verb in that tense tells no consequence of the fact."""
        if tense is _Tense.PLUPERFECT:
            return not self._is_told_as_past_before()
        if tense is _Tense.PERFECT:
            denied = bool(_DENIALS & self._modifiers(predicate))
            return not denied and not self.tree.voice_is_passive(predicate)
        # "He shut the gate so she does not fall": without a pause it is an aim.
        return tense is _Tense.PROGRESSIVE or self._has_pause()

    def _tense(self, predicate: int) -> _Tense | None:
        tree, tag = self.tree, self.tree.tags[predicate]
        helpers = self._auxiliaries(predicate)
        aux = {tree.low[at] for at in helpers}
        present = bool(aux & {"is", "are", "'s", "'re"})
        tense: _Tense | None
        if aux & {"will", "would", "'ll", "wo"}:
            tense = _Tense.FORETOLD
        elif any(tree.tags[at] == "MD" for at in helpers):
            return None
        elif "had" in aux or ("'d" in aux and tag == "VBN"):
            tense = _Tense.PLUPERFECT
        elif aux & {"has", "have", "'ve"} or ("'s" in aux and "been" in aux):
            tense = _Tense.PERFECT
        elif tree.child(predicate, "cop") is not None and present:
            tense = None if tree.child(predicate, "case") is not None else _Tense.SAID_OF
        elif tag == "VBG" and present:
            tense = _Tense.PROGRESSIVE
        elif tag in {"VBZ", "VBP"} or (tag == "VB" and aux & {"does", "do"}):
            tense = _Tense.PRESENT
        elif tag == "VBN" and present:
            tense = _Tense.DONE_TO
        else:
            tense = None
        return tense

    def _auxiliaries(self, predicate: int) -> tuple[int, ...]:
        return self.tree.children(predicate, "aux", "aux:pass", "cop")

    def _modifiers(self, predicate: int) -> set[str]:
        return {self.tree.low[at] for at in self.tree.children(predicate, "advmod")}

    def _names_a_time(self) -> bool:
        begin = self._start(self.after) if self.after < len(self.tree) else 0
        times = (hit for name in self.conclusions.plain_times for hit in self._terms(name))
        return any(hit.span.start >= begin for hit in times)

    def _has_pause(self) -> bool:
        """Whether the joint begins with a mark ("; so") or is more than "so"."""
        first = self.joint[0]
        before = self.tree.low[first - 1] if first else ""
        return len(self.joint) > 1 or before in _MARKS or self.tree.low[first] not in {"so"}

    def _is_concluded_now(self) -> bool:
        """Whether the joint itself tells of a conclusion: "which means she forgot", not "so she forgot"."""
        return any(self.tree.low[at] in _CONCLUDES for at in self.joint)

    def _is_in(self, at: int, lexicons: tuple[str, ...]) -> bool:
        span = self.record.token_span(self.tree.tokens[at])
        return any(hit.span.contains(span) for name in lexicons for hit in self._terms(name))

    def _terms(self, name: str) -> Iterator[TermHit]:
        yield from self.record.terms_in(name, self.number)

    def _start(self, at: int) -> int:
        return self.record.token_span(self.tree.tokens[at]).start
