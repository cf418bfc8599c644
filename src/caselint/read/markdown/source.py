"""The lines of a Markdown file that are no Markdown, or that its parser would take for others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_YAML_LINE = re.compile(r"\s*(?:#.*|-(?:\s.*)?|[^\s:#][^:]{0,80}:(?:\s.*)?|\S.*)?$")
_YAML_KEY = re.compile(r"[\w][\w .()/-]{0,60}:(?:\s|$)")
_TOML_KEY = re.compile(r"\s*([\w.\"'-]{1,60})\s*=\s*(.*)$")
_QUOTED = re.compile(r"(:\s+|-\s+|^)([\"'])(.*)\2\s*$")
_LONGEST_FRONT = 200  # lines
_FOOTNOTE = re.compile(r"((?:[ ]{0,3}>)*[ ]{0,3})\[\^[^\]\s]{1,60}\]:[ \t]*")
_MARK = re.compile(r"(?<!\\)\[\^[^\]\s]{1,60}\](?!:)")
_DEFINITION = re.compile(
    r"(?P<lead>(?:[ ]{0,3}>)*[ ]{0,3})\[(?P<name>[^\]\n]{1,200})\]:[ \t]*(?P<rest>[^\n]*)$"
)
_TARGET = re.compile(
    r"<?(?:[a-z][a-z0-9+.-]{1,20}:\S+|[#./]\S*|\S+\.\S+|\S+/\S*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$",
    re.IGNORECASE,
)


@dataclass
class Source:
    """A file's lines as the parser is to see them, and what the others are.

    `shown` are lines whose text is settled; `footnotes` are those at which a footnote's text begins.
    """

    lines: list[str]
    shown: dict[int, str] = field(default_factory=dict)
    front: set[int] = field(default_factory=set)
    footnotes: set[int] = field(default_factory=set)
    hidden_notes: int = 0  # comments that are written as the targets of links


def source_of(text: str) -> Source:
    """The lines of a file, its front matter, footnotes and link targets told apart from its text."""
    source = Source(text.split("\n"))
    _front_matter(source)
    code = False
    for at, line in enumerate(source.lines):
        bare = line.lstrip(" >")
        if bare.startswith(("```", "~~~")):
            code = not code
        if code or at in source.shown or "[" not in line:
            continue
        footnote = _FOOTNOTE.match(line)
        if footnote:
            source.footnotes.add(at)
            source.lines[at] = footnote[1] + line[footnote.end() :]
        elif (definition := _DEFINITION.match(line)) is not None:
            source.lines[at] = _settled(source, at, definition)
        source.lines[at] = _MARK.sub("", source.lines[at])
    return source


def _settled(source: Source, at: int, definition: re.Match[str]) -> str:
    """A line that may be a link's target; one that names none ("[Author]: Jane") is text."""
    if not _TARGET.match(definition["rest"]):
        return f"{definition['lead']}\\{definition[0][len(definition['lead']) :]}"
    comment = definition["name"] in {"//", "comment", "_comment", "comments"}
    source.hidden_notes += comment
    source.shown[at] = ""
    return definition[0]


def _front_matter(source: Source) -> None:
    """Settle the lines of the head between two rules at a file's start, by which programs know a page."""
    lines = source.lines
    fence = lines[0].rstrip()
    if fence not in {"---", "+++"}:
        return
    ends = {fence, "..."} if fence == "---" else {fence}
    last = next((at for at, line in enumerate(lines[1:_LONGEST_FRONT], 1) if line.rstrip() in ends), 0)
    head = lines[1:last]
    key = _YAML_KEY if fence == "---" else _TOML_KEY
    if not last or not head or not key.match(next((line for line in head if line.strip()), "")):
        return
    for at in range(last + 1):
        words = "" if at in {0, last} else _front_line(lines[at], fence)
        source.shown[at] = words
        source.lines[at] = ""
        if words.strip():
            source.front.add(at)


def _front_line(line: str, fence: str) -> str:
    if fence == "+++" and (found := _TOML_KEY.match(line)):
        line = f"{found[1]}: {found[2]}"
    if line.lstrip().startswith("#"):
        return line.lstrip(" #")
    line = re.sub(r":\s+[|>][+-]?\s*$", ":", line)
    return _QUOTED.sub(r"\1\3", line).rstrip()
