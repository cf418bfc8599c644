"""Frames: terms with places in them, which the lexicons that take them fill with words of their own.

"Typical of {groups}" belittles whomever it names. The frame is written once; the lexicon about class and
the lexicon about age each say which groups stand in it. A lexicon's own terms may have places too.
In the exceptions of a term, `{term}` is the term itself: "told me that {term}".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from caselint.schema import Frames, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caselint.schema import Lexicon, Term

_PLACE: Final = re.compile(r"\{(\w*)\}")
_LONGEST: Final = (
    20_000  # characters of a filled pattern: places in places double as they go; ours have 5,300
)
_MOST_ENTRIES: Final = 20_000  # of a lexicon with its frames


class FrameError(ValueError):
    """A place that nothing fills, or frames that are not there. The message is for people."""


def filled(lexicon: Wording, lexicons: Mapping[str, Lexicon]) -> Wording:
    """`lexicon` with the frames that it takes among its terms, in order, and all its places filled.

    A frame with a place that the lexicon does not fill is no frame for it, and is left out.

    Raises FrameError where a term of its own has such a place, or where it takes what are no frames.
    """
    places: dict[str, str] = {}
    for name, words in lexicon.places.items():  # each may use those before it
        places[name] = f"({_fill(words, places)})"
    entries = [_filled(term, places) for term in lexicon.entries]
    sources = dict(lexicon.sources)
    for name in dict.fromkeys(lexicon.frames):
        frames = lexicons.get(name)
        if not isinstance(frames, Frames):
            raise FrameError(f"there are no frames “{name}”")
        sources = frames.sources | sources
        entries += [
            msgspec.structs.replace(_filled(term, places), source=term.source or frames.source)
            for term in frames.entries
            if set(_PLACE.findall(term.term)) <= places.keys()
        ]
        if len(entries) > _MOST_ENTRIES:
            raise FrameError(f"with its frames it has more than {_MOST_ENTRIES:,} entries")
    entries.sort(key=lambda term: term.term.casefold())
    return msgspec.structs.replace(lexicon, entries=tuple(entries), sources=sources, frames=(), places={})


def _filled(term: Term, places: Mapping[str, str]) -> Term:
    words = _fill(term.term, places)
    around = {**places, "term": f"({words})"}
    return msgspec.structs.replace(
        term,
        term=words,
        excepting=tuple(_fill(pattern, around) for pattern in term.excepting),
        only_with=tuple(_fill(pattern, places) for pattern in term.only_with),
    )


def _fill(pattern: str, places: Mapping[str, str]) -> str:
    def words(place: re.Match[str]) -> str:
        if place[1] not in places:
            raise FrameError(f"{pattern!r}: nothing fills the place {place[0]}")
        return places[place[1]]

    if "{" not in pattern:
        return pattern
    length = len(pattern) + sum(len(places.get(name, "")) for name in _PLACE.findall(pattern))
    if length > _LONGEST:
        raise FrameError(f"{pattern!r}: with its places filled it is longer than {_LONGEST:,} characters")
    return _PLACE.sub(words, pattern)
