"""Action items that name who does them: "SW to ring the clinic", "Ms Cole will make the referral".

What a family says that it will do is a promise and no agreed action, unless it stands under a heading of
actions or is set down as a job ("Mum to ring the dentist").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.action_items import LEADS
from caselint.checks.action_places import is_owner
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.people import Cast

_WILL: Final = word_set("will shall 'll")
_WRITER: Final = word_set("i we me")
_NOT_OURS: Final = word_set("he she they it who which that")
_BEFORE: Final = word_set(
    "the a an my our his her their both all this and & ( ) / , of at from mr mrs ms miss dr"
)
_BETWEEN: Final = word_set("also then now both all jointly each therefore still next please again")
# What people are or go on doing is no job, and neither is what the future brings.
_NO_JOBS: Final = word_set(
    """be come keep stay remain live continue have get let go leave know need see want like feel think be
    become sleep eat play attend try look hear understand enjoy learn grow start begin"""
)
_NEVER_JOBS: Final = word_set("be have know need want like feel think become hear understand")
_NO_DOINGS: Final = word_set(
    "staying living going being having looking coming starting sleeping eating hoping"
)
_LATEST: Final = 9  # words in which the "will" or "to" stands


def owned_item(record: AnnotatedRecord, number: int, verbs: str, posts: str, *, listed: bool) -> Span | None:
    """The words that say who is to do what, or None. `listed`: it stands under a heading of actions.

    `verbs` and `posts` are lexicons: of action items, and of post titles.
    """
    cast = record.cast(number)
    low = cast.words.low
    held = _held(record, cast, number, posts)
    start = next((at for at, word in enumerate(low) if word not in LEADS and word[0].isalnum()), len(low))
    for at in range(start + 1, min(start + _LATEST, len(low) - 1)):
        if low[at] in _WILL:
            may = _promises(cast, held, start, at) or (listed and _names(cast, held, start, at))
        elif low[at] == "to":
            may = _names(cast, held, start, at)
        else:
            continue
        no_jobs = _NEVER_JOBS if listed else _NO_JOBS
        last = _job(record, cast, number, at, verbs, no_jobs) if may else None
        return None if last is None else Span(cast.words.starts[start], cast.words.ends[last])
    return None


def _names(cast: Cast, posts: frozenset[int], start: int, at: int) -> bool:
    """Whether the words before are an owner and nothing else: "Amy Cole (SW)", "Mum and Gran"."""
    low = cast.words.low
    if low[at - 1] == ")":
        at = max((i for i in range(start, at) if low[i] == "("), default=at)
    if at <= start or not (is_owner(cast, at - 1) or low[at - 1] in _WRITER):
        return False
    return all(
        is_owner(cast, i)
        or low[i].rstrip(".") in _BEFORE
        or cast.words.text[i][:1].isupper()
        or i in posts  # "health visitor", "team manager"
        for i in range(start, at - 1)
    )


def _held(record: AnnotatedRecord, cast: Cast, number: int, posts: str) -> frozenset[int]:
    """The words of the sentence's post titles."""
    spans = [hit.span for hit in record.terms_in(posts, number)]
    places = zip(cast.words.starts, cast.words.ends, strict=True)
    return frozenset(
        at for at, (start, end) in enumerate(places) if any(span.contains(Span(start, end)) for span in spans)
    )


def _promises(cast: Cast, posts: frozenset[int], start: int, at: int) -> bool:
    """Whether the writer, a post or a titled name is who will."""
    low = cast.words.low
    if low[at - 1] in {"i", "we"}:
        return True
    before = range(start, at)
    if any(low[i] in cast.people.kin or low[i] in _NOT_OURS for i in before):
        return False
    titled = any(low[i].rstrip(".") in cast.people.titles for i in before)
    return (at - 1 in posts or titled) and _names(cast, posts, start, at)


def _job(
    record: AnnotatedRecord, cast: Cast, number: int, at: int, verbs: str, no_jobs: frozenset[str]
) -> int | None:
    """The last word of the verb after "will" or "to", if it is a job."""
    low = cast.words.low
    verb = at + 1
    while verb < len(low) and low[verb] in _BETWEEN:
        verb += 1
    if verb >= len(low) or low[verb] in no_jobs - {"be"}:
        return None
    if low[verb] == "be":
        doing = low[verb + 1] if verb + 1 < len(low) else ""
        return verb + 1 if doing.endswith("ing") and doing not in _NO_DOINGS else None
    starts = cast.words.starts[verb]
    hit = next((hit for hit in record.terms_in(verbs, number) if hit.span.start == starts), None)
    if hit is None:
        return None
    return max(i for i in range(len(low)) if cast.words.ends[i] <= hit.span.end)
