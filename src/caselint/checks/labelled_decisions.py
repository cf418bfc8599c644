"""Decisions that only their label tells for what they are: "Decision: Zoe to stay at her aunt's."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.deciding import Decision
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.tree import Tree

_FINITE: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LATEST: Final = 10  # words in which the "to" stands


def places(record: AnnotatedRecord, labels: str) -> Iterator[tuple[int, int]]:
    """The sentences that open the answers to such labels, and where in the text the answers begin.

    `labels` names the lexicon of the labels, or is empty.
    """
    for hit in record.terms[labels] if labels else ():
        label = record.sentences[hit.sentence]
        behind = record.text(label.span)[hit.span.end - label.span.start :]
        if hit.span.start != label.span.start or not behind.strip().startswith(":"):
            continue
        if behind.strip(" :"):  # in one sentence with its answer
            yield hit.sentence, hit.span.end + behind.index(":") + 1
        elif hit.sentence + 1 < len(record.sentences):
            answer = record.sentences[hit.sentence + 1].span.start
            zone = record.record.zone_at(answer)
            if zone and zone.label is not None:
                yield hit.sentence + 1, answer


def labelled(record: AnnotatedRecord, labels: str) -> Iterator[Decision]:
    """The decisions told by "to" and a verb in the answers to such labels, in text order."""
    for sentence, begin in places(record, labels):
        tree = record.syntax.tree(sentence)
        spans = [record.token_span(token) for token in tree.tokens]
        first = next((at for at, span in enumerate(spans) if span.start >= begin), len(spans))
        verb = _plan(tree, first)
        if verb is not None:
            yield Decision(Span(spans[first].start, spans[verb].end), sentence, verb, maker=None)


def _plan(tree: Tree, first: int) -> int | None:
    """The verb after the "to" of a clipped plan, with no verb of its own before it."""
    for at in range(first, min(first + _LATEST, len(tree) - 1)):
        if tree.tags[at] in _FINITE or tree.low[at] in {".", ";", "by"}:
            return None
        if tree.low[at] == "to" and tree.tags[at + 1] in {"VB", "RB"}:
            return at + 1
    return None
