"""Control words of RTF that begin a text apart: page heads, notes, text boxes, comments, fields.

Each is a function of the machine and the control word's number; it is true if the group is to be passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.rtf.fields import Field
from caselint.read.rtf.machine import Shape
from caselint.read.rtf.story import DEEPEST, Look, PagePart, Story
from caselint.record import Part

if TYPE_CHECKING:
    from caselint.read.rtf.machine import Machine

# --------------------------------------------------------------------------------------- stories


def _begin_story(machine: Machine, part: Part) -> Story:
    within = machine.sink if part is Part.TEXT_BOX and isinstance(machine.sink, Story) else None
    story = machine.sink = Story(part, machine.stories.tally, within)
    machine.look = Look(font=machine.default_font, uc=machine.look.uc)
    return story


def furniture(part: Part, pages: str, machine: Machine, _: int | None) -> None:
    """A page's head or foot, of all `pages`, or only the "first", the "left" or the "right" ones."""
    story = _begin_story(machine, part)
    stories = machine.stories
    kept = stories.headers if part is Part.HEADER else stories.footers
    section = stories.section

    def end() -> None:
        story.close(machine.look)
        kept.append(PagePart(story, section, pages))

    machine.at_end = end


def footnote(machine: Machine, _: int | None) -> None:
    """A footnote, or an endnote if it says so."""
    story = _begin_story(machine, Part.FOOTNOTE)

    def end() -> None:
        story.close(machine.look)
        notes = machine.stories.endnotes if story.part is Part.ENDNOTE else machine.stories.footnotes
        notes.append(story)

    machine.at_end = end


def is_endnote(machine: Machine, _: int | None) -> None:
    """The note that was begun is an endnote."""
    if isinstance(machine.sink, Story) and machine.sink.part is Part.FOOTNOTE:
        machine.sink.part = Part.ENDNOTE


def text_box(machine: Machine, _: int | None) -> None:
    """The text of a shape: it stands after the paragraph that the shape is tied to."""
    around = machine.sink
    if not isinstance(around, Story) or around.nested >= DEEPEST:
        return  # its words stand where it is tied
    story, shape = _begin_story(machine, Part.TEXT_BOX), machine.shape

    def end() -> None:
        story.close(machine.look)
        if story.text():
            around.paragraph.boxes.append(story.blocks)
            if shape is not None:
                shape.note()

    machine.at_end = end


def begin_shape(machine: Machine, _: int | None) -> None:
    """A shape, which may be written again for old programs."""
    machine.shape = Shape(machine.shape)


def older_shape(machine: Machine, _: int | None) -> bool:
    """The same shape for old programs: passed over if its text was read."""
    return machine.shape is not None and machine.shape.read


def picture(machine: Machine, _: int | None) -> bool:
    """A picture: nothing of it is text."""
    machine.stories.pictures += 1
    if isinstance(machine.sink, Story):
        machine.sink.paragraph.pictures += 1
    return True


def embedded(machine: Machine, _: int | None) -> None:
    """An object of another program: only the picture or the words that show it are read."""
    machine.stories.objects += 1
    if isinstance(machine.sink, Story):
        machine.sink.paragraph.pictures += 1


def property_name(machine: Machine, _: int | None) -> None:
    """What the property of a shape is called."""
    told: list[str] = []
    machine.sink = told

    def end() -> None:
        machine.property_name = "".join(told).strip()

    machine.at_end = end


def property_value(machine: Machine, number: int | None) -> bool:
    """The value of a shape's property: only that of word art is text, in a box of its own."""
    if machine.property_name != "gtextUNICODE" or len(machine.groups) < 2:
        return True
    machine.sink = machine.groups[-2].sink
    text_box(machine, number)
    return False


# -------------------------------------------------------------------------------------- comments


def comment(machine: Machine, _: int | None) -> None:
    """A comment: its words stand apart, and its place is noted."""
    around = machine.sink
    story = _begin_story(machine, Part.COMMENT)

    def end() -> None:
        story.close(machine.look)
        machine.stories.comments.append(story)
        if isinstance(around, Story):
            around.edge("commented", story.comment)

    machine.at_end = end


def _told(machine: Machine, number: int | None) -> list[str]:
    """What the rest of the group will say: its number stands after the word, close or apart."""
    told = machine.sink = [] if number is None else [str(number)]
    return told


def comment_edge(kind: str, machine: Machine, number: int | None) -> None:
    """Where the words that a comment is on begin, or end."""
    story = machine.sink
    told = _told(machine, number)

    def end() -> None:
        if isinstance(story, Story):
            story.edge(kind, "".join(told).strip())

    machine.at_end = end


def comment_name(machine: Machine, number: int | None) -> None:
    """By what the edges of a comment name it."""
    story = machine.sink
    told = _told(machine, number)

    def end() -> None:
        if isinstance(story, Story):
            story.comment = "".join(told).strip()

    machine.at_end = end


# ---------------------------------------------------------------------------------------- fields


def begin_field(machine: Machine, _: int | None) -> None:
    """A field: an instruction and its result."""
    field = machine.field = Field()
    story = machine.sink
    if not isinstance(story, Story):
        return
    story.edge("field", field)

    def end() -> None:
        field.settle()
        story.edge("end field", field)

    machine.at_end = end


def instruction(machine: Machine, _: int | None) -> None:
    """What a field tells the program: no text of the page."""
    machine.sink = machine.field.instruction if machine.field is not None else []


def text_of_field(name: str, machine: Machine, _: int | None) -> None:
    """A text that a form field holds: its name, its help, an entry of its list."""
    told: list[str] = []
    machine.sink = told
    field = machine.field

    def end() -> None:
        if field is not None and name == "ffl":
            field.entries.append("".join(told))
        elif field is not None:
            field.names[name] = "".join(told)

    machine.at_end = end


def number_of_field(name: str, machine: Machine, number: int | None) -> None:
    """A number that a form field holds."""
    if machine.field is not None:
        setattr(machine.field, name, number or 0)


# ------------------------------------------------------------------------------------ written twice


def twice(machine: Machine, _: int | None) -> None:
    r"""\upr: the same text in a code page, which is dropped, and in Unicode."""
    machine.sink = []


def in_unicode(machine: Machine, _: int | None) -> None:
    r"""\ud: the text of \upr that is kept."""
    if len(machine.groups) > 1:
        machine.sink = machine.groups[-2].sink  # where text went before the two
