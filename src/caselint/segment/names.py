"""Reads who a line or a value names: the name, how full it is, and the post title beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.record import Author, NameForm, Span
from caselint.segment.phrases import Phrases, normalise, words_of
from caselint.segment.vocabulary import EVENTS, HAPPENED, WRITING, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.schema import Wording

_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Father|Sister|Sir|Dame|Sgt|Sergeant|PC|DC|DS|DI"
    r"|Insp|Inspector)\b\.?[ \t]+"
)
_PARTICLES: Final = words_of("""
    al ap ab ben bin bint binti da de del della den der di do dos du el ibn la le mac st ter ur van von y
""")
_NOT_NAMES: Final = words_of("""
    a an the and or not no none nil na tbc tba tbd nfa unknown anon anonymous various all see above below as
    per duty admin administration system auto generated staff team service services social council borough
    county city house home school academy college hospital clinic centre office unit department directorate
    children childrens children's young people person family families foster carer mum mom dad mother father
    parent gran grandad nan visiting colleague another someone allocated worker out of hours emergency on
    behalf for by with at in from to date time name signed signature post title role number ref page yes
    today yesterday tomorrow noon midday midnight note notes case entry update addendum analysis summary
    plan action actions outcome next steps draft final ends end thanks regards continued confidential over
    ongoing closed open visit call email e-mail meeting late night early discussion conference review
    supervision strategy core group contact telephone phone text letter conversation observation assessment
    referral statutory unannounced announced joint direct work session interview handover log daily record
    book form plan panel court hearing risk safety placement planning recording event morning afternoon
    evening shift we told rang called saw met visited spoke left emailed texted phoned asked said took went
    leaving care fostering adoption kinship permanence safeguarding residential private youth
    updated amended edited modified corrected revised
    came sent seen tried discussed i he she they it this that there his her their my our
""")
_NO_NAMES: Final = _NOT_NAMES | WRITTEN | WRITING | HAPPENED | EVENTS
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|(?:january|february|march|april|june|july|august|september"
    r"|october|november|december)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]{2,4}|(?:[A-Z]\.[ \t]?){2,4}|[A-Z](?:[ \t/.][A-Z]){1,3}\.?)")
_LOG_IN = re.compile(
    r"(?:[\w.-]+[\\])?(?=[\w.@-]*[a-zA-Z])(?:[\w-]*[a-z][\w-]*\d[\w.-]*|[a-z][\w-]*[._][\w.-]+"
    r"|[\w.+-]+@[\w.-]+\.\w+|[A-Z]{1,6}\d{2,}\w*)"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.‐-](?=[^\W\d_]))*\.?")
# Between what a signature names: a name, a post title, a team.
_BREAK = re.compile(
    r"[,;|()\[\]/\n\t•·]+|[ \t]+@[ \t]*|[ \t]+[-‐-―][ \t]*|[-‐-―][ \t]+|[ \t]{2,}|:[ \t]"
    r"|\.[ \t](?=[A-Z][a-z]+ [A-Z])"
    r"|(?<=[a-z])[ \t]+(?:and|&)[ \t]+(?=[A-Z][\w'’]+ [A-Z])"
)
_FOR_ANOTHER = re.compile(
    r"(?<![,;(\s])[,;(\s]*\b(?i:(?:entered |recorded |written |typed |signed )?(?:on|in) behalf of|o\.?b\.?o"
    r"|p\.?p\.?|for|from[ \t][\w'’ ]{0,40}?\b(?:notes?|notebook|dictation|recording))(?![\w])\.?"
)
_JOIN = re.compile(
    r"^(?i:and|&|with|on|at|dated|by|time|date)\b[ \t:]*|[ \t]+(?i:and|&|with|on|at|dated|by)$"
)


class PostTitles:
    """The post titles of the lexicon: whole titles, their heads and the words that may go before a head."""

    def __init__(self, terms: Iterable[str]) -> None:
        phrases = [normalise(term) for term in terms]
        # An abbreviation counts in capitals alone: "SW" is a post, "pa" is a grandfather.
        self._abbreviations = frozenset(term for term in terms if term.isupper() or term[-2:].isupper())
        whole = [phrase for phrase in phrases if phrase.upper() not in self._abbreviations]
        self._phrases = Phrases(whole, ending="s?")
        self._vocabulary = frozenset(word for phrase in phrases for word in phrase.split())

    def find(self, text: str) -> tuple[int, int] | None:
        """Where a post title stands in the text, with the words before its head, or None."""
        match = self._phrases.search(text)
        start, end = match.span() if match else (0, 0)
        if not match:
            return next(
                (
                    word.span()
                    for word in re.finditer(r"[\w./]+", text)
                    if word.group().strip(".") in self._abbreviations
                ),
                None,
            )
        # "Senior" is a title, and so is "Senior Family Support Worker".
        for more in self._phrases.find(text):
            if more.start() >= end and all(
                word in self._vocabulary for word in normalise(text[end : more.start()]).split()
            ):
                end = more.end()
        while True:  # "Senior Family" before "Support Worker"
            before = re.search(r"([\w'’&]+)[\s\-]+$", text[:start])
            if not before or normalise(before[1]) not in self._vocabulary:
                return start, end
            start = before.start()

    @classmethod
    def of(cls, lexicon: Wording) -> PostTitles:
        """The post titles of a wording lexicon."""
        return cls(entry.term for entry in lexicon.entries)


@dataclass(frozen=True, slots=True)
class Person:
    """What a line or value says of one person. `rest` is the pieces that are neither name nor post."""

    author: Author | None = None
    post_title: Span | None = None
    rest: tuple[str, ...] = ()
    for_another: Span | None = None  # "on behalf of ...", to the end


def read_person(
    text: str, offset: int, titles: PostTitles, taken: Sequence[Span] = (), *, typed: bool = False
) -> Person:
    """The person that `text` names, with spans moved by `offset` (characters).

    `taken` are spans of dates and times, moved likewise, that are no part of it. `typed` says that
    the text answers a label for a person, so that a name in small letters is one too.
    """
    text = _without(text, offset, taken)
    stop = _FOR_ANOTHER.search(text)
    for_another = Span(offset + stop.start(), offset + len(text.rstrip())) if stop else None
    if stop:
        text = text[: stop.start()]
    author: Author | None = None
    title: Span | None = None
    rest: list[str] = []
    for start, end in _pieces(text):
        name, post = _read_piece(text, start, end, titles, typed=typed)
        if name:
            author = _fuller(author, _author(text, *name, offset, typed=typed), text, offset, title)
        elif not post or post[0] > start:
            rest.append(text[start:end])
        if post and title is None and len(text[start:end].split()) <= 12:
            title = Span(offset + post[0], offset + post[1])
    return Person(author, title, tuple(rest), for_another)


def _without(text: str, offset: int, taken: Sequence[Span]) -> str:
    """The text with bars, which part its pieces, in the place of the taken spans."""
    for span in taken:
        first, last = max(0, span.start - offset), min(len(text), span.end - offset)
        if first < last:
            text = text[:first] + "|" * (last - first) + text[last:]
    return text


def _read_piece(
    text: str, start: int, end: int, titles: PostTitles, *, typed: bool
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where a piece holds a name, and where a post title: "Jane Smith Social Worker" holds both."""
    at = titles.find(text[start:end])
    name_end = start + len(text[start : start + at[0]].rstrip()) if at else end
    form = name_form(text[start:name_end], typed=typed) if start < name_end else None
    post = (start + at[0], start + at[1]) if at else None
    if post and form is NameForm.FIRST_NAME and not text[slice(*post)].isupper():
        return None, (start, post[1])  # "Acting Team Manager": a word of the title that is not known
    return ((start, name_end) if form else None), post


