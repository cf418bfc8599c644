"""Kind `duplicates`: an entry or a long paragraph that stands in another entry of the run already.

A sketch is kept of each document (see `passages`), and when all those of the run are there, in path order,
they are compared (see `repeats`). The documents of one name in one folder are one record that was exported
in several formats, and are not compared with each other.

A repeated entry is one finding, and not one more for each of its paragraphs. A document of which every
entry stands in one other document is a copy of it, and is one finding.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from caselint.checks.gathered import Gathered, Limits
from caselint.checks.passages import Measure, Sketch, sketch_of
from caselint.checks.repeats import find_matches
from caselint.findings import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.checks.repeats import Match
    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """What is a duplicate.

    How much of two passages is the same is twice the words that stand in both in the same order, as a share
    of the words of both.

    A paragraph is a standard statement, and is left, where it stands beside other text in at least
    `statement_entries` entries of the run, or in nearly every one of the three or more of a document or of
    the run. So is a whole entry shorter than `paragraph_words` that stands in `statement_entries` entries.

    `most_passages` bounds the memory. A passage takes some 400 bytes until the end of the run, and one that
    is compared for near matches 4 bytes a word besides, and 700 bytes while all are compared.
    """

    entry_words: Annotated[
        int, Meta(ge=1, description="the fewest words of an entry's narrative that is compared as a whole")
    ] = 15
    paragraph_words: Annotated[
        int,
        Meta(ge=1, description="the fewest words of a paragraph that is compared, and of any near match"),
    ] = 40
    similarity: Annotated[
        float,
        Meta(
            ge=0.5,
            le=1,
            description="how much of two passages must be the same words in the same order, "
            "from 0.5 to 1 (word for word only)",
        ),
    ] = 0.9
    statement_entries: Annotated[
        int, Meta(ge=2, description="the entries of a run in which a standard statement stands at least")
    ] = 10
    most_passages: Annotated[
        int,
        Meta(
            ge=0,
            description="the most long passages of a run that are compared for near matches; those beyond "
            "are found where they stand word for word",
        ),
    ] = 200_000


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield nothing: what repeats another document is seen when all of the run are there."""
    return iter(())


def sketch(record: AnnotatedRecord, options: Options) -> Sketch:
    """What is kept of a document to compare it."""
    traced = options.paragraph_words if options.similarity < 1 else None
    return sketch_of(record.record, Measure(options.entry_words, options.paragraph_words, traced))


def comparison(options: Options) -> Comparison:
    """A comparison of the documents of one run."""
    return Comparison(options)


class Comparison:
    """The documents of a run, as far as they have been seen."""

    def __init__(self, options: Options) -> None:
        self._run = Gathered(
            Limits(
                similarity=options.similarity,
                entry=options.entry_words,
                paragraph=options.paragraph_words,
                statement=options.statement_entries,
                traced=options.most_passages,
            )
        )
        self._numbers: list[int] = []  # of the documents that were taken in

    def add(self, number: int, sketch: Sketch) -> None:
        """Take in the sketch of the document of that number. They come in the order of the run."""
        self._numbers.append(number)
        self._run.add(sketch)

    def hits(self) -> Iterator[tuple[int, Hit]]:
        """Yield a hit for each duplicate, with the number of its document."""
        run, matches = self._run, find_matches(self._run)
        copies = self._copies(matches)
        for source, found in copies.items():
            yield self._numbers[source], self._hit_of_copy(found)
        told = {(run.source_of[at], run.passages[at].entry) for at in matches if run.passages[at].whole}
        for at, match in matches.items():
            source, passage = run.source_of[at], run.passages[at]
            if source not in copies and (passage.whole or (source, passage.entry) not in told):
                yield self._numbers[source], self._hit(match)

    def _copies(self, matches: dict[int, Match]) -> dict[int, list[Match]]:
        """The documents of which two entries or more, and all, stand in one other document."""
        run = self._run
        found: defaultdict[int, list[Match | None]] = defaultdict(list)
        for at, passage in enumerate(run.passages):
            if passage.whole:
                found[run.source_of[at]].append(matches.get(at))
        copies = {}
        for source, of_entries in found.items():
            known = [match for match in of_entries if match]
            earlier = {run.source_of[match.earlier] for match in known}
            if len(known) == len(of_entries) > 1 and len(earlier) == 1 and source not in earlier:
                copies[source] = known
        return copies

    def _hit(self, match: Match) -> Hit:
        later, earlier = (self._run.passages[at] for at in (match.later, match.earlier))
        source, other = (self._run.sources[self._run.source_of[at]] for at in (match.later, match.earlier))
        place = f"line {earlier.line}"
        if source is other:
            where = f"entry {earlier.entry} ({place})"
        elif other.entries > 1:
            where = f"entry {earlier.entry} of {_name(other.path, source.path)} ({place})"
        else:
            where = f"{_name(other.path, source.path)} ({place})"
        if not earlier.whole:
            where = f"a paragraph of {where}"
        what = "This entry repeats" if later.whole else "This paragraph repeats"
        return Hit(later.opening, later.entry, {"repeats": what, "earlier": where, "how": _how([match])})

    def _hit_of_copy(self, found: list[Match]) -> Hit:
        """A hit at the first words of a document that is the copy of another."""
        run = self._run
        source, other = (run.sources[run.source_of[at]] for at in (found[0].later, found[0].earlier))
        if len(found) < source.entries:  # the others are too short to be compared
            which = f"{len(found)} of the {source.entries}"
        else:
            which = f"All {len(found)}" if len(found) > 2 else "Both"
        values = {
            "repeats": f"{which} entries of this file repeat",
            "earlier": f"entries of {_name(other.path, source.path)}",
            "how": _how(found),
        }
        return Hit(min(run.passages[match.later].opening for match in found), 0, values)


def _name(path: str, seen_from: str) -> str:
    """The name of a file, with its folder where that is another."""
    here, there = PurePosixPath(seen_from), PurePosixPath(path)
    return there.name if here.parent == there.parent else path


def _how(found: Iterable[Match]) -> str:
    least = min(match.likeness for match in found)
    return "word for word" if least == 1 else f"nearly word for word ({int(least * 100)}%)"
