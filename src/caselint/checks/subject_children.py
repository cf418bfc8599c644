"""Kind `subject-children`: a record that is headed as that of more than one child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.child_names import (
    ALIAS_LABELS,
    FAMILY_LABELS,
    GIVEN_LABELS,
    is_adult,
    is_plural,
    named_in_fields,
    named_in_lines,
    names_in,
)
from caselint.checks.introductions import introduced_names
from caselint.checks.shown import Shower, label_words
from caselint.findings import Hit
from caselint.language.wordset import word_set
from caselint.record import Role, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.checks.child_names import Name
    from caselint.checks.shown import Shown
    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """`others`: a lexicon of words in a label or a heading that show someone else's details."""

    others: str

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the rule reads."""
        return (self.others,)


# Labels that do not say that the person is a child: several forms ask for a name, of several people.
_SAYS_CHILD: Final = word_set(
    """child children child's children's child(ren) young yp baby pupil student client unborn user resident
    subject patient children(s)"""
)
_TOGETHER = re.compile(r"\band\b|[&+]", re.IGNORECASE)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit where the head names more than one child, at the first value that shows it."""
    named = named_in_fields(record, Shower(record, book, options.others).values())
    children: dict[str, Name] = {}
    for value, names in named:
        words = _label(record, value)
        if words & ALIAS_LABELS:
            continue
        several = [name for name in names if _is_child(record, name, value, names)]
        if len(_distinct(several)) > 1:
            yield _hit(record, value.value, several)
            return
        if words & _SAYS_CHILD and not words & (GIVEN_LABELS | FAMILY_LABELS):
            for name in several:
                children.setdefault(_key(name), name)
    for names in (list(children.values()), _listed(record), _titled(record)):
        distinct = _distinct(names)
        if len(distinct) > 1:
            first, last = distinct[0].span, distinct[-1].span
            one_line = "\n" not in record.text(Span(first.start, last.end))
            yield _hit(record, Span(first.start, last.end) if one_line else distinct[1].span, distinct)
            return


def _hit(record: AnnotatedRecord, span: Span, names: Sequence[Name]) -> Hit:
    words = record.text(span)
    end = span.start + len(words.rstrip())
    return Hit(Span(span.start, end), values={"count": str(len(_distinct(names)))})


def _label(record: AnnotatedRecord, value: Shown) -> frozenset[str]:
    """The words of a value's label; of a cell's the column's."""
    if value.label != value.value:
        return label_words(record.text(value.label))
    zone = record.record.zone_at(value.value.start)
    return label_words(zone.label or "") if zone else frozenset()


def _is_child(record: AnnotatedRecord, name: Name, value: Shown, names: Sequence[Name]) -> bool:
    """Whether a name in a field for the child is one more child's, and not a place, a team or a worker."""
    if is_adult(record, name):
        return False
    known = name.words[0].casefold() in record.people.names or name.is_full or not name.given
    together = _TOGETHER.search(record.text(Span(names[0].span.start, names[-1].span.end))) is not None
    plural = value.label != value.value and is_plural(record.text(value.label))
    return known or together or plural


def _distinct(names: Sequence[Name]) -> list[Name]:
    """The names without those that may be another form of one before: "Kai", "K.", "Kaiden"."""
    found: list[Name] = []
    for name in names:
        key = _key(name)
        if not any(key.startswith(_key(other)) or _key(other).startswith(key) for other in found):
            found.append(name)
    return found


def _key(name: Name) -> str:
    return name.given.strip(".") or "unborn"


def _listed(record: AnnotatedRecord) -> list[Name]:
    """The children in a list under a label or a heading for them, before anything is told."""
    found: list[Name] = []
    zones = record.record.zones
    for at, zone in enumerate(zones):
        words = label_words(record.text(zone.span))
        heads = zone.kind is ZoneKind.LABEL or (zone.kind is ZoneKind.HEADING and len(words) <= 2)
        if not heads or not words & _SAYS_CHILD or not is_plural(record.text(zone.span)):
            continue
        for item in zones[at + 1 :]:
            names = names_in(record.text(item.span), item.span.start, record.people, several=True)
            line = item.kind is ZoneKind.NARRATIVE or (item.kind is ZoneKind.VALUE and not found)
            if not line or len(names) != 1 or is_adult(record, names[0]):
                break
            if not re.fullmatch(r"[\s(),.\d/–-]*", _rest(record, item.span, names[0])):
                break
            found += names
        if found:
            return found
    return found


def _rest(record: AnnotatedRecord, span: Span, name: Name) -> str:
    """What an item of a list holds besides the name, its age and its date of birth."""
    words = record.text(span).replace(" ".join(name.words), "", 1)
    return re.sub(
        r"\([^()]*\)|\b(?:dob|d\.o\.b\.?|born|aged?|years?|yrs?|months?|old)\b", "", words, flags=re.I
    )


def _titled(record: AnnotatedRecord) -> list[Name]:
    """The children whom the title names, without those whom the text introduces as someone else."""
    authors = {e.author.name.split()[0].casefold() for e in record.record.entries if e.author}
    people = {
        word.casefold()
        for field in record.record.fields
        if field.role in {Role.PEOPLE, Role.AUTHOR}
        for word in re.findall(r"[^\W\d_]+", record.text(field.value))
    }
    others = introduced_names(record) | authors
    found = [
        name for name in named_in_lines(record) if name.given not in others and not is_adult(record, name)
    ]
    return found[:1] + [name for name in found[1:] if name.given not in people]
