"""What a describing word is said of, read from the tree: the boy of "a lazy boy", the eye of "a lazy eye".

It looks through copulas ("she seems tired and rude"), modifiers, appositions, relative clauses, object
complements ("I found him evasive", "described as hostile"), partitives ("one of the parents") and
possession ("her laziness"). `is_said_of_person` weighs what it finds against what the words around show
(`caselint.language.said_of`).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from caselint.language.people import NOT_PEOPLE
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import Cast
    from caselint.language.tree import Tree

_MODIFIERS: Final = frozenset({"amod", "nmod:npmod", "nmod:unmarked", "compound", "det", "advmod"})
_OBLIQUES: Final = frozenset({"obl", "advcl", "nmod"})
_OBJECTS: Final = ("obj", "iobj")
_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_WITHIN_PHRASE: Final = frozenset({"amod", "conj", "cc", "punct", "advmod", "compound", "det"})
# What someone is part of, or more or less of: "one of the parents", "a bit of a bully".
_PARTS: Final = word_set(
    """one two three both all some any many most each none neither either several few half rest majority
    couple number group lot bit kind sort type piece more something much bunch
    pack"""
)
# These may point at what someone did.
_POINTERS: Final = word_set("which that this these those")
_NO_ONE: Final = word_set("nobody no-one noone")
_FEELINGS: Final = word_set("feel")
_CHANGES: Final = word_set("turn grow develop change morph")
# What a person does or shows, of which a word for people is said as of themselves: "a hostile look".
_ACTS: Final = word_set(
    """act acts action actions answer answers approach approaches air character comment
    comments conduct criticism criticisms excuse excuses expression expressions glance
    glances glare insult insults laugh lie lies look looks mood mouth outburst outbursts
    parenting posture presence presentation reaction reactions refusal remark
    remarks reply replies response responses rudeness side smile smirk stance stare stares statement
    style tactic tactics tantrum tantrums temper threat threats tone trait traits trick tricks
    voice way ways"""
)


class Verdict(Enum):
    """What the tree shows. The plain ones are right even where the words around seem to say otherwise."""

    PLAIN_PERSON = "plainly a person"
    PERSON = "a person"
    THING = "a thing"
    PLAIN_THING = "plainly a thing"
    DOUBT = "neither"


def is_said_of_person(
    tree: Tree, cast: Cast, first: int, last: int, *, as_it_seems: bool, or_doubtful: bool = False
) -> bool:
    """Whether the words from `first` to `last` (exclusive) are said of a person or a family.

    `as_it_seems` is what the words around show (`caselint.language.said_of`). The tree overrules it only
    where it is plain: a parse of a clipped line may be wrong. With `or_doubtful`, for words that are
    hardly ever said of things, what neither shows to be a thing is taken for a person.
    """
    found = verdict(tree, cast, first, last)
    if found in {Verdict.PLAIN_PERSON, Verdict.PLAIN_THING}:
        return found is Verdict.PLAIN_PERSON
    return as_it_seems or (or_doubtful and found is not Verdict.THING)


def verdict(tree: Tree, cast: Cast, first: int, last: int) -> Verdict:
    """Whether the tree shows that the words from `first` to `last` (exclusive) are said of a person."""
    top = tree.top(first, last)
    if _is_own_feeling(tree, top):
        return Verdict.PLAIN_THING
    of = referent(tree, first, last)
    if of is None or first <= of < last:
        return Verdict.DOUBT
    if tree.low[of] in _NO_ONE:
        return Verdict.PLAIN_THING
    plain = _is_plain(tree, first, last, of)
    if cast.is_person(of) or tree.low[of] == "who":
        return Verdict.PLAIN_PERSON if plain else Verdict.PERSON
    return _thing(tree, cast, of, plain=plain and tree.heads[top] == of)


def _thing(tree: Tree, cast: Cast, of: int, *, plain: bool) -> Verdict:
    """What a referent that is no person says."""
    low = tree.low[of]
    if low in cast.people.conduct or low in _ACTS:
        # The dog's behaviour is the dog's.
        whose = _owner(tree, of)
        return Verdict.PLAIN_THING if whose != of and _is_thing(tree, cast, whose) else Verdict.DOUBT
    if low in cast.people.things or (low in NOT_PEOPLE and low not in _POINTERS):
        return Verdict.PLAIN_THING
    if not _is_thing(tree, cast, of):
        return Verdict.DOUBT
    return Verdict.PLAIN_THING if plain else Verdict.THING


def _is_thing(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the word is a thing as far as is known: a common noun for no person."""
    return not cast.is_person(at) and (
        tree.low[at] in cast.people.things
        or tree.tags[at] in {"NN", "NNS"}
        or tree.deps[at].startswith("csubj")
    )


def _is_plain(tree: Tree, first: int, last: int, of: int) -> bool:
    """Whether the way from the words to their referent is short: a modifier, or a subject with "be"."""
    at = _first_of_coordination(tree, tree.top(first, last), first)
    if tree.heads[at] == of and tree.deps[at] == "amod":
        return all(tree.deps[between] in _WITHIN_PHRASE for between in range(last, of))
    if tree.heads[of] == at and tree.deps[of] in {"nmod:poss", "nmod"}:
        return tree.tags[at].startswith("NN")
    if tree.deps[at] == "nmod" and tree.low[tree.heads[at]] in _PARTS:
        at = tree.heads[at]
    if _of_whom(tree, at) == of:
        return True
    if tree.child(at, "cop") is None:
        return False
    clause = tree.heads[at] if tree.deps[at] == "xcomp" and tree.child(at, "mark") is not None else at
    return tree.child(clause, *_OBJECTS) is None and (
        tree.child(clause, *_SUBJECTS) == of
        and not any(tree.tags[between].startswith("NN") for between in range(of + 1, min(at, first)))
    )


