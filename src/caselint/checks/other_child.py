"""Kind `other-child`: an entry that tells of a child by another name than the record's.

Text is copied from one record to the next, and the name in it goes along. The rule speaks only where an
entry is all about one first name, never says the child's, and nothing in the record says who that is.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.child_names import named_in_fields, named_in_lines
from caselint.checks.introductions import introduced_names, name_runs
from caselint.checks.shown import Shower
from caselint.findings import Hit
from caselint.language.wordset import word_set
from caselint.record import Role, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """How much an entry must speak of another name.

    `subjects`: how many of its sentences must have that name for their subject. `likeness`: two names are
    spellings of one from this share of their letters on, 0 to 1. `others`: a lexicon of words in a label
    or a heading that show someone else's details. `signs`: lexicons of words of a child's life; one must
    stand in a sentence that has the name.
    """

    others: str
    signs: tuple[str, ...]
    subjects: int = 2
    likeness: float = 0.6

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the rule reads."""
        return (self.others, *self.signs)


# What may stand between the start of a sentence and its subject, beside an opening of time or place.
_OPENINGS: Final = word_set("today then later when after before and but so also while although as because")
_SAID: Final = word_set(
    """is was has had does did will would can could may might should must and said told says tells showed
    played asked ran went came got made took gave wore ate drank slept woke cried laughed smiled lives
    lived likes liked wants wanted looked looks feels felt seemed appeared became stayed moved sat stood
    held put read wrote drew knows knew thinks thought attends attended enjoys enjoyed spoke talked
    presented presents remains remained continues continued started began needs needed refused agreed
    arrived left rang called visited met saw found lost broke hit missed settled does's not never also still
    often always"""
)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry that is about someone else, at the first use of that name."""
    own = _own_names(record, book, options)
    if not own:
        return
    known = introduced_names(record) | _in_fields(record)
    uses = _Uses(record)
    for entry in record.record.entries:
        found = uses.subjects[entry.index]
        if uses.mentioned[entry.index] & own:
            continue
        elsewhere = frozenset().union(*(names for at, names in uses.mentioned.items() if at != entry.index))
        names = [name for name, count in found.items() if count >= options.subjects]
        if len(names) != 1 or any(count > 1 for name, count in found.items() if name != names[0]):
            continue
        [name] = names
        if name in known or name in elsewhere or any(_alike(name, mine, options.likeness) for mine in own):
            continue
        if not any(
            record.terms_in(sign, at) for sign in options.signs for at in uses.sentences[entry.index, name]
        ):
            continue
        yield Hit(uses.first[entry.index, name], entry.index, values={"child": _shown_name(record, own)})


def _own_names(record: AnnotatedRecord, book: Rulebook, options: Options) -> frozenset[str]:
    """Every word of the names that the head gives the child, in small letters."""
    shown = Shower(record, book, options.others).values()
    names = [name for _, found in named_in_fields(record, shown) for name in found]
    names += named_in_lines(record)
    words = {word.casefold() for name in names for word in name.words}
    # In a bracket, or in a field that the reader of names leaves, there may be another name of the child's.
    for value in shown:
        if Role.CHILD in value.roles and not value.empty:
            words.update(re.findall(r"[^\W\d_]{2,}", record.text(value.value).casefold()))
    return frozenset(words) if names else frozenset()


def _shown_name(record: AnnotatedRecord, own: frozenset[str]) -> str:
    """The child's first name as the head has it."""
    for zone in record.record.zones:
        for word in re.finditer(r"[^\W\d_]+", record.text(zone.span)):
            if word.group().casefold() in own & record.people.names:
                return word.group()
    return "the child"


def _in_fields(record: AnnotatedRecord) -> frozenset[str]:
    """The words of every field's value and of every sign-off: who is named there is known to the record."""
    kinds = {ZoneKind.VALUE, ZoneKind.SIGN_OFF, ZoneKind.FURNITURE, ZoneKind.HEADING}
    zones = (zone for zone in record.record.zones if zone.kind in kinds)
    return frozenset(
        word for zone in zones for word in re.findall(r"[^\W\d_]+", record.text(zone.span).casefold())
    )


def _alike(name: str, other: str, likeness: float) -> bool:
    """Whether two names may be one, spelled otherwise or made short: "Jayden", "Jaydon", "Jay"."""
    return name[:3] == other[:3] or SequenceMatcher(None, name, other).ratio() >= likeness


class _Uses:
    """The first names in the narrative of each entry, and of how many sentences each is the subject."""

    def __init__(self, record: AnnotatedRecord) -> None:
        indices = [entry.index for entry in record.record.entries]
        self.subjects: dict[int, Counter[str]] = {index: Counter() for index in indices}
        self.mentioned: dict[int, set[str]] = {index: set() for index in indices}
        self.first: dict[tuple[int, str], Span] = {}
        self.sentences: dict[tuple[int, str], list[int]] = {}
        for number, sentence in enumerate(record.sentences):
            if sentence.entry and sentence.zone is ZoneKind.NARRATIVE:
                self._read(record, number, sentence.entry)

    def _read(self, record: AnnotatedRecord, number: int, entry: int) -> None:
        cast = record.cast(number)
        low = cast.words.low
        self.mentioned[entry].update(word for word in low if word[:1].isalpha())
        for first, last in name_runs(cast):
            name, span = low[first], Span(cast.words.starts[first], cast.words.ends[first])
            if name not in record.people.names or record.quoted(span):
                continue
            self.first.setdefault((entry, name), span)
            self.sentences.setdefault((entry, name), []).append(number)
            begins = first == 0 or low[first - 1] == "," or all(word in _OPENINGS for word in low[:first])
            if begins and last < len(low) and low[last] in _SAID:
                self.subjects[entry][name] += 1
