"""Gathers the moments that an entry shows, and chooses that of the event and that of the writing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from caselint.record import Moment, Role
from caselint.segment.draft import Draft, endorsing_labels
from caselint.segment.item import ItemKind
from caselint.segment.labels import author_rank
from caselint.segment.moments import Stamp, read_stamps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import WrittenDate, WrittenTime


def stamps_of(draft: Draft, late: Sequence[Stamp]) -> list[tuple[int, Stamp]]:
    """Every moment that the header, the sign-off and the late mark give, with how much each one counts.

    The smaller number counts more: fields by label, then free lines, then the late mark's sentence.
    """
    endorsing = endorsing_labels(draft)
    found: list[tuple[int, Stamp]] = []
    for f in draft.fields:
        if f.blank or f.placeholder or f.label in endorsing:
            continue
        if f.role in {Role.EVENT, Role.RECORDED, Role.DATED}:
            words = draft.words(f.value)
            stamps = read_stamps(words, f.value.start, f.role)
            if not _is_cued(words):
                stamps = [replace(stamp, role=f.role) for stamp in stamps]
                if f.role is Role.EVENT:
                    stamps = _until_the_last(stamps)
            found += [(int(not f.sign_off), stamp) for stamp in stamps]
        elif f.role is Role.AUTHOR:
            role = Role.DATED if author_rank(draft.words(f.label)) else Role.RECORDED
            found += [
                (2, s)
                for s in read_stamps(draft.words(f.value), f.value.start, role)
                if _fixed(s) or not s.date
            ]
    for line in draft.lines:
        found += [(0 if line.at_foot else 1, stamp) for stamp in line.signature.stamps]
    if not any(stamp.date for _, stamp in found):
        found += [(2, stamp) for stamp in _opening(draft)]
    return [*found, *((3, stamp) for stamp in late)]


def _until_the_last(stamps: list[Stamp]) -> list[Stamp]:
    """Of an event of several days its last: "Dates seen: 4 and 11 September 2025" was over on the 11th."""
    days = [stamp for stamp in stamps if stamp.date and stamp.date.value]
    if len(days) < 2 or any(stamp.date and not stamp.date.value for stamp in stamps):
        return stamps
    last = max(days, key=lambda stamp: stamp.date.value if stamp.date and stamp.date.value else date.min)
    return [last, *(stamp for stamp in stamps if not stamp.date)]


def _opening(draft: Draft) -> list[Stamp]:
    """The moment with which the text itself begins, as jotted notes do: "4/3/24 10am. Saw Kai"."""
    for item in draft.own:
        if item.kind is ItemKind.TEXT and not item.mail:
            stamps = read_stamps(item.text[:60], item.span.start, Role.DATED)
            first = stamps[:1]
            return [s for s in first if s.date and s.start <= item.span.start + 2 and _fixed(s)]
    return []


def _is_cued(words: str) -> bool:
    """Whether a value may hold more than its label asks for: "visit 12/03/2024, recorded 13/03/2024"."""
    return bool(re.search(r"\b(?:written|recorded|entered|typed|logged|inputted)\b", words, re.IGNORECASE))


def _fixed(stamp: Stamp) -> bool:
    return stamp.date is not None and (
        stamp.date.value is not None or stamp.date.span.end - stamp.date.span.start > 6
    )


def moment_of(stamps: list[tuple[int, Stamp]], role: Role) -> Moment | None:
    """The moment of writing or of the event: labelled as such, or else not labelled."""
    date: WrittenDate | None = None
    time: WrittenTime | None = None
    for wanted in (role, Role.DATED):
        chosen = [(rank, stamp) for rank, stamp in stamps if stamp.role is wanted]
        if role is Role.EVENT:  # what stands over the note is nearer to the event than what stands under it
            chosen = [(-rank if rank < 2 else rank, stamp) for rank, stamp in chosen]
        chosen.sort(key=lambda pair: pair[0])
        whole = next((stamp for _, stamp in chosen if stamp.date and stamp.time), None)
        if date is None and time is None and whole and chosen[0][1].date is None:
            date, time = whole.date, whole.time
        for _, stamp in chosen:
            date = date or stamp.date
            time = time or stamp.time
    return Moment(date, time) if date or time else None
