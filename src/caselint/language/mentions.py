"""Where a sentence mentions people, and whether as those who are there or only as what it is about.

"I rang Mum about Kai" mentions two people, and speaks to one. "Kai's room" speaks of a room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.people import Cast

PRONOUNS: Final = word_set("he she they him her them himself herself themselves s/he he/she she/he")
SHE: Final = word_set(
    """mum mom mam mummy mother stepmum stepmother grandmother grandma gran granny nan nana nanny
    aunt auntie aunty sister stepsister wife girlfriend daughter girl niece woman lady mrs ms miss
    foster-mother"""
)
HE: Final = word_set(
    """dad daddy father stepdad stepfather grandfather grandad granddad grandpa uncle brother
    stepbrother husband boyfriend son boy nephew man gentleman mr"""
)
_WRITER: Final = word_set("i me we us you myself ourselves yourself")
_DAYS: Final = word_set("mondays tuesdays wednesdays thursdays fridays saturdays sundays")
# Words for people that say of nobody who they are.
_INDEFINITE: Final = word_set(
    """someone somebody anyone anybody everyone everybody nobody no-one noone people person persons
    others who whom being staff professionals professional workers team household class crowd cohort
    crew public attendees participants those human character"""
)
_NO_ONE: Final = _INDEFINITE | _DAYS
_TOPICS: Final = word_set(
    """about re regarding concerning discuss discussed discussing discusses review reviewed
    reviewing consider considered considering for mentioned involving referencing ref subject"""
)
_TO_TOPICS: Final = word_set("relation relating regard regards respect")
_SHARES: Final = word_set("all both some rest one two three most none many several each")
_WILL: Final = word_set("will shall 'll")
_CLAUSE_ENDS: Final = word_set("; : . ! ? |")
_AND: Final = word_set("and & or")
# After "'s" these show that it stands for "is" or "has": "Mum's here".
_IS: Final = word_set("been got not at in on out here there very a the still also now just gone asleep")
_AFTER_NOUN: Final = word_set("of is was are were has had")
# What follows an object "her" at once; before any other word "her" is a possessive.
_AFTER_HER: Final = word_set(
    """and but or to at in on with about that if when while as for from by after before because so
    how what again today alone there here this not off up down out over through around yesterday why
    where which who both"""
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that stand for someone. `first` and `last` (exclusive) count its words.

    `owner`: only as the owner of something ("Mum's car"); `topic`: only as what is spoken about ("about
    Mum"); `planned`: in what is still to be done ("I will ring Mum").
    """

    sentence: int
    first: int
    last: int
    span: Span
    low: tuple[str, ...]
    pronoun: bool
    name: bool
    owner: bool
    topic: bool
    planned: bool

    @property
    def only_spoken_of(self) -> bool:
        """Whether nothing shows that they were there."""
        return self.owner or self.topic or self.planned


def mentions_in(record: AnnotatedRecord, sentence: int) -> tuple[Mention, ...]:
    """The people whom a sentence mentions, but for the writer, in text order."""
    cast = record.cast(sentence)
    found: list[Mention] = []
    for first, last in _places(cast):
        low, words = cast.words.low, cast.words
        owner = _is_owner(cast, first, last)
        found.append(
            Mention(
                sentence=sentence,
                first=first,
                last=last,
                span=Span(words.starts[first], words.ends[last - 1]),
                low=low[first:last],
                pronoun=low[first] in PRONOUNS,
                name=cast.is_name(last - 1),
                owner=owner,
                topic=_is_topic(cast, first, last, found),
                planned=_is_planned(low, first, last),
            )
        )
    return tuple(found)


def _places(cast: Cast) -> Iterator[tuple[int, int]]:
    low, at = cast.words.low, 0
    while at < len(low):
        if low[at] in _WRITER or low[at] in _NO_ONE or not cast.is_person(at) or _is_no_name(cast, at):
            at += 1
            continue
        first = at
        at += 1
        if low[first] not in PRONOUNS and cast.is_name(first):
            while at < len(low) and cast.is_name(at) and low[at] not in SUBJECTS | OBJECTS:
                at += 1
        yield first, at


def _is_no_name(cast: Cast, at: int) -> bool:
    """Whether a capital is of a saint's school, or begins a sentence in a line of several."""
    low = cast.words.low
    if "st" in low[max(0, at - 1) : at + 1]:
        return True  # "St Bede's"
    if at < 2 or low[at - 1] != "." or len(low[at - 2]) == 1 or cast.is_person_noun(at):
        return False
    return low[at] not in SUBJECTS and low[at] not in cast.people.names and low[at] not in cast.known


def _word(low: tuple[str, ...], at: int) -> str:
    return low[at] if 0 <= at < len(low) else ""


def _is_owner(cast: Cast, first: int, last: int) -> bool:
    low = cast.words.low
    after = _word(low, last)
    if low[first] == "her":
        return after[:1].isalpha() and after not in _AFTER_HER
    if after in {"'s", "'"} and low[first] not in SUBJECTS:
        following, then = _word(low, last + 1), _word(low, last + 2)
        # "Kai's drawing of a horse" is his; "Kai's drawing a horse" tells what he does.
        acts = following.endswith("ing") and then not in _AFTER_NOUN
        return following not in _IS and not acts and following[:1].isalnum()
    return False


def _is_topic(cast: Cast, first: int, last: int, found: list[Mention]) -> bool:
    low = cast.words.low
    at = first - 1
    while at >= 0 and (
        low[at] in DETERMINERS
        or low[at] in POSSESSIVES
        or low[at] == "'s"
        or (_word(low, at + 1) == "'s" and cast.is_person(at))
    ):
        at -= 1
    before = _word(low, at)
    if before == "to":
        return _word(low, at - 1) in _TO_TOPICS
    if before == "of":
        return _word(low, at - 1) not in _SHARES
    if before in _AND and found and found[-1].topic and found[-1].last == at:
        return not _begins_clause(low, last)
    return before in _TOPICS


def _begins_clause(low: tuple[str, ...], last: int) -> bool:
    after = _word(low, last)
    return after.endswith("ed") or after in word_set("said was were is are has had told says asked felt")


def _is_planned(low: tuple[str, ...], first: int, last: int) -> bool:
    """Whether the words stand in what shall be: after "will", in "To see Kai" and "Mum to ring"."""
    start = max((at + 1 for at in range(first) if low[at] in _CLAUSE_ENDS), default=0)
    before, after = low[start:first], low[last : last + 3]
    if not _WILL.isdisjoint(before) or before[:1] == ("to",):
        return True
    if after[:2] in {("will", "be"), ("to", "be"), ("need", "to"), ("needs", "to")}:
        return True
    return start == first and after[:1] == ("to",)
