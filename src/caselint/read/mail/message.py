"""What the parts of an e-mail are, and what is in them."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING

from caselint.read.charset import declared_text
from caselint.read.html.parse import page_text, tree_of
from caselint.read.html.sheet import Sheet
from caselint.read.html.walk import Walker
from caselint.read.mail.heads import decoded, values
from caselint.read.mail.plain import flowed, payload
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEEPEST = 30  # parts within parts


def plain_text(part: Message) -> str:
    """The text of a part that is plain text. Raises UnreadableError for binary data."""
    text, _ = declared_text(payload(part), charset_of(part))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = flowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def markup_of(part: Message) -> str:
    """The markup of a part that is a page. Raises UnreadableError for binary data."""
    return page_text(payload(part), charset_of(part))[0]


def shown_words(part: Message) -> str:
    """The words that the pages of a part show."""
    sheet = Sheet()
    for leaf in leaves(part, 0):
        if kind_of(leaf) == "text/html":
            try:
                root = tree_of(markup_of(leaf))
            except UnreadableError:
                continue
            if root is not None:
                Walker(sheet).page(root)
    return sheet.finished()[0]


def charset_of(part: Message) -> str | None:
    """The character set that a part says it is in."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):  # a parameter in a character set of its own that does not exist
        return None


def kind_of(part: Message) -> str:
    """What a part says it is: "text/plain"."""
    return part.get_content_type()


def inner_of(part: Message) -> list[Message] | None:
    """The parts in a part; None where it holds none."""
    # Of a part that holds text, the payload would be decoded, by whatever character set it says.
    inner = part.get_payload() if part.is_multipart() else None
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else None


def leaves(part: Message, depth: int) -> Iterator[Message]:
    """The parts of a part that hold no others, and the mails in it."""
    inner = inner_of(part)
    if inner is None or part.get_content_maintype() == "message":
        yield part
    elif depth <= DEEPEST:
        for one in inner:
            yield from leaves(one, depth + 1)


def holds_page(part: Message) -> bool:
    """Whether there is a page in a part."""
    return any(kind_of(leaf) == "text/html" for leaf in leaves(part, 0))


def name_of(part: Message) -> str:
    """What a part is called: its file's name, or the subject of a mail."""
    try:
        name = part.get_filename()
    except (LookupError, ValueError):
        name = None
    if not name and part.get_content_maintype() == "message":
        name = next(iter(values(part, "Subject")), None)
    return decoded(str(name)) if name else "(unnamed)"


def addresses(part: Message) -> set[str]:
    """The addresses by which the page that a part belongs to can show it."""
    identity = [f"cid:{value.strip('<>')}" for value in values(part, "Content-ID")]
    return {*identity, *values(part, "Content-Location")}


def frames(inner: Sequence[Message]) -> dict[str, str]:
    """The pages among parts that belong together, by their addresses."""
    found: dict[str, str] = {}
    for part in inner[1:]:
        if kind_of(part) == "text/html":
            try:
                markup = markup_of(part)
            except UnreadableError:
                continue
            found |= dict.fromkeys(addresses(part), markup)
    return found


def framed_addresses(inner: Sequence[Message]) -> set[str]:
    """The addresses that the frames of a page show."""
    found: set[str] = set()
    for part in inner:
        if kind_of(part) == "text/html":
            try:
                root = tree_of(markup_of(part))
            except UnreadableError:
                continue
            if root is not None:
                found |= {frame.get("src", "") for frame in root.iter("iframe", "frame")}
    return found
