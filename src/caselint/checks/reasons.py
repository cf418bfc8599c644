"""Whether the reason for a decision stands beside it: in its sentence or in the two after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.deciding import Decision
    from caselint.language.annotation import AnnotatedRecord, TermHit

_AFTER: Final = 2
_OWN: Final = word_set(
    "this that it these those the i we my our one another reason because as since so given both all"
)
_SAYS: Final = word_set(
    "said says felt feels explained told thinks thought wants wanted wrote added gave noted"
)
_TIMES: Final = word_set(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday then last easter christmas birth lunch yesterday today"""
)
_NO_CLAUSE: Final = word_set(
    "well soon long far much many usual before agreed planned above below a an per of if though"
)
_ASIDE: Final = word_set(
    "with on at by in today yesterday not also then together both all instead now it this"
)
_OPENERS: Final = word_set(
    "he she they i we it the a an his her their my our this that these there both all no"
)


class Reasons:
    """Finds the reasons of one record's decisions."""

    def __init__(self, record: AnnotatedRecord, lexicon: str, labels: str) -> None:
        """`lexicon`: words that give reasons; `labels`: what a form calls the place for them."""
        self._record, self._lexicon, self._labels = record, lexicon, labels

    def stand_beside(self, decision: Decision) -> bool:
        """Whether a reason is given."""
        return (
            self._in_sentence(decision)
            or any(self._in_later(decision.sentence, number) for number in self._next(decision.sentence))
            or self._in_field(decision)
        )

    # ------------------------------------------------------------------------------ the same sentence

    def _in_sentence(self, decision: Decision) -> bool:
        hits = self._record.terms_in(self._lexicon, decision.sentence)
        return (
            any(not decision.span.contains(hit.span) and self._counts(hit, decision) for hit in hits)
            or self._by_small_word(decision)
            or self._after_colon(decision)
        )

    def _counts(self, hit: TermHit, decision: Decision) -> bool:
        """Whether the words are a reason, and not the act that was decided on ("agreed to visit")."""
        if hit.term.sense == "pointing":
            return hit.span.start >= decision.span.end
        if hit.term.sense != "purpose" or decision.verb is None:
            return True
        tree = self._record.syntax.tree(decision.sentence)
        spans = [self._record.token_span(token) for token in tree.tokens]
        at = next(i for i, span in enumerate(spans) if span.start >= hit.span.start)
        if at <= decision.verb:
            return False
        between = tree.low[decision.verb + 1 : at]
        if tree.low[at] == "for" or any(
            tag.startswith(("VB", "MD")) for tag in tree.tags[decision.verb + 1 : at]
        ):
            return True  # "agreed to stop the visits to give him time"
        # "approved two nights to give her a rest", but "agreed on Monday to give her a rest"
        return bool(between) and between[0] not in _ASIDE and not between[-1].endswith("ly")

    def _by_small_word(self, decision: Decision) -> bool:
        """Whether "as" or "since" brings a clause, and not a time: "as he is ill", "since they are away"."""
        tree = self._record.syntax.tree(decision.sentence)
        low = tree.low
        for at in range(len(low) - 2):
            if (
                low[at] not in {"as", "since"}
                or low[at + 1] in _NO_CLAUSE | _TIMES
                or low[at + 1][0].isdigit()
            ):
                continue
            if low[at - 1] in {"such", "well", "soon", "far", "same", "long"} and at:
                continue
            clause = tree.deps[at] == "mark" and tree.deps[tree.heads[at]] in {"advcl", "ccomp", "parataxis"}
            apart = at > 0 and low[at - 1] in {",", "–", "—", "-", "("}
            if (at == 0 or apart) and (
                clause or low[at + 1] in _OPENERS or self._has_verb(decision.sentence, at)
            ):
                return True
            if clause and low[at] == "as" and self._has_verb(decision.sentence, at):
                return True
        return False

    def _has_verb(self, sentence: int, at: int) -> bool:
        tree = self._record.syntax.tree(sentence)
        return any(tag in {"VBZ", "VBD", "VBP", "MD"} for tag in tree.tags[at + 1 : at + 9])

    def _after_colon(self, decision: Decision) -> bool:
        """Whether a clause stands after what was decided: "I have ruled out a move: she is settled"."""
        tree = self._record.syntax.tree(decision.sentence)
        for at in range((decision.verb or 0) + 3, len(tree) - 2):
            if tree.low[at] in {":", "–", "—"} or (tree.low[at] == "-" and tree.tags[at] != "HYPH"):
                return self._has_verb(decision.sentence, at)
        return False

    # ------------------------------------------------------------------------------ what follows

    def _next(self, sentence: int) -> Iterator[int]:
        """The sentences in which a reason may follow: the next two of the entry."""
        sentences = self._record.sentences
        for number in range(sentence + 1, min(sentence + 1 + _AFTER, len(sentences))):
            if sentences[number].entry != sentences[sentence].entry:
                return
            yield number

    def _in_later(self, sentence: int, number: int) -> bool:
        """Whether a later sentence points back with a reason, or gives one on its own account."""
        record = self._record
        together = record.record.zone_at(record.sentences[sentence].span.start) == record.record.zone_at(
            record.sentences[number].span.start
        )
        low = record.cast(number).words.low
        # In another's mouth it is a reason for something else: "Gail left early because ..."
        own = low[0] in _OWN or bool(_SAYS & set(low[1:3]) and low[0] in {"he", "she", "they"})
        for hit in record.terms_in(self._lexicon, number):
            if hit.term.sense == "pointing":
                return True
            if hit.term.sense == "ground" and together and own:
                return True
        return False

    def _in_field(self, decision: Decision) -> bool:
        """Whether the entry has a field for the reason, and it is filled in."""
        record = self._record
        entry = record.sentences[decision.sentence].entry
        places = [hit.span for hit in record.terms[self._labels]]
        return any(
            sentence.entry == entry
            and sentence.zone.value in {"label", "heading"}
            and place.start == sentence.span.start
            for place in places
            for sentence in (record.sentences[record.sentence_index(place.start) or 0],)
        )
