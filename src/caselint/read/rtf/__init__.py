r"""rtf (under any name, .doc included) to a `Document`: all of its text, in reading order, with places.

It has a reader of its own because no library keeps what the words of a note need. striprtf (BSD, kept up)
gives one string, without page heads, notes, comments, columns, hidden text or deletions; RTFDE (LGPL) only
unpacks mail; pyth and pyrtf-ng are no longer kept up; pandoc and unrtf are under the GPL and lose page heads.
Rules are those of Microsoft's Rich Text Format (RTF) Specification 1.9.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.closing import document_of
from caselint.read.contents import NUMBERS_ARE_NO_TEXT, contents, embedded, pictures, traces
from caselint.read.limits import STANDARD
from caselint.read.refusal import UnreadableError
from caselint.read.rtf.compose import compose
from caselint.read.rtf.controls import ACTIONS
from caselint.read.rtf.machine import Machine
from caselint.record import Omission, Reading

if TYPE_CHECKING:
    from caselint.read.limits import Limits
    from caselint.read.writer import Writer
    from caselint.record import Document


def read_rtf(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a Rich Text file: page heads first, then the body, its notes and comments, and page feet.

    Raises UnreadableError for what is no Rich Text, cut short, over a limit, or without text.
    """
    start = data.find(b"{\\rtf", 0, 1024)
    if start < 0:
        raise UnreadableError("This is not a Rich Text (RTF) file, in spite of its name: export it again.")
    machine = Machine(data[start:] if start else data, ACTIONS)
    machine.read()
    stories = machine.stories
    if stories.page is not None and stories.page > limits.pages:
        raise UnreadableError(f"The file has over {limits.pages:,} pages: split it into smaller ones.")
    writer = compose(stories, machine.styles)
    return document_of(writer, path, "rtf", _reading(machine, writer), pictures=stories.pictures > 0)


def _reading(machine: Machine, writer: Writer) -> Reading:
    stories = machine.stories
    steps = ["It is Rich Text (RTF).", f"Its letters are in the code page {machine.codepage}."]
    if stories.from_html:
        steps.append("It was a web page or a message before: its text was read, its tags were left out.")
    unseen = sum(not stories.shows(part) for part in (*stories.headers, *stories.footers))
    steps += contents(writer.blocks, len(stories.comments))
    steps += traces(writer.marks(), unseen)
    steps.append(NUMBERS_ARE_NO_TEXT.format("an office program"))
    omissions = [*pictures(stories.pictures), *embedded(stories.objects)]
    if stories.unread_tail:
        omissions.append(
            Omission(
                "what follows the end of the document",
                "Office programs do not show it either: look whether two files were joined.",
                holds_words=True,
            )
        )
    return Reading(steps=tuple(steps), pages=stories.page, omissions=tuple(omissions))
