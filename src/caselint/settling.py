"""One problem, one finding: leaves out what a rule that wins has already said."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.findings import Hit
    from caselint.record import Span
    from caselint.schema import Rule


def settle(hits: Iterable[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """The hits that stand, of hits that come rule by rule, each rule after those that it gives way to."""
    kept: list[tuple[Rule, Hit]] = []
    winners: dict[tuple[str, int], _Winners] = {}  # by code and entry
    for rule, hit in hits:
        # What a rule says of the document as a whole (entry 0), it says of each of its entries.
        rivals = (winners.get((code, entry)) for code in rule.gives_way_to for entry in {hit.entry, 0})
        if any(rival.clash_with(hit) for rival in rivals if rival is not None):
            continue
        kept.append((rule, hit))
        winners.setdefault((rule.code, hit.entry), _Winners()).hits.append(hit)
    return kept


class _Winners:
    """The hits of one rule in one entry. They are all there before a rule that gives way to it asks."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []

    def clash_with(self, hit: Hit) -> bool:
        """Whether one is about the same item as the hit or, where either names none, the same words."""
        if not hit.concerns:
            return self._all.overlap(hit.span)
        return not hit.concerns.isdisjoint(self._concerns) or self._of_no_item.overlap(hit.span)

    @cached_property
    def _concerns(self) -> frozenset[str]:
        return frozenset().union(*(hit.concerns for hit in self.hits))

    @cached_property
    def _all(self) -> _Spans:
        return _Spans(hit.span for hit in self.hits)

    @cached_property
    def _of_no_item(self) -> _Spans:
        return _Spans(hit.span for hit in self.hits if not hit.concerns)


class _Spans:
    """Spans, of which it is soon told whether one overlaps another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares a character with the span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start
