"""Finds the words with which an entry says that it was made late, and the moment that goes with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import Role, Span
from caselint.segment.moments import Stamp, read_stamps

if TYPE_CHECKING:
    from caselint.segment.lexicons import Knowledge

_NOT_OWN = re.compile(
    r"(?:\b(?:not|no|never|the|a|any|his|her|their|another|about|was|reason for)[ \t]+(?:an?[ \t]+)?"
    r"|[☐□][ \t]*|\[[ \t]?\][ \t]*)$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\b(?:not|no|never)\b|n['’]t\b)[ \t]+(?:an?[ \t]+)?$", re.IGNORECASE)
_DENIED = re.compile(
    r"[ \t]*[:?]*[ \t]*(?:no|n|n/a|na|none|false|not applicable|[☐□]|\[[ \t]?\])(?![\w])(?![^\n]{0,12}[☒☑✓])",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(r"[ \t]*[:?]+[ \t_.…]*$")
_WROTE = (
    r"(?:written|recorded|entered|typed|keyed|logged|inputted|input|completed|made|added|noted|done|captured)"
)
_SPAN = (
    r"(?:(?:a|an|\d+|one|two|three|four|five|six|seven|ten|several|some|few|many|couple of)[ \t]+){1,2}"
    r"(?:days?|weeks?|months?)"
)
# What says the same in other words: "typed up three days later", "could not be keyed at the time".
_PUT_OTHERWISE = re.compile(
    rf"\b(?:(?:late|retrospective|delayed|belated|backdated)[ \t]+(?:case[ \t]+)?"
    r"(?:entry|note|record|recording|write[ -]?up|log|minute|minutes|inputting|keying|typing)\b"
    rf"|(?:not|never|n['’]t|unable to)[ \t]+(?:be[ \t]+)?(?:\w+[ \t]+)?{_WROTE}(?:[ \t]+(?:up|on|in|it"
    rf"|this|the|system)){{0,3}}"
    r"[ \t]+(?:(?:on|at|until|till|within|by)[ \t]+(?:the[ \t]+)?(?:day|time|same|next|now|today|later"
    r"|after|\d+|mon|tue|wed"
    r"|thu|fri|sat|sun)\w*|straight away|sooner|earlier|same day|before now)"
    rf"|{_WROTE}(?:[ \t]+up)?[ \t,]+(?:{_SPAN}[ \t]+(?:late|later|after|on|afterwards)|from memory|late\b"
    rf"|retrospectively"
    r"|in retrospect|belatedly|after the event|after the fact|in arrears)"
    rf"|delay(?:ed)?[ \t]+(?:in[ \t]+)?(?:being[ \t]+)?(?:{_WROTE}|writing|recording|entering|typing"
    rf"|keying|logging|inputting)"
    r"|(?:apolog\w+|sorry)[ \t]+(?:for|that)[ \t][^.\n]{0,30}\b(?:late|delay\w*)[ \t]+"
    r"(?:in[ \t]+)?(?:this[ \t]+)?(?:entry|note|record|writ|typ|log|key|input|upload)\w*)",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"[\w /]{0,30}\b(?:entry|record\w*|note|status|timeliness|timing|timely|type)"
    r"[ \t]*:[ \t]*(late|retrospective|delayed)\b",
    re.IGNORECASE,
)
_REACH = 250  # characters of the narrative in which the mark may stand


def find_late_mark(
    text: str, offset: int, known: Knowledge, *, narrative: bool = False
) -> tuple[Span, list[Stamp]] | None:
    """The late mark in a stretch of an entry, and the moments that follow it in its sentence.

    `narrative` says that the stretch is the entry's text: the mark must stand near its start, and
    begin a sentence there or belong to one about the entry itself. Spans are moved by `offset`.
    """
    near = text[:_REACH] if narrative else text
    marks = [*known.late_marks.find(near), *_PUT_OTHERWISE.finditer(near)]
    stated = None if narrative else _STATED.match(text)
    if stated:
        return Span(offset + stated.start(1), offset + stated.end(1)), []
    for match in sorted(marks, key=lambda match: (match.start(), -match.end())):
        before, after = text[: match.start()], text[match.end() :]
        if _NEGATED.search(before) or (_NOT_OWN.search(before) and not _about_entry(before)):
            continue
        if _DENIED.match(after) or _UNANSWERED.match(after):
            continue
        if narrative and not _begins_sentence(before) and not _about_entry(before):
            continue
        stop = re.search(r"(?<!\bat)[.!?;](?:\s|$)|\n", after)
        tail = after[: stop.start()] if stop else after
        place = offset + match.end()
        # The mark's own words count as of writing: "Late entry 24/01/2024".
        stamps = read_stamps(tail, place, Role.RECORDED, labelled=not narrative)
        return Span(offset + match.start(), offset + match.end()), stamps
    return None


def _begins_sentence(before: str) -> bool:
    return not before.strip(' *[(_-–—"“>') or bool(re.search(r"[.!?:\n][\"”)\]* ]*$", before))


def _about_entry(before: str) -> bool:
    return bool(re.search(r"\b(?:this|please note|nb|note)\b[^.!?\n]{0,40}$", before, re.IGNORECASE))
