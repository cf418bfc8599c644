"""What the tests of the language stage share: records made of paragraphs, small lexicons, marked text."""

from __future__ import annotations

import re
from functools import cache

from caselint.language.people import Cast, People
from caselint.language.pipeline import tokenise
from caselint.record import Block, BlockKind, Document, Place, Record, Span, Zone, ZoneKind
from caselint.rules import load_rulebook
from caselint.schema import Rulebook, Term, WordClass, Wording


def make_record(*paragraphs: str, kind: ZoneKind = ZoneKind.NARRATIVE, heading: str | None = None) -> Record:
    """A record of one entry with a zone for each paragraph."""
    zones, blocks, at = [], [], 0
    for paragraph in paragraphs:
        span = Span(at, at + len(paragraph))
        blocks.append(Block(span, BlockKind.PARAGRAPH, Place()))
        zones.append(Zone(span, kind, entry=0, heading=heading))
        at = span.end + 1
    document = Document("note.txt", "txt", "\n".join(paragraphs), tuple(blocks))
    return Record(document, zones=tuple(zones))


def wording(*terms: str | Term, pos: WordClass = WordClass.PHRASE) -> Wording:
    """A lexicon of the terms."""
    entries = tuple(term if isinstance(term, Term) else Term(term=term, pos=pos) for term in terms)
    return Wording(about="a test", sources={}, entries=entries)


@cache
def book() -> Rulebook:
    """The program's own rules and lexicons."""
    return load_rulebook()


def book_with(**lexicons: Wording) -> Rulebook:
    """The program's own lexicons and some more."""
    return Rulebook(rules={}, lexicons={**book().lexicons, **lexicons}, profiles={})


@cache
def people() -> People:
    """The program's own words for people."""
    return People.of(book().wording("people"))


_MARKED = re.compile(r"\[\[(.*?)\]\]")


def marked_cast(text: str) -> tuple[Cast, int, int]:
    """The words of one sentence, and the first and last (exclusive) of those in [[double brackets]]."""
    match = _MARKED.search(text)
    assert match, text
    start, length = match.start(), len(match[1])
    _, words = tokenise(_MARKED.sub(r"\1", text))
    line = words.part(0, len(words))
    inside = [at for at in range(len(line)) if line.starts[at] < start + length and line.ends[at] > start]
    return Cast(people(), line, people().known_names(words)), inside[0], inside[-1] + 1
