"""Whether an entry says that a child was seen or heard.

A child is seen or heard who does something in the note's own words ("Kai showed me his desk"), or to whom
something is done that the writer watched. Not seen, as far as the note says, is a child of whom others
report ("Mum said Kai is fine"), who owns something ("Kai's room"), whom it is about, or of whom it tells
only what has been ("Kai has moved school").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.children import names_child
from caselint.checks.contact_events import sentences_of
from caselint.checks.people_met import answers, characterises, is_labelled
from caselint.language.claims import Held
from caselint.language.mentions import mentions_in
from caselint.language.people import DETERMINERS, POSSESSIVES
from caselint.language.wordset import word_set
from caselint.record import Role, ZoneKind

if TYPE_CHECKING:
    from caselint.checks.children import Children
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.mentions import Mention
    from caselint.record import Entry, Field

_TELLS_NOT: Final = frozenset({Held.ASKED, Held.CONDITIONAL, Held.PLANNED})
# What of a child's one cannot write without having seen or heard them.
_SHOWS: Final = word_set(
    """views view wish wishes hope hopes worry worries request opinion feeling feelings voice words
    face mood eyes hair smile presentation appearance hands arms legs skin nappy demeanour behaviour
    speech reaction reply answer"""
)
# Objects of these are seen; all other verbs are told of from hearsay too ("Mum collected Kai").
_SEES: Final = word_set(
    """saw seen met observed watched heard noticed found held holding cuddled cuddling feeding fed
    greeted joined carrying carried helped gave told asked showed thanked rocking comforting
    comforted soothed changing dressing bathing lifted spoke chatting chatted talked talking played
    playing sat read listening listened helping reading picked kissed hugged hugging settling
    offered praised tickled encouraged invited"""
)
_WITH: Final = word_set("to with by at for from over around alongside including and &")
_PLACED: Final = word_set(
    """in home here there was were sat sitting playing alone together upstairs downstairs busy"""
)
_VISITS: Final = word_set("visited visit visiting visits")
_BETWEEN: Final = (
    DETERMINERS | POSSESSIVES | word_set("""to with for of mum dad and see meet observe baby little""")
)
_PERFECT: Final = word_set("has have had 've 'd")
_HEARD: Final = word_set(
    """said says told tells asked asks wants wanted likes liked loves loved hopes hoped wishes
    wished feels felt thinks thought enjoys enjoyed hates misses seems seemed looks looked appears
    appeared presents presented smiles smiled shows showed plays played talks talked sits sat knows
    knew chose shared drew made described explained spoke refused declined came came ran answered
    nodded shook remembered agreed read laughed cried slept stays stayed stood walked waved gave"""
)
# What one is told of a child, and does not see: "is settled at school", "was excluded".
_TOLD: Final = word_set(
    """settled attending doing thriving making due subject registered safe fine on open under known
    placed living engaging eating sleeping growing meeting in aged born excluded referred removed
    discharged admitted taken moved started missed attended diagnosed suspended expelled seen
    weighed immunised vaccinated allocated accommodated supported offered given getting going having
    progressing developing receiving being also"""
)
_SEEN_IN: Final = word_set(
    """the bed his her their garden bath cot kitchen lounge living bedroom room pyjamas nappy"""
)
_BE: Final = word_set("is are 's 're was were")
# A clipped note leaves the verb out: "Kai asleep", "Kai in the bath".
_CLIPPED: Final = word_set("in on at asleep upstairs present awake alert well happy out would")
_THINGS: Final = DETERMINERS | POSSESSIVES | word_set("on lots toast")
_LIKES: Final = word_set("like love prefer rather")  # "He'd like"
_MET: Final = word_set("seen spoken met observed heard")
_COLONS: Final = word_set(": - –")
_MODALS: Final = word_set("will shall may might should must needs need ought")
_SKIP: Final = word_set(
    """also both all then now still just again currently very really quite always usually often not
    never who clearly generally already"""
)
_MOST: Final = 6


def accounts_for_child(
    record: AnnotatedRecord,
    entry: Entry,
    labels: tuple[str, ...],
    presence: tuple[str, ...],
    children: Children,
) -> bool:
    """Whether an entry says that someone saw or heard a child, or why not.

    `labels` are lexicons of labels and headings for that, `presence` of labels for who was there.
    """
    if any(answers(record, field, labels) or _tells_of_child(record, field) for field in entry.fields):
        return True
    if _shared(record, entry, children):
        return True
    there = [field for field in entry.fields if answers(record, field, presence)]
    for number in sentences_of(record, entry):
        sentence = record.sentences[number]
        if sentence.zone is ZoneKind.HEADING and is_labelled(record, sentence.span, labels):
            return True
        in_presence = any(field.value.overlaps(sentence.span) for field in there)
        if not in_presence and not _is_told(entry, number, record):
            continue
        for mention in mentions_in(record, number):
            if children.maybe(mention):
                seen = in_presence or _is_seen(record, mention, children)
                if seen and not characterises(record, mention, children):
                    return True
            elif mention.pronoun and _is_elsewhere(record.cast(number).words.low, mention.last):
                return True  # "Joan told me that he was in bed": whoever tells it is not meant
    return False


def _shared(record: AnnotatedRecord, entry: Entry, children: Children) -> bool:
    """Whether the child alone can be the other of "we": "I visited Kai. We did the form together"."""
    mentions = [
        mention
        for number in sentences_of(record, entry)
        if record.sentences[number].zone is ZoneKind.NARRATIVE
        for mention in mentions_in(record, number)
        if not mention.only_spoken_of
    ]
    return (
        bool(mentions)
        and all(map(children.maybe, mentions))
        and any(
            "we" in record.cast(number).words.low
            for number in sentences_of(record, entry)
            if record.sentences[number].zone is ZoneKind.NARRATIVE
        )
    )


def _tells_of_child(record: AnnotatedRecord, field: Field) -> bool:
    """Whether a field for the child tells how the child was: "Child: in cot, smiling"."""
    filled = field.role is Role.CHILD and not (field.blank or field.placeholder)
    return filled and not names_child(record, field)


def _is_told(entry: Entry, number: int, record: AnnotatedRecord) -> bool:
    """Whether the sentence is of the note's text, and not of its header or sign-off."""
    sentence = record.sentences[number]
    if sentence.zone is ZoneKind.NARRATIVE:
        return True
    return sentence.zone is ZoneKind.VALUE and any(
        field.role in {Role.NARRATIVE, Role.OTHER} and field.value.overlaps(sentence.span)
        for field in entry.fields
    )


