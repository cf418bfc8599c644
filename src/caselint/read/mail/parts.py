"""An e-mail's parts in the order of the mail, each written once: its text, and mails that it passes on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from caselint.read.html.parse import tree_of
from caselint.read.html.walk import Walker
from caselint.read.mail.heads import lines_of_head
from caselint.read.mail.message import (
    DEEPEST,
    addresses,
    framed_addresses,
    frames,
    holds_page,
    inner_of,
    kind_of,
    leaves,
    markup_of,
    name_of,
    plain_text,
    shown_words,
)
from caselint.read.mail.plain import unwrapped
from caselint.read.refusal import UnreadableError
from caselint.record import Omission

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from caselint.read.html.sheet import Sheet

_WORD = re.compile(r"\w+")
_PICTURE_ONLY = frozenset({"image", "audio", "video", "font"})
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
    }
)
_UNLOCK = "open it in your mail program and save its text as .txt or .pdf."
_FEW = 8  # words that the plain text may lack of the page beside it; if it lacks more, the page is read


class Mail:
    """Writes mails into one sheet, and keeps what of them is no text."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.walker = Walker(sheet)
        self.steps: list[str] = []
        self.attachments: list[str] = []
        self.pictures: list[str] = []
        self.sealed: str | None = None  # why text of it cannot be read
        self.invitations: list[Message] = []
        self.packed: list[str] = []
        self.too_deep = 0
        self.unlike = 0  # words of a form of the text that the one that was read lacks
        self.told = False  # whether any text was found below a head
        self.has_subject = False

    def write(self, message: Message, depth: int = 0) -> None:
        """Write a mail: its head, an empty line, and its text."""
        out = self.sheet
        out.end_paragraph()
        out.empty_line()
        for line in lines_of_head(message):
            self.has_subject = self.has_subject or line.startswith("Subject:")
            out.words(line)
            out.end_paragraph()
        out.empty_line()
        self.part(message, depth)

    # ------------------------------------------------------------------------------------ parts

    def part(self, part: Message, depth: int) -> None:
        """Write a part, whatever it is."""
        if depth > DEEPEST:
            self.too_deep += 1
            return
        kind = part.get_content_type()
        inner = inner_of(part)
        if inner is not None and kind.startswith("message/"):
            if self._is_file(part):
                self.say("A mail that was attached to it is read with it.")
            for message in inner:
                self.write(message, depth + 1)
        elif inner is not None:
            self._several(kind, inner, depth)
        elif kind.startswith("multipart/"):
            self.say("It says that it has several parts, but they are damaged: it was read as plain text.")
            self._plain(part)
        else:
            self._single(part, kind)

    def _several(self, kind: str, inner: Sequence[Message], depth: int) -> None:
        match kind:
            case "multipart/alternative":
                self._alternative(inner, depth)
            case "multipart/related":
                self._related(inner, depth)
            case "multipart/encrypted":
                self.sealed = f"The e-mail is encrypted: {_UNLOCK}"
            case "multipart/signed":
                self.say("It is signed; whether the signature is good was not checked.")
                for part in inner:
                    self.part(part, depth + 1)
            case _:
                for part in inner:
                    self.part(part, depth + 1)

    def _single(self, part: Message, kind: str) -> None:
        name = name_of(part)
        if kind in _SEALED:
            wrapped = "signed" in str(part.get_param("smime-type", "")).lower()
            how = "signed in a way that wraps up its text" if wrapped else "encrypted (S/MIME)"
            self.sealed = f"The e-mail is {how}: {_UNLOCK}"
        elif kind in _SIGNATURES:
            self.say("It is signed; whether the signature is good was not checked.")
        elif kind.endswith("ms-tnef") or name.lower() == "winmail.dat":
            self.packed.append(name)
        elif kind in {"text/calendar", "application/ics"}:
            self.invitations.append(part)
        elif (
            kind.startswith("text/")
            and not self._is_file(part)
            and kind not in {"text/rtf", "text/x-vcard", "text/vcard"}
        ):
            self._text(part, kind)
        elif part.get_content_maintype() == "image" and not self._is_file(part):
            self.pictures.append(name)
        else:
            self.attachments.append(name)

    def _text(self, part: Message, kind: str) -> None:
        try:
            if kind in {"text/html", "application/xhtml+xml"}:
                self._page(part)
            else:
                self._plain(part)
        except UnreadableError:  # binary data under the name of text, or a page of too many tags
            self.attachments.append(name_of(part))

    def _is_file(self, part: Message) -> bool:
        return part.get_content_disposition() == "attachment"

    # ------------------------------------------------------------------------------------- text

    def _plain(self, part: Message) -> None:
        text, files, sealed = unwrapped(plain_text(part))
        self.attachments += files
        if sealed:
            self.sealed = f"The e-mail is encrypted (PGP): {_UNLOCK}"
        before = len(self.sheet.blocks)
        self.sheet.end_paragraph()
        self.sheet.typed(text.strip("\n"))
        self._end_text(before)

    def _page(self, part: Message) -> None:
        root = tree_of(markup_of(part))
        before = len(self.sheet.blocks)
        self.sheet.end_paragraph()
        if root is not None:
            self.walker.page(root)
        self._end_text(before)

    def _end_text(self, before: int) -> None:
        self.sheet.end_paragraph()
        self.sheet.empty_line()
        written = self.sheet.blocks[before:]
        self.told = self.told or any(block.span.start < block.span.end for block in written)

    def _related(self, inner: Sequence[Message], depth: int) -> None:
        """A page with its pictures, and with pages that it shows in frames."""
        self.walker.framed |= frames(inner)
        shown = framed_addresses(inner)
        for at, part in enumerate(inner):
            if at and part.get_content_type() == "text/html" and addresses(part) & shown:
                continue  # the page shows it in its place
            self.part(part, depth + 1)

    def _alternative(self, inner: Sequence[Message], depth: int) -> None:
        """The same text in several forms: the plain one, unless a page holds words that it lacks."""
        plain = next((part for part in inner if part.get_content_type() == "text/plain"), None)
        pages = [part for part in inner if part is not plain and holds_page(part)]
        has, shown = (_words(plain) if plain else Counter()), (_words(pages[-1]) if pages else Counter())
        if plain is None or (pages and (not has or (shown - has).total() > _FEW)):
            self.unlike += (has - shown).total()
            chosen = pages[-1] if pages else next(iter(inner), None)
            if plain is not None:
                self.say("Its plain text lacks words that its page (html) has: the page was read.")
        else:
            chosen = plain
            self.unlike += (shown - has).total()
            if pages:
                self.say(
                    "It holds its text twice, as plain text and as a page (html): the plain text was read."
                )
        for part in inner:
            if part is chosen:
                self.part(part, depth + 1)
            elif part is plain or part in pages or kind_of(part).startswith("text/"):
                self._files_of(part, depth)
            else:
                self.part(part, depth + 1)

    def _files_of(self, part: Message, depth: int) -> None:
        """Note the files in a form of the text that is not read; a mail in it is read."""
        for leaf in leaves(part, depth):
            kind = kind_of(leaf)
            if (
                kind in {"text/calendar", "message/rfc822"}
                or not kind.startswith("text/")
                or self._is_file(leaf)
            ):
                self.part(leaf, depth + 1)

    # ---------------------------------------------------------------------------------- the rest

    def say(self, step: str) -> None:
        """Note how it was read, once."""
        if step not in self.steps:
            self.steps.append(step)

    def omissions(self) -> Iterator[Omission]:
        """What of the mails is not in the text."""
        if self.attachments:
            yield Omission(
                _count(len(self.attachments), "attachment"),
                "caselint reads the mail, not the files in it: save each of them and check it by itself.",
                _named(self.attachments),
                holds_words=not all(
                    PurePath(n).suffix.lower() in {".png", ".jpg", ".gif"} for n in self.attachments
                ),
            )
        pictures = max(len(self.pictures), self.walker.unread.pictures)
        if pictures:
            why = "caselint reads no words in pictures: look at them yourself."
            yield Omission(_count(pictures, "picture"), why, _named(self.pictures))
        if self.packed:
            why = "Outlook packed it (winmail.dat): ask the sender to send it as HTML or plain text."
            yield Omission(_count(len(self.packed), "packed attachment"), why, holds_words=True)
        if self.sealed:
            yield Omission("1 part that is encrypted or wrapped up", self.sealed, holds_words=True)
        if self.invitations:
            why = "Its date and place are the calendar's: open it in your mail program."
            yield Omission(_count(len(self.invitations), "calendar invitation"), why)
        if self.unlike:
            why = "Its plain text and its page (html) are not alike: look at both in your mail program."
            yield Omission(_count(self.unlike, "word"), why, holds_words=True)
        if self.too_deep:
            why = f"Parts within parts are followed {DEEPEST} deep: save the inner mails by themselves."
            yield Omission(_count(self.too_deep, "part"), why, holds_words=True)


def _words(part: Message) -> Counter[str]:
    """The words of a plain text or a page, each with its number; links and signs are none."""
    try:
        plain = part.get_content_type() == "text/plain"
        text = unwrapped(plain_text(part))[0] if plain else shown_words(part)
    except UnreadableError:
        return Counter()
    return Counter(_WORD.findall(text.lower()))


def _named(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name != "(unnamed)")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
