"""Which passages of a run stand in another entry before, word for word or nearly so.

The earlier of two is the one that comes first in the run: files in path order, and the entries of a file in
the order of time. What belongs to a form is left, and so is the same record in another format.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.checks.likeness import candidates, likeness
from caselint.checks.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.checks.gathered import Gathered


class Match(NamedTuple):
    """A passage that stands in another entry before; both are indices into the passages of a run."""

    later: int
    earlier: int
    likeness: float  # 1 where it stands there word for word


Links = dict[int, list[tuple[int, float]]]
_NEARLY: Final = 0.999  # other pronouns alone make no difference, but are not word for word the same


def find_matches(run: Gathered) -> dict[int, Match]:
    """The earlier of each passage that has one, by the later."""
    by_digest: defaultdict[bytes, list[int]] = defaultdict(list)
    for at, passage in enumerate(run.passages):
        by_digest[passage.digest].append(at)
    groups = list(by_digest.values())
    links = _links(run, groups)
    finder = _Finder(run, groups, links, Statements(run, groups, links))
    found: dict[int, Match] = {}
    for group, members in enumerate(groups):
        if group not in finder.statements.groups and (len(members) > 1 or group in links):
            found.update((at, match) for at in members if (match := finder.match(group, at)))
    return found


def _links(run: Gathered, groups: Sequence[Sequence[int]]) -> Links:
    """The groups that are alike, and how much, each from both sides."""
    first = [(group, run.passages[members[0]]) for group, members in enumerate(groups)]
    traced = [(group, passage) for group, passage in first if passage.trace]
    found: Links = {}
    if len(traced) < 2:
        return found
    for a, b in candidates([passage.anchors for _, passage in traced]):
        (one, earlier), (other, later) = traced[a], traced[b]
        lengths = earlier.words, later.words
        similar = likeness(earlier.trace, later.trace, lengths, run.limits.similarity)
        if similar:
            similar = min(similar, _NEARLY)
            found.setdefault(one, []).append((other, similar))
            found.setdefault(other, []).append((one, similar))
    return found


class _Finder:
    """Finds where a passage stands before."""

    def __init__(
        self, run: Gathered, groups: Sequence[Sequence[int]], links: Links, statements: Statements
    ) -> None:
        self._run = run
        self._groups = groups
        self._links = links
        self.statements = statements

    def match(self, group: int, at: int) -> Match | None:
        """Where a passage stands before: word for word, or else where it is most alike."""
        nearest = sorted(self._links.get(group, ()), key=lambda link: (-link[1], link[0]))
        for other, similar in chain([(group, 1.0)], nearest):
            for earlier in self._groups[other]:
                if earlier >= at:
                    break
                if self._run.comparable(earlier, at):
                    own = self._own_likeness(earlier, at, similar)
                    if own:
                        return Match(at, earlier, own)
                    break
        return None

    def _own_likeness(self, earlier: int, later: int, similar: float) -> float:
        """How alike two passages are without the words of a form; 0 where that is not enough."""
        passages, limits = self._run.passages, self._run.limits
        if not passages[later].whole:
            return similar
        before, now = (self.statements.own_words(at) for at in (earlier, later))
        if now < limits.entry:
            return 0.0
        if similar == 1:
            return similar
        # What differs stands in the words that are their own, and nothing else does.
        differing = (1 - similar) * (passages[earlier].words + passages[later].words)
        own = 1 - differing / (before + now)
        return own if own >= limits.similarity else 0.0
