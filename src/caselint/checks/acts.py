"""Acts told by a verb with whom it is done to and what it is about: "gave the school a copy of the report".

Patterns of words know what stands side by side. Here the parse tells which words hang on the verb, so that
"gave Mum the school's report" gives the school nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree


class Act(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of act, by lexicons of its words."""

    verbs: tuple[str, ...]
    receivers: tuple[str, ...]  # whom it is done to: "told the school", "sent to the school"
    matters: tuple[str, ...]  # what it is about, anywhere among what hangs on the verb
    senses: frozenset[str] = frozenset()  # of the matters, only the ones with these senses; empty: all

    @property
    def all_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        return (*self.verbs, *self.receivers, *self.matters)


_DIRECT: Final = frozenset({"obj", "iobj", "nsubj:pass"})
_OBLIQUE: Final = frozenset({"obl", "nmod", "obl:arg"})
_TO: Final = word_set("to with into onto")
_CONTACTS: Final = word_set(
    "ring call phone telephone speak contact meet see visit e-mail email text talk discuss write liaise"
)


def possible(record: AnnotatedRecord, act: Act) -> Iterator[TermHit]:
    """The verbs whose sentence has words for a receiver and a matter, as far as words tell."""
    for name in act.verbs:
        for hit in record.terms[name]:
            receivers = _hits(record, act.receivers, hit.sentence)
            if any(
                not any(matter.span.overlaps(receiver.span) for receiver in receivers)
                for matter in _matters(record, act, hit.sentence)
                if receivers
            ):
                yield hit


def is_done(record: AnnotatedRecord, act: Act, hit: TermHit) -> bool:
    """Whether a receiver and a matter hang on the verb. Parses the sentence."""
    tree = record.syntax.tree(hit.sentence)
    verb = next(at for at, token in enumerate(tree.tokens) if hit.span.contains(record.token_span(token)))
    heads = [_head(record, tree, found) for found in _hits(record, act.receivers, hit.sentence)]
    receivers = {at for at in heads if _receives(tree, at, verb)}
    if not receivers:
        return False
    below = set(tree.subtree(verb))
    return any(
        at in below and at not in receivers
        for found in _matters(record, act, hit.sentence)
        for at in (_head(record, tree, found),)
    )


def _receives(tree: Tree, at: int, verb: int) -> bool:
    """Whether the act is done to that word: by the verb itself, or by the one that it goes on from."""
    if tree.heads[at] == verb and tree.deps[at] in _DIRECT:
        return True
    to = any(tree.low[case] in _TO for case in tree.children(at, "case"))
    if to and tree.deps[at] in _OBLIQUE and verb in tree.ancestors(at):
        return True
    before = tree.heads[verb]  # "rang the tutor and explained what had happened"
    if tree.deps[verb] not in {"conj", "parataxis"} or tree.lemmas[before] not in _CONTACTS:
        return False
    return tree.heads[at] == before and (tree.deps[at] in _DIRECT or (to and tree.deps[at] in _OBLIQUE))


def _head(record: AnnotatedRecord, tree: Tree, hit: TermHit) -> int:
    inside = [at for at, token in enumerate(tree.tokens) if hit.span.contains(record.token_span(token))]
    return tree.top(inside[0], inside[-1] + 1)


def _matters(record: AnnotatedRecord, act: Act, sentence: int) -> list[TermHit]:
    return [
        hit
        for hit in _hits(record, act.matters, sentence)
        if not hit.negated and (not act.senses or hit.term.sense in act.senses)
    ]


def _hits(record: AnnotatedRecord, lexicons: tuple[str, ...], sentence: int) -> list[TermHit]:
    return [hit for name in lexicons for hit in record.terms_in(name, sentence)]
