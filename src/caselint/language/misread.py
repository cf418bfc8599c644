"""Verbs that the tagger takes for nouns: "Mum drinks when he is out", "Kezia only rings to wind him up".

Half of such verbs look like plurals, and after a name the tagger believes it. Where a person is followed by
what looks like a plural and the clause has no verb, the sentence is parsed again with a verb that cannot be
misread in its place. What is there is a note's own word again in the tree that comes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.inflection import verb_forms
from caselint.language.slots import ADVERBS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.language.people import Cast

STAND_IN: Final = "eats"  # with an object and without one
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_BEFORE: Final = word_set("only always never often still just also sometimes usually regularly now") | ADVERBS
_JOINS: Final = word_set("and but because that if when while although as since unless so until whenever")
_ENDS: Final = _JOINS | word_set("who which what how where why before after , ; . ! ? ( ) – — -")
_DETERMINED: Final = frozenset({"DT", "PRP$"})
_IN_PHRASE: Final = frozenset({"DT", "PRP$", "JJ", "NN", "NNP", "POS"})


def misread_verb(tags: Sequence[str], cast: Cast) -> int | None:
    """The word of a sentence that is tagged as a plural and must be a verb; None where there is none."""
    low = cast.words.low
    for at in range(1, len(tags)):
        if tags[at] != "NNS" or not low[at].endswith("s") or not cast.words.text[at].islower():
            continue
        someone = at - 1
        while someone > 0 and low[someone] in _BEFORE:
            someone -= 1
        if _begins_clause(tags, cast, someone) and _is_verbless(tags, low, at):
            return at
    return None


def base_form(verb: str) -> str:
    """The dictionary form of a verb in "-s": "rings" gives "ring", "tries" gives "try"."""
    stems = (verb.removesuffix("ies") + "y", verb.removesuffix("es"), verb.removesuffix("s"))
    return next((stem for stem in stems if stem != verb and verb in verb_forms(stem)), verb)


def _begins_clause(tags: Sequence[str], cast: Cast, last: int) -> bool:
    """Whether a person's name, or a noun for a person with an article, ends at `last` and opens a clause."""
    opens = last == 0 and tags[0] == "NNP"  # may be a name that no list holds
    if tags[last] not in {"NNP", "NN"} or not (opens or cast.is_person(last)):
        return False
    first = last
    while first > 0 and (tags[first - 1] in _IN_PHRASE or tags[first] == "POS"):
        first -= 1
    if first < last and tags[first] not in _DETERMINED and not cast.is_name(last):
        return False  # "Social worker visits"
    before = cast.words.low[first - 1] if first else ""
    return first == 0 or before in _JOINS or not before[:1].isalnum()


def _is_verbless(tags: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether no other word after `at` can be the verb of its clause, and something comes after it."""
    if at + 1 >= len(low) or low[at + 1] in {":", "'", "'s"}:
        return False
    for after in range(at + 1, len(low)):
        if low[after] in _ENDS:
            return True
        if tags[after] in _FINITE:
            return False
    return True