def _author(text: str, start: int, end: int, offset: int, *, typed: bool) -> Author:
    form = name_form(text[start:end], typed=typed) or NameForm.FULL
    return Author(text[start:end], Span(offset + start, offset + end), form)


def _fuller(author: Author | None, other: Author, text: str, offset: int, title: Span | None) -> Author:
    """Of two names in one signature the fuller one, or the two as one: "SMITH, Jane"."""
    if author is None:
        return other
    if author.form is other.form is NameForm.FIRST_NAME and title is None:
        span = Span(author.span.start, other.span.end)
        return Author(text[span.start - offset : span.end - offset], span, NameForm.FULL)
    # In capitals a short name looks like initials: "OKAFOR, JANE".
    inverted = author.name.isupper() and other.form is NameForm.INITIALS and len(other.name) > 2
    if inverted and author.form is NameForm.FIRST_NAME and title is None and other.name.isalpha():
        span = Span(author.span.start, other.span.end)
        return Author(text[span.start - offset : span.end - offset], span, NameForm.FULL)
    return other if author.form is not NameForm.FULL and other.form is NameForm.FULL else author


def _pieces(text: str) -> list[tuple[int, int]]:
    """The stretches between separators, without small joining words at their ends."""
    bounds, at = [], 0
    for gap in [*_BREAK.finditer(text), None]:
        start, end = at, gap.start() if gap else len(text)
        at = gap.end() if gap else end
        while True:
            start += len(text[start:end]) - len(text[start:end].lstrip(" .:_"))
            end -= len(text[start:end]) - len(text[start:end].rstrip(" :_"))
            join = _JOIN.search(text[start:end])
            if not join or start >= end:
                break
            start, end = (start + join.end(), end) if join.start() == 0 else (start, start + join.start())
        if start < end:
            bounds.append((start, end))
    return bounds


def name_form(text: str, *, typed: bool = False) -> NameForm | None:
    """How fully `text` names a person, or None where it is no name.

    "Jane Smith", "J. Smith", "Mrs Smith" are full; `typed` accepts names in small letters.
    """
    text = text.strip().strip("'’\"“”*")
    if not text or len(text) > 60:
        return None
    if _LOG_IN.fullmatch(text):
        return NameForm.LOG_IN
    honorific = _HONORIFIC.match(text)
    bare = text[honorific.end() :] if honorific else text
    words = bare.split()
    if not words or len(words) > 5 or any(_unfit(word) for word in words):
        return None
    if all(word[0].islower() for word in words):
        small = {1: NameForm.LOG_IN, 2: NameForm.FULL, 3: NameForm.FULL}
        return small.get(len(words)) if typed else None
    if not typed and any(word[0].islower() and word.strip(".") not in _PARTICLES for word in words):
        return None
    initials = _INITIALS.fullmatch(bare) and not honorific
    return NameForm.INITIALS if initials else _form_of(words, titled=honorific is not None)


def is_initials(text: str) -> bool:
    """Whether `text` is initials and nothing else: "JS", "J.S.", "J S"."""
    return _INITIALS.fullmatch(text) is not None


def _form_of(words: list[str], *, titled: bool) -> NameForm:
    """How full a name is by its words: with a surname, after a title or beside another word, it is full."""
    whole = [word for word in words if len(word.strip(".")) > 1 and word not in _PARTICLES]
    if not whole:
        return NameForm.INITIALS
    surname = len(words) > 1 and whole[-1] == words[-1]
    return NameForm.FULL if titled or len(whole) >= 2 or surname else NameForm.FIRST_NAME


def _unfit(word: str) -> bool:
    return (
        _WORD.fullmatch(word) is None
        or word.lower().strip(".") in _NO_NAMES
        or _CALENDAR.match(word) is not None
    )
