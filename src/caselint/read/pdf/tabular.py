"""Whether rows that white space makes are surely a table's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caselint.read.pdf.rows import Row

FEWEST_ROWS = 3
_SAME = 3.0  # points: edges so near each other are one
_ALIGNED = 0.8  # of a column's lines begin at one x, end at one or have one middle

_LEADER = re.compile(r"[._…]{4,}|(?:\. ){4,}|-{4,}")
_FIELD = re.compile(r"[^:]{1,50}:(?!\d|//)(?:\s|$)")
_LABEL = re.compile(r"[A-Z][^\d.!?;:]{1,40}\??")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—*•o▪●◦]", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MEASURED = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|" + _MONTH + r")(?:[ /.-]\d{2,4})?"
    r"|\d{1,2}[:.]\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m|£? ?-?\d[\d,.]*%?(?: ?(?:hours?|days?|mins?|kg|cm|miles))?"
    r"|yes|no|n/a|[☐☒☑✓✗x-])?(?:,? ?(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
# Words that heads of columns are made of; a person's name over a post and a date is no head.
_HEADS = frozenset(
    {
        "action", "actions", "address", "age", "agency", "aim", "amount", "answer", "area",
        "attended", "by", "carer", "cause", "child", "comment", "comments", "completed", "concern",
        "concerns", "contact", "cost", "date", "dates", "day", "deadline", "description", "detail",
        "details", "domain", "done", "duration", "email", "end", "event", "events", "evidence",
        "family", "for", "frequency", "friday", "from", "goal", "happened", "how", "invited",
        "item", "lead", "left", "mark", "method", "monday", "name", "need", "next", "note", "notes",
        "number", "outcome", "outcomes", "owner", "person", "phone", "place", "placement", "post",
        "professional", "progress", "question", "rating", "reason", "ref", "reference",
        "relationship", "response", "responsible", "result", "review", "risk", "role", "safety",
        "said", "saturday", "school", "score", "seen", "service", "session", "source", "start",
        "status", "step", "steps", "strength", "strengths", "subject", "sunday", "support",
        "target", "task", "telephone", "thursday", "time", "timescale", "title", "to", "topic",
        "total", "tuesday", "type", "view", "wednesday", "week", "what", "when", "where", "who",
        "why", "worker", "worries", "worry", "year"
    }
)  # fmt: skip


def is_table(rows: Sequence[Row]) -> bool:
    """Whether rows and columns are surely a table's, or those of a form's labels and values.

    Every column is aligned, no cell is a field with its label or the middle of running text, and there is a
    head over the columns or a column of dates or figures; of two columns only, the head must be one that
    tables have.
    """
    texts = [row.texts for row in rows]
    columns = len(texts[0])
    cells = [text for row in texts for text in row if text]
    below = [text for row in texts[1:] for text in row if text]
    if (
        any(_LEADER.search(text) for text in cells)
        or _many(cells, _is_field, 0.25)
        or _many(below, _is_middle, 0.2)
        or any(_is_running([row[index] for row in texts]) for index in range(columns))
        or not all(_is_aligned(rows, index) for index in range(columns))
    ):
        return False
    listed = all(_LIST_NUMBER.fullmatch(row[0]) for row in texts[1:] if row[0])
    width = columns - listed
    measured = any(_is_measured([row[index] for row in texts[1:]]) for index in range(listed, columns))
    head = _head(rows[0], rows[1:])
    known = [_is_known(text) for text in texts[0] if text]
    if head == "bold":
        wrapped = any(len(cell) > 1 for row in rows[1:] for cell in row.cells)
        return width > 1 and (any(known) or wrapped or measured)
    if _are_labels(texts):
        return True
    if width > 2:
        return measured and (bool(head) or len(rows) > FEWEST_ROWS)
    return width == 2 and bool(head) and (all(known) or measured)


def _are_labels(texts: Sequence[Sequence[str]]) -> bool:
    """Whether every other column holds the labels of what stands beside them.

    As a table, labels and values are told apart where no colon does it, and a long value stays whole.
    """
    labels = [row[index] for row in texts for index in range(0, len(row), 2)]
    values = [row[index] for row in texts for index in range(1, len(row), 2)]
    return (
        len(texts[0]) % 2 == 0
        and len(set(labels)) == len(labels)
        and all(_LABEL.fullmatch(label) for label in labels)
        and 2 * sum(map(_is_known, labels)) >= len(labels)
        and any(char.isdigit() for value in values for char in value)
        and _many(values, _has_letters, 0.5)
    )


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _is_known(text: str) -> bool:
    """Whether there is a word in it of which heads and labels are made."""
    return not _HEADS.isdisjoint(re.findall(r"[a-z]+", text.lower()))


def _head(row: Row, below: Sequence[Row]) -> str:
    """Whether a row is a head: "bold", or "plain" where only its words could be one; else ""."""
    texts = row.texts
    filled = [text for text in texts if text]
    if len(filled) < max(2, len(texts) - 1) or any(len(text) > 50 or text[-1] in ".!?;" for text in filled):
        return ""
    if any(text.isdigit() for text in filled):
        return ""
    if all(word.bold for word in row.words) and not all(word.bold for each in below for word in each.words):
        return "bold"
    capitals = all(text[0].isupper() for text in filled)
    return "plain" if capitals and not any(char.isdigit() for text in filled for char in text) else ""


def _is_aligned(rows: Sequence[Row], index: int) -> bool:
    """Whether the lines in a column begin at one x, end at one, or have one middle."""
    runs = [(words[0].x0, words[-1].x1) for row in rows for words in row.cells[index]]
    if not runs:
        return False
    for edges in ([x0 for x0, _ in runs], [x1 for _, x1 in runs], [(x0 + x1) / 2 for x0, x1 in runs]):
        best = max(sum(abs(edge - other) <= _SAME for other in edges) for edge in set(edges))
        if best >= _ALIGNED * len(edges):
            return True
    return False


def _many(texts: Sequence[str], holds: Callable[[str], bool], share: float) -> bool:
    return sum(map(holds, texts)) > share * len(texts)


def _is_field(text: str) -> bool:
    return _FIELD.match(text) is not None


def _is_running(texts: Sequence[str]) -> bool:
    """Whether a column's cells are the lines of one running text."""
    long = [text for text in texts if text.count(" ") > 2]
    return sum(map(_is_middle, long)) > max(1, 0.4 * len(long))


def _is_middle(text: str) -> bool:
    """Whether a cell's words seem to go on from elsewhere."""
    return text[0].islower() and text.count(" ") > 2


def _is_measured(texts: Sequence[str]) -> bool:
    """Whether a column holds dates, times, figures, or yes and no."""
    filled = [text for text in texts if text]
    found = sum(_MEASURED.fullmatch(text) is not None for text in filled)
    return len(filled) > 1 and 2 * len(filled) > len(texts) and found >= _ALIGNED * len(filled)
