"""eml, and web pages that are saved as mail (mht), to a `Document`: the mail's head, and its text once."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32, Policy, compat32
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from caselint.read.html import document_of, omissions
from caselint.read.html.sheet import Sheet
from caselint.read.limits import STANDARD
from caselint.read.mail.calendar import lines_of_invitation
from caselint.read.mail.heads import zone_of
from caselint.read.mail.parts import Mail
from caselint.read.refusal import UnreadableError
from caselint.record import Omission, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.read.limits import Limits
    from caselint.record import Document

_MOST_PARTS = 2_000
_LONGEST_TECHNICAL = 4_000  # characters of a line that says what a part is
_LONGEST = 100_000  # of any other line of a head: a thousand addressees
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_NO_MAIL = "This is not an e-mail, in spite of its name: it has none of an e-mail's head lines."
_TOO_MUCH = "The e-mail holds more parts within parts than any mail program makes: it was not read."


def read_mail(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read an e-mail: From, Date, To, Cc, Bcc and Subject on a line each, then its text in the mail's order.

    Of a text that is there in several forms one is read: the plain one, unless the page holds words that it
    lacks. Mails that are passed on in it stand in it with their own heads; attached files do not.

    Raises UnreadableError for what is no mail, is encrypted, nests without end, or holds no text.
    """
    message = _parsed(data)
    if not message.keys():
        raise UnreadableError(_NO_MAIL)
    sheet = Sheet()
    mail = Mail(sheet)
    mail.write(message)
    zone = zone_of(message)
    steps = ["It is an e-mail."]
    if zone:
        steps.append(f"The time in its head is by its sender's clock, in the zone {zone}.")
    return _document(mail, path, "eml", steps)


def read_mhtml(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a web page that is saved as a mail (mht), as browsers, Word and case systems do: the page alone.

    Raises UnreadableError for what is none, and for a page without text.
    """
    message = _parsed(data)
    sheet = Sheet()
    mail = Mail(sheet)
    mail.part(message, 0)
    mail.pictures, mail.attachments = [], [name for name in mail.attachments if name != "(unnamed)"]
    steps = ["It is a web page in a single file (mht)."]
    suffix = PurePath(path).suffix.lower()
    if suffix not in {".mht", ".mhtml"}:
        steps.append(
            f"Its name ends in {suffix or 'nothing'}, but it holds a web page, as case systems export it."
        )
    return _document(mail, path, "html", steps)


class _Bounded(Compat32):
    """The older policy, which leaves head lines as they are, with an end to how long they may be.

    The newer one takes them apart by a grammar whose parser a hostile line can send astray, and the parser
    of parameters that both have takes the square of a line's length.
    """

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[: _LONGEST_TECHNICAL if name.lower().startswith("content-") else _LONGEST]


class _Part(Message):
    """A part of a mail. Python's own raises for a parameter in numbered pieces of which one has no number."""

    def get_param(
        self, param: str, failobj: Any = None, header: str = "content-type", unquote: bool = True
    ) -> Any:
        try:
            return super().get_param(param, failobj, header, unquote)
        except TypeError:
            return failobj


def _parsed(data: bytes) -> Message:
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        raise UnreadableError(_TOO_MUCH)
    made = 0

    def part(policy: Policy = compat32) -> Message:
        nonlocal made
        made += 1
        if made > _MOST_PARTS:
            raise UnreadableError(_TOO_MUCH)
        return _Part(policy)

    try:
        return BytesParser(part, policy=_Bounded()).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n\t "))
    except RecursionError:
        raise UnreadableError(_TOO_MUCH) from None
    except MessageError:
        raise UnreadableError(_NO_MAIL) from None


def _document(mail: Mail, path: str, file_format: str, steps: list[str]) -> Document:
    if not _has_text(mail):
        for invitation in mail.invitations:
            for line in lines_of_invitation(invitation):
                mail.sheet.typed(line)
                mail.sheet.end_paragraph()
                mail.told = True
            mail.say("It is an invitation of a calendar, whose date, place and words were read.")
        mail.invitations.clear()
    left_out = tuple(_omissions(mail))
    if not _has_text(mail):
        raise UnreadableError(*_why_empty(mail))
    reading = Reading((*steps, *mail.steps), omissions=left_out)
    return document_of(mail.sheet, path, file_format, reading)


def _has_text(mail: Mail) -> bool:
    """Whether a mail says something: in its text, or in its subject where it carries nothing else."""
    carries = mail.attachments or mail.pictures or mail.packed or mail.sealed or mail.invitations
    return mail.told or (mail.has_subject and not carries)


def _omissions(mail: Mail) -> Iterator[Omission]:
    yield from mail.omissions()
    yield from (one for one in omissions(mail.walker.unread) if "picture" not in one.what)


def _why_empty(mail: Mail) -> tuple[str, str]:
    if mail.too_deep:
        return _TOO_MUCH, "DOC001"
    if mail.sealed:
        return mail.sealed, "DOC001"
    if mail.packed:
        return (
            "The text of the e-mail is packed in a way that only Outlook knows (winmail.dat): "
            "ask the sender to send it as HTML or plain text.",
            "DOC001",
        )
    if mail.attachments:
        return (
            "The e-mail has no text of its own, only attachments: save each and check it by itself.",
            "DOC002",
        )
    if mail.pictures or mail.walker.unread.pictures:
        return "The e-mail holds pictures and no text: look at them yourself.", "DOC002"
    return "The e-mail holds no text.", "DOC002"
