"""Findings without a word of the note, for reports that are passed on (`--no-excerpts`).

Numbers, dates and places stay, and so do the names that the user gave files. A name in a note is a word of
it, whoever's it is; so is what a lexicon advises on one word, for it tells which one stood there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from caselint.record import Document

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument, Finding, Hit
    from caselint.schema import Rule


def without_words(finding: Finding, rule: Rule, hit: Hit) -> Finding:
    """The finding in words of the rule's own."""
    own = hit.wordless and "{match" not in rule.message
    return replace(
        finding,
        message=finding.message if own else rule.summary,
        advice=finding.advice if hit.wordless else rule.advice,
        suggestions=(),
        match="",
    )


def emptied(checked: CheckedDocument) -> CheckedDocument:
    """The document without its text, its entries without names, and its findings as they are.

    Why somebody accepted a finding is in words of theirs, which may well name whom the note is about.
    """
    document = checked.document
    left_out = tuple(replace(left, names=()) for left in document.reading.omissions)
    return replace(
        checked,
        document=Document(
            path=document.path,
            format=document.format,
            new_files_begin_here=document.new_files_begin_here,
            reading=replace(document.reading, omissions=left_out),
            problem=document.problem,
        ),
        entries=tuple(replace(entry, author=None, post_title=None, team=None) for entry in checked.entries),
        accepted=tuple(replace(accepted, reason="") for accepted in checked.accepted),
    )


class Unlinked(Collection["CheckedDocument"]):
    """Documents whose findings are known by their places, one at a time, as they are gone through.

    A fingerprint is made of words, or of an entry's dates and author, with a key that everyone has: who can
    guess these could test the guess. So none goes out with a report that keeps words to itself. It must stand
    there until accepted findings were found by it.
    """

    def __init__(self, documents: Collection[CheckedDocument]) -> None:
        self._documents = documents

    def __len__(self) -> int:
        """How many there are."""
        return len(self._documents)

    def __iter__(self) -> Iterator[CheckedDocument]:
        """Go through them."""
        return map(_known_by_places, self._documents)

    def __contains__(self, document: object) -> bool:
        """Whether a document is one of them."""
        return any(checked == document for checked in self)


def _known_by_places(checked: CheckedDocument) -> CheckedDocument:
    seen: Counter[tuple[str, int, int]] = Counter()

    def known(finding: Finding) -> Finding:
        place = (finding.code, *finding.start)
        seen[place] += 1
        told = " ".join(map(str, (*place, seen[place])))
        return replace(finding, fingerprint=blake2b(told.encode(), digest_size=12).hexdigest())

    return replace(
        checked,
        findings=tuple(map(known, checked.findings)),
        accepted=tuple(replace(one, finding=known(one.finding)) for one in checked.accepted),
    )
