"""Kind `follow-up`: what a manager asked for in a record, and no later entry comes back to.

What is asked for is an action item ("Update the chronology"), a job given to someone ("Ms Okafor to ring the
school") or a wording such as "I recommend". A later entry comes back to it when it has one of its nouns or
verbs, in whatever form: so much is too little to be sure that the job was done, and enough to say nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.action_items import Item
from caselint.checks.action_owners import owned_item
from caselint.checks.managers import Words, day_of, sentences_overseen
from caselint.findings import Hit
from caselint.language.inflection import noun_forms, verb_forms
from caselint.language.wordset import word_set
from caselint.record import ZoneKind
from caselint.segment.dates import find_dates

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry
    from caselint.schema import Rulebook

# Nouns and verbs of any job, which show nothing of this one.
_ANY_JOB: Final = word_set(
    """be have do make get go ensure complete continue consider update discuss review agree note
    need ask record give take keep see plan action case file work worker week month day date time
    today visit recommend decide decision recommendation follow arrange add use try start begin
    carry please know look come let put set manager supervision child family entry point thing way
    part number end next meeting report progress home monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december"""
)
_CONTENT: Final = ("NN", "VB")
_ALIKE: Final = 5  # letters in which two words must agree to be of one family: "assess", "assessment"
_OFTEN: Final = 0.5  # of a record's entries: a word in more of them tells nothing


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicons by which a manager's words and jobs are known, and how much must come after.

    `posts`, `labels`: see the kind `oversight`. `verbs`: that open an action item. `doers`: posts to which
    jobs are given. `wordings`: other ways to ask for something. At least `entries` entries by others must
    follow, the last of them `days` days later or more.
    """

    posts: tuple[str, ...]
    labels: tuple[str, ...]
    verbs: str
    doers: str
    wordings: tuple[str, ...] = ()
    entries: int = 2
    days: int = 14

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for, each once."""
        return tuple(dict.fromkeys((*self.posts, *self.labels, self.verbs, self.doers, *self.wordings)))


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences of managers that may ask for something, where enough comes after them."""
    for _, _, numbers, _ in _overseen(record, options):
        yield from (number for number in numbers if _may_ask(record, number, options))


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each thing that a manager asked for and nothing later takes up."""
    told = _words_by_entry(record)
    often = _often(told)
    for entry, day, numbers, later in _overseen(record, options):
        after: frozenset[str] | None = None
        for number in numbers:
            keys = _keys(record, number, options) - often
            if keys and after is None:
                after = frozenset[str]().union(*(told.get(other.index, ()) for other in later))
            if (
                keys
                and _is_due(record, number, day, later)
                and not any(_mentions(after or frozenset(), key) for key in keys)
            ):
                span = record.sentences[number].span
                yield Hit(span, entry.index, {"day": f"{day.day} {day:%B %Y}"})


_Overseen = tuple["Entry", "datetime.date", tuple[int, ...], "list[Entry]"]


def _overseen(record: AnnotatedRecord, options: Options) -> Iterator[_Overseen]:
    """The entries with a manager's words that enough follows: their day, the sentences, and what follows."""
    if len(record.record.entries) <= options.entries:
        return
    words = Words(options.posts, options.labels, told=())
    seen = {entry.index: sentences_overseen(record, entry, words) for entry in record.record.entries}
    for entry in record.record.entries:
        day = day_of(entry)
        if day is None or not seen[entry.index]:
            continue
        later = _later(record, entry, day)
        others = [found for found in later if not seen[found.index]]
        if len(others) >= options.entries and _days(day, others) >= options.days:
            yield entry, day, seen[entry.index], later


def _later(record: AnnotatedRecord, entry: Entry, day: datetime.date) -> list[Entry]:
    """The entries of later days."""
    return [
        other
        for other in record.record.entries
        if other is not entry and (written := day_of(other)) is not None and written > day
    ]


def _days(day: datetime.date, entries: list[Entry]) -> int:
    return max(
        ((written - day).days for entry in entries if (written := day_of(entry)) is not None), default=0
    )


def _words_by_entry(record: AnnotatedRecord) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for sentence in record.sentences:
        if sentence.zone is not ZoneKind.LABEL:
            words = record.words.low[sentence.first : sentence.last]
            found.setdefault(sentence.entry, set()).update(words)
    return found


def _often(told: dict[int, set[str]]) -> frozenset[str]:
    """Words that stand in most of the record's entries."""
    counts = Counter(word for words in told.values() for word in words)
    return frozenset(word for word, count in counts.items() if count > max(2, len(told) * _OFTEN))


def _is_due(record: AnnotatedRecord, number: int, day: datetime.date, later: list[Entry]) -> bool:
    """Whether no date that the sentence gives comes after the record's last entry."""
    text = record.text(record.sentences[number].span)
    dates = [
        date.value
        or next((again.value for again in find_dates(f"{text[slice(*date.span)]} {day.year}")), None)
        for date in find_dates(text)
    ]
    last = max((written for entry in later if (written := day_of(entry)) is not None), default=day)
    return all(date is None or date <= last for date in dates)


def _keys(record: AnnotatedRecord, number: int, options: Options) -> frozenset[str]:
    """The nouns and verbs of a sentence that asks for something; none where it does not."""
    if not _asks(record, number, options):
        return frozenset()
    tree, cast = record.syntax.tree(number), record.cast(number)
    return frozenset(
        tree.lemmas[at]
        for at in range(len(tree))
        if tree.tags[at].startswith(_CONTENT)
        and len(tree.low[at]) > 2
        and tree.low[at].isalpha()
        and not _ANY_JOB & {tree.low[at], tree.lemmas[at]}
        and not cast.is_name(at)
        and tree.low[at] not in record.people.kin
    )


def _may_ask(record: AnnotatedRecord, number: int, options: Options) -> bool:
    """Whether the words of a sentence leave it open that it asks for something."""
    words = record.cast(number).words
    if len(words) < 2 or words.low[-1] == "?":
        return False
    asked = (*options.wordings, options.verbs)
    return "to" in words.low or any(record.terms_in(name, number) for name in asked)


def _asks(record: AnnotatedRecord, number: int, options: Options) -> bool:
    if not _may_ask(record, number, options):
        return False
    if any(not hit.negated for name in options.wordings for hit in record.terms_in(name, number)):
        return True
    if owned_item(record, number, options.verbs, options.doers, listed=False) is not None:
        return True
    item = Item(record, options.verbs, number, 0)
    return any(
        form is not None
        for form in (item.infinitive(), item.passive(), item.imperative(listed=True, is_first=False))
    )


def _mentions(told: frozenset[str], key: str) -> bool:
    """Whether one of the words is a form of the key, or of its family."""
    if key in told or not told.isdisjoint(verb_forms(key) | noun_forms(key)):
        return True
    stem = key[:_ALIKE]
    return len(stem) == _ALIKE and any(word.startswith(stem) for word in told)
