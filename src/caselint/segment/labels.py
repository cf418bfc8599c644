"""What a field is for, by its label: the lexicon first, then how such labels are put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from caselint.record import Role
from caselint.segment.phrases import normalise, words_of

if TYPE_CHECKING:
    from caselint.schema import Labels as LabelLexicon

_NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]|q\d{1,2}\.?)\s+")
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_WHEN = frozenset({"date", "time", "dates", "times", "datetime", "day", "when"})
_GLUE = frozenset({"and", "of", "the", "this", "&", "/", "on", "at", "was", "were", "in", "a"})
_ELSEWHEN: Final = words_of("""
    next last previous review due deadline target expiry expires expected planned birth born until received
    sent opened closed start end from to allocated placed admission discharge updated modified amended
    required requested approved agreed authorised
""")
_WRITING: Final = words_of("""
    recorded recording record written writing entered entry created creation completed completion input
    inputted logged typed made signed signature signing saved submitted noted
""")
_PAPER = frozenset(
    ["note", "case", "form", "report", "document", "letter", "referral", "log", "sheet", "statement"]
)
_HAPPENING: Final = words_of("""
    event visit contact call meeting session supervision incident activity occurrence discussion interview
    observation review conference panel disclosure concern appointment conversation episode seen occurred
    happened visited held telephone phone video home family group strategy child protection statutory school
    joint core handover happening encounter
""")
_MADE: Final = words_of("""
    recorded written created entered completed typed inputted input logged made prepared compiled authored
    noted documented submitted added reported signed taken observed drafted
""")
_WRITER = frozenset(
    ["worker", "author", "writer", "recorder", "practitioner", "staff", "assessor", "person", "completing"]
)
_OTHERS: Final = words_of("""
    child child's young person's parent parent's parents mother mother's father father's carer carer's
    family client client's resident resident's witness referrer interpreter
""")
_ENDORSING: Final = words_of("""
    manager manager's chair chair's supervisor supervisor's countersigned counter endorsed
""")
_SPEECH = re.compile(
    r"\b(?:said|says|stated|states|told|asked|asks|replied|reported|added|explained|commented|wrote|writes|reads|read"
    r"|answered|shouted|heard|noted that|texted|messaged)\s*(?:me|us|that|her|him|them)?$"
)
_MOST_WORDS = 9


class LabelBook:
    """Knows labels. Built once for a lexicon."""

    def __init__(self, lexicon: LabelLexicon) -> None:
        self._roles = {_key(entry.term): entry.role for entry in lexicon.entries}

    def role(self, label: str) -> Role | None:
        """What a label's field is for, or None where the label is not known."""
        key = _key(label)
        if not key or len(key) > 80:
            return None
        if key in self._roles:
            return self._roles[key]
        bare = _key(_BRACKET.sub("", key))
        if bare in self._roles:
            return self._roles[bare]
        return _composed(bare.replace("/", " ").split())


def _key(label: str) -> str:
    key = normalise(label.replace("#", " no ")).strip(" :.?*_\t")
    return _NUMBERING.sub("", key).strip(" :.?*")


def _composed(words: list[str]) -> Role | None:
    """The role of a label that is put together: "date of home visit", "report written by"."""
    if not words or len(words) > _MOST_WORDS or any(c.isdigit() for word in words for c in word):
        return None
    bag = frozenset(words) | {word.removesuffix("'s") for word in words}
    return _of_moment(bag) if bag & _WHEN else _of_person(words, bag)


def _of_person(words: list[str], bag: frozenset[str]) -> Role | None:
    """The role of a label for a name, a signature or a post."""
    if bag & {"signature", "signed"} or (words[-1] == "by" and bag & _MADE):
        return Role.PEOPLE if bag & _OTHERS else Role.AUTHOR
    if "name" in bag and bag & _WRITER and not bag & _OTHERS - {"person"}:
        return Role.AUTHOR
    if bag & {"role", "post", "title", "designation", "position"} and bag & _WRITER:
        return Role.POST_TITLE
    return None


def _of_moment(bag: frozenset[str]) -> Role:
    """The role of a label for a date or a time, by what it is the date of."""
    if "birth" in bag:
        return Role.DATE_OF_BIRTH
    if bag & _ELSEWHEN:
        return Role.OTHER
    if bag & _WRITING:
        return Role.RECORDED
    if bag <= _WHEN | _GLUE | _PAPER:
        return Role.DATED
    return Role.EVENT if bag & _HAPPENING else Role.OTHER


def is_endorsement(label: str) -> bool:
    """Whether the label is of someone who signs what another wrote: a manager, a chair."""
    return bool(_ENDORSING & set(_key(label).replace("/", " ").split()))


def author_rank(label: str) -> int:
    """How surely a label of the author role names the author of the entry: 0 surest."""
    words = set(_key(label).replace("/", " ").split())
    if is_endorsement(label):
        return 9
    if "by" in words or words & {
        "author",
        "author's",
        "signed",
        "signature",
        "writer",
        "recorder",
        "originator",
    }:
        return 0
    return (
        2
        if words & {"allocated", "assigned", "social", "lead", "holder", "support", "personal", "duty"}
        else 1
    )


def could_be_label(text: str) -> bool:
    """Whether an unknown text before a colon has the shape of a label, and is no start of a sentence."""
    words = text.split()
    question = text.rstrip().endswith("?")
    return (
        0 < len(words) <= (16 if question else 6)
        and len(text) <= (110 if question else 50)
        and text[0].isupper()
        and not re.search(r"[.;!\"“”]", text.replace("No.", ""))
        and not _SPEECH.search(normalise(text))
    )
