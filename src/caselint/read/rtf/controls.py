"""What is done at each control word of RTF that says something about text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from caselint.read.rtf import codepages, insets
from caselint.read.rtf.story import CellShape, Look, RowShape, Run, Story
from caselint.record import Part

if TYPE_CHECKING:
    from caselint.read.rtf.machine import Action, Machine

_MOST_STAND_INS = 8  # \ucN; programs write 0, 1 or 2

# ------------------------------------------------------------------------------- how text stands


def _set_look(name: str, machine: Machine, number: int | None) -> None:
    look: Look = machine.look._replace(**{name: number or 0})  # type: ignore[arg-type]
    machine.look = look


def _switch_look(name: str, machine: Machine, number: int | None) -> None:
    machine.look = machine.look._replace(**{name: number != 0})


def _stand_ins(machine: Machine, number: int | None) -> None:
    number = 1 if number is None else number
    machine.look = machine.look._replace(uc=max(0, min(number, _MOST_STAND_INS)))


def _plain(machine: Machine, _: int | None) -> None:
    font = machine.default_font
    machine.look = machine.look._replace(font=font, hidden=False, deleted=False, inserted=False)


def _plain_paragraph(machine: Machine, _: int | None) -> None:
    look = machine.look
    machine.look = Look(look.font, look.uc, look.hidden, look.deleted, look.inserted)


def _default_font(machine: Machine, number: int | None) -> None:
    machine.default_font = number or 0
    _set_look("font", machine, number)


def _ansi_page(machine: Machine, number: int | None) -> None:
    machine.codepage = codepages.of_page(number or 0) or machine.codepage


def _page(codepage: str, machine: Machine, _: int | None) -> None:
    machine.codepage = codepage


def _from_html(machine: Machine, number: int | None) -> None:
    machine.stories.from_html = number != 0


def _define(table: str, machine: Machine, _: int | None) -> None:
    machine.table = getattr(machine, table)


# ------------------------------------------------------------------------- paragraphs and pages


def _paragraph(machine: Machine, _: int | None) -> None:
    if isinstance(machine.sink, Story):
        machine.sink.end_paragraph(machine.look)
    else:
        machine.sink.append(" ")


def _section(machine: Machine, _: int | None) -> None:
    story = machine.sink
    if isinstance(story, Story) and story.paragraph.holds:
        story.end_paragraph(machine.look)
    if story is machine.stories.body:
        machine.new_section = True
        machine.stories.section += 1


def _first_page(machine: Machine, number: int | None) -> None:
    if number != 0:
        machine.stories.with_first_page.add(machine.stories.section)


def _two_sided(machine: Machine, number: int | None) -> None:
    machine.stories.two_sided = number != 0


def _same_page(machine: Machine, _: int | None) -> None:
    machine.new_section = False


def _page_break(machine: Machine, _: int | None) -> None:
    story = machine.sink
    if not isinstance(story, Story):
        return
    last = story.paragraph.pieces[-1] if story.paragraph.pieces else None
    if isinstance(last, Run) and not last.texts[-1][-1:].isspace():
        machine.write("\n")  # words on either side of a page's end are still two
    if story is machine.stories.body:
        machine.stories.page = (machine.stories.page or 1) + 1


def _list_mark(machine: Machine, _: int | None) -> bool:
    if isinstance(machine.sink, Story):
        machine.sink.paragraph.listed = True
    return True


def _between(sign: str, machine: Machine, _: int | None) -> None:
    """What stands before a part of a formula in one line, as Word's linear format writes it."""
    machine.write(sign)


# ---------------------------------------------------------------------------------------- tables


def _cell(machine: Machine, _: int | None) -> None:
    if isinstance(machine.sink, Story):
        machine.sink.end_cell(1, machine.look)


def _nested_cell(machine: Machine, _: int | None) -> None:
    if isinstance(machine.sink, Story):
        machine.sink.end_cell(max(machine.look.depth, 2), machine.look)


def _row(machine: Machine, _: int | None) -> None:
    if isinstance(machine.sink, Story):
        machine.sink.end_row(1, machine.row, machine.look)


def _nested_row(machine: Machine, _: int | None) -> None:
    if isinstance(machine.sink, Story):
        machine.sink.end_row(max(machine.look.depth, 2), machine.row, machine.look)


def _begin_row(machine: Machine, _: int | None) -> None:
    machine.row = RowShape()
    if isinstance(machine.sink, Story):
        machine.sink.in_row = True


