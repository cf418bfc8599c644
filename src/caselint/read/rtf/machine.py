r"""RTF as groups and control words, told one after the other to the stories that they belong to.

Groups are kept on a list, not by calls within calls: a file may open a million of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.read.refusal import UnreadableError
from caselint.read.rtf import codepages
from caselint.read.rtf.definitions import Fonts, Styles
from caselint.read.rtf.destinations import READ, SILENT
from caselint.read.rtf.story import Look, RowShape, Stories, Story
from caselint.read.symbol_fonts import sign_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caselint.read.rtf.fields import Field

    Action = Callable[["Machine", int | None], object]

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]+)(-?[0-9]+)? ?"  # a control word with its number
    rb"|([^\\{}\r\n]+)"
    rb"|([{}])"
    rb"|\\'([0-9A-Fa-f]{2})"
    rb"|\\(.)"
    rb"|[\r\n]+",
    re.DOTALL,
)
_IN_SILENCE: Final = re.compile(rb"\\bin([0-9]+) ?|\\.|[{}]", re.DOTALL)
_MOST_GROUPS: Final = 10_000  # within each other; office programs stay below a hundred
_CONTROLS: Final = bytes(code for code in range(32) if code != 9)  # of the bytes below 32, only a tab is text

_SIGNS: Final = {
    b"emdash": "—",
    b"endash": "–",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"tab": "\t",
    b"line": "\n",
    b"lbr": "\n",
    b"column": "\n",
}
_SYMBOLS: Final = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}


class Shape:
    """A drawn shape: whether its text was read, for it may be there again for old programs."""

    def __init__(self, outer: Shape | None) -> None:
        self.outer = outer
        self.read = False

    def note(self) -> None:
        """Text of it, or of one that it groups, was read."""
        shape: Shape | None = self
        while shape is not None and not shape.read:
            shape.read = True
            shape = shape.outer


class Group(NamedTuple):
    """What a group leaves as it was when it ends."""

    look: Look
    sink: Story | list[str]
    table: Fonts | Styles | None
    field: Field | None
    shape: Shape | None
    at_end: Callable[[], None] | None


class Machine:
    """Reads one file into its stories; `actions` are what is done at each control word.

    An action is true if it passes over the rest of its group. Raises UnreadableError for a file that is cut
    short or without a bottom.
    """

    def __init__(self, data: bytes, actions: Mapping[bytes, Action]) -> None:
        self._data = data
        self._actions = actions
        self.stories = Stories()
        self.styles = Styles()
        self.fonts = Fonts()
        self.codepage = codepages.WESTERN
        self.default_font = 0
        self.row = RowShape()  # the one that was defined last
        self.new_section = False  # one whose first words are yet to come

        # What each group has of its own.
        self.look = Look()
        self.sink: Story | list[str] = self.stories.body
        self.table: Fonts | Styles | None = None
        self.field: Field | None = None
        self.shape: Shape | None = None
        self.at_end: Callable[[], None] | None = None
        self.groups: list[Group] = []
        self.property_name = ""  # of the shape's property whose value comes next

        self._bytes = bytearray()  # text that more bytes of the same letter may follow
        self._skip = 0  # characters that stand in for one of Unicode
        self._high = 0  # the first half of a character beyond the first plane
        self._ignorable = False

    def read(self) -> None:
        """Read all of the file."""
        at, data, match = 0, self._data, _TOKEN.match
        while token := match(data, at):
            at = token.end()
            word, number, text, brace, code, symbol = token.groups()
            if text is not None:
                self._take_bytes(text)
            elif word is not None:
                at = self._control(word, _number(number), at)
            elif code is not None:
                self._take_bytes(bytes((int(code, 16),)))
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                if self._close():
                    self.stories.unread_tail = bool(data[at:].strip(b"\r\n\t \x00\x1a"))
                    break
            elif symbol is not None:
                at = self._symbol(symbol, at)
        if self.groups:
            raise UnreadableError(
                "The RTF file is damaged or cut short: its end is missing. Export or copy it again."
            )
        self.stories.body.close(self.look)

    # ----------------------------------------------------------------------------------- groups

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self.groups) >= _MOST_GROUPS:
            raise UnreadableError(
                f"Groups of the RTF file are nested over {_MOST_GROUPS:,} deep, as files made to do harm do: "
                "it was not read."
            )
        self.groups.append(Group(self.look, self.sink, self.table, self.field, self.shape, self.at_end))
        self.at_end = None

    def _close(self) -> bool:
        """End a group; whether it was the document's own."""
        self._flush()
        self._skip = 0
        self._ignorable = False
        if not self.groups:
            return True
        if self.at_end is not None:
            self.at_end()
        self.look, self.sink, self.table, self.field, self.shape, self.at_end = self.groups.pop()
        return not self.groups

    def _silence(self, at: int) -> int:
        """Pass over the rest of the group; where its closing brace stands."""
        depth = 0
        while token := _IN_SILENCE.search(self._data, at):
            at = token.end()
            first = token[0]
            if first == b"{":
                depth += 1
            elif first == b"}":
                depth -= 1
                if depth < 0:
                    return at - 1
            elif token[1] is not None:
                at += min(int(token[1][:10]), len(self._data))
        return len(self._data)

    # ------------------------------------------------------------------------------------- text

    def _take_bytes(self, data: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        self._ignorable = False
        self._bytes += data

    def _flush(self) -> None:
        """Write what bytes wait to be decoded."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        font = self.fonts.by_number.get(self.look.font) if self.table is None else None
        if font is not None and font.signs:
            name = self.fonts.name(self.look.font)
            text = "".join(_sign_in(name, code) for code in data)
        else:
            data = data.translate(None, _CONTROLS)
            text = data.decode((font.codepage if font is not None else None) or self.codepage, "replace")
        self.write(text)

    def write(self, text: str) -> None:
        """Write text to where the group's text goes."""
        if not text:
            return
        if self.table is not None:
            self.table.text(text)
        elif isinstance(self.sink, list):
            self.sink.append(text)
        else:
            if not self.sink.paragraph.begun:
                self._begin_paragraph(self.sink)
            self.sink.write(text, self.look)

    def _begin_paragraph(self, story: Story) -> None:
        story.paragraph.begun = True
        if story is self.stories.body:
            begun = bool(story.blocks) or story.paragraph.holds
            if (self.new_section or self.look.new_page) and begun and not story.in_row:
                self.stories.page = (self.stories.page or 1) + 1
            self.new_section = False
        if story.in_body:
            story.paragraph.page = self.stories.page or 1

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number & 0xFFFF if -0x8000 <= number < 0x10000 else number
        self._skip = self.look.uc
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        if 0xF000 <= code <= 0xF0FF:
            self.write(sign_of(code, self.fonts.name(self.look.font)))
        elif (code >= 32 or code == 9) and code < 0x110000:
            self.write(chr(code))

    def _sign(self, text: str) -> None:
        """Write the sign of a control word or symbol, unless it stands in for one of Unicode."""
        if self._skip:
            self._skip -= 1
        else:
            self._flush()
            self.write(text)

    # ---------------------------------------------------------------------------------- symbols

    def _symbol(self, symbol: bytes, at: int) -> int:
        if symbol == b"*":
            self._flush()
            self._ignorable = True
        elif symbol in b"\r\n":
            self._flush()
            self._control(b"par", None, at)
        elif symbol in _SYMBOLS:
            self._sign(_SYMBOLS[symbol])
        elif symbol == b"-":
            self._sign("")
        return at

    def _control(self, word: bytes, number: int | None, at: int) -> int:
        """Act on a control word; where to read on."""
        ignorable, self._ignorable = self._ignorable, False
        if word == b"u":
            self._unicode(number or 0)
        elif word in _SIGNS:
            self._sign(_SIGNS[word])
        elif word == b"bin":
            self._flush()
            at += max(number or 0, 0)
        else:
            self._flush()
            self._skip = 0
            if self.table is None or not self.table.control(word, number):
                action = self._actions.get(word)
                if action is not None:
                    passed_over = bool(action(self, number))
                else:
                    passed_over = word in SILENT or (ignorable and word not in READ)
                return self._silence(at) if passed_over else at
        return at


def _number(digits: bytes | None) -> int | None:
    """A control word's number, held to what 32 bits hold, for a hostile file writes any."""
    if digits is None:
        return None
    return max(-(2**31), min(int(digits[:12]), 2**31 - 1))


def _sign_in(font: str, code: int) -> str:
    """The sign of a byte in a font of signs; one that is none of the known signs stays beyond letters."""
    if code <= 32:
        return " "
    return sign_of(code if code < 0x80 else 0xF000 + code, font)
