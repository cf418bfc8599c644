"""What hangs on a verb of deciding: a plan, a thing that is decided about, or neither.

"Ms Hart and I agreed that he will stay" is a decision, "we agreed that it was cold" a view, "Mr Fox agreed to
send the form" a promise, "we chose a book" a game.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.checks.decision_makers import Maker
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree

# Senses of the lexicon of verbs whose object or passive subject must be something that is decided about.
OF_THINGS: Final = frozenset({"disposing", "authorising", "awarding"})

_ALONE: Final = frozenset({Maker.WRITER, Maker.NAMED, Maker.OFFICIAL})
_STOPS: Final = word_set(", ; : . that because to and who which as so")
_ON: Final = word_set("on upon for against not")
_OPENERS: Final = word_set("that there it he she they we i")
_TO_BE: Final = frozenset({("is", "to"), ("are", "to"), ("no", "further")})
_UNSURE: Final = word_set("would could might may must")
_QUALITIES: Final = frozenset({"JJ", "JJR", "RB", "RBR", "DT"})
_NEAR: Final = 8
_CLAUSE: Final = 25  # words of what is decided that are looked at


class Decided:
    """What is decided in one sentence."""

    def __init__(
        self, record: AnnotatedRecord, sentence: int, verbs: str, things: str, everyday: str
    ) -> None:
        """The last three are names of lexicons (see `deciding.Wanted`). Parses the sentence."""
        self._record, self._sentence = record, sentence
        self._verbs, self._things, self._everyday = verbs, things, everyday
        self.tree: Tree = record.syntax.tree(sentence)

    def counts(self, sense: str, maker: Maker, at: int, last: int) -> bool:
        """Whether the verb from `at` to `last`, with that sense, tells a decision in that maker's mouth."""
        present = self.tree.tags[at] in {"VBP", "VBZ"}
        if sense == "granting":
            return True
        if present and self.tree.low[last + 1 : last + 2] not in {("that",), ("to",)}:
            return False  # "We agree on most things.", "Ms Hill decides the place with her."
        if sense in OF_THINGS | {"choosing"} and self.object_is_thing(last):
            return sense == "authorising" or maker is not Maker.NAMED
        return sense not in OF_THINGS and self.has_plan(sense, last, maker)

    def has_plan(self, sense: str, last: int, maker: Maker = Maker.TOGETHER) -> bool:
        """Whether a plan hangs on the verb: "that he will", "to move", "on daily calls", "this"."""
        low = self.tree.low
        at = last if low[last] == "that" else self._complement(last)
        if at is None:
            return False
        if low[at] == "to" or low[at : at + 2] == ("not", "to"):
            return self._deed_counts(sense, maker, at + 1 + (low[at] == "not"))
        opens = self._opens_clause(at)
        if low[at] in {"this", "it"} and not opens:
            return sense in {"deciding", "assenting"}
        if low[at] in _OPENERS or opens:
            return self._clause_is_plan(sense, maker, at)
        return self._noun_counts(sense, maker, at, last)

    def _noun_counts(self, sense: str, maker: Maker, at: int, last: int) -> bool:
        """Whether a noun is what is decided: "on daily calls", "against a second assessment"."""
        low = self.tree.low
        alone = maker in _ALONE
        if low[at] in _ON and low[last] not in _ON:
            return sense != "finding" and (not alone or self.object_is_thing(at))
        if low[last] in _ON or (sense == "assenting" and not alone):
            return any(tag.startswith(("NN", "CD")) for tag in self.tree.tags[at : at + 5])
        return sense != "choosing" and self.object_is_thing(last)

    def object_is_thing(self, last: int) -> bool:
        """Whether something that is decided about follows the verb within a few words."""
        near = range(last + 1, min(last + 1 + _NEAR, len(self.tree)))
        end = next((i for i in near if self.tree.low[i] in _STOPS), near.stop)
        return self.is_thing(range(last + 1, end))

    def is_thing(self, words: Iterator[int] | range | list[int]) -> bool:
        """Whether one of the words is something that is decided about."""
        return any(True for at in words for _ in self._hits(self._things, at))

    # ------------------------------------------------------------------------------ plans

    def _complement(self, last: int) -> int | None:
        """Where what is decided begins, after adverbs, dates and with whom: "agreed today with Mum that"."""
        tree = self.tree
        for at in range(last + 1, min(last + 1 + _NEAR, len(tree))):
            if tree.low[at] == "that" or (
                tree.low[at] == "to" and tree.tags[at + 1 : at + 2] in {("VB",), ("RB",)}
            ):
                return at
            if tree.low[at] in {".", ";", ":"}:
                break
        return last + 1 if last + 1 < len(tree) and tree.low[last + 1][0].isalnum() else None

    def _deed_counts(self, sense: str, maker: Maker, deed: int) -> bool:
        """Whether "to" and this verb is a plan: one person "agrees to ring", two agree on what shall be."""
        if sense == "assenting" and maker in _ALONE:
            senses = {hit.term.sense for hit in self._hits(self._verbs, deed)}
            return bool(senses & OF_THINGS) and self.object_is_thing(deed)
        everyday = any(True for _ in self._hits(self._everyday, deed))
        return not (everyday and maker in {Maker.WRITER, Maker.NAMED})

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause without "that" begins here: "agreed he will stay"."""
        tree = self.tree
        verb = next((i for i in range(at - 1, -1, -1) if tree.tags[i].startswith("VB")), at - 1)
        clauses = tree.children(verb, "ccomp")
        return any(at in tree.subtree(clause) and tree.subject(clause) is not None for clause in clauses)

    def _clause_is_plan(self, sense: str, maker: Maker, at: int) -> bool:
        """Whether the clause that begins here says what shall be, and not how something is or seems."""
        low, tags = self.tree.low, self.tree.tags
        if sense == "deciding":
            return True
        reach = range(at, min(at + _CLAUSE, len(low)))
        modal = next((i for i in reach if tags[i] == "MD"), None)
        if modal is None:
            return any(pair in _TO_BE for pair in pairwise(low[at : reach.stop]))
        subject = low[min(at + (low[at] == "that"), len(low) - 1)]
        if maker is Maker.NAMED and subject in {"he", "she", "they"}:
            return False  # "Mr Fox agreed that he will send it": he promises
        unsure = low[modal] in _UNSURE and maker in {Maker.WRITER, Maker.NAMED}
        return not (unsure and self._is_view(modal))

    def _is_view(self, modal: int) -> bool:
        """Whether "would be hard", "could be a worry" tells how something seems."""
        low, tags = self.tree.low, self.tree.tags
        after = next((i + 1 for i in range(modal + 1, min(modal + 4, len(low))) if low[i] == "be"), None)
        return after is not None and after < len(low) and tags[after] in _QUALITIES

    def _hits(self, lexicon: str, at: int) -> Iterator[TermHit]:
        """The terms of a lexicon that hold the word."""
        if at < len(self.tree):
            place = self._record.token_span(self.tree.tokens[at])
            for hit in self._record.terms_in(lexicon, self._sentence):
                if hit.span.contains(place):
                    yield hit
