"""Where action items stand: under which heading or label, and whether that place names who does them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.patterns import plain
from caselint.language.people import Cast
from caselint.language.words import Words
from caselint.language.wordset import word_set
from caselint.record import BlockKind, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, Sentence
    from caselint.record import Zone

_NUMBER: Final = re.compile(r"\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4})[.):]\s*)?")
_WORD: Final = re.compile(r"\w[\w'’/-]*|[^\w\s]")
_NAMELESS: Final = word_set(
    "tbc tba n/a na none ? - – — … unknown nobody someone anyone somebody anybody ok id"
)
# Posts and bodies in capitals: "SW", "HV", "CAMHS".
_CAPITALS: Final = re.compile(r"[A-Z][A-Z/&]{1,6}s?")
_BODIES: Final = word_set(
    """school nursery college police health housing council court landlord agency hospital surgery clinic
    camhs all both professionals staff everyone team panel network carers parents"""
)
# Beginnings of headings that go on: "Actions from today's meeting", "Purpose of the visit to school".
_ACTIONS: Final = (
    "actions ",
    "action points ",
    "next steps ",
    "plan from ",
    "plan after ",
    "to do ",
    "jobs ",
    "tasks ",
)
_OTHERWISE: Final = ("recommend", "what we recommend", "purpose ", "reason", "advice ", "aim", "goal")
_MOST_WORDS: Final = 7  # of a heading
_JOBS: Final = word_set("will actions jobs tasks")
_PROMISES: Final = word_set("will shall to agreed need needs should ll 'll must")
_REACH: Final = 15  # sentences up to which a line of text serves as a heading


class Kind(StrEnum):
    """What stands at a place."""

    ACTIONS = "actions"  # jobs to be done
    OTHERWISE = "otherwise"  # recommendations, advice, aims: no agreed actions
    OWNED = "owned"  # jobs whose owner the place names
    TEXT = "text"  # narrative
    VALUE = "value"  # of a field or cell that is not for actions


_AROUND: Final = 20  # characters that may stand around a label: its number, its colon


class Places:
    """The places of one document's sentences."""

    def __init__(self, record: AnnotatedRecord, labels: str) -> None:
        """`labels` is the lexicon of headings and labels of actions."""
        self._record = record
        self._labels = {_bare(record.text(hit.span)): hit.term.sense or "" for hit in record.terms[labels]}
        self._longest = max(map(len, self._labels), default=0) + _AROUND
        self._rows: dict[tuple[int, int], list[Zone]] = {}
        self._headings: dict[int, str] = {}  # by the first words of lines that were asked of
        for zone in record.record.zones:
            row = self._row(zone) if zone.kind is ZoneKind.VALUE else None
            if row:
                self._rows.setdefault(row, []).append(zone)

    def of(self, number: int) -> Kind:
        """What the sentence of that index stands under."""
        sentence = self._record.sentences[number]
        zone = self._record.record.zone_at(sentence.span.start)
        if zone is None:
            return Kind.VALUE
        heading = self.sense_of(self._over(number))
        if Kind.OTHERWISE in {heading, self.sense_of(zone.label)}:
            return Kind.OTHERWISE
        if zone.kind is ZoneKind.VALUE or (self._row(zone) and self.sense_of(zone.label) == Kind.ACTIONS):
            return self._of_value(zone, heading)
        stem = self._stem(number)
        if stem is not None:
            return stem
        title = self._over(number) or ""
        promises = _JOBS & set(_bare(title).split()) and len(title.split()) <= _MOST_WORDS
        if (heading == Kind.ACTIONS or (heading is None and promises)) and self.names_someone(title):
            return Kind.OWNED  # "Actions for Mum", "What Mum will do"
        return Kind.ACTIONS if heading == Kind.ACTIONS else Kind.TEXT

    def sense_of(self, words: str | None) -> str | None:
        """`actions`, `owner`, `when` or `otherwise`, for the words of a heading or label; None for others."""
        if not words:
            return None
        bare = _bare(words)
        found = self._labels.get(bare)
        if found is None and len(bare.split()) <= _MOST_WORDS:
            if bare.startswith(_OTHERWISE):
                return Kind.OTHERWISE
            return Kind.ACTIONS if bare.startswith(_ACTIONS) else None
        return found

    # ------------------------------------------------------------------------------ tables and fields

    def row_of(self, number: int) -> tuple[Zone, ...]:
        """The values of the table's row that the sentence stands in; none outside tables."""
        zone = self._record.record.zone_at(self._record.sentences[number].span.start)
        row = self._row(zone) if zone is not None else None
        return tuple(self._rows.get(row, ())) if row else ()

    def _of_value(self, zone: Zone, heading: str | None) -> Kind:
        row = self._row(zone)
        for cell in self._rows.get(row, ()) if row else ():
            words = self._record.text(cell.span).strip()
            if cell.span == zone.span or words.lower() in _NAMELESS:
                continue
            if self.sense_of(cell.label) == "owner" or self._is_name_alone(words):
                return Kind.OWNED
        if zone.label and self.names_someone(zone.label):
            return Kind.OWNED
        label = self.sense_of(zone.label)
        is_action = label == Kind.ACTIONS or (heading == Kind.ACTIONS and zone.label is None)
        return Kind.ACTIONS if is_action else Kind.VALUE

    def _row(self, zone: Zone) -> tuple[int, int] | None:
        """The table and row that the zone stands in."""
        block = self._record.record.document.block_at(zone.span.start)
        if block is None or block.place.table is None or block.place.row is None:
            return None
        return block.place.table, block.place.row

    def _is_name_alone(self, words: str) -> bool:
        return len(words.split()) <= 4 and not any(map(str.isdigit, words)) and self.names_someone(words)

    # ------------------------------------------------------------------------------ headings

    def _over(self, number: int) -> str | None:
        """The heading over a sentence: as segmented, or a short line of the lexicon without a stop."""
        sentence = self._record.sentences[number]
        for line in self._before(number):
            if line.heading != sentence.heading:
                break
            if words := self._as_heading(line):
                return words
        return sentence.heading

    def _as_heading(self, line: Sentence) -> str:
        """The words of a line that serves as a heading; none of another. Many a sentence asks of it."""
        known = self._headings.get(line.first)
        if known is None:
            length = line.span.end - line.span.start
            may_be = line.zone is ZoneKind.NARRATIVE and length <= self._longest
            words = self._record.text(line.span) if may_be else ""
            known = self._headings[line.first] = words if words and self._is_heading(words) else ""
        return known

    def _is_heading(self, words: str) -> bool:
        bare = _bare(words)
        return bare in self._labels or (
            bare.startswith((*_ACTIONS, "what "))
            and len(words.split()) <= _MOST_WORDS
            and not words.endswith((".", "?", "!"))
        )

    def _stem(self, number: int) -> Kind | None:
        """What a line with a colon makes of the list beneath it: "I will:", "We told her to:"."""
        if not self._is_listed(number):
            return None
        for step, line in enumerate(self._before(number), start=1):
            if self._is_listed(number - step):
                continue
            words = self._record.text(line.span)
            if not words.endswith(":") or self.sense_of(words) or not self.names_someone(words):
                return None
            low = self._record.cast(number - step).words.low
            return Kind.OWNED if _PROMISES & set(low) else Kind.OTHERWISE
        return None

    def _before(self, number: int) -> Iterator[Sentence]:
        """The sentences of the entry before that one, the nearest first."""
        sentences = self._record.sentences
        for at in range(number - 1, max(number - 1 - _REACH, -1), -1):
            if sentences[at].entry != sentences[number].entry:
                return
            yield sentences[at]

    def _is_listed(self, number: int) -> bool:
        block = self._record.record.document.block_at(self._record.sentences[number].span.start)
        return block is not None and block.kind is BlockKind.LIST_ITEM

    def names_someone(self, words: str) -> bool:
        """Whether the words, which stand for themselves, hold one who can do a job."""
        text = tuple(_WORD.findall(words))
        none = (0,) * len(text)
        cast = Cast(self._record.people, Words(text, tuple(map(plain, text)), none, none), self._record.names)
        return any(is_owner(cast, at) for at in range(len(text)))


def is_owner(cast: Cast, at: int) -> bool:
    """Whether a word is one who can do a job: a person, a post, a body, or capitals that stand for one."""
    low, text = cast.words.low[at], cast.words.text[at]
    if low in _NAMELESS:
        return False
    return cast.is_person(at) or low in _BODIES or bool(_CAPITALS.fullmatch(text))


def _bare(words: str) -> str:
    """A heading in small letters, without its number and what stands around it."""
    bare = _NUMBER.sub("", words, count=1)
    return " ".join(plain(bare.strip(" \t:–—-*#")).split())
