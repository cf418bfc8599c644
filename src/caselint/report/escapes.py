"""Makes words of notes, packs and file names harmless for where a report sends them.

Each function is for one destination, and is the last thing that is done to the words before they go there.
None of them makes an address safe to follow: what was a link in a note is only ever shown.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from typing import Final

# Characters that show nothing though Unicode calls them letters, marks or unassigned: fillers, joiners,
# variation selectors and tags (its property Default_Ignorable_Code_Point, without the format characters).
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# The second sign of what a build server, which reads what its steps print, takes for a command: GitHub's
# runner "::error::" where a line begins (and a line may be wrapped anywhere), and "##[error]" wherever it
# stands (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs); Azure DevOps
# "##vso[", TeamCity "##teamcity[".
_HASH: Final = re.compile(r"(?<=#)#(?=\w*\[)")
_COMMAND: Final = re.compile(rf"{_HASH.pattern}|(?<=:):(?=[A-Za-z])")


# -------------------------------------------------------------------------------------- terminals


def terminal(words: str) -> str:
    """One line for a terminal or a plain text report.

    No control code can drive the reader's terminal, no override turn the order of the letters, and nothing
    hides between them: what shows nothing is left out, and what controls or breaks a line is a space. So is a
    sign of what a build server would take for a command.
    """
    if not words.isprintable() or (not words.isascii() and _UNSEEN.search(words)):
        words = "".join(map(_for_terminal, words))
    return _no_command(words)


def terminal_lines(words: str) -> str:
    """The same for words of several lines, which they stay; every other line end becomes a newline."""
    return "\n".join(terminal(line) for line in _LINE_ENDS.sub("\n", words).split("\n"))


def in_columns(words: str) -> str:
    """Words of several lines in which each character keeps its line and column: newlines and tabs stay.

    What a terminal or the log of a build server must not get is a space.
    """
    if not words.isprintable():
        words = "".join(c if c.isprintable() or c in "\n\t" else " " for c in words)
    return _no_command(words)


def file_name(name: str) -> str:
    r"""The name of a file for people: what cannot be shown is told by its number ("\x1b", "\u202e").

    A byte that is no text in the name, which Python keeps as a lone surrogate, is told as that byte. What a
    build server would take for a command is told by number as well.
    """
    if not name.isprintable() or (not name.isascii() and _UNSEEN.search(name)):
        name = "".join(_for_file_name(c) for c in name)
    return _COMMAND.sub(lambda c: f"\\x{ord(c[0]):02x}", name)


def _no_command(words: str) -> str:
    return _COMMAND.sub(" ", words) if "::" in words or "##" in words else words


def _for_terminal(c: str) -> str:
    if c.isprintable():
        return "" if _UNSEEN.match(c) else c
    category = unicodedata.category(c)
    if category == "Cs":
        return _REPLACEMENT
    return "" if category == "Cf" else " "


def _for_file_name(c: str) -> str:
    if c.isprintable() and not _UNSEEN.match(c):
        return c
    number = ord(c)
    if 0xDC80 <= number <= 0xDCFF:  # PEP 383
        number -= 0xDC00
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"


# ------------------------------------------------------------------------------------------- HTML


def html_text(words: str) -> str:
    """Text between the tags of an HTML page."""
    return html.escape(_shown(words), quote=False)


def html_attribute(words: str) -> str:
    """The value of an attribute of an HTML page, in double quotation marks.

    Not for `href`, `src`, `style` or `on...`, in which words do more than be shown.
    """
    return html.escape(_shown(words), quote=True).replace("\n", "&#10;").replace("\t", "&#9;")


def _shown(words: str) -> str:
    """What the page shows: as `terminal_lines`, with tabs."""
    return "\t".join(terminal_lines(part) for part in words.split("\t"))


# -------------------------------------------------------------------------------------------- CSV

# With which Excel, LibreOffice and Google Sheets begin a formula or a command, full-width forms too.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def csv_cell(words: str) -> str:
    """A cell of a CSV file, to be written with `csv.QUOTE_ALL`: a spreadsheet must see text, and no formula.

    An apostrophe before the words tells it so.
    """
    shown = _shown(words)
    return f"'{shown}" if _FORMULA.match(words) or _FORMULA.match(shown) else shown


# --------------------------------------------------------------------------------------- Markdown

# All that CommonMark and GitHub give a meaning; the rest of ASCII's punctuation stays readable.
_MARKDOWN: Final = re.compile(r"[\\`*_{}\[\]()#+\-.!|~$^=:]")
_MENTION: Final = re.compile(r"(?<=[@#])(?=\w)")  # GitHub writes to whom it names, whatever stands before


def markdown(words: str) -> str:
    """Words within a line of Markdown, or a cell of its tables: no markup, link, mention or HTML in them."""
    line = " ".join(terminal(words).split())
    line = _MENTION.sub("\N{ZERO WIDTH SPACE}", line)
    return _MARKDOWN.sub(r"\\\g<0>", html.escape(line, quote=False))


# -------------------------------------------------------------------------------- GitHub's commands


def github_message(words: str) -> str:
    """The message of a workflow command ("::error ...::message").

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions; what it escapes
    is said by its toolkit only: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    return _shown(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(words: str) -> str:
    """The value of a property of a workflow command ("file=...,title=...")."""
    return github_message(words).replace(":", "%3A").replace(",", "%2C")


# -------------------------------------------------------------------------------------------- XML

# What XML 1.0 lets stand in no document, however it is written: https://www.w3.org/TR/xml/#charsets
_NOT_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    """Text between the tags of an XML 1.0 document; a character that it cannot hold is U+FFFD."""
    from xml.sax.saxutils import escape  # which brings half of the standard library with it

    return escape(_NOT_XML.sub(_REPLACEMENT, words), {"\r": "&#13;"})


def xml_attribute(words: str) -> str:
    """The value of an attribute of an XML 1.0 document, in quotation marks of either kind."""
    from xml.sax.saxutils import escape

    quotes = {'"': "&quot;", "'": "&apos;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return escape(_NOT_XML.sub(_REPLACEMENT, words), quotes)


# ------------------------------------------------------------------------------------------- JSON

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def json_string(words: str) -> str:
    """A value of a JSON document, which must be Unicode: lone surrogates as `file_name` tells them."""
    return words if words.isascii() else _SURROGATES.sub(lambda c: _for_file_name(c[0]), words)


def json_document(document: str) -> str:
    r"""A JSON document in which what a terminal, browser or build server might act on is written as `\u202e`.

    It says the same: such characters stand in its strings only.
    """
    return _HASH.sub(r"\\u0023", _NOT_ASCII.sub(_for_json, document))


_NOT_ASCII: Final = re.compile("[^\n -~]")


def _for_json(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]
