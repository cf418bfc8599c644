"""Kind `contact`: entries of a visit, a meeting or a call that do not say what such an entry must say.

What an entry is of is told by its type, its title or its first words (`events`). What it must say is who was
there (`asks: people`), that a child was seen or heard (`asks: child`), or one of the wordings of `excuses`
(`asks: words`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.child_seen import accounts_for_child
from caselint.checks.children import Children
from caselint.checks.contact_events import event_of, sentences_of, terms_of
from caselint.checks.people_met import answers, characterises, says_who
from caselint.findings import Hit
from caselint.language.mentions import mentions_in
from caselint.language.people import DETERMINERS, POSSESSIVES
from caselint.language.wordset import word_set
from caselint.record import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.contact_events import Event
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry
    from caselint.schema import Rulebook


class Asks(StrEnum):
    """What an entry of the events must say."""

    PEOPLE = "people"  # who was there, or was talked with
    CHILD = "child"  # that someone saw or heard the child, or why not
    WORDS = "words"  # one of the wordings of `excuses`


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which events, and what their entries must say. All but `asks` and `children` name lexicons.

    `others`: words with which a type or title says that the entry is of no such event. `labels`: of fields
    whose answer is enough. `presence`: of fields for who was there. `excuses`: wordings that are enough
    anywhere in the entry, `excuses_at_first` in its title and first sentences, `excuses_record` anywhere in
    the record. `children`: nouns for a child. `not_by`:
    posts of authors whose entries are not asked.
    """

    events: tuple[str, ...]
    asks: Asks
    others: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    presence: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    excuses_at_first: tuple[str, ...] = ()
    excuses_record: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    children: str | None = None

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that are named besides the excuses, each once."""
        names = (*self.events, *self.others, *self.labels, *self.presence, *self.not_by)
        return tuple(dict.fromkeys((*names, self.children) if self.children else names))


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry of such an event where it is missing, at the words that name the event."""
    if any(record.terms[name] for name in options.excuses_record):
        return
    children: Children | None = None
    for entry in record.record.entries:
        event = event_of(record, entry, options.events, options.others)
        if event is None or _is_excused(record, entry, options):
            continue
        if children is None:
            children = Children(record, options.children)
        if not _says(record, entry, event, options, children):
            yield Hit(event.span, entry.index, {"event": event.name})


_FIRST: Final = 3  # sentences in which a note says that nobody was there


def _is_excused(record: AnnotatedRecord, entry: Entry, options: Options) -> bool:
    post = entry.post_title
    number = record.sentence_index(post.start) if post else None
    if (
        post
        and number is not None
        and any(post.overlaps(hit.span) for hit in terms_of(record, options.not_by, (number,)))
    ):
        return True
    numbers = list(sentences_of(record, entry))
    if any(True for _ in terms_of(record, options.excuses, numbers)):
        return True
    told = [number for number in numbers if record.sentences[number].zone is ZoneKind.NARRATIVE]
    first = sorted({*numbers} - {*told[_FIRST:]})
    return any(True for _ in terms_of(record, options.excuses_at_first, first))


def _says(record: AnnotatedRecord, entry: Entry, event: Event, options: Options, children: Children) -> bool:
    if options.asks is Asks.PEOPLE:
        return says_who(record, entry, event.name, children, events=options.events, labels=options.labels)
    if options.asks is Asks.CHILD:
        return _is_of_adult(record, event, children) or accounts_for_child(
            record, entry, options.labels, options.presence, children
        )
    return any(answers(record, field, options.labels) for field in entry.fields)


_NEAR: Final = 6  # words from the event to the one who is visited
_VISITS: Final = word_set("to visited visiting see saw visit")


def _is_of_adult(record: AnnotatedRecord, event: Event, children: Children) -> bool:
    """Whether the words name an adult alone as the one who is visited: "Visited Ms Day at the refuge"."""
    number = event.hit.sentence if event.opening is None else event.opening
    words = record.cast(number).words
    near = sum(start < event.span.end for start in words.starts) + _NEAR
    mentions = [
        mention
        for mention in mentions_in(record, number)
        if not mention.owner and mention.low[-1] != "family" and not characterises(record, mention, children)
    ]
    visited = [
        mention
        for mention in mentions
        if mention.first < near and _before(words.low, mention.first) in _VISITS
    ]
    return bool(visited) and not any(map(children.maybe, mentions))


def _before(low: tuple[str, ...], at: int) -> str:
    """The word before a noun phrase that begins at `at` or a little earlier."""
    at -= 1
    while at > 0 and (low[at] in DETERMINERS or low[at] in POSSESSIVES):
        at -= 1
    return low[at] if at >= 0 else ""
