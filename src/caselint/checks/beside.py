"""Kind `beside`: where some words are said, something else must be said with them.

"Shared the report with the school" asks for consent, "timescale extended" for a reason and a manager. The
words are lexicons (`triggers`, `marks`), what must stand beside them a list of `needs`; a finding names those
that are not met.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from caselint.checks.acts import Act, is_done, possible
from caselint.checks.conditions import Conditions, is_held, stands
from caselint.checks.doers import Doers
from caselint.checks.needs import Need, Needs, duty_at
from caselint.findings import Hit
from caselint.language.agents import Agent  # noqa: TC001 - msgspec reads the annotations
from caselint.record import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.record import Span
    from caselint.schema import Rulebook


class Once(StrEnum):
    """In what a rule is reported once at most."""

    SENTENCE = "sentence"
    ENTRY = "entry"
    DOCUMENT = "document"


class Options(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which words ask for something, and for what.

    `unless`, `doers` and `acts` need the sentence parsed; only those in which something is missing are.
    """

    needs: tuple[Need, ...]
    triggers: tuple[str, ...] = ()  # lexicons of words that count wherever they stand
    acts: tuple[Act, ...] = ()  # verbs that count with whom they are done to and what they are about
    marks: tuple[str, ...] = ()  # lexicons of words that count as a label, a heading or the start of a line
    senses: frozenset[str] = frozenset()  # of those terms, only the ones with these senses; empty: all
    at_least: Annotated[int, Meta(description="how many of the words a document must hold to count")] = 1
    documents: tuple[str, ...] = ()  # lexicons: only in documents with one of these in a heading
    doers: frozenset[Agent] = frozenset()  # only what one of these does; empty: whoever does it
    own_posts: tuple[str, ...] = ()  # of `doers`: lexicons of the posts whose acts are `ours`
    other_posts: tuple[str, ...] = ()  # of `doers`: lexicons of posts and bodies that act for themselves
    banners: frozenset[str] = frozenset()  # senses of marks that, at the head of a document, only classify it
    once: Once = Once.SENTENCE

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        needed = [name for need in self.needs for name in need.all_lexicons]
        needed += [name for act in self.acts for name in act.all_lexicons]
        return (*self.triggers, *self.marks, *self.documents, *self.own_posts, *self.other_posts, *needed)


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed: those whose words lack something, if it matters who says or does."""
    if options.unless or options.doers or options.acts:
        yield from (hit.sentence for hit, _, _ in _lacking(record, options))


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for words that lack what must stand beside them, as often as `once` says."""
    del book
    doers = Doers(record, options.own_posts, options.other_posts) if options.doers else None
    seen: set[int] = set()
    for hit, act, missing in _lacking(record, options):
        entry = record.sentences[hit.sentence].entry
        place = {Once.SENTENCE: hit.sentence, Once.ENTRY: entry, Once.DOCUMENT: 0}[options.once]
        if place in seen or is_held(record, options, hit.span, hit.sentence):
            continue
        if doers is not None and doers.of(hit) not in options.doers:
            continue
        if act is not None and not is_done(record, act, hit):
            continue
        seen.add(place)
        yield Hit(
            span=hit.shown,
            entry=0 if options.once is Once.DOCUMENT else entry,
            values={"missing": _listed(tuple(need.name for need in missing))},
            concerns=frozenset(duty_at(need.duty, hit.sentence) for need in missing if need.duty),
        )


# Words that ask for something, and the kind of act that they are to be looked at for.
_Asking = tuple["TermHit", Act | None]


def _lacking(
    record: AnnotatedRecord, options: Options
) -> Iterator[tuple[TermHit, Act | None, tuple[Need, ...]]]:
    """The words that may lack something, in text order, with what they lack."""
    hits = sorted(_asking(record, options), key=lambda found: (found[0].span.start, -found[0].span.end))
    if len(hits) < options.at_least or not _is_document(record, options.documents):
        return
    needs = Needs(record)
    spans: dict[int, list[Span]] = {}
    for hit, act in hits:
        if act is None:  # a verb that may be no such act takes nothing from "she has given consent"
            spans.setdefault(hit.sentence, []).append(hit.span)
    for hit, act in hits:
        missing = needs.unmet(options.needs, hit.sentence, tuple(spans.get(hit.sentence, ())))
        if missing:
            yield hit, act, missing


