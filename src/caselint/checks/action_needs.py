"""Jobs told by what they are done to: "Referral needs making", "A visit will be arranged"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import Cast
    from caselint.language.tree import Tree

# Office work, which someone must do; not care ("the wound needs to be kept dry") or upkeep.
_WORK: Final = word_set(
    """make arrange book complete send chase update follow contact refer reschedule organise obtain request
    seek put undertake carry schedule submit post"""
)
# The same of what needs doing; "will be discussed" may only say what a meeting is for.
_WORK_NEEDED: Final = _WORK | word_set(
    """sign share upload email e-mail discuss explore clarify identify source gain secure raise escalate
    review record file log write type print copy circulate distribute consider notify ring phone do"""
)
_PUT: Final = {"put": ("in",), "carry": ("out",), "follow": ("up",)}
_BETWEEN: Final = word_set("still also now then")
_NO_JOBS: Final = word_set(
    "decision decisions he she they i we you who if when once until that which it's said told homework"
)
_LATEST: Final = 9  # words of the subject


def needed(tree: Tree, cast: Cast, start: int) -> int | None:
    """The last word of "needs posting", "needs to be made" or "will be arranged", or None.

    What is to be done must be a thing, of which nothing else is told before.
    """
    low = tree.low
    for at in range(start, min(start + _LATEST, len(low) - 1)):
        if low[at] in {"needs", "need"} and (at > start or low[at] == "needs"):
            return _done(tree, at + 1 + (low[at + 1] in _BETWEEN))
        if low[at] == "will" and at > start:
            after = at + 1 + (low[at + 1] in _BETWEEN)
            return _participle(tree, after + 1, _WORK) if low[after : after + 1] == ("be",) else None
        if low[at] in _NO_JOBS or low[at] in {",", ";", ":"} or cast.is_person(at):
            return None
        if tree.tags[at] in {"VBD", "VBZ", "VBP", "MD"} and low[at + 1 : at + 2] not in {
            ("needs",),
            ("will",),
        }:
            return None
    return None


def _done(tree: Tree, at: int) -> int | None:
    """The gerund at `at`, or the participle after "to be" there."""
    if tree.low[at : at + 2] == ("to", "be"):
        return _participle(tree, at + 2, _WORK_NEEDED)
    is_gerund = at < len(tree) and tree.low[at].endswith("ing") and tree.lemmas[at] in _WORK_NEEDED
    return at if is_gerund else None


def _participle(tree: Tree, at: int, work: frozenset[str]) -> int | None:
    while at < len(tree) and (tree.tags[at] == "RB" or tree.low[at].endswith("ly")):
        at += 1
    if at >= len(tree) or tree.lemmas[at] not in work:
        return None
    particle = _PUT.get(tree.lemmas[at])
    return at if particle is None or tree.low[at + 1 : at + 2] == particle else None
