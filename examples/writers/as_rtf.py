r"""Writes a note as Rich Text, as case systems export it, with its tables, footnotes and tracked changes.

A table's columns are told in twips (1,440 to the inch), a font's size in half points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TWIPS_A_MM = 56.7
_STYLES = {
    Style.TITLE: r"\s1\sb0\sa160\b\cf1\fs34",
    Style.HEADING: r"\s2\sb160\sa80\keepn\outlinelevel0\b\cf1\fs24",
    Style.TEXT: r"\s0\sa120\fs20",
    Style.QUOTE: r"\s3\li510\sa120\i\fs20",
}
_SIGNS = {"\\": r"\\", "{": r"\{", "}": r"\}", "\t": r"\tab "}
_LABEL_FILL, _HEAD_FILL = 2, 3  # in the table of colours

# What stands in a paragraph that is to be written where its table puts it: its properties and its words.
_Paragraph = tuple[str, str]


class _Rows(list["_Row"]):
    """The rows of a table."""


class _Row:
    """The cells of a row with their widths in twips and colours, 0 for none."""

    def __init__(
        self, cells: list[Sequence[_Paragraph | _Rows]], widths: list[int], fills: list[int]
    ) -> None:
        self.cells, self.widths, self.fills = cells, widths, fills
        self.is_head = False


class _Writer:
    """Holds what the note's layout says, and the width of the page."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.width = int(((297 if note.landscape else 210) - 40) * _TWIPS_A_MM)

    # ------------------------------------------------------------------------------------ parts

    def blocks(self, parts: Iterable[Part], width: int) -> list[_Paragraph | _Rows]:
        """What the parts become, within a width in twips."""
        blocks: list[_Paragraph | _Rows] = []
        for part in parts:
            match part:
                case Words(style, text):
                    blocks.append((_STYLES[style], _runs(text)))
                case Bullets(items):
                    blocks += [_item(item) for item in items]
                case Fields():
                    blocks += self.fields(part, width)
                case Table():
                    blocks += self.table(part, width)
                case Box(inner):
                    content = self.blocks(inner, width - 200)
                    blocks += [_Rows([_Row([content], [width], [0])]), (r"\sa40", "")]
                case TextBox(text):
                    blocks.append((r"\sa120", self.text_box(text, width)))
                case Rule():
                    blocks.append((r"\brdrb\brdrs\brdrw10\brsp20", ""))
        return blocks

    def fields(self, part: Fields, width: int) -> list[_Paragraph | _Rows]:
        """Fields as a table, a shaded label and its value once or twice a row; or typed lines."""
        if not part.pairs[0][0]:
            return [(_STYLES[Style.TEXT], _text(line)) for _, line in part.pairs]
        across = self.note.columns // 2
        shares = (0.3, 0.7) if across == 1 else (0.18, 0.32) * 2
        cells = [
            cell
            for label, value in part.pairs
            for cell in (
                rf"{{\b {_text(label)}}}",
                _form_field(label, value) if part.controls else _runs(value),
            )
        ]
        cells += [""] * (-len(cells) % len(shares))
        fills = [_LABEL_FILL, 0] * across
        rows = _Rows(
            _row(cells[first : first + len(shares)], _shared(width, shares), fills)
            for first in range(0, len(cells), len(shares))
        )
        return [rows, (r"\sa40", "")]

    def table(self, part: Table, width: int) -> list[_Paragraph | _Rows]:
        """A table with a head row that is repeated on every page."""
        widths = _shared(width, part.widths)
        rows = _Rows(_row([_runs(text) for text in texts], widths, [0] * len(widths)) for texts in part.rows)
        head = [rf"{{\b {_text(text)}}}" for text in part.rows[0]]
        rows[0] = _row(head, widths, [_HEAD_FILL] * len(widths))
        rows[0].is_head = True
        return [rows, (r"\sa40", "")]

    def text_box(self, text: str, width: int) -> str:
        """A box with a paragraph in it."""
        return (
            rf"{{\shp{{\*\shpinst\shpleft0\shptop0\shpright{width}\shpbottom907\shpbxcolumn\shpbypara\shpwr1"
            r"{\sp{\sn shapeType}{\sv 202}}{\sp{\sn fillColor}{\sv 14087423}}"
            rf"{{\shptxt\pard\plain{_STYLES[Style.TEXT]} {_text(text)}\par}}}}}}"
        )

    # ------------------------------------------------------------------------------------- page

    def furniture(self) -> str:
        """The running head with "Page 1 of 2", as fields, and the foot."""
        page, pages = (rf"{{\field{{\*\fldinst {code}}}{{\fldrslt 1}}}}" for code in ("PAGE", "NUMPAGES"))
        head = rf"{_text(self.note.running_head)}\tab Page {page} of {pages}"
        foot = "Confidential. Printed from the children's record."
        return (
            rf"{{\header\pard\plain\tqr\tx{self.width}\fs16 {head}\par}}"
            rf"{{\footer\pard\plain\fs16 {foot}\par}}"
        )


