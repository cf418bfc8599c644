"""Fields that say who made the decisions of an entry: "Decision maker: ...", or "Present: ..." before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.record import ZoneKind

if TYPE_CHECKING:
    from caselint.checks.deciding import Decision
    from caselint.language.annotation import AnnotatedRecord, TermHit

_DECIDES: Final = "decides"
_FORMS: Final = frozenset({ZoneKind.LABEL, ZoneKind.HEADING})


class MakerFields:
    """The fields of one record that name who decided."""

    def __init__(self, record: AnnotatedRecord, labels: str) -> None:
        """`labels` names the lexicon of their labels."""
        self._record = record
        self._fields = [
            (hit.sentence, hit.term.sense)
            for hit in (record.terms[labels] if labels else ())
            if _is_label(record, hit)
        ]

    def name_maker(self, decision: Decision) -> bool:
        """Whether a field of the decision's entry says who decided, or one right before it who was there."""
        return any(
            sense == _DECIDES or label in {decision.sentence - 1, self._label_before(decision.sentence)}
            for label, sense in self._fields
            if self._record.sentences[label].entry == self._record.sentences[decision.sentence].entry
        )

    def _label_before(self, number: int) -> int | None:
        """The label of the field that ends right before that sentence."""
        sentences, zone_at = self._record.sentences, self._record.record.zone_at
        own = zone_at(sentences[number].span.start)
        before = number - 1
        while before >= 0 and zone_at(sentences[before].span.start) == own:
            if before < number - 1:
                return None  # the decision is not the first thing after the field, nor the second
            before -= 1
        while before >= 0 and (zone := zone_at(sentences[before].span.start)) and zone.label is not None:
            before -= 1
        return before if before >= 0 else None


def _is_label(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether the words are a label: by the form's make-up, or at the start of a line with a colon behind."""
    sentence = record.sentences[hit.sentence]
    if hit.span.start != sentence.span.start:
        return False
    behind = record.text(sentence.span)[hit.span.end - sentence.span.start :]
    return sentence.zone in _FORMS or behind.lstrip().startswith(":")
