"""Reads a line that says who, in what post and when: a sign-off, or the first line of an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from caselint.record import NameForm, Role
from caselint.segment.moments import Stamp, read_stamps
from caselint.segment.names import Person, is_initials, read_person
from caselint.segment.phrases import words_of
from caselint.segment.vocabulary import GLUE, PAPERS, WRITING, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.segment.lexicons import Knowledge

_SIGNED = re.compile(
    r"(?:e-?|electronically |digitally )?(?:signed|sgd|signature|sign)(?:[ \t]+(?:off[ \t]+)?by)?[ \t:]+"
    r"|by[ \t]+(?=[A-Z])|from[ \t]+(?=[A-Z])",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"re\b[ \t]*[:.–-]", re.IGNORECASE)  # "Re: Kai Lund (4 May 2011)": of whom a letter is
_BY = re.compile(r"((?:[^\W\d_][\w-]*,?[ \t]+){1,9})by[ \t:]+", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"((?:[^\W\d_][\w-]*[,:]?[ \t]+){1,5})(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[ \t]+\d)",
    re.IGNORECASE,
)
# "Note of call by Jane Okafor", where what stands before says that it is who wrote or went.
_BY_WITHIN = re.compile(r"\bby[ \t]+(?=[A-Z])")
_OWN_PAPERS: Final = PAPERS - words_of("letter referral text book page document statement chronology account")
_OWN_DEEDS: Final = _OWN_PAPERS | words_of(
    "visit session supervision observation interview recorded written typed completed minutes"
)
# "Seen and written by", "This note was typed up by", "Late entry by".
_BEFORE_BY: Final = (
    WRITTEN
    | WRITING
    | _OWN_PAPERS
    | GLUE
    | words_of(
        "seen observed witnessed visited heard late retrospective all each shift kept maintained throughout"
    )
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
_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\b[A-Z])\.(?=[ \t]+[A-Z\d])")
# Words with which a line tells something and is no head: "Kai was at home".
_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|said|told|did|can|could|been|am|I|he|she|they|we|who)\b"
)
_AGE = re.compile(
    r",?[ \t]*[(\[]?[ \t]*(?:aged?[ \t]*)?\d{1,2}[ \t]*"
    r"(?:(?:years?|yrs?|months?|mths?|weeks?|wks?|y/?o)\b[ \t]*(?:old)?)?"
    r"[ \t]*(?:[)\]]|,(?![ \t]*\d))"
)
_MOST_WORDS = 10  # that may stand beside a name after "written by"
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
    if len(text) > _LONGEST or text.endswith(("!", "?", ":", ";")) or _ABOUT.match(text):
        return None
    in_parts = _SENTENCE.search(text) is not None
    if in_parts and not (header or cue_end(text) or _signs_in_parts(text, known)):
        return None
    if in_parts:  # "Visit 4 March 2024 10:00. Written up 5 March 2024 09:30. Jane Okafor, Nurse."
        text = _STOP.sub("|", text)
    start = cue_end(text)
    cue = start > 0
    by = _BY_WITHIN.search(text) if header and not cue else None
    named_from = by.end() if by and set(text[: by.start()].lower().split()) & _OWN_DEEDS else start
    stamps = read_stamps(text[start:], offset + start, Role.RECORDED if cue else Role.DATED, labelled=True)
    taken = [span for stamp in stamps for span in stamp.spans]
    person = read_person(text[named_from:], offset + named_from, known.titles, taken, typed=cue)
    if header:
        person = _without_child(person, text[named_from:], offset + named_from)
    dated = any(stamp.date for stamp in stamps)
    if in_parts:
        enough = dated and (person.author is not None or len(stamps) > 1)
    elif text.endswith(".") and not is_initials(text):
        enough = bool(person.post_title or (person.author and stamps))
    else:
        enough = bool(person.author or person.post_title or stamps)
    signature = Signature(person, tuple(stamps), cue)
    fits = _is_head(signature) if header else _is_sign_off(text, offset, signature, known)
    return signature if enough and fits else None


def _signs_in_parts(text: str, known: Knowledge) -> bool:
    """Whether each sentence is a signature by itself: "Ida Cole, Foster Carer. Written 7 June at 21:15."."""
    parts = [part.strip().rstrip(".") for part in _STOP.split(text)]
    if len(parts) < 2 or _SENTENCE.search(parts[0]):  # what "Dr. Cole" is cut into
        return False
    return all(part and read_signature(part, 0, known) is not None for part in parts)


def _without_child(person: Person, text: str, offset: int) -> Person:
    """The person without a name that an age follows, which is the child's: "Kai Lund (15)"."""
    author = person.author
    if author is None or not _AGE.match(text, author.span.end - offset):
        return person
    return replace(person, author=None, rest=(*person.rest, author.name))


def cue_end(text: str) -> int:
    """Where words such as "Recorded by" or "Signed" end with which a line begins; 0 where there are none."""
    by = _BY.match(text)
    if by:
        words = frozenset(by[1].lower().replace(",", " ").split())
        if words <= _BEFORE_BY and words & (WRITTEN | WRITING | _OWN_PAPERS | {"observed"}):
            return by.end()
    dated = _BEFORE_DATE.match(text)
    if dated:
        words = frozenset(dated[1].lower().replace(",", " ").replace(":", " ").split())
        if words <= _BEFORE_BY and words & (WRITTEN | {"late", "retrospective"}):
            return dated.end()
    signed = _SIGNED.match(text)
    return signed.end() if signed else 0


def _is_head(signature: Signature) -> bool:
    """Whether the first line of an entry holds no more than what it is of, and tells nothing yet."""
    longest = 8 if any(stamp.date and stamp.time for stamp in signature.stamps) else 5
    return all(len(piece.split()) <= longest and not tells(piece) for piece in signature.person.rest)


def _is_sign_off(text: str, offset: int, signature: Signature, known: Knowledge) -> bool:
    """Whether the line holds nothing that a signature does not."""
    person, dated = signature.person, bool(signature.stamps)
    author = person.author
    if signature.cued and author and author.form is NameForm.FULL:
        # What else it says ("two hours after the visit") is about the note.
        return sum(len(p.split()) for p in person.rest) <= _MOST_WORDS and not any(map(tells, person.rest))
    if person.rest:
        # "Social Worker, Leaving Care" stands under a name.
        led = person.post_title is not None and person.post_title.start == offset
        return _only_place(person) and (author is not None or dated or led)
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
    for stop in re.finditer(r"[.!?][\"”’)]*[ \t]+(?:[-–—/(\[][ \t]*)?(?=[A-Za-z])", text[-_LONGEST:]):
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


def tells(text: str) -> bool:
    """Whether a line has words with which it tells something, and so is no title."""
    return _TELLS.search(text) is not None


def rest_is_contact(text: str) -> bool:
    """Whether a line gives a telephone number or an address for e-mail."""
    digits = sum(c.isdigit() for c in text)
    return len(text) <= 60 and bool(_CONTACT.match(text)) and (digits >= 8 or "@" in text)
