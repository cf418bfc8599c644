"""What the lexicons know of abbreviations: their meanings, and which of them everyone knows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from caselint.checks.capitals import key_of
from caselint.checks.full_forms import same_form, words_of
from caselint.checks.ordinary_words import ORDINARY_WORDS
from caselint.identity import Same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.checks.capitals import Capitals
    from caselint.schema import Abbreviations, Wording


class Known:
    """The glossary and the everyday list, by key."""

    def __init__(
        self, glossary: Abbreviations, everyday: Wording, people: Wording, allow: tuple[str, ...]
    ) -> None:
        self.meanings = {key_of(entry.term): entry.meanings for entry in glossary.entries}
        self.forms = {
            key: tuple(
                tuple(word.text for word in words_of(text, 0, len(text))) for text in map(_bare, meanings)
            )
            for key, meanings in self.meanings.items()
        }
        self.vocabulary = {word for forms in self.forms.values() for form in forms for word in form}
        self.given_names = _words(people, "given name")
        self.places = _words(people, "place cue")
        terms = [*(entry.term for entry in everyday.entries), *allow]
        self.everyday = {key_of(term) for term in terms if " " not in term}
        self.allowed = {key_of(term) for term in allow if " " not in term}
        self.phrases = {term.casefold() for term in terms if " " in term}
        self.heads = {phrase.split()[0] for phrase in self.phrases}

    def key(self, place: Capitals) -> str:
        """The key that the glossary has: CAMHs, which looks like a plural, is CAMHS."""
        whole = f"{place.key}s"
        plural = place.text.endswith("s") and place.key not in self.meanings
        return whole if plural and whole in self.meanings else place.key

    def is_name(self, words: Sequence[str], key: str) -> bool:
        """Whether words in capitals whose initials are an abbreviation's are a person's name.

        "Sam Ward (SW)" does not say what SW stands for.
        """
        if len(words) > 3 or not all(word[:1].isupper() for word in words):
            return False
        given = words[0].casefold()
        if self.is_meaning([word.casefold() for word in words], key):
            return False
        if given in self.given_names:
            return True
        if words[-1].casefold() in self.places:
            return False  # "Meadow House (MH)"
        return not (given in self.vocabulary or given in ORDINARY_WORDS)

    def is_meaning(self, words: Sequence[str], key: str) -> bool:
        """Whether the words are a meaning that the glossary gives for the abbreviation."""
        return any(same_form(words, form) for form in self.forms.get(key, ()))

    def leaves(self, text: str, place: Capitals) -> bool:
        """Whether everyone knows it, alone or with the words after it ("DNA test")."""
        if place.key in self.allowed or (place.key in self.everyday and place.key not in self.meanings):
            return True
        if place.key not in self.heads:
            return False
        after = text[place.start : place.start + 40].casefold()
        return any(after.startswith(phrase) for phrase in self.phrases)

    def told(self, key: str) -> str:
        """What it may stand for, as the end of a message; empty where the glossary does not know it."""
        meanings = self.meanings.get(key, ())
        if not meanings:
            return ""
        *others, last = meanings
        return f" It may stand for {', '.join(others)} or {last}." if others else f" It may stand for {last}."


def _bare(meaning: str) -> str:
    """A meaning without the remark in brackets that some have."""
    return meaning.split(" (", maxsplit=1)[0]


def known_of(
    glossary: Abbreviations, everyday: Wording, people: Wording, allow: tuple[str, ...] = ()
) -> Known:
    """What these lexicons know, with `allow` among the everyday ones; put together once for a run."""
    return _known(Same(glossary, everyday, people), allow)


@lru_cache(maxsize=8)
def _known(lexicons: Same, allow: tuple[str, ...]) -> Known:
    glossary, everyday, people = lexicons.objects
    return Known(cast("Abbreviations", glossary), cast("Wording", everyday), cast("Wording", people), allow)


def _words(people: Wording, sense: str) -> set[str]:
    """The words of the terms of that sense, in lower case."""
    terms = (entry.term for entry in people.entries if entry.sense == sense)
    return {word.casefold() for term in terms for word in re.findall(r"[^\W\d_]+", term)}
