"""Who else is who: the names in a record's sentences, and whether words around them introduce them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from caselint.checks.child_names import Name, is_word, says_who
from caselint.language.people import DETERMINERS, POSSESSIVES
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.people import Cast

_LEADS_ON: Final = frozenset({",", "(", "-", "–", "—", "is", "was"})
_ENDS_INTRODUCTION: Final = word_set(". ) ; , with by to and when at while because has had said told")
# Before a name: someone who was rung, or from whom a message came, is no child whom the entry is about.
_CALLS: Final = word_set("from rang called phoned telephoned emailed e-mailed texted messaged")
_REACH: Final = 7  # words after a name in which a relation or a post may stand


def full_names_told(record: AnnotatedRecord, given: Collection[str]) -> Iterator[Name]:
    """Full names in sentences: of those first names, or of anyone whom no relation or post introduces."""
    authors = {
        word.casefold()
        for entry in record.record.entries
        if entry.author
        for word in entry.author.name.split()
    }
    used = Counter(record.words.low)
    for number, sentence in enumerate(record.sentences):
        if sentence.zone not in {ZoneKind.NARRATIVE, ZoneKind.HEADING}:
            continue
        cast = record.cast(number)
        for first, last in name_runs(cast):
            words = cast.words.text[first:last]
            if last - first < 2 or cast.words.low[first] in authors:
                continue
            known = cast.words.low[first] in given
            if known or (not given and _could_be_child(record, cast, first, last, used)):
                yield Name(tuple(words), Span(cast.words.starts[first], cast.words.ends[last - 1]))


def _could_be_child(record: AnnotatedRecord, cast: Cast, first: int, last: int, used: Counter[str]) -> bool:
    """Whether a full name that no relation introduces is a person's: by its first name, an age, its use."""
    if any(is_word(word, record) for word in cast.words.text[first:last]) or is_introduced(cast, first, last):
        return False
    name = cast.words.low[first]
    aged = cast.words.low[last : last + 1] == ("(",) and any(
        map(str.isdigit, cast.words.low[last + 1 : last + 3])
    )
    return aged or name in record.people.names or used[name] > 1


def name_runs(cast: Cast) -> Iterator[tuple[int, int]]:
    """Where people's names stand in a sentence, each with all its words."""
    at = 0
    while at < len(cast.words):
        if not cast.is_name(at):
            at += 1
            continue
        end = at + 1
        while end < len(cast.words) and cast.is_name(end):
            end += 1
        yield at, end
        at = end


def is_introduced(cast: Cast, first: int, last: int) -> bool:
    """Whether words around a name say who else it is: "his sister Mia", "Mia (sister)", "Mr Lund"."""
    low, people = cast.words.low, cast.people
    before = low[max(0, first - 2) : first]
    titled = any(word.rstrip(".") in people.titles for word in (low[first], *before[-1:]))
    named = before[-1:] and (before[-1] in _CALLS or says_who(before[-1 if before[-1] != "," else 0], people))
    if titled or named:
        return True
    after = low[last : last + _REACH]
    if not after or after[0] not in _LEADS_ON:
        return False
    if after[0] in {"is", "was"} and (
        len(after) < 2 or after[1] not in DETERMINERS | POSSESSIVES | cast.known
    ):
        return False
    for word in after[1:]:
        if says_who(word, people):
            return True
        if word in _ENDS_INTRODUCTION:
            break
    return False


def introduced_names(record: AnnotatedRecord) -> frozenset[str]:
    """The first names, in small letters, of those whom the record introduces by a relation or a post."""
    found: set[str] = set()
    for number in range(len(record.sentences)):
        cast = record.cast(number)
        for first, last in name_runs(cast):
            if is_introduced(cast, first, last):
                found.update(cast.words.low[first:last])
    return frozenset(found)
