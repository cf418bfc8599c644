"""Kind `actions`: agreed actions with no one to do them, or no date by which.

An action item is clipped: an imperative ("Chase the landlord."), an infinitive ("To see him on Friday.") or a
passive ("Referral to be made."). A sentence with a verb of its own is none ("I will chase the landlord",
"Chased the landlord"), nor is what someone was told to do, what is recommended, or the purpose of a visit.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.checks.action_dates import ActionDates
from caselint.checks.action_items import LEADS, THING_DOES, VAGUE, Item
from caselint.checks.action_needs import needed
from caselint.checks.action_owners import owned_item
from caselint.checks.action_places import Kind, Places, is_owner
from caselint.checks.conditions import Conditions, stands
from caselint.findings import Hit
from caselint.language.claims import Held
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.schema import Rulebook

# Words that, ahead of "to be done", make the line a sentence with a verb of its own.
_EARLY: Final = word_set(
    """i we he she they it was is were are has had have will would can could should said told asked wants
    wanted that who which if"""
)
_TAKES_ON: Final = word_set("do action sort take handle lead arrange complete on up make")
_BOTH: Final = word_set("this that it these them both all")
_ARTICLES: Final = word_set("the a an my our his her their")
_BRACKETS: Final = word_set("( - – — / [")
_PROMISES: Final = word_set("will shall 'll to")
_LATEST_LABEL: Final = 8  # words in which a label's colon stands
_LATEST_TO: Final = 12  # words in which the "to" of "to be done" stands


class Lack(StrEnum):
    """What an agreed action may lack."""

    OWNER = "owner"
    DATE = "date"


class Options(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """By which words action items and their places are known: names of lexicons."""

    verbs: str  # that open an action item
    labels: str  # headings and labels of actions and of what is none
    advice: str  # what makes an imperative after it advice
    decisions: str  # what tells a decision: "Case to be closed." is one, and no job
    lacks: Lack = Lack.OWNER
    dates: str = ""  # of `lacks: date`: the words that say by when, and the labels that ask for it
    date_labels: str = ""
    posts: str = ""  # of `lacks: date`: posts whose promises are agreed actions

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        named = (
            self.verbs,
            self.labels,
            self.advice,
            self.decisions,
            self.dates,
            self.date_labels,
            self.posts,
        )
        return tuple(filter(None, named))


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed."""
    places = Places(record, options.labels)
    if options.lacks is Lack.OWNER:
        yield from _clipped(record, options, places)
        return
    dates = ActionDates(record, places, options.dates, options.date_labels)
    for number in sorted({*_clipped(record, options, places), *_owned(record, options, places)}):
        if not dates.is_given(number):
            yield number


def _owned(record: AnnotatedRecord, options: Options, places: Places) -> dict[int, Span]:
    """The items that name who does them, by sentence."""
    found: dict[int, Span] = {}
    for number, sentence in enumerate(record.sentences):
        if sentence.zone not in options.zones or not _PROMISES & set(record.cast(number).words.low):
            continue
        # Where it stands takes longer to tell than whether it can be an item at all.
        span = owned_item(record, number, options.verbs, options.posts, listed=True)
        place = places.of(number) if span is not None else Kind.OTHERWISE
        if place is Kind.OTHERWISE or record.cast(number).words.low[-1] == "?":
            continue
        if place not in {Kind.ACTIONS, Kind.OWNED}:
            span = owned_item(record, number, options.verbs, options.posts, listed=False)
        if span is not None and not _is_decision(record, options, number, span.start):
            found[number] = span
    return found


