"""Finds what was added to an entry later: where it begins, when it was made and by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Amendment, Moment, Role, Span
from caselint.segment.moments import read_stamps
from caselint.segment.names import read_person
from caselint.segment.signature import tail_signatures

if TYPE_CHECKING:
    from caselint.record import Author
    from caselint.segment.lexicons import Knowledge

_AFTER_MARK = re.compile(
    r"[ \t]*(?:[:–—(\[]|-[ \t]|,|\d|\]|$"
    r"|(?:on|by|at|made|added|dated|note|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[\s*\[(\-–—>#]*")
_HEAD_END = re.compile(r":(?!\d)(?:\s|$)|[.;](?:\s|$)|\s[–—]\s(?=[A-Z][a-z]+ [a-z])")
_LONGEST_HEAD = 140  # characters from the mark to the text that was added


@dataclass(frozen=True, slots=True)
class Mark:
    """The words that begin an addition, and where its head (date, time, name) ends."""

    marker: Span
    head_end: int


def amendment_mark(text: str, offset: int, known: Knowledge) -> Mark | None:
    """The mark with which a line begins an addition, or None. Spans are moved by `offset` (characters)."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    match = known.amendment_marks.search(text[start : start + 60])
    if match is None or match.start() != 0:
        return None
    end = start + match.end()
    if not _AFTER_MARK.match(text, end):
        return None
    words = match.group().lower()
    # "Update" or "Updated" on a line of its own is a section's heading as often as not.
    if end >= len(text.rstrip(" :")) and (
        words.startswith(("update", "added", "further")) and not text.rstrip().endswith(":")
    ):
        return None
    stop = _HEAD_END.search(text, end, end + _LONGEST_HEAD)
    head_end = stop.start() if stop else min(len(text), end + _LONGEST_HEAD)
    return Mark(Span(offset + start, offset + end), offset + head_end)


def read_amendment(text: str, mark: Mark, end: int, known: Knowledge) -> Amendment:
    """The addition in `text` (the whole document's) from its mark to `end`, with its moment and author."""
    head = text[mark.marker.end : mark.head_end]
    colon = text[mark.head_end : mark.head_end + 1]
    stamps = read_stamps(head, mark.marker.end, Role.RECORDED, labelled=True) if _is_head(head, colon) else []
    author: Author | None = None
    if _is_head(head, colon):
        taken = [span for stamp in stamps for span in stamp.spans]
        author = read_person(
            head.lstrip(" -–—,:("), mark.head_end - len(head.lstrip(" -–—,:(")), known.titles, taken
        ).author
    stamp = stamps[0] if stamps else None
    date, time = (stamp.date, stamp.time) if stamp else (None, None)
    body = text[mark.head_end : end].rstrip()
    last = body.rfind("\n") + 1
    for _, signature in tail_signatures(". " + body[last:], mark.head_end + last - 2, known):
        author = author or signature.person.author
        for tail in signature.stamps:
            date, time = date or tail.date, time or tail.time
    bracket = re.search(r"[(\[]([^()\[\]\n]{3,90})[)\]]\.?$", body)
    if bracket and (author is None or date is None):
        place = mark.head_end + bracket.start(1)
        tails = read_stamps(bracket[1], place, Role.RECORDED, labelled=True)
        person = read_person(bracket[1], place, known.titles, [span for tail in tails for span in tail.spans])
        if tails and not person.rest:
            author = author or person.author
            date, time = date or tails[0].date, time or tails[0].time
    return Amendment(mark.marker, Span(mark.marker.start, end), Moment(date, time), author)


def _is_head(head: str, stop: str) -> bool:
    """Whether the words after the mark say when and who, and are not yet the text that was added."""
    words = re.findall(r"[^\W\d_]{3,}", head)
    plain = [
        word
        for word in words
        if word.islower() and word not in {"the", "and", "dated", "added", "made", "note"}
    ]
    return stop == ":" or len(plain) <= 2