# ------------------------------------------------------------------------------------------- words


def _text(text: str) -> str:
    """Words, with all that is no plain ASCII as a number of Unicode and a question mark for old programs."""
    units = text.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(
        rf"\u{code}?" if not 0 <= code < 127 else _SIGNS.get(chr(code), chr(code)) for code in codes
    )


def _runs(text: str) -> str:
    """A paragraph's stretches, tracked, hidden or with a footnote where marked."""
    marks = {"+": r"{\revised\revauth1 ", "-": r"{\deleted\revauthdel1 ", "~": r"{\v "}
    written = []
    for mark, words in pieces(text):
        if mark == "^":
            written.append(rf"{{\super\chftn}}{{\footnote\pard\plain\fs18{{\super\chftn}} {_text(words)}}}")
        else:
            written.append(f"{marks[mark]}{_text(words)}}}" if mark else _text(words))
    return "".join(written)


def _item(text: str) -> _Paragraph:
    bullet = r"{\listtext\f1\'b7\tab}"
    return r"\ls1\ilvl0\fi-360\li720\sa60\fs20", bullet + _runs(text)


def _form_field(label: str, value: str) -> str:
    told = rf"{{\*\formfield{{\fftype0\ffownstat1{{\*\ffname Text1}}{{\*\ffstattext {_text(label)}}}}}}}"
    return rf"{{\field{{\*\fldinst FORMTEXT {told}}}{{\fldrslt {_runs(value)}}}}}"


# ------------------------------------------------------------------------------------------ tables


def _shared(width: int, shares: Sequence[float]) -> list[int]:
    return [int(width * share) for share in shares]


def _row(texts: list[str], widths: list[int], fills: list[int]) -> _Row:
    return _Row([[(r"\sa40\fs20", text)] for text in texts], widths, fills)


def _shape(row: _Row) -> str:
    """The definition of a row."""
    border = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr")
    edge, cells = 0, ""
    for width, fill in zip(row.widths, row.fills, strict=True):
        edge += width
        cells += border + (rf"\clcbpat{fill}" if fill else "") + rf"\cellx{edge}"
    return rf"\trowd\trgaph108{chr(92) + 'trhdr' if row.is_head else ''}{cells}"


def _written(blocks: Sequence[_Paragraph | _Rows], depth: int, end: str) -> str:
    """Blocks at a depth of tables within each other; the last paragraph ends as `end` says."""
    place = "" if not depth else rf"\intbl\itap{depth}" if depth > 1 else r"\intbl"
    written = []
    last = len(blocks) - 1
    for index, block in enumerate(blocks):
        if isinstance(block, _Rows):
            written += [_written_row(row, depth + 1) for row in block]
        else:
            ending = end if index == last else r"\par"
            written.append(rf"\pard\plain{place}{block[0]} {block[1]}{ending}" + "\n")
    if not blocks or isinstance(blocks[-1], _Rows):
        written.append(rf"\pard\plain{place} {end}" + "\n" if depth else "")
    return "".join(written)


def _written_row(row: _Row, depth: int) -> str:
    cells = "".join(_written(cell, depth, r"\cell" if depth == 1 else r"\nestcell") for cell in row.cells)
    if depth == 1:
        return f"{_shape(row)}\n{cells}\\row\n"
    return f"{cells}{{\\*\\nesttableprops{_shape(row)}\\nestrow}}{{\\nonesttables\\par}}\n"


def write(note: Note) -> bytes:
    """The note as the bytes of an rtf file."""
    writer = _Writer(note)
    red, green, blue = (int(note.colour[at : at + 2], 16) for at in (0, 2, 4))
    long, short = (16838, 11906) if note.landscape else (11906, 16838)
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0\uc1"
        r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}}"
        rf"{{\colortbl;\red{red}\green{green}\blue{blue};\red231\green236\blue242;\red217\green226\blue236;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 Title;}{\s2\sbasedon0\outlinelevel0 heading 1;}"
        r"{\s3\sbasedon0 Quote;}}"
        r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc23{\leveltext\'01\u8226 ?;}"
        r"{\levelnumbers;}}\listid1}}"
        r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
        r"{\*\revtbl{Unknown;}{Wilf Abernethy;}}"
        rf"{{\info{{\title {_text(note.name)}}}{{\author Tarnbrook Council}}}}"
        rf"\paperw{long}\paperh{short}\margl1134\margr1134\margt1247\margb1247"
    )
    landscape = r"\landscape" if note.landscape else ""
    body = _written(writer.blocks(note.parts, writer.width), 0, r"\par")
    return f"{head}{landscape}\n{writer.furniture()}\n{body}}}\n".encode("ascii")
