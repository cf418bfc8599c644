"""Finds labelled values: in a line, in a label's line and the next, and in the cells of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.record import Field, Role, Span
from caselint.segment.dates import find_dates
from caselint.segment.labels import LabelBook, could_be_label
from caselint.segment.names import name_form
from caselint.segment.placeholders import is_blank, is_placeholder

if TYPE_CHECKING:
    from caselint.segment.layout import Line, Row

# Space that sets two things apart: a tab, two spaces that do not follow a sentence, a bar.
_GAP = re.compile(
    r"[ ]*\t[ \t]*|(?<![.!?])[ ]{2,}|[ ]+[|¦•·][ ]+|[ ]{4,}|(?<=_{3})[ ]+(?=[A-Z])|(?<=\.{5})[ ]+(?=[A-Z])"
)
_DASH = re.compile(r"[ \t]+[-–—=][ \t]+")
_CAPITAL = re.compile(r"(?:(?<=\s)|^)(?=[A-Z])")
_LONGEST_LABEL = 90  # characters
_COLON = re.compile(r"[:：](?!//)")
_DRAWN_BLANK = re.compile(r"^(?P<label>[^_:…]{2,50}?)[ \t:]*(?P<blank>_{3,}.*|\.{5,}.*|…{2,}.*)$")
_QUESTION = re.compile(
    r"^(?P<label>[A-Z][^?:\n]{5,110}\?)[ \t]*(?P<value>(?:yes|no|n/a|not|none|unknown|☐|☒|☑|\["
    r"|_{3,})[^\n]{0,60})?$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\b[A-Z])[.!?][\"”’)]*\s+[A-Z“\"]"
)
_PROSE_ROLES = frozenset(
    {
        Role.PEOPLE,
        Role.OTHER,
        Role.ENTRY_TYPE,
        Role.CHILD,
        Role.EVENT,
        Role.REFERENCE,
        Role.ADDRESS,
        Role.DATED,
    }
)
_LIST_ROLES = frozenset({Role.EVENT, Role.RECORDED, Role.DATED, Role.AUTHOR, Role.POST_TITLE})


@dataclass(frozen=True, slots=True)
class Reading:
    """A line read as fields. `sure` where a label of it is known, or its shape leaves no doubt."""

    fields: tuple[Field, ...]
    sure: bool


def field_at(text: str, offset: int, label: tuple[int, int], value: tuple[int, int], role: Role) -> Field:
    """A field of `text`, whose characters count from `offset`; surrounding space is left out."""
    first, last = value
    last = max(last, first)
    while first < last and text[first].isspace():
        first += 1
    while last > first and (text[last - 1].isspace() or text[last - 1] == ";"):
        last -= 1
    words = text[first:last]
    placeholder = is_placeholder(words)
    return Field(
        label=Span(offset + label[0], offset + label[1]),
        value=Span(offset + first, offset + last),
        role=role,
        blank=is_blank(words) and not placeholder,
        placeholder=placeholder,
    )


def read_line(line: Line, book: LabelBook) -> Reading | None:
    """The fields that a line holds, or None where it holds none."""
    text, offset = line.text, line.span.start
    lead = line.bullet
    fields: list[Field] = []
    sure = False
    segments = _segments(text, lead)
    at = 0
    while at < len(segments):
        start, end = segments[at]
        at += 1
        found = _label(text, start, end, book)
        if found is None:
            printed = _unpunctuated(text, start, end, book)
            if printed:
                fields.append(field_at(text, offset, *printed))
                sure = True
            elif at == 1 and not _headless(text, segments, book):
                return _question(text, offset, lead)
            elif at == 1:
                role = book.role(text[start:end])
                fields.append(field_at(text, offset, (start, end), segments[1], role or Role.OTHER))
                sure, at = True, 2
            else:
                fields[-1:] = [_longer(field, offset + end) for field in fields[-1:]]
            continue
        label, value_start, role = found
        # "Signed:        ........": what stands apart is still the answer if it is no label itself.
        if not text[value_start:end].strip() and at < len(segments) and not _label(text, *segments[at], book):
            end = segments[at][1]
            at += 1
        for part in _inline(text, label, value_start, end, role, book):
            fields.append(field_at(text, offset, *part))
            sure = sure or part[2] is not Role.OTHER or book.role(text[part[0][0] : part[0][1]]) is not None
    if not fields or _is_prose(text, offset, fields):
        return None
    if lead and not any(field.role in _LIST_ROLES for field in fields):
        return None
    return Reading(
        tuple(fields), sure or len(fields) > 1 or any(field.blank and field.value for field in fields)
    )


def _longer(field: Field, end: int) -> Field:
    """The field with what follows it without a label: "Author: Jane Okafor | Social Worker"."""
    if field.role not in _LIST_ROLES or field.blank:
        return field
    return replace(field, value=Span(field.value.start, end))


def _segments(text: str, lead: int) -> list[tuple[int, int]]:
    segments, at = [], lead
    for gap in _GAP.finditer(text, lead):
        if gap.start() > at:
            segments.append((at, gap.start()))
        at = gap.end()
    if at < len(text):
        segments.append((at, len(text)))
    return segments


def _label(text: str, start: int, end: int, book: LabelBook) -> tuple[tuple[int, int], int, Role] | None:
    """The label with which a stretch begins, where its value starts, and its role."""
    drawn = _DRAWN_BLANK.match(text[start:end])
    if drawn and ":" not in drawn["label"]:
        role = book.role(drawn["label"])
        if role:
            return (start, start + len(drawn["label"].rstrip())), start + drawn.start("blank"), role
    for colon in _COLON.finditer(text, start, end):
        if _in_time(text, colon.start()):
            continue
        words = text[start : colon.start()]
        role = book.role(words) if len(words) <= 90 else None
        if role is None and not could_be_label(words.strip()):
            return None
        return (start, start + len(words.rstrip())), colon.end(), role or Role.OTHER
    return _dashed(text, start, end, book)


def _dashed(text: str, start: int, end: int, book: LabelBook) -> tuple[tuple[int, int], int, Role] | None:
    """A label that a dash or an equals sign follows, where its value is of the kind it asks for."""
    dash = _DASH.search(text, start, min(end, start + 45))
    role = book.role(text[start : dash.start()]) if dash else None
    if dash is None or role is None:
        return None
    value = text[dash.end() : end].strip()
    if role in {Role.EVENT, Role.RECORDED, Role.DATED}:
        fits = bool(find_dates(value, labelled=True)) or re.match(r"\d{1,2}[:.]\d\d\b", value) is not None
        fits = fits and len(value) <= 40
    elif role is Role.AUTHOR:
        fits = name_form(re.split(r"[,;(|]", value)[0]) is not None
    else:
        fits = role is Role.POST_TITLE and len(value.split()) <= 5 and value[:1].isupper()
    return ((start, dash.start()), dash.end(), role) if fits else None


def _in_time(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _inline(
    text: str, label: tuple[int, int], value_start: int, end: int, role: Role, book: LabelBook
) -> list[tuple[tuple[int, int], tuple[int, int], Role]]:
    """The field, and those of known label that follow it on the line without a gap."""
    parts = []
    for colon in _COLON.finditer(text, value_start, end):
        if _in_time(text, colon.start()):
            continue
        before = text[value_start : colon.start()]
        nearest = max(0, len(before) - _LONGEST_LABEL)
        starts = [match.start() for match in _CAPITAL.finditer(before, nearest)][-6:]
        for start in starts:
            known = None if re.search(r"[;,]", before[start:]) else book.role(before[start:])
            if known and known is not Role.NARRATIVE and (start == 0 or len(before[start:]) > 3):
                parts.append((label, (value_start, value_start + start), role))
                label, role = (value_start + start, colon.start()), known
                value_start = colon.end()
                break
    return [*parts, (label, (value_start, end), role)]


def _unpunctuated(
    text: str, start: int, end: int, book: LabelBook
) -> tuple[tuple[int, int], tuple[int, int], Role] | None:
    """A label without its colon, known by what follows it: "Printed on 12/06/2023 at 14:30"."""
    words = text[start:end]
    dates = find_dates(words)
    if not dates or not 3 <= dates[0].span.start <= 40:
        return None
    label = words[: dates[0].span.start].rstrip(" -–(")
    if book.role(label) is not Role.PRINTED:
        return None
    return (start, start + len(label)), (start + dates[0].span.start, end), Role.PRINTED


def _headless(text: str, segments: list[tuple[int, int]], book: LabelBook) -> bool:
    """Whether a line is a known label, a gap and its value: "Worker    Hannah Pryce"."""
    if len(segments) != 2:
        return False
    role = book.role(text[slice(*segments[0])])
    if role is None or role is Role.NARRATIVE:
        return False
    other = book.role(text[slice(*segments[1])])
    return other is None or (role is Role.POST_TITLE and other is Role.AUTHOR)  # "Post    Social Worker"


def _question(text: str, offset: int, lead: int) -> Reading | None:
    """A question of the form with its answer: "Has consent been given? Yes / No"."""
    match = _QUESTION.match(text, lead) if not lead else None
    if not match or match["value"] is None:
        return None
    field = field_at(text, offset, match.span("label"), match.span("value"), Role.OTHER)
    return Reading((field,), sure=False)


def _is_prose(text: str, offset: int, fields: list[Field]) -> bool:
    """Whether a line with a label is a paragraph: "Present: Mr Bell and me. He said that ..."."""
    field = fields[-1]
    value = text[field.value.start - offset : field.value.end - offset]
    return field.role in _PROSE_ROLES and len(value) > 40 and bool(_SENTENCES.search(value))


# --------------------------------------------------------------------------------------- tables


def read_pairs(row: Row, book: LabelBook, *, labels_without_colon: bool) -> tuple[Field, ...]:
    """The fields of a table's row that holds label and value in cells side by side, else none."""
    fields = []
    last = row.cells[-1].index
    index = 1
    while index <= last:
        cell = row.cell(index)
        if cell is None:
            index += 1
            continue
        text = cell.text
        role = book.role(text)
        label_like = text.rstrip().endswith((":", "?")) and len(text) <= 100
        if role is None and not (label_like or (labels_without_colon and len(text) <= 60)):
            return ()
        value = row.cell(index + 1)
        label = (
            Span(cell.span.start, cell.span.start + len(text.rstrip(" :")))
            if len(cell.lines) == 1
            else cell.span
        )
        fields.append(
            _cell_field(label, cell.span.end, value.text if value else "", value, role or Role.OTHER)
        )
        index += 2
    return tuple(fields)


def _cell_field(label: Span, after: int, words: str, value: object, role: Role) -> Field:
    span: Span = getattr(value, "span", Span(after, after))
    placeholder = is_placeholder(words)
    return Field(label, span, role, blank=is_blank(words) and not placeholder, placeholder=placeholder)


def with_value(field: Field, span: Span, words: str) -> Field:
    """The field with the value that stands on the lines after its label."""
    placeholder = is_placeholder(words)
    return replace(field, value=span, blank=is_blank(words) and not placeholder, placeholder=placeholder)