def _nested_properties(machine: Machine, _: int | None) -> None:
    around = machine.row

    def restore() -> None:
        machine.row = around

    machine.at_end = restore


def _row_left(machine: Machine, number: int | None) -> None:
    machine.row.left = number or 0


def _row_number(machine: Machine, number: int | None) -> None:
    machine.row.first = number == 0


def _cell_edge(machine: Machine, number: int | None) -> None:
    row = machine.row
    row.cells.append(CellShape(number or 0, row.from_left, row.from_above))
    row.from_left = row.from_above = False


def _joins(side: str, machine: Machine, _: int | None) -> None:
    setattr(machine.row, side, True)


ACTIONS: Final[dict[bytes, Action]] = {
    b"par": _paragraph,
    b"sect": _section,
    b"sbknone": _same_page,
    b"sbkcol": _same_page,
    b"page": _page_break,
    b"listtext": _list_mark,
    b"pntext": _list_mark,
    b"cell": _cell,
    b"nestcell": _nested_cell,
    b"row": _row,
    b"nestrow": _nested_row,
    b"trowd": _begin_row,
    b"nesttableprops": _nested_properties,
    b"trleft": _row_left,
    b"irow": _row_number,
    b"cellx": _cell_edge,
    b"clmrg": partial(_joins, "from_left"),
    b"clvmrg": partial(_joins, "from_above"),
    b"pard": _plain_paragraph,
    b"plain": _plain,
    b"s": partial(_set_look, "style"),
    b"f": partial(_set_look, "font"),
    b"ls": partial(_set_look, "listing"),
    b"ilvl": partial(_set_look, "list_level"),
    b"outlinelevel": partial(_set_look, "outline"),
    b"itap": partial(_set_look, "depth"),
    b"intbl": partial(_switch_look, "in_table"),
    b"pagebb": partial(_switch_look, "new_page"),
    b"v": partial(_switch_look, "hidden"),
    b"deleted": partial(_switch_look, "deleted"),
    b"mvf": partial(_switch_look, "deleted"),
    b"revised": partial(_switch_look, "inserted"),
    b"mvt": partial(_switch_look, "inserted"),
    b"uc": _stand_ins,
    b"deff": _default_font,
    b"ansicpg": _ansi_page,
    b"mac": partial(_page, "mac_roman"),
    b"pc": partial(_page, "cp437"),
    b"pca": partial(_page, "cp850"),
    b"fromhtml": _from_html,
    b"fonttbl": partial(_define, "fonts"),
    b"stylesheet": partial(_define, "styles"),
    **{
        kind.encode() + end: partial(insets.furniture, Part(kind), pages)
        for kind in ("header", "footer")
        for end, pages in ((b"", ""), (b"f", "first"), (b"l", "left"), (b"r", "right"))
    },
    b"titlepg": _first_page,
    b"facingp": _two_sided,
    b"sn": insets.property_name,
    b"sv": insets.property_value,
    b"footnote": insets.footnote,
    b"ftnalt": insets.is_endnote,
    b"shp": insets.begin_shape,
    b"shpgrp": insets.begin_shape,
    b"do": insets.begin_shape,
    b"shprslt": insets.older_shape,
    b"shptxt": insets.text_box,
    b"dptxbxtext": insets.text_box,
    b"pict": insets.picture,
    b"object": insets.embedded,
    b"annotation": insets.comment,
    b"atrfstart": partial(insets.comment_edge, "comment"),
    b"atrfend": partial(insets.comment_edge, "end comment"),
    b"atnref": insets.comment_name,
    b"field": insets.begin_field,
    b"fldinst": insets.instruction,
    b"ffname": partial(insets.text_of_field, "ffname"),
    b"ffhelptext": partial(insets.text_of_field, "ffhelptext"),
    b"ffstattext": partial(insets.text_of_field, "ffstattext"),
    b"ffl": partial(insets.text_of_field, "ffl"),
    b"fftype": partial(insets.number_of_field, "kind"),
    b"ffres": partial(insets.number_of_field, "chosen"),
    b"ffdefres": partial(insets.number_of_field, "default"),
    b"mden": partial(_between, "/"),
    b"msub": partial(_between, "_"),
    b"msup": partial(_between, "^"),
    b"mrad": partial(_between, "√"),
    b"upr": insets.twice,
    b"ud": insets.in_unicode,
}