def _clipped(record: AnnotatedRecord, options: Options, places: Places) -> Iterator[int]:
    """The sentences that may be clipped items by where they stand and how they begin."""
    wanted = {Kind.ACTIONS, Kind.TEXT} | ({Kind.OWNED} if options.lacks is Lack.DATE else set())
    for number, sentence in enumerate(record.sentences):
        if sentence.zone not in options.zones or sentence.last - sentence.first < 2:
            continue
        place = places.of(number)
        if place not in wanted:
            continue
        hits = record.terms_in(options.verbs, number)
        if _may_be_passive(record.cast(number).words.low) or any(
            _opens(record, hit, number) for hit in hits if place is not Kind.TEXT or _is_sure(hit)
        ):
            yield number


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each action item that lacks its owner or its date."""
    del book
    places = Places(record, options.labels)
    owned = _owned(record, options, places) if options.lacks is Lack.DATE else {}
    for number in candidates(record, options):
        span = owned.get(number) or _find(record, options, places, number)
        if (
            span
            and stands(record, options, span, number)
            and not _is_held(record, options, places, number, span)
        ):
            yield Hit(span=span, entry=record.sentences[number].entry)


def _is_sure(hit: TermHit) -> bool:
    """Whether the verb can open an action item anywhere, and not only under a heading for them."""
    return hit.term.sense in {"plain", "noun"}


def _may_be_passive(low: tuple[str, ...]) -> bool:
    """Whether "to be done" or the like comes early, with no subject and verb before it."""
    if low[0] in LEADS | VAGUE | {"to", "need", "needs"} or ":" in low[:_LATEST_LABEL]:
        return True
    for at in range(1, min(_LATEST_TO, len(low) - 1)):
        if low[at] in {"needs", "need"} or low[at : at + 2] == ("will", "be"):
            return True
        if low[at] in _EARLY:
            return False
        if low[at] == "to" and low[at + 1] in THING_DOES | {"be", "get", "also", "then", "both"}:
            return True
    return False


def _opens(record: AnnotatedRecord, hit: TermHit, number: int) -> bool:
    """Whether the term stands at the beginning of the sentence, or after a colon."""
    words = record.cast(number).words
    before = [words.low[at] for at in range(len(words)) if words.ends[at] <= hit.span.start]
    while before and before[-1] in LEADS:
        before.pop()
    return not before or before[-1] == ":"


def _find(record: AnnotatedRecord, options: Options, places: Places, number: int) -> Span | None:
    """The clipped action item of a sentence, if it is one and, for its owner, no one is to do it."""
    words = record.cast(number).words
    if words.low[-1] == "?" or places.sense_of(record.text(record.sentences[number].span)):
        return None  # a question, or "To do" over a list
    start, listed = _start(record, places, number, is_owned_too=options.lacks is Lack.DATE)
    if start is None or start >= len(words) - 1:
        return None
    item = Item(record, options.verbs, number, start)
    is_sure = listed or not (_is_advice(record, options, number))
    last = item.infinitive() or item.passive() or needed(item.tree, item.cast, start)
    if last is None and is_sure:
        last = item.imperative(listed=listed, is_first=_opens_the_note(record, number))
    if last is None:
        return None
    if options.lacks is Lack.OWNER and (_has_owner(record, number, last) or _is_taken_on(record, number)):
        return None
    if _is_decision(record, options, number, words.starts[start]):
        return None
    return Span(words.starts[start], words.ends[last])


def _start(
    record: AnnotatedRecord, places: Places, number: int, *, is_owned_too: bool
) -> tuple[int | None, bool]:
    """The first word of the item, after "Plan:" or a bullet, and whether it stands under such a word.

    None where another label stands before, or a name and not `is_owned_too`: "Amy Cole: ring the school".
    """
    words = record.cast(number).words
    start, listed = 0, places.of(number) in {Kind.ACTIONS, Kind.OWNED}
    if ":" in words.low[:_LATEST_LABEL]:
        colon = words.low.index(":")
        label = record.text(Span(words.starts[0], words.ends[colon]))
        is_owned = places.names_someone(label)  # "Actions agreed (Jo): ..."
        is_owned_item = is_owned and is_owned_too
        if colon and not is_owned_item and (is_owned or places.sense_of(label) != Kind.ACTIONS):
            return None, listed
        start, listed = colon + 1, listed or colon > 0
    while start < len(words) and words.low[start] in LEADS:
        if words.low[start] == "please":
            return None, listed
        start += 1
    return start, listed


# -------------------------------------------------------------------------------------- what excuses


def _is_held(record: AnnotatedRecord, options: Options, places: Places, number: int, span: Span) -> bool:
    """Whether the sentence says it in one of the ways of `unless`."""
    ways = options.unless
    if places.of(number) in {Kind.ACTIONS, Kind.OWNED}:
        ways -= {Held.REPORTED}  # in a list "Amy Cole: ring the dentist" gives her a job and no words
    return bool(ways) and record.claims.of(number, span).is_held(ways)


def _is_advice(record: AnnotatedRecord, options: Options, number: int) -> bool:
    """Whether this sentence tells someone something, or the one before ends so: "I told her:"."""
    if record.terms_in(options.advice, number):
        return True
    if number == 0 or record.sentences[number - 1].entry != record.sentences[number].entry:
        return False
    before = record.cast(number - 1).words.low
    return before[-1] == ":" or (bool(record.terms_in(options.advice, number - 1)) and "to" not in before)


def _opens_the_note(record: AnnotatedRecord, number: int) -> bool:
    """Whether this is the first thing that the entry says: "Visit today." is a title there."""
    entry = record.sentences[number].entry
    return not any(
        sentence.entry == entry and sentence.zone is ZoneKind.NARRATIVE
        for sentence in record.sentences[max(number - 40, 0) : number]
    )


def _has_owner(record: AnnotatedRecord, number: int, last: int) -> bool:
    """Whether the rest of the line names who does it: "by Amy", "(Amy)", "- Amy"."""
    cast = record.cast(number)
    low = cast.words.low
    for at in range(last + 1, len(low) - 1):
        apart = cast.words.starts[at] > cast.words.ends[at - 1]
        if low[at] == "by":
            name = at + 1 + (low[at + 1] in _ARTICLES)
            if name < len(low) and is_owner(cast, name):
                return True
        elif apart and low[at] in _BRACKETS:
            rest = [i for i in range(at + 1, len(low)) if low[i][0].isalnum()]
            if rest and len(rest) <= 5 and is_owner(cast, rest[0]):
                return True
    return False


def _is_taken_on(record: AnnotatedRecord, number: int) -> bool:
    """Whether the sentence after says who does it: "Forms to be posted. I will do this"."""
    after = number + 1
    if after >= len(record.sentences) or record.sentences[after].entry != record.sentences[number].entry:
        return False
    cast = record.cast(after)
    return is_owner(cast, 0) and any(
        one in _TAKES_ON and other in _BOTH for one, other in pairwise(cast.words.low[1:8])
    )


def _is_decision(record: AnnotatedRecord, options: Options, number: int, start: int) -> bool:
    """Whether the words are the outcome of a decision: "Case to be closed"."""
    return any(
        hit.term.sense == "outcome" and hit.span.start <= start < hit.span.end
        for hit in record.terms_in(options.decisions, number)
    )
