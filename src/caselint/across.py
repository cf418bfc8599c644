"""The stage after the documents: the rules that compare those of a run with each other.

Each document is checked by itself, be it in another process, and leaves a sketch for each such rule. The
sketches are taken in here in the order of the run; when all are there, the rules say what they found.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from caselint.kinds import comparing_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from msgspec import Struct

    from caselint.checks import ComparesDocuments
    from caselint.findings import Hit
    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rule


def comparing(rules: Iterable[tuple[Rule, Struct]]) -> Iterator[tuple[Rule, Struct, ComparesDocuments]]:
    """The rules that compare documents, with their options and kinds."""
    for rule, options in rules:
        kind = comparing_kind(rule.check)
        if kind is not None:
            yield rule, options, kind


def sketches_of(record: AnnotatedRecord, rules: Iterable[tuple[Rule, Struct]]) -> dict[str, Any]:
    """What a document leaves for the comparison, by the code of the rule."""
    return {rule.code: kind.sketch(record, options) for rule, options, kind in comparing(rules)}


class Across:
    """A run's documents, as far as the rules that compare them have seen them."""

    def __init__(self, rules: Iterable[tuple[Rule, Struct]]) -> None:
        self._comparisons = [(rule, kind.comparison(options)) for rule, options, kind in comparing(rules)]

    def add(self, number: int, sketches: Mapping[str, Any]) -> None:
        """Take in a document. They come in the order of the run, which `number` tells."""
        for rule, comparison in self._comparisons:
            if rule.code in sketches:
                comparison.add(number, sketches[rule.code])

    def hits(self) -> Mapping[int, list[tuple[Rule, Hit]]]:
        """What the rules find, by the number of the document."""
        found: defaultdict[int, list[tuple[Rule, Hit]]] = defaultdict(list)
        for rule, comparison in self._comparisons:
            for number, hit in comparison.hits():
                found[number].append((rule, hit))
        return found
