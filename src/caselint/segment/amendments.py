"""Finds what was added to an entry later: where it begins, when it was made and by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Amendment, Moment, Role, Span
from caselint.segment.moments import read_stamps, sole_moment
from caselint.segment.names import read_person
from caselint.segment.signature import tail_signatures

if TYPE_CHECKING:
    from caselint.record import Author
    from caselint.segment.lexicons import Knowledge

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
# What follows a mark: a stop, a date, a time, a name; or what the addition is for, up to a colon.
_AFTER_MARK = re.compile(
    rf"[ \t]*(?:[:–—(\[]|-[ \t]|,|\d|\]|$|(?i:(?:made|added|dated|note)\b|{_DAY}\b)"
    rf"|(?i:on|at)[ \t]+(?:the[ \t]+)?(?:\d|(?i:{_DAY}\b))|(?i:by)[ \t]+(?:[A-Z]|\w+\d)"
    r"|(?i:later|afterwards|to (?:say|read|show|add|include|reflect|correct|state|clarify)|that)\b"
    r"|(?i:to|at|in|after|for|from)(?:[ \t]+(?:(?i:the|this|my|above|same|end|of|day|next|later|entry"
    r"|note|record"
    r"|recording|paragraph|para|section|line|point|visit|call|meeting|shift|morning|evening|afternoon"
    r"|week)\b|\d+)){1,7}"
    r"[ \t]*(?:[:–—(,]|-[ \t]))"
)
# "Later note", "Post-visit entry": a word that says when before a word for what was written.
_MODIFIED = re.compile(
    r"(?:(?:later|further|subsequent|additional|supplementary|(?:post|after)[ \t-](?:visit|call|meeting"
    r"|contact|session)"
    r"|(?:next|same)[ \t-]day)[ \t]+){1,2}"
    r"(?:note|entry|comment|update|addition|amendment|correction|edit|addendum|record)\b",
    re.IGNORECASE,
)
# What refers to the entry itself and goes on from there.
_FURTHER = re.compile(
    r"(?:further to|since(?: writing| recording| typing)?|after (?:writing|recording|typing)"
    r"|in addition to|adding to)[ \t]+"
    r"(?:the above|this (?:note|entry|record|recording)|my (?:earlier |previous )?(?:note|entry"
    r"|recording)|writing this|writing the above)\b"
    r"(?:[ \t]+(?:note|entry|record|recording|above|was written|was made))*",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(
    r"(?:p\.?[ \t]?s\.?|postscript|post script)(?=[ \t]+(?:[a-z]|I\b)|[ \t]*[:,–—-])", re.IGNORECASE
)
_EXTRA = re.compile(r"(?:extra|nb added|also added)(?=[ \t]*(?:[:–—]|-[ \t]))", re.IGNORECASE)
_WITHIN = re.compile(r"[.!?][\"”’)\]]*[ \t]+(?=[\[(*]{0,2}[A-Z])")
_SET_OFF = re.compile(r"[ \t]*(?:[:–—]|-[ \t]|[ (,]*\d{1,2}[/. ])")
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
    match = _match(text, start, known)
    if match is None:
        return None
    end = match.end()
    if re.match(r"[ \t]*:", text[end:]) and sole_moment(text[end:]):
        return None  # "Updated: 04/03/2024 12:00" is a field
    words = match.group().lower()
    # "Update" or "Updated" on a line of its own is a section's heading as often as not.
    if end >= len(text.rstrip(" :")) and (
        words.startswith(("update", "added", "further")) and not text.rstrip().endswith(":")
    ):
        return None
    stop = _HEAD_END.search(text, end, end + _LONGEST_HEAD)
    head_end = stop.start() if stop else min(len(text), end + _LONGEST_HEAD)
    return Mark(Span(offset + start, offset + end), offset + head_end)


def marks_within(text: str, offset: int, known: Knowledge) -> list[Mark]:
    """The marks after the end of a sentence in a line, where a stop or capitals leave no doubt of them."""
    found = []
    for stop in _WITHIN.finditer(text):
        mark = amendment_mark(text[stop.end() : stop.end() + 400], offset + stop.end(), known)
        if mark is None or _EXTRA.match(text, stop.end()):
            continue
        end = mark.marker.end - offset
        if text[mark.marker.start - offset : end].isupper() or _SET_OFF.match(text, end):
            found.append(mark)
    return found


def _match(text: str, start: int, known: Knowledge) -> re.Match[str] | None:
    """The words at `start` that mark an addition: of the lexicon, or put together."""
    for pattern in (_FURTHER, _POSTSCRIPT, _EXTRA):
        match = pattern.match(text, start)
        if match and not (pattern is _POSTSCRIPT and text[match.end() :].lstrip(" ,:–—-")[:1] == ""):
            return match
    match = _MODIFIED.match(text, start) or known.amendment_marks.match(text, start)
    return match if match and _AFTER_MARK.match(text, match.end()) else None


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
