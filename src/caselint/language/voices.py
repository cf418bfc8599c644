"""The lexicons by which `claims` tells who holds a statement, read once for a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.basis import BASES
from caselint.language.complements import Verbs
from caselint.language.mood import MOODS
from caselint.language.opinion_headings import OpinionHeadings
from caselint.language.reported import ACCOUNTS
from caselint.language.speakers import SpeakerWords
from caselint.language.stance import GUESSES, OWN_VIEWS, StanceVerbs
from caselint.language.terms import TermIndex

if TYPE_CHECKING:
    from caselint.language.people import People
    from caselint.schema import Rulebook

PEOPLE: Final = "people"
VERBS: Final = "speech-and-thought"
VIEW_VERBS: Final = "own-view-verbs"
OTHERS: Final = "other-speakers"
HEADINGS: Final = "opinion-headings"
WRITINGS: Final = "writings"
PHRASES: Final = (ACCOUNTS, BASES, GUESSES, MOODS, OWN_VIEWS)


@dataclass(frozen=True)
class Voices:
    """Words that give a statement to someone, mark it as a view, ask it, or say what it rests on."""

    phrases: TermIndex
    verbs: Verbs
    stances: StanceVerbs
    speakers: SpeakerWords
    headings: OpinionHeadings

    @classmethod
    def of(cls, book: Rulebook, people: People) -> Voices:
        """Read the lexicons.

        Raises PatternError for a term that cannot be read, KeyError for a lexicon that is not there.
        """
        return cls(
            phrases=TermIndex({name: book.wording(name) for name in PHRASES}, people),
            verbs=Verbs.of(book.wording(VERBS)),
            stances=StanceVerbs.of(book.wording(VIEW_VERBS)),
            speakers=SpeakerWords.of(
                book.wording(OTHERS), book.wording(WRITINGS), book.wording(PEOPLE), people
            ),
            headings=OpinionHeadings.of(book.wording(HEADINGS), people),
        )
