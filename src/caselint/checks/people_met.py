"""Whether an entry says whom the worker met or talked with.

A visit is answered by anyone who is there in its words. In a call and a meeting the child is mostly what it
is about: there a child must speak, or be the one who was rung or met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.contact_events import is_verb, sentences_of, terms_of
from caselint.language.irregular import IRREGULAR_VERBS
from caselint.language.mentions import mentions_in
from caselint.language.people import DETERMINERS, POSSESSIVES, STOPS
from caselint.language.wordset import word_set
from caselint.record import Role, ZoneKind
from caselint.segment.labels import label_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.children import Children
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.mentions import Mention
    from caselint.record import Entry, Field, Span

_VISIT: Final = "visit"
# Words before the one who was rung, met or rang: "a call from", "spoke to", "with".
_MEETS: Final = word_set(
    """to from with by at rang phoned telephoned called met saw seen told asked advised contacted"""
)
_SPEAKS: Final = word_set(
    """said says say told tells asked asks rang phoned called telephoned reported reports explained
    explains advised advises confirmed confirms agreed agrees stated states shared shares thought
    thinks wanted wants answered replied spoke attended joined chaired came arrived present there
    requested described expressed raised read showed brought left apologised introduced felt feels
    wished would"""
)
_WRITERS: Final = word_set("worker sw ssw writer practitioner officer author")
_BODIES: Final = word_set("police cafcass")
# A noun for people before one of these says what it is, and not who: "child protection", "family home".
_MAKES: Final = word_set(
    """protection centre center home house plan support liaison allowance benefit benefits room gate
    seat monitor clothes services service health care mental court welfare contact visit visits
    network life assessment assistant social rights placement meeting meetings conference group time
    hub circle tree history dynamics therapy law advocacy passport bank review reviews call
    discussion office surgery practice call"""
)
_PAST_FORMS: Final = frozenset(form for forms in IRREGULAR_VERBS.values() for form in forms)
_CHARACTERISES: Final = frozenset({"compound", "nmod:poss", "amod", "nmod:unmarked"})


def says_who(
    record: AnnotatedRecord,
    entry: Entry,
    event: str,
    children: Children,
    *,
    events: tuple[str, ...],
    labels: tuple[str, ...],
) -> bool:
    """Whether the entry, which is of a visit, a meeting or a call, says who was there.

    `events` are the lexicons that name such events, `labels` those of fields for who was there.
    """
    if any(answers(record, field, labels) for field in entry.fields):
        return True
    doubtful: list[Mention] = []
    for mention in _others(record, entry, event, events):
        if not _is_there(record, mention, event, children):
            continue
        what_it_is = _characterises_by_words(record, mention, children)
        if what_it_is is False:
            return True
        if what_it_is is None:
            doubtful.append(mention)
    return not all(characterises(record, mention, children) for mention in doubtful)


def _others(record: AnnotatedRecord, entry: Entry, event: str, events: tuple[str, ...]) -> Iterator[Mention]:
    """The people whom an entry mentions, but for the writer, for who went, and for whom it only speaks of."""
    own = _own_words(record, entry)
    for number in sentences_of(record, entry):
        if not _may_tell(record, entry, number, events):
            continue
        for mention in mentions_in(record, number):
            if mention.only_spoken_of or _names_event(record, mention, events):
                continue
            went = event == _VISIT and _went(record, mention, events)
            if not went and not _is_writer(record, mention, own):
                yield mention


def _may_tell(record: AnnotatedRecord, entry: Entry, number: int, events: tuple[str, ...]) -> bool:
    """Whether the sentence may say who was there, by where it stands."""
    sentence = record.sentences[number]
    if sentence.zone is ZoneKind.SIGN_OFF:  # "Call to Ms Day, 4 March 2024", and not a signature
        narrative = entry.paragraphs[0].start if entry.paragraphs else entry.span.end
        before = sentence.span.start < narrative
        return before and any(True for _ in terms_of(record, events, (number,)))
    if sentence.zone is ZoneKind.VALUE:
        return _tells(entry, sentence.span)
    return sentence.zone in {ZoneKind.NARRATIVE, ZoneKind.HEADING}


def answers(record: AnnotatedRecord, field: Field, labels: tuple[str, ...]) -> bool:
    """Whether the field's label is of the lexicons, and it holds an answer."""
    return not (field.blank or field.placeholder) and is_labelled(record, field.label, labels)


def is_labelled(record: AnnotatedRecord, span: Span, labels: tuple[str, ...]) -> bool:
    """Whether a label or heading is, but for its marks, a term of one of the lexicons."""
    key = label_key(record.text(span))
    number = record.sentence_index(span.start)
    return number is not None and any(
        label_key(record.text(hit.span)) == key for name in labels for hit in record.terms_in(name, number)
    )


def _own_words(record: AnnotatedRecord, entry: Entry) -> frozenset[str]:
    """The words of the author's name and post."""
    name = entry.author.name if entry.author else ""
    post = record.text(entry.post_title) if entry.post_title else ""
    return frozenset(f"{name} {post}".lower().split())


