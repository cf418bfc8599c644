"""Finds where a text gives the full form of an abbreviation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.checks.full_forms import Word, form_after, form_before, letters_of, same_form, words_of
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from caselint.checks.capitals import Capitals

_REACH: Final = 160  # characters either side in which a full form is looked for

# What may stand between a full form and the abbreviation after it. The first kind is unmistakable;
# the second could be a list ("Mum, TM and I"), and needs three letters or a meaning of the glossary.
_LEAD = r"(?:the |an? |or |also |known as |called |abbreviated (?:to|as) |shortened to |hereafter |[\"“‘'])*"
_OPENED_BEFORE = re.compile(rf"\(\s*{_LEAD}$", re.IGNORECASE)
_LOOSE_BEFORE = re.compile(
    r"(?:,? or (?:the |an? )?|,? (?:also |often |sometimes )?"
    r"(?:known as|called|abbreviated (?:to|as)|shortened to) (?:the |an? )?[\"“‘']?|\s[-–—]\s|,\s)$",
    re.IGNORECASE,
)
_OPENED_AFTER = re.compile(r"[\"”’']?\s?\(([^()]{3,160})\)")
_STATED_AFTER = re.compile(
    r"[\"”’']?(?:\s*=\s*|,? (?:which |this |that )?(?:stands|standing) for |,? (?:which |this )?means "
    r"|,? meaning |,? (?:which is |is )?short for |,? that is,? |,? i\.e\.,? )(?:the |an? )?[\"“‘']?",
    re.IGNORECASE,
)
_SAID_OUTRIGHT = re.compile(r"\s*=|.*\b(?:stand|short)", re.IGNORECASE)
_LOOSE_AFTER = re.compile(
    r"(?:\s*[:–—]\s*|\s+-\s+|\s*[\t|]\s*|,? (?:which |who )?is |, (?:or )?)"
    r"(?:the |an? |our |his |her |their )?",
    re.IGNORECASE,
)
_REST_OF_LINE = re.compile(r"[ \t]+([^\n.]{3,120})\.?(?=\n|\Z)")
_STOP = re.compile(r"[.;:!?]\s|\n\s*\n|[|\t()]|\n(?=\s*[-•*])")


class Definition(NamedTuple):
    """A full form given for an abbreviation; `span` holds both.

    `form` is in lower case, `written` as it stands in the text.
    """

    key: str
    form: tuple[str, ...]
    span: Span
    written: tuple[str, ...]


def find_definitions(
    text: str, places: Iterable[Capitals], meanings: Mapping[str, tuple[tuple[str, ...], ...]]
) -> list[Definition]:
    """All definitions of the abbreviations at `places`, in text order.

    `meanings` gives the words of each known meaning by the abbreviation's key.
    """
    found = [
        definition
        for place in places
        for definition in _Place(text, place, meanings.get(place.key, ())).definitions()
    ]
    return sorted(set(found), key=lambda definition: definition.span)


class _Place:
    """An abbreviation with the text around it."""

    def __init__(self, text: str, place: Capitals, meanings: tuple[tuple[str, ...], ...]) -> None:
        self.text = text
        self.place = place
        self.meanings = meanings
        letters = letters_of(place.text)
        self.letters = letters[:-1] if place.text.endswith("s") and len(place.key) < len(letters) else letters

    def definitions(self) -> Iterator[Definition]:
        before = self.text[max(0, self.place.start - _REACH) : self.place.start]
        if opened := _OPENED_BEFORE.search(before):
            yield from self._form_before(self.place.start - len(opened[0]), closes=True)
        elif loose := _LOOSE_BEFORE.search(before):
            yield from self._form_before(self.place.start - len(loose[0]), loose=True)
        end = self.place.end
        if opened := _OPENED_AFTER.match(self.text, end):
            yield from self._form_within(*opened.span(1))
        elif stated := _STATED_AFTER.match(self.text, end):
            yield from self._form_after(stated.end(), told=bool(_SAID_OUTRIGHT.match(stated[0])))
        elif loose := _LOOSE_AFTER.match(self.text, end):
            yield from self._form_after(loose.end(), loose=True)
        elif line := _REST_OF_LINE.match(self.text, end):
            yield from self._form_on_line(*line.span(1))

    def _form_before(self, end: int, *, loose: bool = False, closes: bool = False) -> Iterator[Definition]:
        start = max(0, end - _REACH)
        for stop in _STOP.finditer(self.text, start, end):
            start = stop.end()
        words = words_of(self.text, start, end)
        form = form_before(self.letters, words) or self._meaning_before(words)
        if form and self._believed(form, loose=loose):
            last = self.place.end
            if closes and self.text[last : last + 1] == ")":
                last += 1
            yield self._definition(form, Span(form[0].start, last))

    def _meaning_before(self, words: list[Word]) -> list[Word] | None:
        """A meaning of the glossary that its initials do not spell: "child and family assessment (C&F)"."""
        choices = (words[-len(meaning) :] for meaning in self.meanings)
        return next((words for words in choices if words and self._known(words)), None)

    def _form_within(self, start: int, end: int) -> Iterator[Definition]:
        """A full form in brackets after the abbreviation: all of the brackets, or all before a break."""
        words = words_of(self.text, start, end)
        form = form_after(self.letters, words)
        whole = form is not None and len(words) - len(form) <= 2
        if form and whole:
            yield self._definition(form, Span(self.place.start, end + 1))
        elif words and self._known(words):
            yield self._definition(words, Span(self.place.start, end + 1))

    def _form_after(self, start: int, *, loose: bool = False, told: bool = False) -> Iterator[Definition]:
        """A full form after the abbreviation. What is `told` outright need not have its initials."""
        stop = _STOP.search(self.text, start, start + _REACH)
        end = stop.start() if stop else min(len(self.text), start + _REACH)
        form = form_after(self.letters, words_of(self.text, start, end))
        if form is None and told:
            comma = self.text.find(",", start, end)
            words = words_of(self.text, start, end if comma < 0 else comma)
            form = words if len(words) > 1 and not words[0].text.isdigit() else None
        if form and self._believed(form, loose=loose):
            yield self._definition(form, Span(self.place.start, form[-1].end))

    def _form_on_line(self, start: int, end: int) -> Iterator[Definition]:
        """A full form that fills its line behind the abbreviation, as in a list of them."""
        first = self.text.rfind("\n", max(0, self.place.start - _REACH), self.place.start) + 1
        words = words_of(self.text, start, end)
        form = form_after(self.letters, words)
        alone = not self.text[first : self.place.start].strip(" \t-•*|")
        if form and alone and len(form) == len(words) and self._believed(form, loose=True):
            yield self._definition(form, Span(self.place.start, form[-1].end))

    def _believed(self, form: list[Word], *, loose: bool) -> bool:
        """Two letters spell half the words of English: behind a mere comma they need the glossary."""
        return not loose or len(self.letters) > 2 or self._known(form)

    def _known(self, form: list[Word]) -> bool:
        words = [word.text for word in form]
        return any(same_form(words, meaning) for meaning in self.meanings)

    def _definition(self, form: list[Word], span: Span) -> Definition:
        written = tuple(self.text[word.start : word.end] for word in form)
        return Definition(self.place.key, tuple(word.text for word in form), span, written)
