"""The passages of a run, gathered from the sketches of its documents."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from caselint.checks.passages import Passage, Sketch, Source


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as the same, and as a statement of a form. See the options of the kind."""

    similarity: float
    entry: int  # the fewest words of an entry that is compared
    paragraph: int  # words under which a whole entry may be a statement
    statement: int  # entries that a statement stands in
    traced: int  # passages of a run of which traces are kept


@dataclass
class Gathered:
    """The passages of a run, in its order, with the documents that they stand in."""

    limits: Limits
    sources: list[Source] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    source_of: array[int] = field(default_factory=lambda: array("q"))  # of each passage, in `sources`
    whole_of: array[int] = field(default_factory=lambda: array("q"))  # its entry as a whole, in `passages`
    _traced: int = 0

    def add(self, sketch: Sketch) -> None:
        """Take in a document. Beyond the limit, the traces are not kept."""
        whole: tuple[int, int] | None = None  # an entry, and where it stands as a whole
        for passage in sketch.passages:
            kept, at = passage, len(self.passages)
            if passage.trace:
                self._traced += 1
                if self._traced > self.limits.traced:
                    kept = replace(passage, trace=b"", anchors=b"")
            if whole is None or whole[0] != passage.entry:
                whole = passage.entry, at
            self.passages.append(kept)
            self.source_of.append(len(self.sources))
            self.whole_of.append(whole[1])
        self.sources.append(sketch.source)

    def source(self, at: int) -> Source:
        """The document of a passage."""
        return self.sources[self.source_of[at]]

    def comparable(self, one: int, other: int) -> bool:
        """Whether two passages stand in different entries, and not in two exports of one record."""
        if self.source_of[one] == self.source_of[other]:
            return self.whole_of[one] != self.whole_of[other]
        first, second = self.source(one), self.source(other)
        return first.format == second.format or first.record != second.record
