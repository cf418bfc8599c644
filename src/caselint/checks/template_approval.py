"""Kind `template-approval`: a template without its approver or the date of approval."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from caselint.checks.captions import opening_of
from caselint.findings import Hit
from caselint.record import Span
from caselint.segment.dates import find_dates
from caselint.segment.phrases import Phrases
from caselint.segment.placeholders import is_blank, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Block, Document
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """`control`: a wording of what a form says about itself; the `sense` of its terms says what.

    "approval" stands before who approved it, "approval date" before when, "control" before anything else.
    """

    control: str


_MONTH: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ \t]+(?:19|20)\d\d\b"
    r"|\b\d{1,2}/20\d\d\b",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:not|never|draft|awaiting|awaits|pending|to be|until|before|must be|needs?|if|once)\b[^.:]{0,20}$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b[A-Z][A-Za-z'’-]+|\b[A-Z]{2,}\b")
_CALENDAR: Final = re.compile(
    r"\b(?:date|on|yes|no|version|form|template|the|this|for|use|v|by|name|signature|signed|post|title|of"
    r"|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_BELOW = 3  # lines or rows below an approval in which its date may stand
_TERMS: Final = ("approval", "approval date")


class _Found(NamedTuple):
    who: bool
    when: bool
    span: Span


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield one hit for a template that lacks the name, post or panel, or the date."""
    document = record.record.document
    terms = [term for term in book.wording(options.control).entries if term.sense in _TERMS]
    dates = {term.term for term in terms if term.sense == "approval date"}
    phrases = Phrases(term.term for term in terms)
    control = Phrases(term.term for term in book.wording(options.control).entries)
    found = list(_approvals(document, phrases, control, Phrases(dates)))
    if any(approval.who and approval.when for approval in found):
        return
    who, when = any(a.who for a in found), any(a.when for a in found)
    if who and when:  # in two places that belong together: "Approved by" and "Date approved"
        return
    missing = "when it was approved" if who else "who approved it" if when else "who approved it and when"
    place = next((a.span for a in found if a.who or a.when), None) or opening_of(document)
    yield Hit(place, 0, {"missing": missing}, match=missing, wordless=True)


def _approvals(document: Document, phrases: Phrases, control: Phrases, dates: Phrases) -> Iterator[_Found]:
    """What each mention of an approval shows."""
    blocks = [block for block in document.blocks if block.span.start < block.span.end]
    for at, block in enumerate(blocks):
        text = document.text[block.span.start : block.span.end]
        for match in phrases.find(text):
            if _NOT_YET.search(text[: match.start()]):
                continue
            answers = [_after(text[match.end() :], control)]
            if not answers[0]:
                answers += _beside(document, blocks, at, control)
            near = _near(document, blocks, at)
            who = match[0] not in dates and any(map(_names, answers))
            when = any(map(_dated, [text[match.start() :], *near]))
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            yield _Found(who, when, span)


def _after(rest: str, control: Phrases) -> str:
    """The answer on the same line: up to the next thing that the form says about itself."""
    line = rest.split("\n", 1)[0]
    following = control.search(line)
    own = line[: following.start()] if following else line
    return own.strip(" :–-\t.,;|")


def _beside(document: Document, blocks: list[Block], at: int, control: Phrases) -> Iterator[str]:
    """The answer in the next cell, in the cells below, or on the next line."""
    place = blocks[at].place
    for other in blocks[at + 1 : at + 40]:
        words = document.text[other.span.start : other.span.end]
        there = other.place
        if place.table is None:
            if there.table is None and there.part is place.part and not control.search(words):
                yield words.split("\n", 1)[0]
            return
        if (there.table, there.outer, there.part) != (place.table, place.outer, place.part):
            return
        next_cell = there.row == place.row and there.cell == (place.cell or 0) + 1
        below = there.cell == place.cell and there.row != place.row
        if (next_cell or below) and not control.search(words):
            yield words


def _near(document: Document, blocks: list[Block], at: int) -> Iterator[str]:
    """The lines or rows in which the date of an approval may stand."""
    place = blocks[at].place
    for other in blocks[max(at - 4, 0) : at + 40]:
        there = other.place
        if (there.table, there.outer, there.part) != (place.table, place.outer, place.part):
            continue
        apart = (
            abs((there.row or 0) - (place.row or 0))
            if place.table is not None
            else abs((there.paragraph or 0) - (place.paragraph or 0))
        )
        if apart <= _BELOW:
            yield document.text[other.span.start : other.span.end]


def _names(words: str) -> bool:
    """Whether words name a person, a post or a panel."""
    words = words.strip()
    if is_blank(words) or is_placeholder(words):
        return False
    return bool(_NAME.search(_CALENDAR.sub(" ", words)))


def _dated(words: str) -> bool:
    return any(date.value for date in find_dates(words, labelled=True)) or bool(_MONTH.search(words))
