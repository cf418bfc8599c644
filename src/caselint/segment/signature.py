"""Reads a line that says who, in what post and when: a sign-off, or the first line of an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.record import NameForm, Role
from caselint.segment.moments import Stamp, read_stamps
from caselint.segment.names import Person, read_person
from caselint.segment.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.segment.lexicons import Knowledge

_DEEDS = (
    r"(?:observed|seen|written|recorded|entered|completed|typed|signed|compiled|prepared|logged|reported|made|noted"
    r"|created|witnessed|authored|visited|inputted|dictated)"
)
_CUE = re.compile(
    rf"(?:(?:note|entry|record|report|log|form|all|this (?:note|entry|record|report|log) (?:was|is"
    rf"|has been))[ \t]+)?"
    rf"{_DEEDS}(?:(?:,[ \t]*|[ \t]+(?:and|&|up)[ \t]+|[ \t]+){_DEEDS}|[ \t]+up)*[ \t]+by[ \t:]+"
    r"|(?:e-?|electronically |digitally )?(?:signed|sgd|signature|sign)(?:[ \t]+(?:off[ \t]+)?by)?[ \t:]+"
    r"|by[ \t]+(?=[A-Z])|from[ \t]+(?=[A-Z])",
    re.IGNORECASE,
)
_NEVER: Final = words_of("""
    NFA DNA TBC TBA NA N/A EOS END FYI CIN CP LAC CLA NB PS OK ASAP PTO
""")
_CONTACT = re.compile(
    r"(?:tel|telephone|mobile|mob|phone|ext|e-?mail|email)\b|[\d ()+]{9,}$|\S+@\S+", re.IGNORECASE
)
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "at", "to", "&", "s"])
_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\b[A-Z])(?<!\d[ap]m)[.!?][ \t]+[A-Z\d\"“]")
_PLACE = re.compile(
    r"\b(?:House|Home|Lodge|Team|Service|Services|Centre|School|Council|Trust|Hospital|Clinic|Unit|Office|Nursery|Hub"
    r"|Court|College|Academy|Barnardo['’]s|NSPCC)\b"
)
_LONGEST = 130  # characters


@dataclass(frozen=True, slots=True)
class Signature:
    """What a line names. `cued`: it begins with words such as "Recorded by"."""

    person: Person
    stamps: tuple[Stamp, ...]
    cued: bool

    @property
    def full(self) -> bool:
        """Whether it can be nothing else: more than a bare name."""
        return bool(self.person.post_title or self.stamps or self.cued)


def read_signature(text: str, offset: int, known: Knowledge, *, header: bool = False) -> Signature | None:
    """The signature that a line is, or None. Spans are moved by `offset` (characters).

    `header` reads the first line of an entry, which may also say what the entry is of
    ("Phone call, 3 October 2024, 11.40, ...").
    """
    if len(text) > _LONGEST or text.endswith(("!", "?", ":", ";")) or _SENTENCE.search(text):
        return None
    cue = _CUE.match(text)
    start = cue.end() if cue else 0
    stamps = read_stamps(text[start:], offset + start, Role.RECORDED if cue else Role.DATED, labelled=True)
    taken = [span for stamp in stamps for span in stamp.spans]
    person = read_person(text[start:], offset + start, known.titles, taken, typed=cue is not None)
    if text.endswith(".") and not (person.post_title or (person.author and stamps)):
        return None
    if not (person.author or person.post_title or stamps):
        return None
    if not _only_that(text, person, known, header=header, dated=bool(stamps)):
        return None
    return Signature(person, tuple(stamps), bool(cue))


def _only_that(text: str, person: Person, known: Knowledge, *, header: bool, dated: bool) -> bool:
    """Whether the line holds nothing that a signature does not."""
    if header:
        return all(len(piece.split()) <= 5 for piece in person.rest)
    author = person.author
    if person.rest:
        return _only_place(person) and (author is not None or dated)
    if author is None:
        return (dated and not person.post_title) or (len(text.split()) <= 7 and text[0].isupper())
    if author.form is NameForm.INITIALS and not person.post_title and not dated:
        return author.name not in _NEVER and author.name not in known.abbreviations
    return text.strip(" :") not in known.headings


def _only_place(person: Person) -> bool:
    """Whether what stands beside name and post is a team, a house or a telephone number."""
    named = person.author is not None and person.author.form is NameForm.FULL and len(person.rest) == 1
    if not person.post_title and not (named and _PLACE.search(person.rest[0])):
        return False
    return all(_organisation(piece) for piece in person.rest)


def _organisation(piece: str) -> bool:
    """A team, a house, a telephone number: what may stand after a post title."""
    words = [word for word in piece.split() if word[0].isalpha()]
    return bool(_CONTACT.match(piece)) or (
        len(words) <= 7 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    )


def is_signature(text: str, known: Knowledge) -> bool:
    """Whether a line is a signature that can be nothing else."""
    signature = read_signature(text, 0, known)
    if signature is None or not signature.full:
        return False
    fixed = any(stamp.time or (stamp.date and any(c.isdigit() for c in text)) for stamp in signature.stamps)
    return fixed or signature.cued or signature.person.post_title is not None


def tail_signatures(text: str, offset: int, known: Knowledge) -> Iterator[tuple[int, Signature]]:
    """Signatures that end a paragraph on its last line: "... by Friday. JS 14/3 16.20"."""
    for stop in re.finditer(r"[.!?][\"”’)]*[ \t]+(?:[-–—][ \t]*)?(?=[A-Za-z])", text[-_LONGEST:]):
        at = max(0, len(text) - _LONGEST) + stop.end()
        signature = read_signature(text[at:], offset + at, known)
        author = signature.person.author if signature else None
        if (
            signature
            and author
            and (signature.stamps or signature.person.post_title or author.form is NameForm.INITIALS)
        ):
            yield at, signature
            return


def rest_is_contact(text: str) -> bool:
    """Whether a line gives a telephone number or an address for e-mail."""
    digits = sum(c.isdigit() for c in text)
    return len(text) <= 60 and bool(_CONTACT.match(text)) and (digits >= 8 or "@" in text)
