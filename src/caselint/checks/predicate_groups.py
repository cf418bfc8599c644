"""Groups of terms that count as the predicate of a fitting subject: the options of rules that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.checks.qualities import Told  # msgspec reads the annotations when the program runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit


class Predicates(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Terms, each with its verb ("is at risk", "cannot cope"), and the subjects that they count with.

    Without `people` and `of`, any subject will do. The writer ("I", "we") never does.
    """

    lexicons: tuple[str, ...]
    people: bool = False  # the subject may be a person, a family or a group
    of: tuple[str, ...] = ()  # lexicons of nouns that may be the subject
    never_of: tuple[str, ...] = ()  # lexicons of nouns that may not, whatever else they are
    elided: bool = False  # the subject may be left out at the start of a sentence: "Not coping."
    modifiers: bool = False  # the terms are words of the clause and not its verb: "clearly"
    # The terms are adjectives or nouns that the clause must say of its subject: "is harsh", "a cold man".
    # In which ways it may say them: lasting ("is", "can be"), past ("was"), guessed ("must be").
    qualities: frozenset[Told] = frozenset()
    # Where the terms are modifiers: the clause must say an adjective of its subject ("is lonely", "is a
    # devoted father"), and one that none of these lexicons has.
    no_adjectives: tuple[str, ...] = ()
    # Lexicons of what may join the clause to the one before, and marks that may ("," or ";"). Where both
    # are empty it need not be joined.
    joints: tuple[str, ...] = ()
    joint_marks: tuple[str, ...] = ()
    own_subject: bool = False  # a joined clause must have its own: "and she resents it", not "and resents it"
    # Lexicons of what is no fact: where one of their terms stands before the joint, nothing is joined to one.
    no_facts: tuple[str, ...] = ()

    @property
    def all_lexicons(self) -> tuple[str, ...]:
        """Every lexicon that the group names."""
        return (*self.lexicons, *self.of, *self.never_of, *self.joints, *self.no_facts, *self.no_adjectives)

    @property
    def is_joined(self) -> bool:
        """Whether the group counts only where it is joined to something."""
        return bool(self.joints or self.joint_marks)


def hits(record: AnnotatedRecord, groups: tuple[Predicates, ...]) -> Iterator[tuple[Predicates, TermHit]]:
    """The terms of the groups, whatever their subjects."""
    for group in groups:
        for name in group.lexicons:
            for hit in record.terms[name]:
                yield group, hit
