"""Checks the entries of a lexicon file: that patterns can be read, terms stand once, sources are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from caselint.plain_errors import nearest_of, unknown
from caselint.schema import Frames, Term, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.plain_errors import Steps
    from caselint.schema import Lexicon
    from caselint.yaml_files import YamlFile

_PLACE: Final = re.compile(r"\{(\w*)\}")
_LONGEST: Final = 10_000  # characters of a pattern: it must be read by people, and matched in no time
_MOST_OPTIONAL: Final = 40  # optional parts of a pattern: more do not help those who read it


def check_entries(file: YamlFile, lexicon: Lexicon) -> None:
    """Raise RuleError for the first entry of a lexicon that is not as it must be."""
    places: tuple[str, ...] | None = ()
    if isinstance(lexicon, Wording):
        for at, (name, words) in enumerate(lexicon.places.items()):
            _check_pattern(file, ("places", name), f"({words})", tuple(lexicon.places)[:at])
        places = tuple(lexicon.places)
    elif isinstance(lexicon, Frames):
        places = None
    check_each(file, lexicon.entries, lexicon.source, lexicon.sources, places)


def check_each(
    file: YamlFile,
    entries: tuple[Any, ...],
    source: str,
    sources: Mapping[str, str],
    places: tuple[str, ...] | None = (),
) -> None:
    """Raise RuleError for an empty term, one that stands twice, a pattern or a source at fault.

    `places` are those that something fills; None: any may stand in a pattern.
    """
    seen: dict[str, int] = {}
    for at, entry in enumerate(entries):
        here: Steps = ("entries", at)
        if not entry.term.strip():
            raise file.error((*here, "term"), "the term is empty")
        if isinstance(entry, Term):
            for steps, pattern in _patterns(entry):
                around = ("term",) if steps[0] == "except" else ()
                known = None if places is None else (*places, *around)
                _check_pattern(file, (*here, *steps), pattern, known)
        earlier = seen.setdefault(entry.term.casefold(), at)
        if earlier != at:
            line = file.line_of(("entries", earlier, "term"))
            raise file.error((*here, "term"), f"“{entry.term}” stands in line {line} already")
        named = entry.source or source
        if named not in sources:
            problem = unknown("source", named, sources) if named else "it has no source, nor has the list"
            raise file.error((*here, "source") if entry.source else (*here, "term"), problem)


def _patterns(term: Term) -> Iterator[tuple[Steps, str]]:
    yield ("term",), term.term
    for key, patterns in (("except", term.excepting), ("only_with", term.only_with)):
        for at, pattern in enumerate(patterns):
            yield (key, at), pattern


def _check_pattern(file: YamlFile, steps: Steps, pattern: str, places: tuple[str, ...] | None) -> None:
    from caselint.language.patterns import PatternError, parse

    if len(pattern) > _LONGEST:
        raise file.error(steps, f"it is longer than {_LONGEST} characters; make several terms of it")
    if pattern.count("[") > _MOST_OPTIONAL:
        raise file.error(steps, f"it has more than {_MOST_OPTIONAL} optional parts; make several terms of it")
    for place in _PLACE.findall(pattern):
        if places is not None and place not in places:
            raise file.error(steps, f"nothing fills the place {{{place}}}" + nearest_of(place, places))
    try:
        parse(_PLACE.sub("it", pattern))
    except PatternError as error:
        raise file.error(steps, f"“{pattern}” cannot be read: {error.problem}") from None
