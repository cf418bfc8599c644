"""Who holds what a sentence says, and how: the answers of the single components, put together.

Each component is a module of its own: `quotations`, `reported` (reported speech and its source),
`stance` (the writer's own view), `mood` (questions, conditions, plans), `basis`, `negation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Span


class Held(StrEnum):
    """A way in which a statement can be marked as more, or less, than the writer's plain fact."""

    QUOTED = "quoted"  # verbatim, in quotation marks that are given to a speaker
    REPORTED = "reported"  # someone who is named says, writes or thinks it: "Ms Ali said that ..."
    OWNED = "owned"  # the writer marks it as a view: "I think", "my assessment is"
    HEADED = "headed"  # it stands under a heading such as Analysis, or in a field of that name
    BASED = "based"  # the sentence says what it rests on: "because", "as shown by"
    ASKED = "asked"  # a question, or the object of asking: "I asked whether"
    CONDITIONAL = "conditional"  # "if", "unless", "in case", "would ... if"
    PLANNED = "planned"  # what shall be: an instruction, an aim, an offer, advice
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Claim:
    """What marks the statement at one place of a sentence."""

    held: frozenset[Held]

    def is_held(self, ways: frozenset[Held]) -> bool:
        """Whether one of the ways marks it."""
        return not self.held.isdisjoint(ways)


class Claims:
    """Answers for one record. A sentence is parsed when it is first asked about."""

    def __init__(self, record: AnnotatedRecord) -> None:
        self._record = record

    def of(self, sentence: int, span: Span) -> Claim:
        """What marks the statement that the words at `span` of that sentence make."""
        held = set()
        if self._record.quoted(span):
            held.add(Held.QUOTED)
        del sentence
        return Claim(frozenset(held))
