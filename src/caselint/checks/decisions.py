"""Kind `decisions`: decisions of which the record does not say who made them, or why.

A decision is told by a verb with its maker ("Ms Yeo decided that ..."), by one without ("it was agreed"), or
by its outcome alone ("No further action."). See `deciding` for what counts as one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from caselint.checks import deciding, labelled_decisions
from caselint.checks.deciding import Wanted, find_decisions
from caselint.checks.maker_fields import MakerFields
from caselint.checks.needs import duty_at
from caselint.checks.reasons import Reasons
from caselint.findings import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.deciding import Decision
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
    labels: str = ""  # of fields whose answer is a decision
    maker_labels: str = ""  # of `lacks: maker`: the labels of fields that name one

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        named = (self.labels, self.reasons, self.reason_labels, self.maker_labels)
        return (*super().pattern_lexicons, *filter(None, named))


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed."""
    yield from deciding.candidates(record, options)
    yield from (sentence for sentence, _ in labelled_decisions.places(record, options.labels))


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each decision that lacks its maker or its reason."""
    del book
    reasons = Reasons(record, options.reasons, options.reason_labels)
    fields = MakerFields(record, options.maker_labels)
    for decision in _decisions(record, options):
        if options.lacks is Lack.MAKER:
            is_given = decision.maker is not None or fields.name_maker(decision)
        else:
            is_given = reasons.stand_beside(decision)
        if not is_given:
            yield Hit(
                span=decision.span,
                entry=record.sentences[decision.sentence].entry,
                concerns=frozenset({duty_at(options.lacks, decision.sentence)}),
            )


def _decisions(record: AnnotatedRecord, options: Options) -> list[Decision]:
    """The decisions of a record, in text order; what only a label tells gives way to the others."""
    found = list(find_decisions(record, options))
    told = {decision.sentence for decision in found}
    labelled = labelled_decisions.labelled(record, options.labels)
    return sorted(
        [*found, *(decision for decision in labelled if decision.sentence not in told)],
        key=lambda decision: decision.span,
    )
