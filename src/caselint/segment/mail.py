"""Knows an e-mail that was pasted into a note, whose dates and names are not the note's own.

A file that is an e-mail has a head of its own, which says who wrote it and when.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from caselint.record import Role
from caselint.segment.fields import field_at
from caselint.segment.item import Item, ItemKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import Document, Span
    from caselint.segment.layout import Line

_HEAD = re.compile(
    r"(?:>[ \t]*)*(from|sent|to|cc|bcc|subject|date|attachments?|importance)[ \t]*:", re.IGNORECASE
)
_TO_FILE = re.compile(r"to[ \t]*:[ \t]*(?:the )?(?:case )?(?:file|record|records|notes)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"(?:>[ \t]*)*(?:from[ \t]*:|[-_]{2,}[ \t]*(?:original|forwarded) message)", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:(?:kind|kindest|best|warm|warmest|many|with)[ \t]+)*(?:regards|wishes|thanks|sincerely"
    r"|faithfully)\b[^.?!]{0,20}$"
    r"|yours[ \t]+\w+,?$|thank you,?$|cheers,?$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:dear|hi|hello|good (?:morning|afternoon))\b", re.IGNORECASE)
_MOST_SIGNATURE_LINES = 6
_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>\s*$")
_FORWARDED = re.compile(r"[ \t]*(?:(?:re|fw|fwd)[ \t]*:[ \t]*)+", re.IGNORECASE)
_OWN_ROLES: Final = {"from": Role.AUTHOR, "date": Role.RECORDED, "sent": Role.RECORDED}


def mail_lines(lines: Sequence[Line]) -> frozenset[Span]:
    """The lines of e-mails that were pasted in, from "From:" to the name under the closing words.

    The head of an e-mail is "From:" with two or more of "Sent:", "To:", "Subject:" and the like in the
    lines at it.
    """
    spans: set[Span] = set()
    at = 0
    while at < len(lines):
        if _FIRST.match(lines[at].text) and _heads(lines, at) >= 3:
            end = _end(lines, at)
            spans.update(line.span for line in lines[at:end])
            at = end
        else:
            at += 1
    return frozenset(spans)


def item_of_mail(line: Line) -> Item:
    """A line of an e-mail; those of its head are fields whose dates and names are not the entry's."""
    match = _HEAD.match(line.text)
    if match is None:
        return Item(ItemKind.TEXT, line.span, line.text, line, mail=True, gap=line.gap)
    colon, start = match.end() - 1, match.end()
    if match[1].lower() == "subject" and (forwarded := _FORWARDED.match(line.text, start)):
        start = forwarded.end()  # what the mail program put there is nobody's wording
    end = line.text.rfind("<") if _ADDRESS.search(line.text) else -1
    value = (start, end if end > start and line.text[start:end].strip() else len(line.text))
    field = field_at(line.text, line.span.start, (0, colon), value, Role.OTHER)
    return Item(ItemKind.FIELDS, line.span, line.text, line, fields=(field,), mail=True, gap=line.gap)


def own_head(document: Document, lines: Sequence[Line]) -> frozenset[Span]:
    """The lines at the top of an e-mail's file that say who wrote it, to whom and when."""
    if document.format != "eml":
        return frozenset()
    return frozenset(line.span for line in takewhile(lambda line: _HEAD.match(line.text), lines))


def settle_own_head(items: list[Item], head: frozenset[Span]) -> None:
    """Let an e-mail's own head tell author and time, unless a note in it has fields that do."""
    body = (field.role for item in items if item.span not in head for field in item.fields)
    if not head or {Role.AUTHOR, Role.RECORDED, Role.DATED} & set(body):
        return
    for at, item in enumerate(items):
        if item.span in head and (match := _HEAD.match(item.text)):
            role = _OWN_ROLES.get(match[1].lower(), Role.OTHER)
            fields = tuple(replace(field, role=role) for field in item.fields)
            items[at] = replace(item, fields=fields, mail=False)


def _heads(lines: Sequence[Line], at: int) -> int:
    """How many different lines of an e-mail's head stand here; a note "To: file" has none."""
    if any(_TO_FILE.match(line.text) for line in lines[max(0, at - 2) : at + 7]):
        return 0
    return len({match[1].lower() for line in lines[at : at + 7] if (match := _HEAD.match(line.text))})


def _end(lines: Sequence[Line], at: int) -> int:
    """The first line after the e-mail: after its signature, or where nothing closes it after its head."""
    body = at
    while body < len(lines) and body < at + 8 and (_HEAD.match(lines[body].text) or body == at):
        body += 1
    for closing in range(body, len(lines)):
        if _FIRST.match(lines[closing].text) and _heads(lines, closing) >= 3:
            return closing
        if _CLOSING.match(lines[closing].text) and len(lines[closing].text) <= 40:
            return _after_signature(lines, closing)
    if body < len(lines) and _OPENING.match(lines[body].text):
        return min(body + 1, len(lines))
    return body


def _after_signature(lines: Sequence[Line], closing: int) -> int:
    end = closing + 1
    while end < len(lines) and end <= closing + _MOST_SIGNATURE_LINES:
        line = lines[end]
        if len(line.text) > 90 or line.text.endswith((".", "!", "?")) or (line.gap and end > closing + 1):
            break
        end += 1
    return end
