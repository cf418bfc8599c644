"""Puts an entry together: its fields, moments, author, post title, late mark, additions and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.record import Amendment, Author, Entry, Moment, Role, Span
from caselint.segment.amendments import read_amendment
from caselint.segment.authors import choose_author, choose_title
from caselint.segment.draft import Draft, find_marks, place_fields
from caselint.segment.entries import Stretch, number_of
from caselint.segment.item import Item, ItemKind
from caselint.segment.late import find_late_mark
from caselint.segment.moments import Stamp, read_stamps
from caselint.segment.names import read_person
from caselint.segment.signoff import foot_lines, header_lines
from caselint.segment.when import moment_of, stamps_of
from caselint.segment.who import candidates_of, named_in_header, title_elsewhere, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.segment.lexicons import Knowledge


# "3. 04/03/2024 10:15", "#3 Home visit", "No. 3": a number with which an entry begins.
_LEADING_NUMBER = re.compile(
    r"[\[(]?(?:(?:#|no\.?|nr\.?|number)[ \t]*(?P<marked>\d{1,5})\b"
    r"|(?P<plain>\d{1,4})[.)\]/](?=[ \t]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the head of the document gives to entries that do not say it themselves."""

    author: Author | None = None
    post_title: Span | None = None
    children: frozenset[str] = frozenset()  # see `names_of_children`


def assemble(
    index: int, text: str, items: Sequence[Item], stretch: Stretch, known: Knowledge, inherited: Inherited
) -> tuple[Entry, dict[int, list[Span]]]:
    """The entry of a stretch, and the spans of its free sign-off lines by item."""
    draft = Draft(text, items, stretch, known, inherited.children)
    find_marks(draft)
    draft.fields = place_fields(draft)
    draft.lines = [
        *header_lines(items, stretch.start, draft.main_end, known),
        *foot_lines(items, stretch.start, draft.main_end, known),
    ]
    draft.lines = [
        line for at, line in enumerate(draft.lines) if line.item not in {o.item for o in draft.lines[:at]}
    ]
    _sign_after_additions(draft)
    late = _late(draft)
    stamps = stamps_of(draft, late[1] if late else [])
    candidates = candidates_of(draft)
    author = choose_author(candidates, named_in_header(draft)) or inherited.author
    title = choose_title(author, candidates, titles_of(draft)) or title_elsewhere(draft, author)
    if title is None and author and author == inherited.author:
        title = inherited.post_title
    number = _number(draft)
    own = draft.own
    entry = Entry(
        index=index,
        span=Span(own[0].span.start, own[-1].span.end),
        fields=tuple(draft.fields),
        number=number[0] if number else None,
        number_span=number[1] if number else None,
        event=moment_of(stamps, Role.EVENT),
        recorded=moment_of(stamps, Role.RECORDED),
        author=author,
        post_title=title,
        late_mark=late[0] if late else None,
        amendments=_amendments(draft),
        paragraphs=tuple(_paragraphs(draft)),
        signed_at=_signed_at(draft, author, inherited),
    )
    sign_offs: dict[int, list[Span]] = {}
    for line in draft.lines:
        sign_offs.setdefault(line.item, []).append(line.span)
    return entry, sign_offs


# ------------------------------------------------------------------------------------ additions


def _sign_after_additions(draft: Draft) -> None:
    """A sign-off under an addition is the entry's, where nothing else says who wrote the entry."""
    if draft.main_end == draft.stretch.end or draft.lines:
        return
    if any(f.role is Role.AUTHOR and not f.blank for f in draft.fields):
        return
    found = foot_lines(draft.items, draft.main_end, draft.stretch.end, draft.known)
    draft.lines = [
        line for line in found if line.span == draft.items[line.item].span and draft.items[line.item].gap
    ]


def _amendments(draft: Draft) -> tuple[Amendment, ...]:
    found = []
    for at, (item, mark) in enumerate(draft.marks):
        following = draft.marks[at + 1][0] if at + 1 < len(draft.marks) else draft.stretch.end
        last = max(item, following - 1)
        signed = {line.item for line in draft.lines}
        while last > item and (last in signed or draft.items[last].kind is ItemKind.RULE):
            last -= 1
        amendment = read_amendment(draft.text, mark, draft.items[last].span.end, draft.known)
        if item != last and draft.items[item].kind is not ItemKind.ROW:
            amendment = _signed_below(draft, amendment, item, last + 1)
        found.append(amendment)
    return tuple(found)


