"""Writes a note as plain text: a line a field, a blank line between paragraphs, tables with bars or tabs."""

from __future__ import annotations

import textwrap

from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words


def _wrapped(text: str, note: Note, indent: str = "") -> str:
    if not note.wrap:
        return text
    return textwrap.fill(text, note.wrap, subsequent_indent=indent, break_on_hyphens=False)


def _row(cells: tuple[str, ...], note: Note) -> str:
    return "\t".join(cells) if note.tabs else f"| {' | '.join(cells)} |"


def _block(part: Part, note: Note) -> str:
    text = "-" * 72
    match part:
        case Words(style, words):
            text = _wrapped(words, note) if style in {Style.TEXT, Style.QUOTE} else words
        case TextBox(words):
            text = _wrapped(words, note)
        case Bullets(items):
            text = "\n".join(_wrapped(f"- {item}", note, "  ") for item in items)
        case Fields(pairs, _):
            text = "\n".join(f"{label}: {value}".rstrip() if label else value for label, value in pairs)
        case Table(rows, _):
            text = "\n".join(_row(row, note) for row in rows)
        case Box(parts):
            text = "\n\n".join(_block(inner, note) for inner in parts)
        case Rule():
            pass
    return text


def write(note: Note) -> bytes:
    """The note as the bytes of a txt file."""
    text = "\n\n".join(_block(part, note) for part in note.parts) + "\n"
    return text.replace("\n", note.newline).encode(note.encoding)
