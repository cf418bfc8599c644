"""What a label is for by the words that it is put together from: "Keyed by", "Date visit took place"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.record import Role
from caselint.segment.vocabulary import (
    BOUNDS,
    ELSEWHEN,
    EVENTS,
    EXPORTED,
    EXPORTS,
    FAMILY,
    GLUE,
    HAPPENED,
    MAY_WRITE,
    NAMES,
    OF_BOTH,
    OTHERS,
    PAPERS,
    POSTS,
    QUALIFIERS,
    SETTINGS,
    VISITED,
    WHEN,
    WRITERS,
    WRITING,
    WRITTEN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 9
_LATE = frozenset({"late", "retrospective"})


def composed_role(words: Sequence[str]) -> Role | None:
    """The role of a label of these words (normalised), or None where they do not say."""
    if not words or len(words) > _MOST_WORDS or any(c.isdigit() for word in words for c in word):
        return None
    bag = frozenset(word.removesuffix("'s") for word in words)
    if bag & _LATE and bag & WRITTEN:  # "Late entry made on": what "Entry made on" is
        return composed_role([word for word in words if word not in _LATE])
    if bag & (WRITERS | {"name"}) and bag & WHEN and bag <= WRITERS | NAMES | POSTS | WHEN | GLUE:
        return Role.AUTHOR  # "Author & date"
    if bag & WHEN and not bag & {"who", "by"}:
        return _dated(bag)
    return _of_post(bag) or _of_person(words, bag) or _undated(words, bag)


def _dated(bag: frozenset[str]) -> Role:
    """The role of a label with the word date or time, by what it is the date of."""
    if "birth" in bag:
        return Role.DATE_OF_BIRTH
    if _of_export(bag):
        return Role.PRINTED
    if bag & {"start", "end", "from", "to"} and bag & EVENTS and not bag & ELSEWHEN - BOUNDS:
        return Role.EVENT
    if bag & ELSEWHEN:
        # "Date and time of review" is the meeting's, "review date" when the next one is due.
        return Role.EVENT if bag & ELSEWHEN == {"review"} and "of" in bag else Role.OTHER
    return _moment(bag) or (Role.DATED if bag <= WHEN | GLUE | PAPERS else Role.OTHER)


def _moment(bag: frozenset[str]) -> Role | None:
    """Of the writing or of the event, by the words; None where neither is said."""
    written = bag & WRITTEN
    event = bag & (EVENTS | HAPPENED) or {"family", "time"} <= bag
    if bag & {"finished", "closed"} and bag & (PAPERS - {"case"}):
        return Role.RECORDED
    if written - OF_BOTH or (written and (not event or bag & (PAPERS - {"case"}))):
        return Role.RECORDED
    if bag & WRITING and not (event and bag & {"entry", "record"} and not bag & {"of"}):
        return Role.RECORDED
    return Role.EVENT if event else None


def _of_export(bag: frozenset[str]) -> bool:
    if not bag & EXPORTED:
        return False
    return bag <= EXPORTED | EXPORTS | WHEN | GLUE or (bool(bag & EXPORTS) and "printed" in bag)


def _of_post(bag: frozenset[str]) -> Role | None:
    """A label for a post: a word for it, and at most whose it is."""
    whose = WRITERS | MAY_WRITE | WRITTEN | WRITING | GLUE | QUALIFIERS | PAPERS | {"professional", "current"}
    if bag & POSTS and bag <= POSTS | whose | NAMES and (bag - POSTS or bag & {"role", "post"}):
        return Role.AUTHOR if bag & {"name", "signature"} else Role.POST_TITLE
    return None


def _of_person(words: Sequence[str], bag: frozenset[str]) -> Role | None:
    """A label for who wrote it: by its verb, by a word for a name, or by a word for a worker."""
    others = bag & OTHERS - MAY_WRITE
    written = bag & (WRITTEN | WRITING)
    if bag & {"signature", "sgd", "initials"} or (
        words[0] in {"signed", "sign"} or "signed by" in " ".join(words)
    ):
        return Role.PEOPLE if bag & FAMILY else Role.AUTHOR
    if words[-1] == "by" or words[0] == "who" or (bag & {"by"} and bag & NAMES):
        deeds = written | bag & PAPERS | bag & (VISITED if bag & EVENTS else frozenset())
        return Role.AUTHOR if deeds - {"done"} and not bag & FAMILY else None
    if others:
        return None
    writer = bag & (WRITERS | MAY_WRITE)
    if writer and (written or "name" in bag):
        return Role.AUTHOR
    plain = bag & WRITERS or {"on", "shift"} <= bag or {"on", "duty"} <= bag or "officer" in bag
    return Role.AUTHOR if plain and bag <= WRITERS | MAY_WRITE | QUALIFIERS | PAPERS | GLUE else None


def _undated(words: Sequence[str], bag: frozenset[str]) -> Role | None:
    """A label that needs no word for a date: "Keyed", "Minutes typed at", "Session held"."""
    if _of_export(bag) and bag & (EXPORTED - {"run", "produced", "print", "export"} | EXPORTS):
        return Role.PRINTED
    known = WRITTEN | WRITING | PAPERS | EVENTS | SETTINGS | HAPPENED | BOUNDS | GLUE | {"system"}
    if not bag <= known or (words[-1] == "in" and not bag & {"came", "filled"}):
        return None
    written = bag & WRITTEN
    event = bool(bag & EVENTS)
    paper = bag & (PAPERS - {"case"})
    if written and (written - OF_BOTH or paper or not (event or bag & SETTINGS)):
        return Role.RECORDED if written != {"done"} or paper else None
    if bag <= {"write", "up", "writeup", "of"} or (paper and "finished" in bag):
        return Role.RECORDED
    if {"took", "place"} <= bag or bag & HAPPENED - {"met", "place", "took", "left", "attended", "seen"}:
        return Role.EVENT
    bounded = words[-1] in BOUNDS and (event or bag & {"night", "day"})
    return Role.EVENT if bounded or (event and (written or "came" in bag)) else None


def could_write(words: Sequence[str]) -> bool:
    """Whether nothing in an unknown label says that the person whom its value names is someone else."""
    bag = frozenset(word.removesuffix("'s") for word in words)
    return not bag & (OTHERS | {"of", "and", "from", "re"})