def _signed_below(draft: Draft, amendment: Amendment, start: int, end: int) -> Amendment:
    moment, author = amendment.moment, amendment.author
    for line in foot_lines(draft.items, start, end, draft.known):
        author = author or line.signature.person.author
        for stamp in line.signature.stamps:
            moment = Moment(moment.date or stamp.date, moment.time or stamp.time)
    for item in draft.items[start + 1 : end]:
        for f in item.fields:
            words = draft.words(f.value)
            if f.role is Role.AUTHOR and not f.blank and not f.placeholder:
                author = author or read_person(words, f.value.start, draft.known.titles, typed=True).author
            elif f.role in {Role.DATED, Role.RECORDED}:
                for stamp in read_stamps(words, f.value.start, f.role):
                    moment = Moment(moment.date or stamp.date, moment.time or stamp.time)
    return replace(amendment, moment=moment, author=author)


def _signed_at(draft: Draft, author: Author | None, inherited: Inherited) -> Span:
    if author and author is not inherited.author:
        return author.span
    first = next((item for item in draft.own if item.kind is not ItemKind.RULE), draft.own[0])
    for f in draft.fields:
        if f.role is Role.AUTHOR and not first.table:  # in a table the label stands over all the rows
            return f.label
    if draft.lines:
        return draft.lines[-1].span
    if first.table:
        return first.table.row.cells[0].lines[0].span
    # A label, where the line is one of the header: it is the same words in a line and in a cell.
    return first.fields[0].label if first.fields else first.span


# ------------------------------------------------------------------------------ the other parts


def _late(draft: Draft) -> tuple[Span, list[Stamp]] | None:
    """The late mark: anywhere in the header or the sign-off, or near the start of the text."""
    told = 0
    signed = {line.item for line in draft.lines}
    for at in range(draft.stretch.start, draft.main_end):
        item = draft.items[at]
        narrative = item.kind is ItemKind.TEXT and at not in signed
        if item.mail or (narrative and told >= 2 and len(item.text) > 60):
            continue
        for line in _texts(item):
            found = find_late_mark(
                line[1], line[0], draft.known, narrative=narrative or item.kind is ItemKind.ROW
            )
            if found:
                return found
        told += narrative
    return None


def _texts(item: Item) -> list[tuple[int, str]]:
    if item.table:
        return [(line.span.start, line.text) for cell in item.table.row.cells for line in cell.lines]
    return [(item.span.start, item.text)]


def _number(draft: Draft) -> tuple[int, Span] | None:
    for item in draft.own[:3]:
        match = number_of(item)
        if match:
            return int(match["number"]), Span(
                item.span.start + match.start("number"), item.span.start + match.end("number")
            )
    match = _LEADING_NUMBER.match(draft.own[0].text) if draft.own[0].line else None
    if match:
        group = match.lastgroup or 0
        start = draft.own[0].span.start
        return int(match[group]), Span(start + match.start(group), start + match.end(group))
    for f in draft.fields:
        digits = re.search(r"\d{1,7}", draft.words(f.value)) if f.role is Role.ENTRY_NUMBER else None
        if digits:
            return int(digits.group()), Span(f.value.start + digits.start(), f.value.start + digits.end())
    return None


def _paragraphs(draft: Draft) -> Iterable[Span]:
    """The narrative, a paragraph or list item each, without the free lines of header and sign-off."""
    signed = {line.item: line.span for line in draft.lines}
    for at in range(draft.stretch.start, draft.stretch.end):
        item = draft.items[at]
        if item.table:
            narrative = {f.value for f in item.fields if f.role is Role.NARRATIVE}
            for cell in item.table.row.cells:
                if cell.span in narrative:
                    yield from (line.span for line in cell.lines)
        elif item.kind is ItemKind.FIELDS:
            yield from (
                f.value
                for f in item.fields
                if f.role is Role.NARRATIVE and f.value.start < f.value.end and not f.blank
            )
        elif item.kind is ItemKind.TEXT:
            end = signed[at].start if at in signed else item.span.end
            if end > item.span.start:
                yield Span(item.span.start, end)
