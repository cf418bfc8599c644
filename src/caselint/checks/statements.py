"""Which passages of a run belong to a form, and how many words of an entry are its own.

A notice or a question that a form prints stands in entry after entry, beside other text. So what stands in
many unlike entries, or in nearly all of a document or the run, is no copy. Nor do two entries repeat each
other that have little more in common than the words of the form that both were written into.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from caselint.checks.gathered import Gathered

_FEWEST: Final = 3  # entries that show what stands in every one
_NEARLY_EVERY: Final = 0.8


class Statements:
    """The statements of a run whose passages of the same words are grouped, and like groups linked."""

    def __init__(
        self,
        run: Gathered,
        groups: Sequence[Sequence[int]],
        links: Mapping[int, Collection[tuple[int, float]]],
    ) -> None:
        self._run = run
        self._groups = groups
        self._links = links
        self.groups = frozenset(self._find())
        self._passages = {at for group in self.groups for at in groups[group]}

    def own_words(self, at: int) -> int:
        """The words of a passage that are not those of a form."""
        passage = self._run.passages[at]
        words = passage.words - sum(words for short, words in passage.shorts() if short in self._short)
        if passage.whole:
            part = at + 1
            while part < len(self._run.passages) and self._run.whole_of[part] == at:
                if part in self._passages:
                    words -= self._run.passages[part].words
                part += 1
        return words

    def _find(self) -> Iterator[int]:
        seen: set[int] = set()
        for group, members in enumerate(self._groups):
            if group not in seen and (len(members) > 1 or group in self._links):
                family = self._family(group)
                seen |= family
                if self._is_statement([at for other in family for at in self._groups[other]]):
                    yield from family

    def _family(self, group: int) -> set[int]:
        """A group with those that are alike, and those that are alike to them."""
        family, waiting = {group}, [group]
        while waiting:
            for other, _ in self._links.get(waiting.pop(), ()):
                if other not in family:
                    family.add(other)
                    waiting.append(other)
        return family

    def _is_statement(self, members: Collection[int]) -> bool:
        """Whether they stand beside other text in many entries, or in nearly all of a document or the run.

        A short entry that is the same many times is a routine and no copy.
        """
        run, passages = self._run, self._run.passages
        short = [at for at in members if passages[at].whole and passages[at].words < run.limits.paragraph]
        if len({(run.source(at).record, passages[at].entry) for at in short}) >= run.limits.statement:
            return True
        beside = {
            (run.source_of[at], passages[run.whole_of[at]].digest) for at in members if not passages[at].whole
        }
        return self._stand_in_enough(beside)

    def _stand_in_enough(self, beside: Collection[tuple[int, bytes]]) -> bool:
        """Whether these are many entries: their documents and digests, for one pasted ten times is one."""
        of_document, of_run = self._unlike
        in_all = len({digest for _, digest in beside})
        if in_all >= min(self._run.limits.statement, max(_FEWEST, _NEARLY_EVERY * of_run)):
            return True
        counts = Counter(source for source, _ in beside)
        return any(n >= max(_FEWEST, _NEARLY_EVERY * of_document[at]) for at, n in counts.items())

    @cached_property
    def _unlike(self) -> tuple[list[int], int]:
        """How many unlike entries each document has, and the run."""
        run = self._run
        wholes = [
            (run.source_of[at], passage.digest) for at, passage in enumerate(run.passages) if passage.whole
        ]
        copies = Counter(source for source, _ in wholes) - Counter(source for source, _ in set(wholes))
        of_document = [source.entries - copies[at] for at, source in enumerate(run.sources)]
        # Once each, in however many formats it was exported.
        by_record = {source.record: count for source, count in zip(run.sources, of_document, strict=True)}
        return of_document, sum(by_record.values())

    @cached_property
    def _short(self) -> frozenset[bytes]:
        """The short paragraphs that belong to a form, such as its questions."""
        wholes = [(at, passage) for at, passage in enumerate(self._run.passages) if passage.short]
        often = Counter(short for _, passage in wholes for short, _ in passage.shorts())
        beside: defaultdict[bytes, set[tuple[int, bytes]]] = defaultdict(set)
        for at, passage in wholes:
            for short, _ in passage.shorts():
                if often[short] >= _FEWEST:
                    beside[short].add((self._run.source_of[at], passage.digest))
        return frozenset(short for short, some in beside.items() if self._stand_in_enough(some))
