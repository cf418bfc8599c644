"""How far a mark reaches: where a statement that is said, thought or based begins and ends.

A statement goes on until the sentence turns to something else: at a semicolon or a dash, at "but", "so" or
"although" with a clause of its own after a comma, at a comment (", which shows"), at the writer ("and I"),
and where reported past changes to the writer's present ("he was tired and he is not safe").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.utterance import HARD_STOPS, QUOTES, SUBORDINATORS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.utterance import Cue, Utterance

# Conjunctions that set what follows off from what stands before.
TURNS: Final = word_set(
    "but so yet however although though whereas while whilst nevertheless therefore hence thus"
)
JOINS: Final = word_set("and or then nor plus &")
# A participle or "which" after a comma: a comment on all that stands before.
COMMENTS: Final = word_set(
    """which suggesting indicating showing meaning implying proving demonstrating reflecting revealing
    confirming leading making highlighting"""
)
_FILLERS: Final = word_set("so then also therefore now yet still")


def right_of(
    utterance: Utterance, start: int, *, past: bool = False, strict: bool = False, inside: bool = False
) -> int:
    """Where (exclusive) a statement that begins at `start` ends at the latest.

    `past`: it is reported in the past, so that "and he is" after "was" turns to the writer. `strict`: a
    clause with a subject of its own after ", and" is no part of it. `inside`: it stands in a subordinate
    clause, which ends at the comma before the main clause ("When Mum said that he hit her, Dad ...").
    """
    turn = _Turn(utterance, start, past=past, strict=strict, inside=inside)
    depth, at = 0, start
    while at < len(utterance):
        word = utterance.low[at]
        depth += (word == "(") - (word == ")")
        if depth < 0 or (depth == 0 and at > start and turn.is_at(at)):
            return at
        at += 1
    return at


class _Turn:
    """Where the sentence turns away from the statement that began at `start`."""

    def __init__(self, utterance: Utterance, start: int, *, past: bool, strict: bool, inside: bool) -> None:
        self.u, self.start = utterance, start
        self.past, self.strict, self.inside = past, strict, inside

    def is_at(self, at: int) -> bool:
        word, after = self.u.low[at], at + 1
        if word in HARD_STOPS or self.u.is_dash(at):
            return after < len(self.u)
        if word != ",":
            return self._links(at, at)
        ends = self.inside and (self.u.opens_clause(after) or self.u.opens_predicate(after))
        return self.u.word(after) in COMMENTS or ends or self._links(at, after)

    def _links(self, at: int, link: int) -> bool:
        """Whether the conjunction at `link` (after a comma at `at`, if they differ) leads elsewhere."""
        word, comma = self.u.word(link), at != link
        after = link + 1
        while self.u.word(after) in _FILLERS or self.u.is_adverb(after):
            after += 1
        if word not in JOINS | TURNS or self.u.word(after) in {"that", "whether", "if"}:
            return False  # "... and that he": it goes on
        if not self.u.opens_clause(after):
            return self._breaks_off(at, link)
        writer = self.u.word(after) in {"i", "we"} and not self.u.cast.is_person(at - 1)
        return writer or self._shifts(at, after) or (comma and self._leaves(word, after))

    def _breaks_off(self, at: int, link: int) -> bool:
        """Whether a verb goes on about what came of it: "she would come, but did not"."""
        after = link + 1
        rest = self.u.low[after : after + 5]
        verb = after + (self.u.word(after) == "then")
        then = "then" in {self.u.low[link], self.u.word(after)}
        if then and (self.u.opens_predicate(verb) or self.u.tag(verb).startswith("VB")):
            return True  # "told me she was well, then made up an illness"
        supposed = not {"would", "will", "'ll", "'d"}.isdisjoint(self.u.low[self.start : at])
        if supposed and "not" in rest and not {"did", "does", "has"}.isdisjoint(rest):
            return True
        return at != link and self.u.word(link) == "but" and self.u.opens_predicate(after)

    def _leaves(self, word: str, after: int) -> bool:
        """Whether a clause after a comma and a conjunction is no part of the statement."""
        if self.past and not self.strict and self._is_backshifted(after):
            return False  # "he said the bus was late, so he had walked"
        return word in TURNS or self.strict or self._is_outside(after)

    def _is_backshifted(self, after: int) -> bool:
        verb = next((at for at in range(after, len(self.u)) if self.u.is_finite(at)), None)
        return verb is not None and self.u.low[verb] in {"had", "would"}

    def _shifts(self, at: int, after: int) -> bool:
        """Whether what was told in the past goes over to the present."""
        tense = self.u.tense
        return self.past and tense(self.start, at) == "past" and tense(after, len(self.u)) == "present"

    def _is_outside(self, after: int) -> bool:
        """Whether the tree hangs the clause that begins at `after` on a word before the statement."""
        tree = self.u.tree
        if tree is None:
            return False
        predicate = tree.clause(after)
        while tree.heads[predicate] >= after and tree.heads[predicate] != predicate:
            predicate = tree.heads[predicate]
        return tree.heads[predicate] < self.start


def left_of(utterance: Utterance, end: int, *, strict: bool = False) -> int:
    """Where a statement that ends before `end` begins: after the last turn, or (`strict`) the last clause."""
    low, depth = utterance.low, 0
    for at in range(end - 1, -1, -1):
        word = low[at]
        depth += (word == ")") - (word == "(")
        if depth < 0 or word in HARD_STOPS:
            return at + 1
        if depth:
            continue
        if word == ":" or utterance.is_dash(at):
            return at + 1
        comma = at > 0 and low[at - 1] == ","
        if (word in TURNS and (comma or strict)) or (strict and word in JOINS):
            after = at + 1
            while utterance.word(after) in _FILLERS or utterance.is_adverb(after):
                after += 1
            if utterance.opens_clause(after) or (strict and utterance.opens_predicate(at + 1)):
                return at + 1
    return 0


def clause_front(utterance: Utterance, at: int) -> int:
    """Where the clause of the verb at `at` begins, as far as punctuation and conjunctions tell."""
    front = at
    while front > 0 and utterance.low[front - 1] not in _FRONTS:
        if utterance.low[front] in SUBORDINATORS or utterance.low[front] in {"who", "which"}:
            break
        front -= 1
    return front


def opens(utterance: Utterance, at: int) -> bool:
    """Whether nothing of the clause stands before the word: "In her view, ...", "that in her view ..."."""
    back = at - 1
    while back >= 0 and (utterance.low[back] == "," or utterance.low[back] in QUOTES):
        back -= 1
    if back < 0 or utterance.low[back] in HARD_STOPS or utterance.is_dash(back):
        return True
    word = utterance.low[back]
    return word in _OPENERS or word in SUBORDINATORS or word in TURNS


_FRONTS: Final = HARD_STOPS | QUOTES | {",", ":"}
_OPENERS: Final = word_set(": that and or which who ( • - * ) because")


def around(utterance: Utterance, cue: Cue, *, strict: bool = False) -> tuple[range, ...]:
    """What the words of a cue cover: what is ahead of it, or the clause around it (sense "aside")."""
    ahead = range(cue.last, right_of(utterance, cue.last, strict=strict))
    if cue.sense in {"ahead", "clause"} or opens(utterance, cue.first):
        return (ahead,)
    behind = range(left_of(utterance, cue.first), cue.first)
    return (behind, ahead)
