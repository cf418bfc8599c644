"""What a describing word is said of, read from the tree: the boy of "a lazy boy", the eye of "a lazy eye".

It looks through copulas ("she seems tired and rude"), modifiers, appositions, relative clauses, object
complements ("I found him evasive", "described as hostile") and possession ("her laziness"). Whether the
word that it finds is a person is another's question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import NOT_PEOPLE

if TYPE_CHECKING:
    from caselint.language.people import Cast
    from caselint.language.tree import Tree

_MODIFIERS: Final = frozenset({"amod", "nmod:npmod", "nmod:unmarked", "compound", "det", "advmod"})
_OBLIQUES: Final = frozenset({"obl", "advcl", "nmod"})
_OBJECTS: Final = ("obj", "iobj")


def is_said_of_person(tree: Tree, cast: Cast, first: int, last: int, *, as_it_seems: bool) -> bool:
    """Whether the words from `first` to `last` (exclusive) are said of a person or a family.

    `as_it_seems` is what the words around show (`caselint.language.said_of`). The tree overrules it only
    where it is plain: a parse of a clipped line may be wrong.
    """
    of = referent(tree, first, last)
    if of is None or first <= of < last:
        return as_it_seems
    if as_it_seems:
        return not _is_plain_thing(tree, cast, of)
    return cast.is_person(of) and _is_plain(tree, first, last, of)


def _is_plain_thing(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the word is surely no person: a thing that notes speak of, or "it"."""
    low = tree.low[at]
    if cast.is_person(at) or low in cast.people.conduct:
        return False
    return low in cast.people.things or (low in NOT_PEOPLE and low not in {"which", "that"})


def _is_plain(tree: Tree, first: int, last: int, of: int) -> bool:
    """Whether the way from the words to their referent is short: a modifier, or a subject with "be"."""
    at = tree.top(first, last)
    if tree.heads[at] == of and tree.deps[at] == "amod":
        return True
    return (
        tree.child(at, "cop") is not None
        and tree.child(at, "nsubj") == of
        and not any(tree.tags[between].startswith("NN") for between in range(of + 1, first))
    )


def referent(tree: Tree, first: int, last: int) -> int | None:
    """The word that the words from `first` to `last` (exclusive) are said of, or None where none is named.

    For a verb it is the subject, in the passive too. A noun that is no predicate stands for itself, unless
    it belongs to someone ("her laziness", "the hostility of the family").
    """
    at = tree.top(first, last)
    at = _first_of_coordination(tree, at, first)
    dep, head = tree.deps[at], tree.heads[at]
    if dep in _MODIFIERS and head != at and tree.tags[head].startswith(("NN", "PRP", "CD")):
        return head if not first <= head < last else referent(tree, head, head + 1)
    as_what = _as(tree, at)
    if as_what is not None:
        return as_what
    if dep == "appos":
        return head
    if tree.tags[at].startswith("NN") and not _is_predicate_noun(tree, at):
        return _owner(tree, at)
    if dep == "xcomp":
        return _object_or_subject(tree, head)
    return tree.subject(tree.clause(at))


def _object_or_subject(tree: Tree, verb: int) -> int | None:
    """Whom a complement of the verb describes: "found him rude", "seems rude"."""
    found = tree.child(verb, *_OBJECTS)
    return tree.subject(verb) if found is None else found


def _first_of_coordination(tree: Tree, at: int, first: int) -> int:
    """The word that others are joined to, where they share its part: "lazy" for "a lazy, rude boy"."""
    while tree.deps[at] == "conj" and tree.child(at, "nsubj", "nsubj:pass", "cop") is None:
        head = tree.heads[at]
        if tree.tags[at][:2] != tree.tags[head][:2] or tree.tags[at].startswith("VB") or head > first:
            break
        at = head
    return at


def _as(tree: Tree, at: int) -> int | None:
    """Whom "as" leads back to: "came across as hostile", "described her as lazy", "seen as a liar"."""
    if tree.deps[at] not in _OBLIQUES or not any(
        tree.low[child] in {"as", "like"} for child in tree.children(at, "case", "mark")
    ):
        return None
    return _object_or_subject(tree, tree.clause(tree.heads[at]))


def _is_predicate_noun(tree: Tree, at: int) -> bool:
    """Whether a noun says what someone is: "she is a liar", "she became a recluse"."""
    if tree.child(at, "cop") is not None:
        return True
    return tree.deps[at] == "xcomp" or (tree.deps[at] == "conj" and _is_predicate_noun(tree, tree.heads[at]))


def _owner(tree: Tree, at: int) -> int:
    """Whose a noun is: "Mum's hostility", "the hostility of the family"; its own where no one's."""
    owner = tree.child(at, "nmod:poss")
    if owner is not None:
        return owner
    for other in tree.children(at, "nmod"):
        if any(tree.low[case] in {"of", "from", "by"} for case in tree.children(other, "case")):
            return other
    return at
