"""Writes a note as a web page, as case systems export one: a table for fields, a paragraph for each text."""

from __future__ import annotations

from html import escape

from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words

_TAGS = {Style.TITLE: "h1", Style.HEADING: "h2", Style.TEXT: "p"}
_LOOK = (
    "body {{ font-family: Arial, sans-serif; margin: 2em }} h1, h2 {{ color: #{colour} }} "
    "td, th {{ border: 1px solid #9aa5b1; padding: 4px; text-align: left }} "
    "table {{ border-collapse: collapse }}"
)


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text, quote=False)}</{tag}>"


def _fields(part: Fields, note: Note) -> str:
    """Fields as a table, a label and its value once or twice a row; or typed lines."""
    if not part.pairs[0][0]:
        return "\n".join(_element("p", line) for _, line in part.pairs)
    across = note.columns // 2
    rows = []
    for first in range(0, len(part.pairs), across):
        cells = "".join(
            _element("th", label) + _element("td", value)
            for label, value in part.pairs[first : first + across]
        )
        rows.append(f"  <tr>{cells}</tr>")
    return "\n".join(["<table>", *rows, "</table>"])


def _table(part: Table) -> str:
    rows = [
        f"  <tr>{''.join(_element('td' if number else 'th', cell) for cell in row)}</tr>"
        for number, row in enumerate(part.rows)
    ]
    return "\n".join(["<table>", *rows, "</table>"])


def _block(part: Part, note: Note) -> str:
    text = "<hr>"
    match part:
        case Words(Style.QUOTE, words):
            text = f"<blockquote>{_element('p', words)}</blockquote>"
        case Words(style, words):
            text = _element(_TAGS[style], words)
        case TextBox(words):
            text = f"<aside>{_element('p', words)}</aside>"
        case Bullets(items):
            text = "\n".join(["<ul>", *(f"  {_element('li', item)}" for item in items), "</ul>"])
        case Fields():
            text = _fields(part, note)
        case Table():
            text = _table(part)
        case Box(parts):
            text = "\n".join(["<section>", *(_block(inner, note) for inner in parts), "</section>"])
        case Rule():
            pass
    return text


def body(note: Note) -> str:
    """The note as the elements of a page."""
    return "\n".join(_block(part, note) for part in note.parts)


def write(note: Note) -> bytes:
    """The note as the bytes of an html file."""
    page = "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            "<head>",
            f'<meta charset="utf-8">{_element("title", note.running_head)}',
            f"<style>{_LOOK.format(colour=note.colour)}</style>",
            "</head>",
            "<body>",
            body(note),
            "</body>",
            "</html>",
            "",
        ]
    )
    return page.encode("utf-8")
