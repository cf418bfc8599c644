"""What a field is for, by its label: the lexicon first, then how such labels are put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from caselint.segment.compose import composed_role
from caselint.segment.phrases import normalise, words_of

if TYPE_CHECKING:
    from caselint.record import Role
    from caselint.schema import Labels as LabelLexicon

_NUMBERING = re.compile(r"^(?:[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[a-z])[.)\]/]|q\d{1,2}\.?)\s+")
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_ENDORSING: Final = words_of("""
    manager manager's chair chair's supervisor supervisor's countersigned counter endorsed
""")
_SPEECH = re.compile(
    r"\b(?:said|says|stated|states|told|asked|asks|replied|reported|added|explained|commented|wrote|writes|reads|read"
    r"|answered|shouted|heard|noted that|texted|messaged)\s*(?:me|us|that|her|him|them)?$"
)


class LabelBook:
    """Knows labels. Built once for a lexicon."""

    def __init__(self, lexicon: LabelLexicon) -> None:
        self._roles = {label_key(entry.term): entry.role for entry in lexicon.entries}

    def role(self, label: str) -> Role | None:
        """What a label's field is for, or None where the label is not known."""
        key = label_key(label)
        if not key or len(key) > 80:
            return None
        if key in self._roles:
            return self._roles[key]
        bare = label_key(_BRACKET.sub("", key))
        if bare in self._roles:
            return self._roles[bare]
        return composed_role(words_of_label(bare)) or (
            composed_role(words_of_label(key)) if bare != key else None
        )

    def knows(self, label: str) -> bool:
        """Whether the label itself is in the lexicon, and not only its words."""
        return label_key(label) in self._roles


def label_key(label: str) -> str:
    """A label as labels are compared: in small letters, without its number and its marks."""
    key = normalise(label.replace("#", " no ")).strip(" :.?*_\t")
    return _NUMBERING.sub("", key).strip(" :.?*")


def words_of_label(label: str) -> list[str]:
    """The words of a label, in small letters, without its marks."""
    return re.sub(r"[/(),\[\]]", " ", label_key(label)).split()


def is_endorsement(label: str) -> bool:
    """Whether the label is of someone who signs what another wrote: a manager, a chair."""
    return bool(_ENDORSING & set(label_key(label).replace("/", " ").split()))


def author_rank(label: str) -> int:
    """How surely a label of the author role names the author of the entry: 0 surest."""
    words = set(label_key(label).replace("/", " ").split())
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
