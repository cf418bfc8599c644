"""The names that a record gives its child, and how fully: "Kai", "KL", "LUND, Kai", "Unborn baby Lund"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.checks.shown import furniture_lines, label_words
from caselint.language.wordset import word_set
from caselint.record import NameForm, Role, Span, ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.names import name_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.checks.shown import Shown
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.people import People

GIVEN_LABELS: Final = word_set("first forename forenames given christian forename(s) name(s)") - {"name(s)"}
FAMILY_LABELS: Final = word_set("surname family last")
ALIAS_LABELS: Final = word_set(
    "known aka preferred alias aliases former previous other nickname middle pronouns"
)
# A child who has no name of its own yet is known by the family's.
_UNNAMED: Final = word_set("unborn baby babies infant newborn boy girl twin twins one two i ii")
_PARTICLES: Final = word_set(
    """al ap ab ben bin bint binti da de del della den der di do dos du el ibn la le mac st ter ur van von
    y"""
)
_NOTE = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]|\"[^\"\n]*\"|[“‘][^”’\n]*[”’]")
_AGE = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|e\.?d\.?d\.?|aged?|age)\b[ \t:]*(?:\d+\b)?"
    r"|\b\d{1,2}[ \t]*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|y/?o)\b(?:[ \t]*old)?",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"\b(?:aka|a\.k\.a\.?|(?:also |now |formerly |previously )?known as|formerly|nee|née)\b.*", re.I
)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sgt|PC|DC)\b\.?[ \t]", re.IGNORECASE)
_CHILDS_TITLE = re.compile(r"(?:Miss|Master)\b\.?[ \t]+", re.IGNORECASE)
_JOIN = re.compile(r"[ \t]*(?:[;|/&\n•·+]|[,](?!\d)|\band\b|[ \t][-–—][ \t])[ \t]*")
_LINE_PARTS = re.compile(
    r"[ \t]*(?:[:|,()\[\];•·\t]|[ \t][-–—][ \t]|[–—]|\b(?:for|of|re|about|regarding|concerning|with|child"
    r"|young person|client|pupil|subject)\b)[ \t]*",
    re.IGNORECASE,
)
_RE = re.compile(r"(?:re|regarding|in respect of|concerning)\b[ \t:.–-]+", re.IGNORECASE)
_ABOUT: Final = frozenset({"re", "regarding", "in respect of", "concerning", "about"})
_TITLES: Final = word_set("subject title case file record family")  # labels whose value may name the child
# Words for a person that say no more than that it is the child.
CHILD_WORDS: Final = word_set(
    "child children boy girl baby infant toddler pupil student teenager youth person people"
)
_PAPERS: Final = word_set("record records file notes case chronology export recording recordings")
_HEAD_LINES: Final = 15  # of the document in which a letter's "Re:" may stand
_LONGEST_LINE: Final = 120  # characters


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its words, and the value that holds it."""

    words: tuple[str, ...]
    span: Span

    @property
    def given(self) -> str:
        """The first name in small letters, "" for a child not yet named."""
        first = self.words[0].casefold()
        return "" if first in _UNNAMED else first

    @property
    def is_full(self) -> bool:
        """Whether it has a first name and a family name, or is the family's name for a child without one."""
        whole = [w for w in self.words if len(w.strip(".")) > 1 and w.casefold() not in _PARTICLES | _UNNAMED]
        if any(word.casefold() in _UNNAMED - {"i", "ii", "one", "two"} for word in self.words[:2]):
            return bool(whole)
        return len(whole) > 1 and len(self.words[0].strip(".")) > 1


def names_in(value: str, start: int, people: People, *, several: bool = False) -> list[Name]:
    """The people whom a value names, in order. `several`: its label asks for more than one.

    A family name that stands once for brothers and sisters ("Kai and Mia Lund") is given to the last.
    """
    if ";" in value:  # "LUND, Kai; LUND, Mia"
        cuts = [0, *(match.end() for match in re.finditer(";", value)), len(value) + 1]
        return [
            name
            for first, last in pairwise(cuts)
            for name in names_in(value[first : last - 1], start + first, people, several=several)
        ]
    text = _NOTE.sub(_blank, value)
    for date in reversed(find_dates(text)):
        text = text[: date.span.start] + " " * (date.span.end - date.span.start) + text[date.span.end :]
    text = _AGE.sub(_blank, text)
    found: list[tuple[Name, str]] = []
    at = 0
    for join in [*_JOIN.finditer(text), None]:
        end = join.start() if join else len(text)
        run = _leading_name(_ALIAS.sub("", text[at:end]), people)
        if run:
            lead = len(text[at:end]) - len(text[at:end].lstrip())
            span = Span(start + at + lead, start + end)
            found.append((Name(run, span), text[at - 1 : at + lead].strip() if at else ""))
        if join:
            at = join.end()
    return _put_right(found, text, start, people, several=several)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _leading_name(piece: str, people: People) -> tuple[str, ...]:
    """The words of the name with which a piece begins, none where it begins with something else."""
    piece = piece.strip(" \t.:-–*'\"")
    if _HONORIFIC.match(piece):
        return ()
    piece = _CHILDS_TITLE.sub("", piece, count=1)
    small = piece.islower()
    run: list[str] = []
    for word in piece.split():
        bare = word.strip(",.*'\"“”‘’")
        low = bare.casefold()
        begun = bool(run)
        if begun and low == "of" and _UNNAMED.issuperset(map(str.casefold, run)):
            continue  # "Unborn baby of Tanya Briggs"
        if not bare or (low in people.cues and not begun):
            break
        particle = begun and low in _PARTICLES
        if not (bare[0].isupper() or small or particle or low in _UNNAMED):
            break
        if low not in _UNNAMED and not particle and name_form(bare.title() if small else bare) is None:
            break
        if begun and low in people.cues and run[0].casefold() not in people.names:
            return ()  # "Elm Lodge" is a place, "Kai Ward" a child
        run.append(bare)
    return tuple(run[:5])


