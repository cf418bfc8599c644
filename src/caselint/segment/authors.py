"""Chooses the author of an entry, and the post title that goes with the name, among those it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import NameForm
from caselint.segment.phrases import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import Author, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone whom a field or line names as the writer; `rank` 0 is the surest."""

    rank: int
    author: Author | None
    post_title: Span | None


def choose_author(candidates: Sequence[Candidate], others: Sequence[Author]) -> Author | None:
    """The author: the surest candidate, in the fullest form in which the header or sign-off names them.

    `others` are full names elsewhere in the header, which count where initials or a first name
    agree with them.
    """
    named = sorted(
        (candidate for candidate in candidates if candidate.author), key=lambda candidate: candidate.rank
    )
    if not named or not named[0].author:
        return None
    best = named[0].author
    if best.form is NameForm.FULL:
        return best
    for candidate in named[1:]:
        other = candidate.author
        if other and other.form is NameForm.FULL and (agree(best, other) or best.form is NameForm.LOG_IN):
            return other
    return next((other for other in others if agree(best, other)), best)


def choose_title(
    author: Author | None, candidates: Sequence[Candidate], fields: Sequence[Span]
) -> Span | None:
    """The post title beside the author's name, in a field of its own, or on a line of its own."""
    for candidate in candidates:
        if author and candidate.author == author and candidate.post_title:
            return candidate.post_title
    if fields:
        return fields[0]
    for candidate in candidates:
        fits = candidate.author is None or author is None or agree(candidate.author, author)
        if fits and candidate.post_title:
            return candidate.post_title
    return None


def agree(short: Author, full: Author) -> bool:
    """Whether a short name or log-in and a full name can be the same person's."""
    words = [
        word
        for word in normalise(full.name).replace(".", " ").split()
        if word not in {"mr", "mrs", "ms", "miss", "dr"}
    ]
    if not words:
        return False
    letters = "".join(c for c in normalise(short.name) if c.isalpha())
    if short.form is NameForm.INITIALS:
        return letters == "".join(word[0] for word in words)
    if short.form is NameForm.FIRST_NAME:
        joined = short.name.isupper() and any(len(word) > 2 and word in letters for word in words)
        return letters in words or joined
    if short.form is NameForm.LOG_IN:
        return any(len(word) > 2 and word in letters for word in words)
    mine = normalise(short.name).replace(".", " ").split()
    return bool(mine) and mine[-1] == words[-1] and mine[0][0] == words[0][0]
