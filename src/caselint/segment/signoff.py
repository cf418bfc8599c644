"""Finds who wrote an entry and when, in free lines over it and at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import BlockKind, NameForm, Role, Span
from caselint.segment.item import Item, ItemKind
from caselint.segment.labels import is_endorsement
from caselint.segment.numbering import counted, entry_number
from caselint.segment.signature import Signature, read_signature, rest_is_contact, tail_signatures, tells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.segment.lexicons import Knowledge

_MOST_LINES = 6  # of a sign-off
_MOST_HEADER_LINES = 4
# The name of a house or a council over a note: "Brightwell Council".
_MASTHEAD = re.compile(r"[A-Z][\w'’&-]*(?: (?:[A-Z][\w'’&-]*|of|and|the|for)){0,5}")
# What may stand under a sign-off and is no part of the note.
_BELOW = re.compile(
    r"(?:cc|bcc|copy|copies|copied to|copy to|distribution)\b.{0,80}|page \d+(?: of \d+)?"
    r"|[-–—* ]*(?:end|ends)(?: of (?:note|entry|record|report|log|extract|page))?[-–—*. ]*|confidential"
    r"|restricted"
    r"|official(?:[ -]+sensitive)?",
    re.IGNORECASE,
)
# A line of a header whose label is not known: "Child's status: looked after".
_LABELLED = re.compile(r"[A-Z][\w'’ /-]{1,35}:[ \t][^.\n]{1,60}")
_TEAM = re.compile(
    r"(?:[A-Z][\w'’&-]* |of |and |the |for |in |& |\d{1,2} ){1,6}"
    r"(?:Team|Service|Services|Unit|Hub|Department|Directorate|Council|Centre|Office|House|Lodge"
    r"|Home)(?: \d{1,2})?"
)
# What a second person writes under a signed note: "Read by Ida Cole", "Checked and agreed on 4 March".
_ENDORSED = re.compile(
    r"(?:also |then )?(?:read|checked|approved|counter-?signed|endorsed|reviewed|authorised|noted)"
    r"(?:(?: and|,)? (?:signed|approved|agreed|checked|noted|read))?(?: off)?"
    r"(?: (?:by|on|at)\b| \d|:)",
    re.IGNORECASE,
)
SIGNING = frozenset({Role.AUTHOR, Role.POST_TITLE, Role.DATED, Role.RECORDED})


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A line, or the end of one, that is part of the header or the sign-off of an entry."""

    item: int
    span: Span
    signature: Signature
    at_foot: bool


def header_lines(items: Sequence[Item], start: int, end: int, known: Knowledge) -> list[SignedLine]:
    """The free lines before an entry's narrative that say who wrote it or when.

    A title does not serve: words first and a date after them, with no time and no name.
    """
    found = []
    for at in range(start, min(end, start + _MOST_HEADER_LINES + 4)):
        item = items[at]
        if item.kind in {ItemKind.FIELDS, ItemKind.RULE} and not item.is_narrative:
            continue
        if item.kind not in {ItemKind.TEXT, ItemKind.HEADING} or item.mail or (item.listed and at > start):
            break
        if at > start and item.kind is ItemKind.HEADING and item.text.strip(" :") in known.headings:
            break  # "Present", with names under it
        lead = item.line.bullet if item.line else 0
        signature = read_signature(item.text[lead:], item.span.start + lead, known, header=True)
        if signature and _serves(item, signature):
            span = Span(item.span.start + lead, item.span.end)
            found.append(SignedLine(at, span, signature, at_foot=False))
        elif _LABELLED.fullmatch(item.text) or (
            at == start and (entry_number(item.text) or counted(item.text))
        ):
            continue
        elif item.kind is ItemKind.TEXT and (at > start + 1 or not _is_title(item)):
            break
    return found


def _is_title(item: Item) -> bool:
    """Whether a first line names a house or says what the note is of, and tells nothing yet."""
    if _MASTHEAD.fullmatch(item.text):
        return True
    return len(item.text) <= 70 and item.text[-1] not in ".,!?:" and not item.listed and not tells(item.text)


def _is_number(text: str) -> bool:
    return entry_number(text) is not None or counted(text) is not None


def _serves(item: Item, signature: Signature) -> bool:
    if not signature.stamps:
        return signature.person.author is not None and (
            signature.person.post_title is not None or signature.cued
        )
    stamp = signature.stamps[0]
    first = stamp.start - item.span.start <= 2
    if stamp.date is None:
        return (first and not signature.person.rest) or signature.person.author is not None
    named = signature.person.author is not None
    return first or named or stamp.time is not None or stamp.role is Role.RECORDED