def _put_right(
    found: list[tuple[Name, str]], text: str, start: int, people: People, *, several: bool
) -> list[Name]:
    """Make one name of "LUND, Kai", and give the family's name to those who share it."""
    names = [name for name, _ in found]
    if len(names) == 2 and len(names[0].words) == 1 and not several:
        between = text[names[0].span.start - start : names[1].span.start - start]
        first, second = names[0].words[0], names[1].words[0]
        listed = first.casefold() in people.names and second.casefold() in people.names
        if "," in between and (not listed or (first.isupper() and not second.isupper())):
            return [Name((*names[1].words, *names[0].words), Span(names[0].span.start, names[1].span.end))]
    return names


def is_plural(label: str) -> bool:
    """Whether a label asks for more than one child."""
    words = label_words(label.replace("(ren)", "ren").replace("(s)", "s"))
    return bool(
        words & {"children", "children's", "names", "persons", "people", "pupils", "siblings", "clients"}
    )


def named_in_fields(record: AnnotatedRecord, shown: Sequence[Shown]) -> list[tuple[Shown, list[Name]]]:
    """The fields for the child's name that have an answer, with the names in each."""
    authors = {entry.author.name.casefold() for entry in record.record.entries if entry.author}
    found = []
    for value in shown:
        if Role.CHILD in value.roles and not value.empty:
            words = record.text(value.value)
            if words.strip().casefold() in authors:
                continue
            label = "" if value.label == value.value else record.text(value.label)
            names = names_in(words, value.value.start, record.people, several=is_plural(label))
            found.append((value, names))
    return found


def in_parts(record: AnnotatedRecord, shown: Sequence[Shown]) -> tuple[bool, bool]:
    """Whether fields of their own give the first name, and the family name."""
    given = family = False
    for value in shown:
        if Role.CHILD not in value.roles or value.empty:
            continue
        words = label_words(record.text(value.label))
        said = [
            w
            for w in re.findall(r"[^\W\d_][\w'’-]+", record.text(value.value))
            if name_form(w) or w.islower()
        ]
        has = bool(said) and name_form(said[0].title()) is NameForm.FIRST_NAME
        given = given or (has and bool(words & GIVEN_LABELS) and not words & ALIAS_LABELS)
        family = family or (has and bool(words & FAMILY_LABELS) and not words & ALIAS_LABELS)
    return given, family


# ------------------------------------------------------------------------------ lines and sentences


def head_lines(record: AnnotatedRecord) -> Iterator[tuple[Span, bool]]:
    """The lines that may name the child of the whole record; with whether the line says so ("Re: ...")."""
    for line in furniture_lines(record):
        yield line.span, bool(_RE.match(line.text))
    seen = 0
    for zone in record.record.zones:
        if zone.kind is ZoneKind.FURNITURE:
            continue
        seen += 1
        if seen > _HEAD_LINES:
            return
        words = record.text(zone.span)
        label = (zone.label or "").casefold()
        about = _RE.match(words) or label in _ABOUT
        first = seen == 1 and len(words) <= _LONGEST_LINE and not words.rstrip().endswith((".", "!", "?"))
        if zone.kind is ZoneKind.HEADING or about or first or label in _TITLES:
            yield zone.span, bool(about)


def named_in_lines(record: AnnotatedRecord) -> Iterator[Name]:
    """The children whom titles, page headers and "Re:" lines name."""
    for span, about in head_lines(record):
        line = record.text(span)
        lead = _RE.match(line)
        offset = lead.end() if lead else 0
        if about:
            yield from names_in(line[offset:].split("\n")[0], span.start + offset, record.people)
            continue
        at = offset
        for part in [*_LINE_PARTS.finditer(line, offset), None]:
            end = part.start() if part else len(line)
            for name in names_in(line[at:end], span.start + at, record.people):
                if _is_meant(record, name, line):
                    yield name
            at = part.end() if part else end


def _is_meant(record: AnnotatedRecord, name: Name, line: str) -> bool:
    """Whether capitals in a title are a name: a first name, or one that the record's sentences use."""
    if len(name.words) > 4 or any(is_word(word, record) for word in name.words):
        return False
    first = name.words[0].casefold()
    unnamed = not _UNNAMED.isdisjoint(map(str.casefold, name.words))
    # "Case record: Ottoline Marsh": what is no word of a form's, beside words that are.
    beside = name.is_full and not _PAPERS.isdisjoint(re.findall(r"[a-z]+", line.casefold()))
    return first in record.people.names or first in record.names or unnamed or beside


def is_word(word: str, record: AnnotatedRecord) -> bool:
    """Whether a capitalised word is one of a place, a thing or a post, and no name."""
    low = word.casefold()
    if low in _UNNAMED or low in record.people.names:
        return False
    return low in record.people.cues or low in record.people.things or low in record.people.nouns


def is_adult(record: AnnotatedRecord, name: Name) -> bool:
    """Whether what stands with a name in its field says that it is a relative's or a worker's."""
    return any(
        says_who(word, record.people) for word in re.findall(r"[a-z'-]+", record.text(name.span).lower())
    )


def says_who(word: str, people: People) -> bool:
    """Whether a word, in small letters, names a relation or a post, and not only a child."""
    return (word in people.kin or word in people.nouns) and word not in CHILD_WORDS
