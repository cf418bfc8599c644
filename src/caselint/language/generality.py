"""What a sentence says of people in general, and of nobody in the record.

"Children who are not safe at home have a right to a plan", "where a parent cannot cope, the worker must
ask": guidance, policies and forms speak like this. It is told by the subject: an indefinite one ("any child",
"those who"), or a bare plural that something narrows down ("children who", "young people in care"). A bare
plural alone tells nothing, for a clipped note leaves its articles out: "Children are at risk". Nor is what is
told of the past general: "a child was hit".
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from caselint.language.utterance import HARD_STOPS, Scope
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.tree import Tree
    from caselint.language.utterance import Utterance

_ANYBODY: Final = word_set("anyone anybody everyone everybody whoever people")
_POINTING: Final = word_set("the this that these those")
_ANY: Final = word_set("any every each such no all")
_MOST: Final = word_set("some many most few")
_ONE: Final = word_set("a an another")
# Of these a policy speaks: "a man" is somebody, "a child" may be any.
_ROLES: Final = word_set(
    """child children adolescent teenager baby infant person people individual adult parent carer caregiver
    guardian family worker practitioner professional manager employee colleague volunteer learner pupil
    student victim perpetrator sibling relative mother father service agency council authority group"""
)
_CLAUSE_ENDS: Final = HARD_STOPS | word_set(", : – —")
_LINKS: Final = word_set("who where whose")
_PRESENT: Final = word_set("will can may must shall should might could would")
_WHENEVER: Final = word_set("when whenever where wherever once until unless if")
_DETERMINERS: Final = ("det", "nmod:poss", "nummod", "det:predet")
_NARROWING: Final = ("amod", "acl", "acl:relcl", "nmod")
_COLLECTIVE: Final = word_set("staff people police")  # plurals that do not look it


def find_general(utterance: Utterance, *, guidance: bool = False) -> tuple[Scope, ...]:
    """The words that speak of people in general. Without a tree there are none.

    `guidance`: the document is about nobody in particular (see caselint.language.guidance), so that "they"
    and "the child" mean anybody too; a name, or "Mum", does not.
    """
    tree = utterance.tree
    if tree is None:
        return ()
    general = {
        at
        for at in range(len(tree))
        if tree.is_predicate(at)
        and (_is_general(tree, at) or (guidance and _is_of_anybody(utterance, tree, at)))
    }
    inside = sorted({at for at in range(len(tree)) if tree.clause(at) in general} | _of_any_place(utterance))
    runs = [[at for _, at in run] for _, run in groupby(enumerate(inside), lambda pair: pair[1] - pair[0])]
    return tuple(Scope(range(run[0], run[0]), (range(run[0], run[-1] + 1),)) for run in runs)


def _is_of_anybody(utterance: Utterance, tree: Tree, predicate: int) -> bool:
    """Whether the clause, in guidance, is of the present and of nobody who has a name there."""
    subject = tree.subject(predicate)
    if not _is_present(tree, predicate):
        return False
    cast = utterance.cast
    return subject is None or not (cast.is_name(subject) or tree.low[subject] in cast.people.kin)


def _is_general(tree: Tree, predicate: int) -> bool:
    """Whether the clause is about no one in particular, and not about the past."""
    subject = tree.subject(predicate)
    if subject is None or not _is_present(tree, predicate):
        return False
    narrowed = _is_relative(tree, predicate) or _is_whenever(tree, predicate) or _is_possible(tree, predicate)
    return _is_anyone(tree, subject, narrowed=narrowed)


def _is_anyone(tree: Tree, noun: int, *, narrowed: bool) -> bool:
    """Whether a noun or pronoun means people or things of a kind. `narrowed`: the clause says of which."""
    word = tree.low[noun]
    if word == "those":
        return tree.child(noun, "acl", "acl:relcl") is not None
    if word in _ANYBODY:  # but "everyone in that house" are some
        parts = (at for part in tree.children(noun, "nmod") for at in tree.subtree(part))
        return not any(tree.low[at] in _POINTING or tree.tags[at] in {"NNP", "PRP$"} for at in parts)
    if tree.lemmas[noun] not in _ROLES and word not in _ROLES | _COLLECTIVE:
        return False
    narrowed = narrowed or _is_narrowed(tree, noun)
    before = {tree.low[at] for at in tree.children(noun, *_DETERMINERS)}
    if len(before) == 1 and before <= _ANY | _ONE:
        return word not in _COLLECTIVE  # "all staff" are those of the place
    if before == {"those"}:
        return tree.child(noun, "acl", "acl:relcl") is not None
    many = tree.tags[noun] == "NNS" or word in _COLLECTIVE
    return many and before <= _MOST and narrowed


def _is_narrowed(tree: Tree, noun: int) -> bool:
    """Whether something says which of a kind are meant, and it is no name: "children in need"."""
    parts = tree.children(noun, *_NARROWING)
    return bool(parts) and not any(
        tree.tags[at] in {"NNP", "PRP", "PRP$"} for part in parts for at in tree.subtree(part)
    )


def _is_relative(tree: Tree, predicate: int) -> bool:
    head = _first_of_row(tree, predicate)
    return tree.deps[head] in {"acl:relcl", "acl"}


def _is_whenever(tree: Tree, predicate: int) -> bool:
    head = _first_of_row(tree, predicate)
    marks = tree.children(head, "mark", "advmod")
    clause = tree.deps[head] in {"advcl", "acl", "ccomp", "parataxis"}
    return clause and any(tree.low[at] in _WHENEVER for at in marks)


def _is_possible(tree: Tree, predicate: int) -> bool:
    """Whether the clause says what may be: "Carers may feel tired"."""
    helpers = tree.children(_first_of_row(tree, predicate), "aux")
    return any(tree.low[at] in {"may", "might", "can"} for at in helpers)


def _of_any_place(utterance: Utterance) -> set[int]:
    """The words that say which of a kind are meant: "homes where the boys are in danger"."""
    tree, found = utterance.tree, set[int]()
    for link in range(1, len(utterance)):
        kind = link - 1
        if utterance.low[link] not in _LINKS or tree is None or tree.tags[kind] != "NNS":
            continue
        if tree.child(kind, *_DETERMINERS) is not None or tree.lemmas[kind] not in _ROLES:
            continue
        end = link
        while end < len(utterance) and utterance.low[end] not in _CLAUSE_ENDS:
            end += 1
        finite = [at for at in range(link, end) if _is_finite(tree, at)]
        if finite and all(_is_now(tree, at) for at in finite):
            found |= set(range(link, end))
    return found


def _first_of_row(tree: Tree, predicate: int) -> int:
    """Of "who are hurt or are at risk" the first."""
    while tree.deps[predicate] in {"conj", "xcomp"} and tree.heads[predicate] != predicate:
        predicate = tree.heads[predicate]
    return predicate


def _is_present(tree: Tree, predicate: int) -> bool:
    """Whether the clause, or the one that it hangs on, is in the present, or says what may or must be."""
    for at in (predicate, *tree.ancestors(predicate)):
        finite = [
            word for word in (at, *tree.children(at, "aux", "aux:pass", "cop")) if _is_finite(tree, word)
        ]
        if finite:
            return all(_is_now(tree, word) for word in finite)
        if tree.tags[at] == "VB" and tree.heads[at] == at:
            return True  # the tagger's word for a present that looks like the plain form
    return False


def _is_now(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] in {"VBP", "VBZ"} or tree.low[verb] in _PRESENT


def _is_finite(tree: Tree, at: int) -> bool:
    return tree.tags[at] in {"VBP", "VBZ", "VBD", "MD"}
