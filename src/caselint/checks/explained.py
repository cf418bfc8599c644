"""Kind `unexplained-term`: a technical term with no word of what it means, once a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which terms are looked for, and where."""

    lexicons: tuple[str, ...]
    zones: tuple[ZoneKind, ...] = (ZoneKind.NARRATIVE, ZoneKind.VALUE)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for the first use of each term, unless that sentence or the next explains it."""
    seen: set[str] = set()
    end = 0
    general = next((book.wording(name).advice for name in options.lexicons), None)
    hits = (hit for name in options.lexicons for hit in record.terms[name])
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        sentence = record.sentences[hit.sentence]
        if hit.span.start < end or hit.quoted or sentence.zone not in options.zones:
            continue
        end = hit.span.end
        name = _name(record, hit)
        if name in seen:
            continue
        seen.add(name)
        if not _is_explained(record, hit):
            advice = hit.term.advice or general
            yield Hit(span=hit.span, entry=sentence.entry, advice=advice, known_by=name)


def _name(record: AnnotatedRecord, hit: TermHit) -> str:
    """What makes two uses the same term: the entry, and the number where it has one (section 20, 47)."""
    return " ".join([hit.term.term, *re.findall(r"\d+", record.text(hit.span))])


_BRACKETS = re.compile(r"[^.;]{0,40}?\(([^()]{1,300})\)")
_ABBREVIATION = re.compile(r"(?:the |an? |or )?[\"“‘]?[A-Z][A-Za-z&]{0,8}s?[\"”’]?")
_GLOSS_AFTER = re.compile(
    r"[\"”’]?(?: (?:orders?|plans?|forms?|panels?|process|meetings?|teams?|training|assessments?"
    r"|enquir(?:y|ies)|investigations?|tests?|hearings?|schemes?|applications?|referrals?|programmes?|concerns?|risks?|work))?"
    r"(?: (?:to|with|for|of) \w+(?: \w+)?(?= [–—-] ))?"
    r"(?:,? (?:\([^()]{1,20}\))?)?"
    r"(?:,? (?:which|meaning|where|when|that is|this is|i\.e\.|in other words|or in plain)\b"
    r"|,? (?:means?|stands for)\b"
    r"|,? (?:would |will |can )?(?:gives?|lets?|allows?) (?=\w+ \w+)"
    r"|\s?[–—:]\s?(?!\s*$)|\s-\s"
    r"|, (?:the|an?|or|so|as in|a way|that) (?=\w+ \w+)"
    r"|, (?:being|finding|giving|going|helping|keeping|living|looking|making|moving|working) (?=\w+ \w+))",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"\bexplain(?:ed|s|ing)?\b(?! that)[^.;:,]{0,40}$", re.IGNORECASE)
# A team or a post: "Regulation 44 visitor", "the Early Permanence Team".
_TEAM_OR_POST = re.compile(
    r"(?: \([^()]{1,12}\))?(?: (?:visitors?|officers?|nurses?|practitioners?|co-?ordinators?|therapists?"
    r"|advisers?|advisors?|social workers?|workers?|carers?|teams?|services?|units?|hubs?)\b"
    r"| (?:Team|Service|Hub|Unit|Project|Partnership|Panel|Lead|Manager)\b)"
)
_GLOSS_BEFORE = re.compile(
    r"(?:called|known as|what (?:is|we|they|the law|professionals|people) (?:call|calls|called)?"
    r"|term for|name for)\s(?:the |an? )?[\"“‘']?$",
    re.IGNORECASE,
)
_GLOSS_IN_SENTENCE = re.compile(
    r"\b(?:which means|this means|that means|meaning that|meaning|in other words|that is,|i\.e\."
    r"|explained (?:what|that)|told (?:her|him|them|mum|dad) what)\b",
    re.IGNORECASE,
)
_GLOSS_NEXT = re.compile(
    r"\s*(?:this|that|it|these|they) (?:means?|is (?:a|an|the|when|where|what|how|to|for)|are|lets?|allows?"
    r"|says|gives?|asks?|sets?|tells?|looks?|helps?|stops?)\b"
    r"|\s*in other words\b|\s*that is\b|\s*which means\b"
    r"|\s*(?:i|we) (?:have )?(?:also )?explained\b",
    re.IGNORECASE,
)


def _is_explained(record: AnnotatedRecord, hit: TermHit) -> bool:
    sentence = record.sentences[hit.sentence]
    text = record.record.document.text
    after, before = text[hit.span.end : sentence.span.end], text[sentence.span.start : hit.span.start]
    if _in_brackets(after) or _GLOSS_AFTER.match(after) or _GLOSS_BEFORE.search(before):
        return True
    if _TEAM_OR_POST.match(after) or _EXPLAINED.search(before):
        return True
    if _GLOSS_IN_SENTENCE.search(after):
        return True
    return _next_explains(record, hit.sentence)


def _in_brackets(after: str) -> bool:
    """Words of explanation in brackets close behind; an abbreviation or a date there explains nothing."""
    match = _BRACKETS.match(after)
    if match is None:
        return False
    words = match[1].split()
    return len(words) >= 3 and not _ABBREVIATION.fullmatch(match[1]) and any(word.islower() for word in words)


def _next_explains(record: AnnotatedRecord, index: int) -> bool:
    if index + 1 >= len(record.sentences):
        return False
    this, following = record.sentences[index], record.sentences[index + 1]
    return this.entry == following.entry and bool(_GLOSS_NEXT.match(record.text(following.span)))