def _is_seen(record: AnnotatedRecord, mention: Mention, children: Children) -> bool:
    low = record.cast(mention.sentence).words.low
    if mention.owner:
        at = mention.last if mention.low[0] == "her" else mention.last + 1
        return not _SHOWS.isdisjoint(low[at : at + 2]) and not _is_others(record, mention, children)
    if mention.topic or mention.planned:
        return False
    if _is_elsewhere(low, _past_apposition(low, mention.last)):
        return True  # why the child was not seen, whoever says it
    seen = _is_object_seen(low, mention.first) or _acts(low, mention.last)
    return seen and not _is_visited(low, mention.first) and not _is_others(record, mention, children)


def _is_object_seen(low: tuple[str, ...], first: int) -> bool:
    """Whether the words before say that the writer saw, heard or spoke to whom they are about."""
    at = first - 1
    while at >= 0 and (
        low[at] in DETERMINERS or low[at] in POSSESSIVES or low[at] in {"'s", "baby", "little"}
    ):
        at -= 1
    if at < 0:
        return False
    if low[at] == "with" and at and low[at - 1] in _PLACED:
        return True
    if low[at] in _WITH:
        return not _SEES.isdisjoint(low[max(0, at - 4) : at])
    return low[at] in _SEES


def _is_visited(low: tuple[str, ...], first: int) -> bool:
    """Whether the words before say only that a visit was made: "visited", "a visit to"."""
    before = low[max(0, first - 4) : first]
    return any(
        word in _VISITS and all(other in _BETWEEN for other in before[at + 1 :])
        for at, word in enumerate(before)
    )


