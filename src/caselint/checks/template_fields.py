"""Kind `template-fields`: a template that leaves no room for what rules look for in a record made with it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.captions import Caption, captions_of, opening_of
from caselint.findings import Hit
from caselint.record import Role
from caselint.schema import Asked  # msgspec reads the annotations when the program runs
from caselint.segment.labels import is_endorsement, words_of_label
from caselint.segment.lexicons import knowledge_of
from caselint.segment.phrases import Phrases
from caselint.segment.vocabulary import FAMILY, NAMES, POSTS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Span
    from caselint.schema import Rulebook
    from caselint.segment.lexicons import Knowledge


class Need(Struct, frozen=True, forbid_unknown_fields=True):
    """What a finding says of a thing that has no place: what it is, and what to add.

    `where`: phrases of which a template must have one for the thing to be asked of it; none: of all.
    """

    said: str
    advice: str
    where: tuple[str, ...] = ()


class Options(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`needs`: what can be asked for. The others are wordings whose terms' `sense` says what they are for.

    `places` has the captions under which it is asked for, by the same names; `others` the parts of a form
    that are not the author's own ("attendance", "tasks", "another signer").
    """

    needs: dict[Asked, Need]
    places: str
    others: str


# The labels that ask for it, where the label's role alone says so.
_ROLES: Final = {
    Asked.FULL_NAME: Role.CHILD,
    Asked.DATE_OF_BIRTH: Role.DATE_OF_BIRTH,
    Asked.REFERENCE: Role.REFERENCE,
    Asked.ADDRESS: Role.ADDRESS,
    Asked.ETHNICITY: Role.ETHNICITY,
    Asked.RELIGION: Role.RELIGION,
    Asked.SEQUENCE: Role.ENTRY_NUMBER,
    Asked.AUTHOR: Role.AUTHOR,
    Asked.POST_TITLE: Role.POST_TITLE,
}
_AUTHORS: Final = frozenset({Asked.AUTHOR, Asked.POST_TITLE, Asked.DATE_RECORDED, Asked.TIME_RECORDED})
_DATES: Final = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})
_DATE: Final = re.compile(
    r"\b(?:dates?|dated|day|when|on|datetime|timestamp|stamp)\b|_date\b|d{1,2}\W+m{1,2}|__+\s*/\s*__+",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\b(?:times?|at|hours?|datetime|timestamp|stamp|started|finished|arrived|left)\b|_time\b|\bhh\b"
    r"|__+\s*:\s*__+",
    re.IGNORECASE,
)
_SIGNING: Final = NAMES - {"name", "names", "initials", "username"}
_MARKS: Final = re.compile(r"[?/:*]")
_NONE: Final = Phrases(())
_REACH = 6  # lines or rows below "Manager's comments" that are the manager's


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each thing asked for that has no place, where the place would be looked for."""
    known = knowledge_of(book)
    text = record.record.document.text
    form = _Form(captions_of(record.record, known.labels), options, book, known)
    for asked, need in options.needs.items():
        if asked not in book.asked or (need.where and not Phrases(need.where).search(text)):
            continue
        if not form.has_place(asked):
            beside = form.anchor(asked) or opening_of(record.record.document)
            yield Hit(beside, 0, {"asked": need.said}, advice=need.advice, match=str(asked), wordless=True)


class _Form:
    """The captions of a form, and which of them are the author's own."""

    def __init__(
        self, captions: Sequence[Caption], options: Options, book: Rulebook, known: Knowledge
    ) -> None:
        self._captions = captions
        self._known = known
        self._places = _by_sense(book, options.places)
        self._others = _by_sense(book, options.others)
        self._groups: dict[Hashable, list[Caption]] = {}
        for caption in captions:
            self._groups.setdefault(caption.group, []).append(caption)

    def has_place(self, asked: Asked) -> bool:
        """Whether the form asks for it somewhere."""
        if asked is Asked.EVENT_DATE:
            return bool(self._events) or len(self._dates) > 1 - bool(self._recordings)
        if asked is Asked.DATE_RECORDED:
            return bool(self._recordings or self._dates) or self._named(asked)
        if asked is Asked.TIME_RECORDED:
            return self._has_time or self._named(asked)
        if asked is Asked.POST_TITLE and any(self._own_post(caption) for caption in self._authors):
            return True
        return self._of_role(asked) or self._named(asked)

    def anchor(self, asked: Asked) -> Span | None:
        """Beside which caption the place would stand."""
        if asked in {Asked.POST_TITLE, Asked.ENDORSEMENT}:
            near = self._authors
        elif asked in {Asked.TIME_RECORDED, Asked.EVENT_DATE, Asked.LATE_MARK}:
            near = [*self._recordings, *self._dates, *self._events]
        else:
            near = []
        return near[0].span if near else None

    def _of_role(self, asked: Asked) -> bool:
        role = _ROLES.get(asked)
        pool = self._own if asked in _AUTHORS else self._captions
        return (
            any(
                caption.role is role and not caption.told and not self._is_control(caption)
                for caption in pool
            )
            and role is not None
        )

    def _named(self, asked: Asked) -> bool:
        phrases, alone = self._places.get(asked, _NONE), self._places.get(f"{asked} alone", _NONE)
        for caption in self._own if asked in _AUTHORS else self._captions:
            if self._is_control(caption) or (caption.told and asked is not Asked.LATE_MARK):
                continue
            if asked is Asked.AUTHOR and caption.role is Role.POST_TITLE:
                continue
            if phrases.search(_MARKS.sub(" ", caption.words)) or _plain(caption) in alone:
                return True
        return False

    # ------------------------------------------------------------------------ the author's own

    @cached_property
    def _own(self) -> list[Caption]:
        """The captions that are not a list of people or tasks, and not what someone else signs."""
        kept = []
        left = 0  # lines of someone else's part that are still to come
        group: Hashable = None
        for caption in self._captions:
            if caption.group != group:
                group, left = caption.group, max(left - 1, 0)
            if self._opens_another(caption):
                left = _REACH
            elif (
                caption.role is Role.AUTHOR and not self._is_others(caption) and caption.words.endswith("by")
            ):
                left = 0
            if not left and not self._is_others(caption) and not self._is_control(caption):
                kept.append(caption)
        return kept

    def _opens_another(self, caption: Caption) -> bool:
        """Whether a caption stands alone on its line and names someone else who signs below it."""
        alone = {other.words.casefold().strip(" :") for other in self._groups[caption.group]}
        return len(alone) == 1 and caption.words.casefold().strip(" :?") in self._others["another signer"]

    def _is_others(self, caption: Caption) -> bool:
        row = self._groups[caption.group]
        if isinstance(caption.group, tuple):
            heads = [self._others[name] for name in ("attendance", "tasks")]
            if any(phrases.known and normal in phrases for phrases in heads for normal in map(_plain, row)):
                return True
        before = [other for other in row if other.span.start <= caption.span.start]
        for other in reversed(before):
            if _signs_for_another(other.words) or self._is_control(other):
                return True
            if other.role is Role.AUTHOR:
                return False
        return (
            _of_attendance(caption.heading, self._others["attendance"]) and caption.role is not Role.RECORDED
        )

    def _is_control(self, caption: Caption) -> bool:
        """Whether it asks about the form: who approved it, its version."""
        return self._known.form_control.search(caption.words) is not None

    @cached_property
    def _authors(self) -> list[Caption]:
        named = self._places.get(Asked.AUTHOR, _NONE)
        return [
            c
            for c in self._own
            if not (c.told or is_endorsement(c.words))
            and (c.role is Role.AUTHOR or (c.role is not Role.POST_TITLE and named.search(c.words)))
        ]

    def _own_post(self, caption: Caption) -> bool:
        """Whether the author's label asks for the post as well, or is itself one ("Social worker")."""
        words = f"{caption.words} {caption.answer}"
        if POSTS & {word.removesuffix("'s") for word in words_of_label(words)}:
            return True
        at = self._known.titles.find(caption.words)
        return at is not None and len(caption.words[slice(*at)].split()) > 1

    # ------------------------------------------------------------------------- dates and times

    def _of_dates(self, role: Role) -> list[Caption]:
        found = {c.span: c for c in self._own if c.role is role and not c.told and _asks_date(c)}
        return list(found.values())

    @cached_property
    def _events(self) -> list[Caption]:
        named = self._places.get(Asked.EVENT_DATE, _NONE)
        spoken = [c for c in self._own if not c.told and named.search(c.words)]
        return [*self._of_dates(Role.EVENT), *spoken]

    @cached_property
    def _recordings(self) -> list[Caption]:
        """Places for the date of writing alone, also those beside the name: "Author and date"."""
        with_name = [c for c in self._authors if _DATE.search(f"{c.words} {c.answer}")]
        named = self._places.get(Asked.DATE_RECORDED, _NONE)
        spoken = [c for c in self._own if not c.told and named.search(c.words)]
        return [*self._of_dates(Role.RECORDED), *with_name, *spoken]

    @cached_property
    def _dates(self) -> list[Caption]:
        """Places for a date that does not say of what."""
        return self._of_dates(Role.DATED)

    @cached_property
    def _has_time(self) -> bool:
        asking = [c for c in self._own if c.role in {Role.RECORDED, Role.DATED} and not c.told]
        asking += [*self._authors, *self._recordings]
        return any(_TIME.search(f"{c.words} {c.answer}") or self._goes_on_at(c) for c in asking)

    def _goes_on_at(self, caption: Caption) -> bool:
        """Whether a time follows on the line: "Written on: ____ at ____"."""
        after = [c for c in self._groups[caption.group] if c.span.start > caption.span.start]
        return bool(after) and _plain(after[0]).casefold() in {"at", "hrs", "hours"}


def _by_sense(book: Rulebook, name: str) -> dict[str, Phrases]:
    terms: dict[str, list[str]] = {}
    for term in book.wording(name).entries:
        terms.setdefault(term.sense or "", []).append(term.term)
    return {sense: Phrases(phrases) for sense, phrases in terms.items()}


def _plain(caption: Caption) -> str:
    return caption.words.strip(" :?*")


def _signs_for_another(words: str) -> bool:
    bag = {word.removesuffix("'s") for word in words_of_label(words)}
    return is_endorsement(words) or bool(bag & FAMILY and bag & _SIGNING)


def _of_attendance(heading: str, phrases: Phrases) -> bool:
    return heading in phrases


def _asks_date(caption: Caption) -> bool:
    words = f"{caption.words} {caption.answer}"
    # "Visit" alone on a line is a title; a field of that name is a date's.
    return bool(_DATE.search(words)) or (caption.field and not _TIME.search(words))
