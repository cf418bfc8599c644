"""Who the child of a record is: by the fields for the child's name, by ages in brackets, by nouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from caselint.language.claims import Claims
from caselint.language.mentions import HE, SHE, mentions_in
from caselint.language.wordset import word_set
from caselint.record import Role, ZoneKind

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.mentions import Mention
    from caselint.record import Field

# "Kai (7)", "Kai, 7,", "Kai, aged 7", "Ella, 5 months": a name with an age below eighteen.
_AGED: Final = re.compile(
    r"\b([A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?,? ?[(,] ?(?:aged? ?)?(?:1[0-7]|\d)"
    r"(?: ?(?:years?|yrs?|months?|weeks?|days?)\b[a-z ]{0,4})?[),]"
)
_NAME_WORD: Final = re.compile(r"[A-Za-z][\w’'-]+")
_KIN: Final = word_set("parents grandparents carers aunt uncle partner")
_PLURAL: Final = word_set("they them themselves")
_SEVERAL: Final = word_set("family children couple baby child everyone grandchildren")
_BACK: Final = 2  # sentences in which a pronoun's person is looked for


class Children:
    """Tells the mentions of a record's child from others. `nouns` is a lexicon of nouns for a child."""

    def __init__(self, record: AnnotatedRecord, nouns: str | None) -> None:
        self._record, self._nouns = record, nouns
        self.names = _names(record)
        self.claims = Claims(record, trees=False)  # who holds what is said of them

    def surely(self, mention: Mention) -> bool:
        """Whether the mention is of a child beyond doubt."""
        if mention.pronoun:
            found = self._meant(mention)
            return found is not None and self.surely(found)
        return self._is_noun(mention) or self._is_named(mention)

    def maybe(self, mention: Mention) -> bool:
        """Whether the mention may be of a child: where no name is known, a first name alone may be."""
        if mention.pronoun:
            found = self._meant(mention)
            return mention.low[0] not in _PLURAL if found is None else self.maybe(found)
        if self.surely(mention):
            return True
        return self.unknown(mention)

    def unknown(self, mention: Mention) -> bool:
        """Whether it is a first name alone in a record that names no child: a child's or an adult's."""
        people, word = self._record.people, mention.low[0].rstrip(".")
        adult = word in people.titles or word in people.kin
        return not self.names and mention.name and not adult and len(mention.low) == 1

    def stands_for_someone(self, pronoun: Mention) -> bool:
        """Whether someone is named whom the pronoun can stand for."""
        return self._meant(pronoun) is not None

    def _is_named(self, mention: Mention) -> bool:
        return mention.name and mention.low[0] in self.names

    def _is_noun(self, mention: Mention) -> bool:
        hits = self._record.terms_in(self._nouns, mention.sentence) if self._nouns else ()
        return any(hit.span.overlaps(mention.span) for hit in hits)

    def _meant(self, pronoun: Mention) -> Mention | None:
        """Whom a pronoun stands for: the first in the sentence, or of the ones before, who can be meant."""
        entry = self._record.sentences[pronoun.sentence].entry
        for number in range(pronoun.sentence, max(-1, pronoun.sentence - 1 - _BACK), -1):
            sentence = self._record.sentences[number]
            if sentence.entry != entry or sentence.zone is not ZoneKind.NARRATIVE:
                return None
            for mention in mentions_in(self._record, number):
                if number == pronoun.sentence and mention.first >= pronoun.first:
                    break
                if not mention.pronoun and _agree(pronoun, mention):
                    return mention
        return None


def _agree(pronoun: Mention, mention: Mention) -> bool:
    """Whether a pronoun can stand for the mention: "he" for no mother."""
    first, word = mention.low[0].rstrip("."), pronoun.low[0]
    if word in _PLURAL:
        return mention.low[-1].endswith("s") or mention.low[-1] in _SEVERAL
    if word in {"she", "her", "herself"}:
        return first not in HE and mention.low[-1] not in HE | _KIN
    return first not in SHE and mention.low[-1] not in SHE | _KIN


def names_child(record: AnnotatedRecord, field: Field) -> bool:
    """Whether the field gives the child's name, and does not tell something of the child."""
    words = record.text(field.value).split()
    named = field.role is Role.CHILD and not (field.blank or field.placeholder)
    return named and not (len(words) > 1 and any(word.islower() for word in words[:2]))


def _names(record: AnnotatedRecord) -> frozenset[str]:
    """The first names of the record's children, in lower case."""
    found: set[str] = set()
    for field in record.record.fields:
        if names_child(record, field):
            found |= _first_names(record.text(field.value))
    found |= {match[1].lower() for match in _AGED.finditer(record.record.document.text)}
    return frozenset(found)


def _first_names(value: str) -> set[str]:
    names: set[str] = set()
    for person in re.split(r"\s*(?:;|/|\band\b|&)\s*", value):
        before, comma, after = person.partition(",")
        words = [word.lower() for word in _NAME_WORD.findall(after if comma and after.strip() else before)]
        names.update(words[:1] if len(words) > 1 else words)
    return names
