"""What the page is told: of a note that was checked, in the types of the JSON report, and of the program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from caselint import __version__
from caselint.clauses import cited, shown_name
from caselint.findings import Level
from caselint.report.json import JsonDocument, document_of
from caselint.report.phrases import PLURALS, SINGULARS, is_reason
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument
    from caselint.read.limits import Limits
    from caselint.schema import Rulebook


class Answer(msgspec.Struct, frozen=True):
    """A note that was checked.

    `text` is the text that the places of the findings count in, or null where it is the text that was sent.
    `found` counts the findings in words; `cites` are the clauses that ask for them, finding by finding.
    """

    document: JsonDocument
    text: str | None
    found: str
    cites: list[str | None]


class Refusal(msgspec.Struct, frozen=True):
    """Why nothing was checked, for the user."""

    problem: str


class Standard(msgspec.Struct, frozen=True):
    """A profile that can be chosen, and its name for people."""

    name: str
    title: str


class About(msgspec.Struct, frozen=True):
    """What the page must know before a note is written. `promise` is what a clean note does not promise."""

    version: str
    profile: str
    profiles: list[Standard]
    promise: str
    file_mb: int
    reading: str  # the suffixes of the files that can be read, as a file chooser takes them


def answer_to(checked: CheckedDocument, sent: str | None, manual: str | None) -> bytes:
    """The answer as JSON. `sent` is the text that was sent, None for a file; `manual` the one to cite."""
    text = checked.document.text
    return msgspec.json.encode(
        Answer(
            document=document_of(checked),
            text=None if text == sent else text,
            found=_found(checked),
            cites=[
                cited(manual, finding.clause) if manual and finding.clause else None
                for finding in checked.findings
            ],
        )
    )


def _found(checked: CheckedDocument) -> str:
    levels = Counter(finding.level for finding in checked.findings if not is_reason(checked, finding))
    return listed(
        [count(levels[level], SINGULARS[level], PLURALS[level]) for level in Level if levels[level]]
        or ["no findings"]
    )


def about(book: Rulebook, profile: str, limits: Limits) -> bytes:
    """What the page must know, as JSON: the profiles of the book, and which of them the settings ask for."""
    from caselint.files import SUFFIXES
    from caselint.report.text import NOT_PROMISED

    return msgspec.json.encode(
        About(
            version=__version__,
            profile=profile,
            profiles=[Standard(name, shown_name(name)) for name in book.profiles],
            promise=NOT_PROMISED,
            file_mb=limits.file_mb,
            reading=",".join(sorted(SUFFIXES)),
        )
    )
