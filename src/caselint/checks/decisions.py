"""Kind `decisions`: decisions of which the record does not say who made them, or why.

A decision is told by a verb with its maker ("Ms Yeo decided that ..."), by one without ("it was agreed"), or
by its outcome alone ("No further action."). See `deciding` for what counts as one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from caselint.checks import deciding
from caselint.checks.deciding import Wanted, find_decisions
from caselint.checks.needs import duty_at
from caselint.checks.reasons import Reasons
from caselint.findings import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Lack(StrEnum):
    """What a decision may lack."""

    MAKER = "maker"
    REASON = "reason"


class Options(Wanted, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What must be given with a decision, and by which words it is known to be."""

    lacks: Lack
    reasons: str = ""  # of `lacks: reason`: the words that give one
    reason_labels: str = ""

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        return (*super().pattern_lexicons, *filter(None, (self.reasons, self.reason_labels)))


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed."""
    return deciding.candidates(record, options)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each decision that lacks its maker or its reason."""
    del book
    reasons = (
        Reasons(record, options.reasons, options.reason_labels) if options.lacks is Lack.REASON else None
    )
    for decision in find_decisions(record, options):
        if decision.maker is None if reasons is None else not reasons.stand_beside(decision):
            yield Hit(
                span=decision.span,
                entry=record.sentences[decision.sentence].entry,
                concerns=frozenset({duty_at(options.lacks, decision.sentence)}),
            )
