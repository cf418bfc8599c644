"""Who acts: the person whose act a clause tells, and whether the act is the writer's or a colleague's.

A purpose belongs to the one who acts: "She cried so that staff would give in" gives Mum the purpose, not the
staff. Workers may know the purposes of their own acts ("I rang to ask", "Nurse Ody came to weigh her").
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, SUBJECTS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.tree import Tree
    from caselint.record import Span


class Agent(StrEnum):
    """Who acts."""

    OURS = "ours"  # the writer, a professional, or an organisation
    PERSON = "person"  # anyone else
    THING = "thing"
    UNSAID = "unsaid"  # "Went upstairs so as not to be asked."


_WRITER: Final = word_set("i we me us my our you")
_STANDS_FOR: Final = word_set("who that which whose")
_NAME_PARTS: Final = ("flat", "compound", "appos", "nmod:desc")
_CLAUSE_ENDS: Final = word_set("; : . ! ? … • | ( )")
_LONGEST_NAME: Final = 3
_APART: Final = 5  # words between a name and the post after it: "Ms Lund, who is a teacher"


class Agents:
    """Tells the agents of one record. `titles` are lexicons of posts and organisations."""

    def __init__(self, record: AnnotatedRecord, titles: tuple[str, ...]) -> None:
        self._record, self._titles = record, titles
        self._workers = _workers(record, titles)

    def of(self, sentence: int, first: int, last: int) -> Agent:
        """Who does what the words from `first` to `last` (exclusive, as `Tree` numbers them) belong to."""
        tree = self._record.syntax.tree(sentence)
        at = _agent(tree, first, last)
        if at is None or first <= at < last:
            at = self._before(tree, sentence, first)
        return Agent.UNSAID if at is None else self.kind(tree, sentence, at)

    def _before(self, tree: Tree, sentence: int, first: int) -> int | None:
        """The last word for someone ahead in the same clause: what to go by where the tree has no subject."""
        cast = self._record.cast(sentence)
        for at in range(first - 1, -1, -1):
            if tree.low[at] in _CLAUSE_ENDS:
                return None
            if tree.low[at] in SUBJECTS and tree.low[at] not in _STANDS_FOR:
                return at
            if tree.deps[at].startswith("nsubj") and cast.is_person(at):
                return at
        return None

    def kind(self, tree: Tree, sentence: int, at: int) -> Agent:
        """What the word, which names who acts, stands for."""
        low = tree.low[at]
        if low in _WRITER:
            return Agent.OURS
        cast = self._record.cast(sentence)
        if low in SUBJECTS or low in OBJECTS:
            return Agent.PERSON
        parts = (at, *tree.children(at, *_NAME_PARTS))
        spans = [self._record.token_span(tree.tokens[part]) for part in parts if part == at or part > at - 3]
        if any(self._is_post(sentence, span) for span in spans):
            return Agent.OURS
        if any(tree.low[part] in self._workers and cast.is_name(part) for part in parts):
            return Agent.OURS
        is_name = tree.tags[at] == "NNP" and at == 0  # "Marlon smirked": a capital there tells words nothing
        return Agent.PERSON if is_name or any(map(cast.is_person, parts)) else Agent.THING

    def _is_post(self, sentence: int, span: Span) -> bool:
        return any(
            hit.span.contains(span) for name in self._titles for hit in self._record.terms_in(name, sentence)
        )


def _agent(tree: Tree, first: int, last: int) -> int | None:
    """The subject of the act that the words tell the purpose or the manner of."""
    at = tree.clause(tree.top(first, last))
    if not first <= at < last and any(tree.deps[mark] == "mark" for mark in range(first, last)):
        at = tree.clause(tree.heads[at])  # "only because the court told her to"
    while True:
        own = None if _is_purpose(tree, at) else tree.subject(at)
        if own is not None and not first <= own < last:
            return own
        if tree.heads[at] == at:
            return None
        at = tree.clause(tree.heads[at])  # "so that staff would give in": who acts in the clause above


def _is_purpose(tree: Tree, at: int) -> bool:
    """Whether it is an infinitive: "gave a false name to avoid me" gives the name no purpose."""
    return tree.deps[at] in {"acl", "xcomp"} and any(tree.low[to] == "to" for to in tree.children(at, "mark"))


def _workers(record: AnnotatedRecord, titles: tuple[str, ...]) -> frozenset[str]:
    """Names that stand beside a post anywhere in the record: "Sergeant Omar Fell", "Ms Roper, a teacher"."""
    text, low = record.words.text, record.words.low
    names: set[str] = set()
    for hit in (hit for name in titles for hit in record.terms[name]):
        first = bisect_left(record.words.starts, hit.span.start)
        last = bisect_left(record.words.starts, hit.span.end)
        names.update(_names(text, range(last, min(last + _LONGEST_NAME, len(low)))))
        before = first - 1
        while before >= 0 and first - before < _APART and low[before].isalpha() and text[before].islower():
            before -= 1
        if before > 0 and low[before] in {",", "("}:
            names.update(_names(text, range(before - 1, max(before - 1 - _LONGEST_NAME, -1), -1)))
    return frozenset(names)


def _names(text: tuple[str, ...], places: range) -> Iterator[str]:
    """The capitalised words from the first of the places on, in lower case."""
    for at in places:
        if not (text[at][:1].isupper() and text[at][1:].islower()):
            return
        yield text[at].lower()
