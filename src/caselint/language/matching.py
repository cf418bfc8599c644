"""Looks for a pattern in sentences: unfolds it only as far as they lead, and stops one that runs away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.patterns import Slot
from caselint.language.runaway import RunawayError
from caselint.language.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from caselint.language.patterns import Row
    from caselint.language.people import Cast
    from caselint.language.phrases import Element, Phrases, Rest


class _Node:
    """A place in a pattern: what may follow, and whether the pattern may end here.

    Until a text comes by, a node is only a list of what is left of the pattern.
    """

    __slots__ = ("ends", "slots", "todo", "words")

    def __init__(self) -> None:
        self.todo: list[Rest] = []
        self.words: dict[str, _Node] = {}
        self.slots: dict[str, _Node] = {}
        self.ends = False

    def after(self, element: Element) -> _Node:
        """The place after a word or slot, made where there is none."""
        places, key = (self.slots, element.name) if isinstance(element, Slot) else (self.words, element)
        node = places.get(key)
        if node is None:
            node = places[key] = _Node()
        return node

    def grow(self, phrases: Phrases) -> None:
        """Take what is left of the pattern a step further."""
        grown, todo = _Node(), self.todo
        # Of many, most are alike: "[a] [a] [a]" leaves the same in as many ways as there are to skip.
        for rest in todo if len(todo) < _MANY else dict.fromkeys(todo):
            for element, left in phrases.steps(rest):
                if element is None:
                    grown.ends = True
                else:
                    grown.after(element).todo.append(left)
        if todo:  # each whole and in this order: another thread may be reading, or have been quicker
            self.words, self.slots, self.ends = grown.words, grown.slots, grown.ends
            self.todo = []


class Line:
    """A sentence that patterns are looked for in. A document's are all kept: they must be small."""

    __slots__ = ("cast", "low", "slots", "words")

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.low = cast.words.low
        self.words = frozenset(self.low)
        self.slots = Slots(cast)

    def places(self, word: str) -> Iterator[int]:
        """Where a word of the sentence stands."""
        at = -1
        for _ in range(self.low.count(word)):
            at = self.low.index(word, at + 1)
            yield at


_MANY: Final = 16
# From this use on it pays to know which words a pattern cannot do without: a short note has few sentences.
_OFTEN: Final = 6

# Where a match begins, has come to, and its own words begin; and what may follow.
_State = tuple[int, int, int, _Node]

# States before slots that a pattern may come to in one sentence, and matches that it may have there. Those
# of ours come to fifty at most.
_MOST_STATES: Final = 2_000
_MOST_STATES_A_WORD: Final = 100
_MOST_STATES_AT_ALL: Final = 100_000
_MOST_MATCHES: Final = 300_000


class Pattern:
    """A pattern that can be looked for."""

    __slots__ = ("_needs", "_pattern", "_phrases", "_root", "_row", "_uses")

    def __init__(self, pattern: str, row: Row, phrases: Phrases) -> None:
        self._pattern = pattern
        self._phrases, self._row, self._uses = phrases, row, 0
        self._needs: tuple[frozenset[str], ...] = ()
        self._root = _Node()
        self._root.todo.append(row)
        self._root.grow(phrases)

    def matches(self, line: Line) -> Collection[tuple[int, int]]:
        """The words that the pattern matches: their indices, the last exclusive."""
        if not self._may_be_in(line):
            return ()
        return dict.fromkeys((first, last) for first, last, _ in self.placed(line))

    def placed(self, line: Line) -> list[tuple[int, int, int]]:
        """The same, and where the pattern's own words begin: after the slots that it begins with.

        For a sentence that is known to have the words that the pattern cannot do without.
        """
        todo = self._begun(line)
        if not todo:
            return []
        found: set[tuple[int, int, int]] = set()
        seen: set[_State] = set()  # only slots lead to a place in more than one way
        most = min(_MOST_STATES + _MOST_STATES_A_WORD * len(line.low), _MOST_STATES_AT_ALL)
        while todo:
            state = todo.pop()
            first, at, own, node = state
            if node.todo:
                node.grow(self._phrases)
            if node.slots:
                if state in seen:
                    continue
                seen.add(state)
                todo += _past_slots(state, line)
            if node.ends:
                found.add((first, at, own))
            if len(seen) > most or len(found) > _MOST_MATCHES:
                raise RunawayError(self._pattern)
            if node.words and at < len(line.low) and (after := node.words.get(line.low[at])) is not None:
                todo.append((first, at + 1, own, after))
        return sorted(found)

    def _may_be_in(self, line: Line) -> bool:
        """Whether the sentence has the words that the pattern cannot do without, once these are known."""
        self._uses += 1
        if self._uses == _OFTEN:
            self._needs = tuple(self._phrases.anchors(self._row))
        return not any(map(line.words.isdisjoint, self._needs))

    def _begun(self, line: Line) -> list[_State]:
        """Where the pattern's first words or slots stand in the sentence."""
        root = self._root
        begun = [
            (first, first + 1, first, root.words[word])
            for word in root.words.keys() & line.words
            for first in line.places(word)
        ]
        for name, node in root.slots.items():
            if node.todo:
                node.grow(self._phrases)
            anywhere = node.ends or node.slots
            begun += [
                (first, end, end, node)
                for first, end in line.slots.all(name)
                if anywhere or (end < len(line.low) and line.low[end] in node.words)
            ]
        return begun


def _past_slots(state: _State, line: Line) -> Iterator[_State]:
    """Where the slots that may stand here lead."""
    first, at, own, node = state
    for name, after in node.slots.items():
        for end in line.slots.ends(name, at):
            # `own` moves on as long as nothing but slots has been filled.
            yield first, end, end if own == at > first else own, after