def _acts(low: tuple[str, ...], last: int) -> bool:
    """Whether the words after say what the child did or how the child was, as one who saw it writes."""
    at = _past_apposition(low, last)
    rest = low[at : at + _MOST]
    while rest and rest[0] in _SKIP | _COLONS:
        rest = rest[1:]
    if not rest:
        return False
    verb, after = rest[0], next((word for word in rest[1:] if word not in _SKIP), "")
    if (verb, after) in {("and", "i"), ("and", "me"), ("and", "we")}:
        return True
    if verb in _PERFECT:
        # "Kai had a cough" is seen; "Kai had been to the dentist" is told.
        return after in _HEARD | _LIKES or (verb == "had" and after in _THINGS)
    if verb in _BE | _MET:  # "Kai seen."
        return _is_visible("seen" if verb in _MET else after, rest)
    told = verb in _TOLD | _MODALS
    return not told and (verb in _HEARD | _PAST | _CLIPPED or (verb.isalpha() and verb.endswith("ed")))


_PAST: Final = word_set(
    """ate went got took put had did kept held lay let lit rode sang slid swam threw wore wrote won
    lost left hid fell dug drank built brought bent began caught fed flew found gave grew hung knelt
    led leant leaned leapt meant rang ran rose sent shut stuck swung told woke wept could"""
)


def _past_apposition(low: tuple[str, ...], at: int) -> int:
    """Past "(7)", ", aged 7," and "and Ella" to the verb."""
    if low[at : at + 1] == ("(",) and ")" in low[at : at + 8]:
        at = low.index(")", at) + 1
    elif low[at : at + 1] == (",",) and "," in low[at + 1 : at + 7]:
        at = low.index(",", at + 1) + 1
    return at


def _is_visible(after: str, rest: tuple[str, ...]) -> bool:
    """Whether what follows "is" or "was" can be seen: "asleep", "in the garden"; not "settled"."""
    if after in {"in", "on"}:
        return not _SEEN_IN.isdisjoint(rest)
    if after == "seen":
        return "by" not in rest or not {"me", "us", "worker", "sw"}.isdisjoint(rest)
    return bool(after) and after not in _TOLD


def _is_elsewhere(low: tuple[str, ...], at: int) -> bool:
    """Whether the words say where a child was who could not be seen: "was upstairs asleep", "had gone to"."""
    rest = [word for word in low[at : at + _MOST] if word not in _SKIP]
    if "work" in rest:
        return False
    if rest[:1] and rest[0] in {"had", "has", "'s", "'d"}:
        return rest[1:2] == ["gone"] or rest[1:3] == ["been", "taken"]
    if len(rest) < 2 or rest[0] not in _BE:
        return False
    return rest[1] in _AWAY or (rest[1] == "in" and not _AWAY_IN.isdisjoint(rest[2:4]))


_AWAY_IN: Final = word_set("isolation hospital bed detention respite custody class lessons")
_AWAY: Final = word_set(
    """asleep out away upstairs poorly unwell ill at with napping sleeping staying abroad hiding
    elsewhere gone sick visiting"""
)


def _is_others(record: AnnotatedRecord, mention: Mention, children: Children) -> bool:
    """Whether someone else tells it, or it is asked, supposed or planned."""
    claim = children.claims.of(mention.sentence, mention.span)
    if not claim.held.isdisjoint(_TELLS_NOT):
        return True
    if Held.REPORTED not in claim.held:
        return claim.vague
    source = claim.source
    if source is None:
        return False
    return not any(
        children.maybe(other) and other.span.overlaps(source)
        for other in mentions_in(record, mention.sentence)
    )