# -------------------------------------------------------------------------------------- the words


def _asking(record: AnnotatedRecord, options: Options) -> Iterator[_Asking]:
    """The words that ask for something, as far as it can be told without a parse."""
    for hit in (hit for name in options.triggers for hit in record.terms[name]):
        if _counts(options, hit) and stands(record, options, hit.span, hit.sentence):
            yield hit, None
    for act in options.acts:
        for hit in possible(record, act):
            if (options.negated or not hit.negated) and stands(record, options, hit.span, hit.sentence):
                yield hit, act
    needs = Needs(record)
    for hit in (hit for name in options.marks for hit in record.terms[name]):
        is_banner = hit.term.sense in options.banners and _is_on_top(record, hit)
        if _counts(options, hit) and not is_banner and _is_mark(record, hit, needs):
            yield hit, None


def _counts(options: Options, hit: TermHit) -> bool:
    return (not options.senses or hit.term.sense in options.senses) and (options.negated or not hit.negated)


_AROUND_MARKS: Final = " \t*#[](){}<>_-–—!|•:."
_MOST_BEFORE: Final = 5  # words of a heading before its mark
_ENDS: Final = (":", "-", "–", "—", "]", ")", "*", ".", "!", "|")


def _is_mark(record: AnnotatedRecord, hit: TermHit, needs: Needs) -> bool:
    """Whether the words mark what follows: a heading, a label not answered "no", "[Restricted] ..."."""
    here = record.sentences[hit.sentence]
    if here.zone is ZoneKind.FURNITURE or hit.quoted:
        return False
    text = record.record.document.text
    before = text[here.span.start : hit.span.start].strip(" \t")
    after = text[hit.span.end : here.span.end].strip(" \t")
    if before.endswith(("(", "[")) and len(before.split()) <= _MOST_BEFORE and not after.strip(_AROUND_MARKS):
        return True  # "Case note (restricted)"
    before = before.strip(_AROUND_MARKS)
    if before or (after and not after.startswith(_ENDS)):
        return False
    return here.zone is not ZoneKind.LABEL or needs.has_answer(hit.sentence) or _is_over(record, hit)


def _is_over(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether narrative stands right under the label, which then is a heading with a colon."""
    after = hit.sentence + 1
    if after >= len(record.sentences) or record.sentences[after].zone is not ZoneKind.NARRATIVE:
        return False
    text = record.record.document.text
    return "\n\n" not in text[hit.span.end : record.sentences[after].span.start]


def _is_on_top(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether the words open a line, and nothing but furniture and headings stands before it."""
    line = record.text(record.sentences[hit.sentence].span)
    return line.strip(_AROUND_MARKS).startswith(record.text(hit.span)) and all(
        sentence.zone in {ZoneKind.FURNITURE, ZoneKind.HEADING}
        for sentence in record.sentences[: hit.sentence]
    )


def _is_document(record: AnnotatedRecord, lexicons: tuple[str, ...]) -> bool:
    """Whether a heading of the document, or a short line at its top, has a term of the lexicons."""
    return not lexicons or any(
        _is_title(record, hit.sentence) for name in lexicons for hit in record.terms[name]
    )


_TOP: Final = 3  # sentences in which a title stands
_MOST_OF_A_TITLE: Final = 10  # words


def _is_title(record: AnnotatedRecord, sentence: int) -> bool:
    """Whether the sentence is a heading, or a short line without a stop at the top of the document."""
    here = record.sentences[sentence]
    if here.zone is ZoneKind.HEADING:
        return True
    low = record.cast(sentence).words.low
    return sentence < _TOP and len(low) <= _MOST_OF_A_TITLE and low[-1] not in {".", "!", "?"}


def _listed(names: tuple[str, ...]) -> str:
    """The names as a sentence lists them."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