def _tells(entry: Entry, span: Span) -> bool:
    """Whether a value is text of the note, and not who the child or the author is."""
    return all(
        field.role in {Role.ENTRY_TYPE, Role.EVENT, Role.NARRATIVE, Role.OTHER}
        for field in entry.fields
        if field.value.overlaps(span)
    )


def _names_event(record: AnnotatedRecord, mention: Mention, events: tuple[str, ...]) -> bool:
    """Whether the word is part of the event's name: "Phone call", "Reintegration meeting"."""
    return any(
        hit.span.overlaps(mention.span)
        or (mention.name and mention.span.end + 1 == hit.span.start and not is_verb(record, hit))
        for hit in terms_of(record, events, (mention.sentence,))
    )


def _is_writer(record: AnnotatedRecord, mention: Mention, own: frozenset[str]) -> bool:
    if mention.pronoun:
        return False
    low = record.cast(mention.sentence).words.low
    if own and own.issuperset(mention.low):
        return _before(low, mention) not in _MEETS - {"by"}
    before = low[mention.first - 1] if mention.first else ""
    if mention.low[-1] not in _WRITERS or mention.name:
        return False
    # "The social worker visited", "visit by SW"; but "a call from his social worker" is someone else.
    social = mention.first - 1 if before == "social" else mention.first
    before = low[social - 1] if social else ""
    return before not in {"from", "with", "to", "'s", "his", "her", "their", "and"}


def _went(record: AnnotatedRecord, mention: Mention, events: tuple[str, ...]) -> bool:
    """Whether the words say by whom a visit was made: "Visit by Sam Hill, Early Help Practitioner"."""
    words = record.cast(mention.sentence).words
    at = mention.first - 1
    while at > 0 and (words.low[at] in DETERMINERS or words.low[at] == "," or words.text[at][:1].isupper()):
        at -= 1
    if at < 0 or words.low[at] != "by":
        return False
    visits = (hit for name in events for hit in record.terms_in(name, mention.sentence))
    return any(hit.span.end <= words.starts[at] for hit in visits)


def characterises(record: AnnotatedRecord, mention: Mention, children: Children) -> bool:
    """Whether the word only says what a thing is: "parent support", "the family home"."""
    found = _characterises_by_words(record, mention, children)
    if found is not None:
        return found
    tree = record.syntax.tree(mention.sentence)
    if mention.name:
        return tree.tags[mention.first] != "NNP"
    return tree.deps[mention.last - 1] in _CHARACTERISES and tree.heads[mention.last - 1] >= mention.last


def _characterises_by_words(record: AnnotatedRecord, mention: Mention, children: Children) -> bool | None:
    """The same as far as the words tell; None where only the tree does."""
    if mention.pronoun:
        return False
    if mention.name:
        known = children.surely(mention)
        return None if not known and _may_be_no_name(record, mention) else False
    low = record.cast(mention.sentence).words.low
    after = low[mention.last] if mention.last < len(low) else ""
    if after in _MAKES or after == "-" or low[mention.last : mention.last + 2] == ("in", "need"):
        return True
    if not after.isalpha() or after in STOPS | _SPEAKS | _PAST_FORMS or after.endswith(("ed", "s", "ly")):
        return False
    return None


def _may_be_no_name(record: AnnotatedRecord, mention: Mention) -> bool:
    """Whether it may be a common noun that only begins its sentence: "Threshold met"."""
    word = mention.low[0]
    if mention.first or len(mention.low) > 1 or word in record.people.names or word in record.names:
        return False
    return word not in record.people.kin


def _is_there(record: AnnotatedRecord, mention: Mention, event: str, children: Children) -> bool:
    if event != _VISIT:
        return _takes_part(record, mention, children)
    low = record.cast(mention.sentence).words.low
    # "Contact with birth family is every second Saturday" tells of an arrangement.
    return "contact" not in low[max(0, mention.first - 4) : mention.first]


def _takes_part(record: AnnotatedRecord, mention: Mention, children: Children) -> bool:
    """Whether a mention in a call or meeting is of someone who takes part, not of the child it is about."""
    low = record.cast(mention.sentence).words.low
    if mention.low[-1] in _BODIES:
        return False  # "Call to the police": to whom there
    if mention.low[0] in {"they", "them"} and not children.stands_for_someone(mention):
        return False  # "Call from nursery. They asked why."
    after = low[mention.last : mention.last + 3]
    if _before(low, mention) in _MEETS or not _SPEAKS.isdisjoint(after):
        return True
    if children.surely(mention):
        return False
    return not (children.unknown(mention) and after[:1] and after[0] in _IS)


def _before(low: tuple[str, ...], mention: Mention) -> str:
    at = mention.first - 1
    while at > 0 and (low[at] in DETERMINERS or low[at] in POSSESSIVES):
        at -= 1
    return low[at] if at >= 0 else ""


_IS: Final = word_set("is 's has have needs remains continues attends")
