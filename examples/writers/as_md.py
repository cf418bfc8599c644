"""Writes a note as Markdown, as templates in a repository are kept: labels in bold, tables with bars."""

from __future__ import annotations

import re
import textwrap

from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words

# What Markdown would take for markup within a line, or at its start.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#a-z])")
_AT_START = re.compile(r"(#{1,6}|[-+>])(?=\s)|(\d{1,9})([.)])(?=\s)")


def _escaped(text: str) -> str:
    text = _SIGNS.sub(r"\\\g<0>", text)
    start = _AT_START.match(text)
    if start is None:
        return text
    return f"\\{text}" if start[1] else f"{start[2]}\\{text[len(start[2]) :]}"


def _wrapped(text: str, note: Note, indent: str = "") -> str:
    if not note.wrap:
        return f"{indent}{text}"
    lines = textwrap.wrap(text, note.wrap, break_on_hyphens=False)
    return "\n".join(indent + line for line in lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _bullets(items: tuple[str, ...], note: Note) -> str:
    return "\n".join("- " + _wrapped(_escaped(item), note, "  ").strip() for item in items)


def _fields(pairs: tuple[tuple[str, str], ...]) -> str:
    """A line a field, with a backslash at its end, which breaks the line."""
    lines = (
        f"**{_escaped(label)}:** {_escaped(value)}".rstrip() if label else _escaped(value)
        for label, value in pairs
    )
    return "\\\n".join(lines)


def _words(style: Style, words: str, note: Note) -> str:
    if style in {Style.TITLE, Style.HEADING}:
        return f"{'#' if style is Style.TITLE else '##'} {_escaped(words)}"
    return _wrapped(_escaped(words), note, "> " if style is Style.QUOTE else "")


def _block(part: Part, note: Note) -> str:
    text = "---"
    match part:
        case Words(style, words):
            text = _words(style, words, note)
        case TextBox(words):
            text = _wrapped(_escaped(words), note)
        case Bullets(items):
            text = _bullets(items, note)
        case Fields(pairs, _):
            text = _fields(pairs)
        case Table(rows, _):
            head, *others = map(_row, rows)
            text = "\n".join([head, f"|{'---|' * len(rows[0])}", *others])
        case Box(parts):
            text = "\n\n".join(_block(inner, note) for inner in parts)
        case Rule():
            pass
    return text


def write(note: Note) -> bytes:
    """The note as the bytes of a Markdown file."""
    text = "\n\n".join(_block(part, note) for part in note.parts) + "\n"
    return text.replace("\n", note.newline).encode("utf-8")
