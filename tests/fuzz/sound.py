"""What is true of every document that a reader gives, whatever the file was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

# What of a text file's own signs stands between its blocks: bullets, numbers, bars and rules of tables.
_SIGNS = re.compile(r"(?:[\W_]|\(?(?:\d{1,9}|[A-Za-z]|[ivxIVX]{1,4})[.)](?=\s|$)|\bo(?=\t))*")
_AS_WRITTEN = frozenset({"txt", "md", "eml"})  # what holds text as its writer typed it, signs and all


def faults_of(document: object) -> Iterator[str]:
    """What is wrong with it, in words that hold none of its own."""
    if not isinstance(document, Document):
        yield f"it is no Document but a {type(document).__name__}"
        return
    yield from _problem_faults(document) if document.problem else _text_faults(document)


def _problem_faults(document: Document) -> Iterator[str]:
    problem = document.problem
    assert problem is not None
    if document.text or document.blocks:
        yield "it has a problem and words"
    if problem.code not in {"DOC001", "DOC002"}:
        yield "its problem has no code"
    if not problem.reason.endswith(".") or not problem.reason.isprintable() or len(problem.reason) > 300:
        yield "its reason is no sentence"


def _text_faults(document: Document) -> Iterator[str]:
    text, at = document.text, 0
    if not text.strip() or not document.blocks:
        yield "it has no words and no problem"
    for block in document.blocks:
        start, end = block.span
        if start < at:
            yield "blocks overlap or are out of order"
        if not start <= end <= len(text):
            yield "a block reaches past the text"
        if start == end and block.kind is not BlockKind.CELL:
            yield "a block without words is no cell"
        if not _is_layout(text[at:start], document.format):
            yield "words stand between blocks"
        at = max(at, end)
    if not _is_layout(text[at:], document.format):
        yield "words stand after the last block"
    yield from _other_faults(document)


def _other_faults(document: Document) -> Iterator[str]:
    text = document.text
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        yield "half a letter is in its text"
    spans = [mark.span for mark in document.marks] + [slot.span for slot in document.slots]
    if not all(0 <= start <= end <= len(text) for start, end in spans):
        yield "a mark or a slot reaches past the text"
    reading = document.reading
    if any(number < 1 or number > (reading.pages or 0) for number in reading.unread_pages):
        yield "an unread page is none of the pages"


def _is_layout(gap: str, file_format: str) -> bool:
    if not gap.strip():
        return True
    return file_format in _AS_WRITTEN and all(_SIGNS.fullmatch(line) for line in gap.split("\n"))