def _is_own_feeling(tree: Tree, at: int) -> bool:
    """Whether the word is how someone feels, which no one but they can tell: "she felt lazy"."""
    head = tree.heads[at]
    return (
        tree.deps[at] == "xcomp"
        and tree.lemmas[head] in _FEELINGS
        and tree.child(head, *_OBJECTS) is None
        and not tree.tags[at].startswith("VB")
    )


# ------------------------------------------------------------------------------------ the referent


def referent(tree: Tree, first: int, last: int) -> int | None:
    """The word that the words from `first` to `last` (exclusive) are said of, or None where none is named.

    For a verb it is who acts: the subject, in the passive whoever stands after "by". A noun that is no
    predicate stands for itself, unless it belongs to someone ("her laziness", "the hostility of the family").
    """
    at = _described(tree, first, last)
    return None if at is None else _whole(tree, at)


def _described(tree: Tree, first: int, last: int) -> int | None:
    at = tree.top(first, last)
    at = _first_of_coordination(tree, at, first)
    dep, head = tree.deps[at], tree.heads[at]
    if dep in _MODIFIERS and head != at and tree.tags[head].startswith(("NN", "PRP", "CD")):
        return head if not first <= head < last else referent(tree, head, head + 1)
    if dep == "nmod" and tree.low[head] in _PARTS:  # "a bit of a bully": said as "a bully"
        at, dep, head = head, tree.deps[head], tree.heads[head]
    as_what = _as(tree, at)
    if as_what is not None:
        return as_what
    if dep == "appos":
        return head
    is_noun = tree.tags[at].startswith("NN")
    if dep == "acl" and (is_noun or tree.tags[at].startswith("JJ")) and _after_of(tree, at):
        return _owner_or_subject(tree, head)
    return _owner(tree, at) if is_noun and not _is_predicate_noun(tree, at) else _of_predicate(tree, at)


def _of_predicate(tree: Tree, at: int) -> int | None:
    """Whom a predicate is said of: its subject, or who acts in the passive."""
    if tree.deps[at] == "xcomp":
        return _object_or_subject(tree, tree.heads[at])
    if tree.child(at, "aux:pass") is not None and (agent := tree.child(at, "obl:agent")) is not None:
        return agent
    return _of_whom(tree, at) or _subject(tree, tree.clause(at))


def _subject(tree: Tree, at: int) -> int | None:
    """The subject of the predicate, the nearest where the tree gives it several: "My view is that he is"."""
    own = tree.children(at, *_SUBJECTS)
    if len(own) > 1 or (own and tree.child(at, "nsubj:outer") is not None):
        return max((subject for subject in own if subject < at), default=own[0])
    found = tree.subject(at)
    return tree.child(at, "expl") if found is None else found


def _of_whom(tree: Tree, at: int) -> int | None:
    """Him of "it was selfish of him"."""
    subject = tree.child(at, "nsubj", "expl")
    if subject is None or tree.low[subject] not in {"it", "that", "this"}:
        return None
    for other in tree.children(at, "obl", "nmod"):
        if "of" in _cases(tree, other):
            return other
    return None


def _whole(tree: Tree, at: int) -> int:
    """What the referent is a part of, or stands beside: "one of the parents", "her uncle, a rude thug"."""
    if tree.deps[at] == "appos":
        return tree.heads[at]
    if tree.low[at] in _PARTS:
        for other in tree.children(at, "nmod"):
            if "of" in _cases(tree, other):
                return other
    return at


def _cases(tree: Tree, at: int) -> set[str]:
    return {tree.low[case] for case in tree.children(at, "case")}


def _after_of(tree: Tree, at: int) -> bool:
    """Whether the word stands in "of being lazy"."""
    return any(tree.low[mark] in {"of", "for", "about"} for mark in tree.children(at, "mark"))


def _owner_or_subject(tree: Tree, at: int) -> int | None:
    """Whose a noun is, or who has it: "Mum has a history of being aggressive"."""
    owner = _owner(tree, at)
    return owner if owner != at else _subject(tree, tree.clause(at))


def _object_or_subject(tree: Tree, verb: int) -> int | None:
    """Whom a complement of the verb describes: "found him rude", "seems rude"."""
    found = tree.child(verb, *_OBJECTS)
    return _subject(tree, tree.clause(verb)) if found is None else found


def _first_of_coordination(tree: Tree, at: int, first: int) -> int:
    """The word that others are joined to, where they share its part: "lazy" for "a lazy, rude boy"."""
    while tree.deps[at] == "conj" and tree.child(at, "nsubj", "nsubj:pass", "cop") is None:
        head = tree.heads[at]
        if tree.tags[at][:2] != tree.tags[head][:2] or tree.tags[at].startswith("VB") or head > first:
            break
        at = head
    return at


def _as(tree: Tree, at: int) -> int | None:
    """Whom "as" leads back to: "came across as hostile", "seen as a liar", "turned into a monster"."""
    if tree.deps[at] not in _OBLIQUES:
        return None
    marks = {tree.low[child] for child in tree.children(at, "case", "mark", "advmod")}
    head = tree.heads[at]
    if "as" in marks or "like" in marks or ("into" in marks and tree.lemmas[head] in _CHANGES):
        return _object_or_subject(tree, tree.clause(head))
    return None


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
        if _cases(tree, other) & {"of", "from", "by"}:
            return other
    return at
