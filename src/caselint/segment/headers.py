"""Finds the blocks of header fields that repeat through an export, one over each entry."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Role
from caselint.segment.item import Item, ItemKind
from caselint.segment.labels import label_key
from caselint.segment.moments import read_stamps

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEYS = frozenset(
    {Role.ENTRY_NUMBER, Role.EVENT, Role.RECORDED, Role.DATED, Role.AUTHOR, Role.ENTRY_TYPE, Role.REFERENCE}
)
_DATED = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})


def narrated(items: Sequence[Item], starts: Sequence[int]) -> bool:
    """Whether there is text under most of the starts."""
    bounds = zip(starts, [*starts[1:], len(items)], strict=True)
    told = sum(any(item.is_narrative for item in items[start + 1 : end]) for start, end in bounds)
    return told * 2 > len(starts)


@dataclass(frozen=True, slots=True)
class _Run:
    """Header lines that stand together, with their labels in order."""

    start: int
    end: int
    labels: tuple[str, ...]
    keys: frozenset[str]
    roles: frozenset[Role]
    signed: bool


def repeated_headers(items: Sequence[Item], text: str) -> list[int]:
    """Where blocks of header fields that repeat begin."""
    runs = _runs(items, text)
    counts: Counter[str] = Counter()
    for run in runs:
        if not run.signed and run.roles & _DATED:
            counts.update(run.keys)
    # The first run may hold the document's head too, and a run in the middle may lack a label.
    top = max(counts.values(), default=0)
    if top < 2:
        return []
    common = {label for label, count in counts.items() if count * 2 > top and count > 1}
    chosen = [run for run in runs if run.keys & common and not run.signed and run.roles & _DATED]
    chosen = [
        run for at, run in enumerate(chosen) if at == 0 or _text_between(items, chosen[at - 1].end, run.start)
    ]
    if len(chosen) < 2 or not narrated(items, [run.start for run in chosen]):
        return []
    if _foot_notes(items, chosen):
        return []
    firsts = Counter(run.labels[0] for run in chosen[1:])
    return [
        with_title(items, _own_start(items, run, text, {label for label, _ in firsts.most_common(2)}, common))
        if at == 0
        else with_title(items, run.start)
        for at, run in enumerate(chosen)
    ]


def _runs(items: Sequence[Item], text: str) -> list[_Run]:
    runs: list[_Run] = []
    at = 0
    while at < len(items):
        if not items[at].is_header:
            at += 1
            continue
        end = at
        while end < len(items) and (items[end].kind is ItemKind.FIELDS or _value_line(items[end])):
            if items[end].fields and all(field.role is Role.NARRATIVE for field in items[end].fields):
                break
            end += 1
        fields = [(field, item) for item in items[at:end] for field in item.fields]
        named = [(label_key(text[field.label.start : field.label.end]), field.role) for field, _ in fields]
        signed = any(
            role is Role.AUTHOR and re.search(r"\b(?:sign|signed|signature|sgd)\b", label)
            for label, role in named
        )
        runs.append(
            _Run(
                at,
                end,
                tuple(label for label, _ in named),
                frozenset(label for label, role in named if role in _KEYS),
                frozenset(role for _, role in named),
                signed,
            )
        )
        at = max(end, at + 1)
    return runs


def _value_line(item: Item) -> bool:
    return item.kind is ItemKind.FIELDS and not item.fields


def _text_between(items: Sequence[Item], start: int, end: int) -> bool:
    return any(item.is_narrative or item.kind is ItemKind.RULE for item in items[start:end])


def _foot_notes(items: Sequence[Item], chosen: Sequence[_Run]) -> bool:
    """Whether the blocks stand under the notes, as sign-offs do, and not over them."""
    before = any(item.is_narrative and len(item.text) > 60 for item in items[: chosen[0].start])
    after = any(item.is_narrative for item in items[chosen[-1].end :])
    return before and not after


def _own_start(items: Sequence[Item], run: _Run, text: str, firsts: set[str], common: set[str]) -> int:
    """Where the first entry's own header begins in a run that may hold the document's head before it."""
    fallback = run.start
    for wanted in (firsts, common):
        for at in range(run.start, run.end):
            labels = {label_key(text[f.label.start : f.label.end]) for f in items[at].fields}
            if labels & wanted:
                return _with_moments_over(items, run.start, at)
    return fallback


def _with_moments_over(items: Sequence[Item], first: int, at: int) -> int:
    """The line, or the first of those right over it that say when and by whom, as its own header does."""
    own = _DATED | {Role.AUTHOR, Role.ENTRY_NUMBER, Role.ENTRY_TYPE}
    while at > first and not items[at].gap and {field.role for field in items[at - 1].fields} & own:
        at -= 1
    return at


def _says_when(item: Item) -> bool:
    """Whether a short line over a header gives a date and a time, as the first line of an entry does."""
    if item.kind not in {ItemKind.TEXT, ItemKind.HEADING} or item.mail or len(item.text) > 80:
        return False
    stamps = read_stamps(item.text, 0, Role.DATED)
    return any(stamp.date and stamp.time for stamp in stamps) and not item.text.endswith(".")


def with_title(items: Sequence[Item], start: int) -> int:
    """The start of an entry, its title line above the header included."""
    if start and not items[start].gap and _says_when(items[start - 1]):
        return start - 1
    if start > 1 and items[start - 1].kind is ItemKind.HEADING and not items[start].gap:
        return start - 1
    if start > 1 and items[start - 1].kind is ItemKind.HEADING and items[start - 2].kind is ItemKind.RULE:
        return start - 1
    return start