def foot_lines(items: Sequence[Item], start: int, end: int, known: Knowledge) -> list[SignedLine]:
    """The free lines of a sign-off at the foot of `items[start:end]`, or above an e-mail at the foot."""
    while end > start and items[end - 1].mail:
        end -= 1
    found: list[SignedLine] = []
    at = end - 1
    while at >= start and end - at <= _MOST_LINES + 4 and len(found) < _MOST_LINES:
        item = items[at]
        at -= 1
        if _stands_below(item, first=at < start):
            continue
        if not found and _ENDORSED.match(item.text) and item.kind is ItemKind.TEXT:
            at -= _names_endorser(items, start, at, known)
            continue
        line = _foot_line(item, at + 1, below=bool(found), first=at < start, known=known)
        if line is None:
            break
        found.append(line)
        if line.span != item.span:
            break
    found.reverse()
    if found and _endorses(items, start, found[0].item):
        return foot_lines(items, start, _above_endorsement(items, start, found[0].item), known)
    while found and not _begins(items, *found[:2]):
        found.pop(0)
    if not any(line.signature.person.author or line.signature.stamps for line in found):
        return []
    return found


def _stands_below(item: Item, *, first: bool) -> bool:
    """Whether an item may stand among the lines of a sign-off or under them, and is no line of it."""
    if item.kind is ItemKind.RULE:
        return True
    if item.kind is ItemKind.FIELDS:
        signs = {field.role for field in item.fields} & SIGNING
        label = item.text.split(":")[0] if item.line else ""
        apart = not item.mail and (rest_is_contact(item.text) or _BELOW.fullmatch(item.text))
        return bool(signs or apart or is_endorsement(label))
    if item.line is None or item.mail:
        return False
    team = _is_team(item) and not first and not item.gap
    return team or rest_is_contact(item.text) or bool(_BELOW.fullmatch(item.text))


def _above_endorsement(items: Sequence[Item], start: int, at: int) -> int:
    """The item with which a manager's comments begin that end at `at`; `at` where there are none."""
    for above in range(at - 1, max(start, at - _MOST_LINES), -1):
        label = items[above].text.split(":")[0]
        if items[above].kind in {ItemKind.FIELDS, ItemKind.HEADING}:
            return above if is_endorsement(label) or "management" in label.lower() else at
    return at


def _endorses(items: Sequence[Item], start: int, at: int) -> bool:
    return _above_endorsement(items, start, at) < at


def _names_endorser(items: Sequence[Item], start: int, at: int, known: Knowledge) -> bool:
    """Whether the line over "Read and signed on 4 March" is the name of who read it, another's over that."""
    endorsed = items[at + 1]
    if re.match(r".*\bby\b", endorsed.text) or at <= start:
        return False
    line = _foot_line(items[at], at, below=False, first=False, known=known)
    return line is not None and line.signature.person.author is not None and not line.signature.stamps


def _is_team(item: Item) -> bool:
    """Whether a line is the name of a team or a place, as stands under a post title: "Edge of Care Team"."""
    return (
        item.kind in {ItemKind.TEXT, ItemKind.HEADING}
        and item.line is not None
        and not item.listed
        and bool(_TEAM.fullmatch(item.text))
    )


def _foot_line(item: Item, at: int, *, below: bool, first: bool, known: Knowledge) -> SignedLine | None:
    """The item as a line of a sign-off, or the end of it; the `first` line of an entry is no sign-off."""
    if item.kind not in {ItemKind.TEXT, ItemKind.HEADING} or item.mail:
        return None
    if item.line and item.line.block.kind is BlockKind.HEADING:
        return None
    lead = item.line.bullet if item.line else 0
    signature = None if first else read_signature(item.text[lead:], item.span.start + lead, known)
    if signature and item.listed and not _surely_signs(signature):
        signature = None  # "- Bell, deputy head" in a list of who was there
    if signature:
        return SignedLine(at, Span(item.span.start + lead, item.span.end), signature, at_foot=True)
    if below and not item.listed:
        return None
    for start, signature in tail_signatures(item.text, item.span.start, known):
        return SignedLine(at, Span(item.span.start + start, item.span.end), signature, at_foot=True)
    return None


def _surely_signs(signature: Signature) -> bool:
    return signature.person.author is not None and any(stamp.date for stamp in signature.stamps)


def _begins(items: Sequence[Item], line: SignedLine, below: SignedLine | None = None) -> bool:
    """Whether a sign-off can begin here: a bare name needs its post or date under it, or space over it."""
    if line.signature.full or line.span != items[line.item].span:
        return True
    if below and below.signature.full and below.signature.person.author is None:
        return True
    author = line.signature.person.author
    before = items[line.item - 1]
    apart = items[line.item].gap or before.kind is not ItemKind.TEXT or before.listed
    apart = apart or before.text.rstrip().endswith((".", "!", "?", "”", '"', ")"))
    # "Ok" under a text is no name, but two letters on their own at the end of a section are.
    long_enough = author is not None and (
        author.form is not NameForm.FIRST_NAME or len(author.name) > 2 or items[line.item].gap
    )
    return apart and long_enough
