"""Which passages of a run stand in another entry before, word for word or nearly so.

The earlier of two is the one that comes first in the run: files in path order, and the entries of a file in
the order of time. What belongs to a form is left, and so is the same record in another format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from caselint.checks.likeness import candidates, likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from caselint.checks.passages import Passage, Sketch, Source


class Match(NamedTuple):
    """A passage that stands in another entry before; both are indices into the passages of a run."""

    later: int
    earlier: int
    likeness: float  # 1 where it stands there word for word


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as the same, and as a statement of a form. See the options of the kind."""

    similarity: float
    short: int  # words under which a whole entry may be a statement
    statement: int  # entries that a statement stands in
    traced: int  # passages of a run of which traces are kept


@dataclass
class Passages:
    """The passages of a run, in its order, with the documents that they stand in."""

    limits: Limits
    sources: list[Source] = field(default_factory=list)
    all: list[Passage] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)  # of each passage, an index into `sources`
    _traced: int = 0

    def add(self, sketch: Sketch) -> None:
        """Take in a document. Beyond the limit, the traces are not kept."""
        for passage in sketch.passages:
            kept = passage
            if passage.trace:
                self._traced += 1
                if self._traced > self.limits.traced:
                    kept = replace(passage, trace=b"", anchors=b"")
            self.all.append(kept)
            self.source_of.append(len(self.sources))
        self.sources.append(sketch.source)

    def entry_of(self, at: int) -> tuple[str, int]:
        """What tells the entry of a passage apart, whatever format it was exported in."""
        return self.sources[self.source_of[at]].record, self.all[at].entry

    def comparable(self, one: int, other: int) -> bool:
        """Whether two passages stand in different entries, and not in two exports of one record."""
        if self.source_of[one] == self.source_of[other]:
            return self.all[one].entry != self.all[other].entry
        first, second = (self.sources[self.source_of[at]] for at in (one, other))
        return first.format == second.format or first.record != second.record

    def matches(self) -> dict[int, Match]:
        """The earlier of each passage that has one, by the later."""
        alike = _Alike(self)
        found = {}
        for group, members in enumerate(alike.groups):
            if not alike.is_statement(group):
                for at in members:
                    if match := self._match(alike, group, at):
                        found[at] = match
        return found

    def _match(self, alike: _Alike, group: int, at: int) -> Match | None:
        """Where a passage stands before: word for word, or else where it is most alike."""
        nearest = sorted(alike.links.get(group, ()), key=lambda link: (-link[1], link[0]))
        for other, similar in chain([(group, 1.0)], nearest):
            for earlier in alike.groups[other]:
                if earlier >= at:
                    break
                if self.comparable(earlier, at):
                    return Match(at, earlier, similar)
        return None


_FEWEST: Final = 3  # entries that show what stands in every one
_NEARLY_EVERY: Final = 0.8


class _Alike:
    """Passages in groups of the same words, and which groups are alike."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        by_digest: defaultdict[bytes, list[int]] = defaultdict(list)
        for at, passage in enumerate(passages.all):
            by_digest[passage.digest].append(at)
        self.groups = list(by_digest.values())
        self._entries = sum({source.record: source.entries for source in passages.sources}.values())
        self.links: Mapping[int, Sequence[tuple[int, float]]] = self._links()
        self._statements = set(self._find_statements())

    def is_statement(self, group: int) -> bool:
        """Whether the words belong to a form and not to an entry."""
        return group in self._statements

    def _links(self) -> dict[int, list[tuple[int, float]]]:
        """The groups that are alike, with how much, each from both sides."""
        first = [(group, self._passages.all[members[0]]) for group, members in enumerate(self.groups)]
        traced = [(group, passage) for group, passage in first if passage.trace]
        found: dict[int, list[tuple[int, float]]] = {}
        if len(traced) < 2:
            return found
        least = self._passages.limits.similarity
        for a, b in candidates([passage.anchors for _, passage in traced]):
            (one, first_passage), (other, second_passage) = traced[a], traced[b]
            lengths = first_passage.words, second_passage.words
            similar = likeness(first_passage.trace, second_passage.trace, lengths, least)
            if similar:
                found.setdefault(one, []).append((other, similar))
                found.setdefault(other, []).append((one, similar))
        return found

    def _find_statements(self) -> Iterator[int]:
        seen: set[int] = set()
        for group, members in enumerate(self.groups):
            if group not in seen and (len(members) > 1 or group in self.links):
                together = self._family(group)
                seen |= together
                if self._are_statement([at for other in together for at in self.groups[other]]):
                    yield from together

    def _family(self, group: int) -> set[int]:
        """A group with those that are alike, and those that are alike to them."""
        family, waiting = {group}, [group]
        while waiting:
            for other, _ in self.links.get(waiting.pop(), ()):
                if other not in family:
                    family.add(other)
                    waiting.append(other)
        return family

    def _are_statement(self, members: Collection[int]) -> bool:
        """Whether they stand beside other text in many entries, or in nearly all of a document or the run.

        A short entry that is the same many times is a routine and no copy.
        """
        run = self._passages
        parts = [at for at in members if not run.all[at].whole]
        beside = {run.entry_of(at) for at in parts}
        short = [at for at in members if run.all[at].whole and run.all[at].words < run.limits.short]
        if max(len(beside), len({run.entry_of(at) for at in short})) >= run.limits.statement:
            return True
        places = {(run.source_of[at], run.all[at].entry) for at in parts}
        counts = [(len(beside), self._entries)]
        counts += ((n, run.sources[source].entries) for source, n in Counter(s for s, _ in places).items())
        return any(count >= max(_FEWEST, _NEARLY_EVERY * of) for count, of in counts)
