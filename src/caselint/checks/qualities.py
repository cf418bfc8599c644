"""Qualities that a clause says of its subject: "is harsh", "can be cruel and cold", "was a kind woman".

A word such as "harsh" judges its subject when a verb like "be" joins the two. Whether it does is read
off the tree, so that the words need no list of the forms, adverbs and other adjectives between.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.language.tree import Tree


class Told(StrEnum):
    """How a clause says a quality of its subject."""

    LASTING = "lasting"  # is, has always been, can be, remains: how someone is
    PAST = "past"  # was: how someone was, or was at one time
    GUESSED = "guessed"  # must be
    SEEMING = "seeming"  # seems, appeared: how someone looked to the writer


_LINKING: Final = word_set("become remain prove grow turn keep stay")
_SEEMING: Final = word_set("seem appear")
_BE: Final = word_set("be been being is are 's 're was were am")
_JOINING: Final = ("cop", "aux", "aux:pass")  # "is caring" may be parsed as a verb
_LASTS: Final = word_set("is are 's 're has have 've can will 'll cannot ca wo tends tend")
_GUESSES: Final = word_set("must")  # "may" tells as often what is to come
_HABITS: Final = word_set("always never generally usually often constantly consistently typically mostly")
_UNREAL: Final = word_set("would should could may might 'd shall had to")


def said_in(tree: Tree, at: int, is_person: Callable[[int], bool]) -> int | None:
    """The predicate that says the quality at word `at` of its subject; None where none does."""
    head = at
    while tree.deps[head] == "conj" and tree.tags[tree.heads[head]].startswith(("JJ", "VBN", "VBG", "RB")):
        if tree.child(head, "cop", "nsubj") is not None:
            break
        head = tree.heads[head]
    if _links(tree, head):
        return head
    if tree.deps[head] in {"amod", "compound"} and head < tree.heads[head] and is_person(tree.heads[head]):
        head = tree.heads[head]
    if tree.deps[head] == "conj" and tree.child(head, "cop") is None and _links(tree, tree.heads[head]):
        head = tree.heads[head]
    return head if _links(tree, head) else None


def told(tree: Tree, predicate: int) -> Told | None:
    """How the predicate says it, of those ways that say that it is so; None for "would be", "to be"."""
    words = {tree.low[word] for word in _verbs(tree, predicate)}
    if words & _GUESSES:
        return Told.GUESSED
    if words & _UNREAL:
        return None
    head = _verb(tree, predicate)
    if tree.lemmas[head] in _SEEMING:
        return Told.SEEMING
    adverbs = (*tree.children(predicate, "advmod"), *tree.children(head, "advmod"))
    habits = {tree.low[word] for word in adverbs}
    if words & _LASTS or tree.tags[head] in {"VBZ", "VBP"} or habits & _HABITS:
        return Told.LASTING
    if words & {"was", "were"} or tree.tags[head] == "VBD":
        return Told.PAST
    return None


def first_word(tree: Tree, predicate: int, at: int) -> int:
    """Where the predicate begins: its first verb that stands before the quality at `at`."""
    return min((word for word in (*_verbs(tree, predicate), at) if word <= at), default=at)


def _links(tree: Tree, at: int) -> bool:
    """Whether a verb like "be" joins the word to a subject."""
    joining = tree.children(at, *_JOINING)
    return any(tree.low[cop] in _BE and tree.tags[cop] != "POS" for cop in joining) or (
        _verb(tree, at) != at and tree.tags[at].startswith(("JJ", "NN", "VBN", "VBG"))
    )


def _verb(tree: Tree, at: int) -> int:
    """The linking verb that the word completes ("became harsh"); the word itself where there is none."""
    head = tree.heads[at]
    is_linked = tree.deps[at] in {"xcomp", "obj"} and tree.lemmas[head] in _LINKING | _SEEMING
    as_seen = tree.lemmas[head] == "present" and any(tree.low[below] == "as" for below in tree.children(at))
    return head if is_linked or as_seen else at


def _verbs(tree: Tree, predicate: int) -> tuple[int, ...]:
    verb = _verb(tree, predicate)
    own = () if verb == predicate else (verb, *tree.children(verb, "aux"))
    verbs = (*tree.children(predicate, *_JOINING), *own)
    return tuple(at for at in verbs if tree.tags[at] != "POS")
