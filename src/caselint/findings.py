"""The types of the last stages: what a check yields, and what a report is made from. All are frozen."""

from __future__ import annotations

import datetime  # noqa: TC003 - a checked document is packed and unpacked by its types
from collections.abc import Collection, Mapping  # noqa: TC003
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from caselint.record import Document, Place, Span  # noqa: TC001


class Level(StrEnum):
    """How much a manual asks: an error breaks a "must", a warning a "should", and advice is good practice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Scope(StrEnum):
    """What one finding is about."""

    SENTENCE = "sentence"
    ENTRY = "entry"
    DOCUMENT = "document"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: a place and its values. The runner makes a finding of it.

    `values` fill the rule's message template. `concerns` names the item that the hit is about
    ("author", "date", "time", "post title"), for rules that take each other's place on an item.
    `wordless` promises that neither `values` nor `advice` hold or tell a word of the note. `known_by` is what
    makes it the same hit after an edit, where that is not its words and where they stand (see fingerprints).
    """

    span: Span
    entry: int = 0
    values: dict[str, str] = field(default_factory=dict)
    advice: str | None = None  # in place of the rule's own
    suggestions: tuple[str, ...] = ()
    concerns: frozenset[str] = frozenset()
    match: str | None = None  # None: the words of the span
    wordless: bool = False
    known_by: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a rule is broken, ready to be reported."""

    code: str
    name: str
    level: Level
    scope: Scope
    message: str
    advice: str
    suggestions: tuple[str, ...]
    match: str
    entry: int
    span: Span
    start: tuple[int, int]  # line and column, both from 1
    end: tuple[int, int]
    place: Place
    fingerprint: str
    clause: str | None = None  # of the profile's manual that asks for it


# --------------------------------------------------------------------------------------- report


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """What a report says of an entry besides its findings. Words are of the narrative.

    `reading_ease` is the Flesch reading ease of the narrative; None where there are no words, and where the
    report shows none.
    """

    index: int
    event: str | None
    recorded: str | None
    author: str | None
    post_title: str | None
    words: int
    reading_ease: float | None
    late_marked: bool
    team: str | None = None  # as the entry names it, or the config for its author
    span: Span | None = None  # of the entry, with its head and sign-off; None where it is not known


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a manager has accepted: who did so, when and why, in their own words."""

    finding: Finding
    reason: str
    by: str
    on: datetime.date


@dataclass(frozen=True)
class CheckedDocument:
    """A document's findings, in text order.

    `accepted` are the findings that a baseline takes out of `findings`. `profile` and `manual` are those that
    it was checked against. `sketches` are what the rules that compare documents keep of it, by code, until
    they have compared it.
    """

    document: Document
    words: int = 0
    entries: tuple[EntrySummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    sketches: Mapping[str, Any] = field(default_factory=dict)
    template: bool = False  # it was checked as a template, and has no entries
    accepted: tuple[Accepted, ...] = ()
    profile: str = "default"
    manual: str | None = None  # its short name, as rules cite it; None where the profile follows none


@dataclass(frozen=True)
class Report:
    """All that a report is made from.

    `documents` may be gone through as often as a format needs. They need not be in memory: whoever goes
    through them keeps none. `unchecked` is how many files were left when the run was interrupted.
    """

    profile: str  # of the run; where files have profiles of their own, each document says which
    documents: Collection[CheckedDocument] = ()
    unchecked: int = 0
    excerpts: bool = True  # whether it may show words of the notes
    show_accepted: bool = False  # whether it lists findings that were accepted, or only counts them
