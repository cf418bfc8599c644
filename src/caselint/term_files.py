"""Checks the entries of a lexicon file: that patterns can be read, terms stand once, sources are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from caselint.plain_errors import unknown
from caselint.schema import Frames, Term, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.plain_errors import Steps
    from caselint.schema import Lexicon
    from caselint.yaml_files import YamlFile

_PLACE: Final = re.compile(r"\{\w*\}")
_LONGEST: Final = 2_000  # characters of a pattern: it must be read by people, and matched in no time
_MOST_OPTIONAL: Final = 12  # optional parts of a pattern: each doubles what it stands for


def check_entries(file: YamlFile, lexicon: Lexicon) -> None:
    """Raise RuleError for the first entry of a lexicon that is not as it must be."""
    may_have_places = isinstance(lexicon, Wording | Frames)
    if isinstance(lexicon, Wording):
        for name, words in lexicon.places.items():
            _check_pattern(file, ("places", name), words, may_have_places=True)
    check_each(file, lexicon.entries, lexicon.source, lexicon.sources, may_have_places=may_have_places)


def check_each(
    file: YamlFile,
    entries: tuple[Any, ...],
    source: str,
    sources: Mapping[str, str],
    *,
    may_have_places: bool = False,
) -> None:
    """Raise RuleError for an empty term, one that stands twice, a pattern or a source at fault."""
    seen: dict[str, int] = {}
    for at, entry in enumerate(entries):
        here: Steps = ("entries", at)
        if not entry.term.strip():
            raise file.error((*here, "term"), "the term is empty")
        if isinstance(entry, Term):
            for steps, pattern in _patterns(entry):
                _check_pattern(file, (*here, *steps), pattern, may_have_places=may_have_places)
        earlier = seen.setdefault(entry.term.casefold(), at)
        if earlier != at:
            line = file.line_of(("entries", earlier, "term"))
            raise file.error((*here, "term"), f"“{entry.term}” stands in line {line} already")
        named = entry.source or source
        if named not in sources:
            problem = (
                unknown("source", named, sources) if named else "it has no source, and the list has none"
            )
            raise file.error((*here, "source") if entry.source else (*here, "term"), problem)


def _patterns(term: Term) -> Iterator[tuple[Steps, str]]:
    yield ("term",), term.term
    for key, patterns in (("except", term.excepting), ("only_with", term.only_with)):
        for at, pattern in enumerate(patterns):
            yield (key, at), pattern


def _check_pattern(file: YamlFile, steps: Steps, pattern: str, *, may_have_places: bool) -> None:
    from caselint.language.patterns import PatternError, parse

    if len(pattern) > _LONGEST:
        raise file.error(steps, f"it is longer than {_LONGEST} characters; make several terms of it")
    if pattern.count("[") > _MOST_OPTIONAL:
        raise file.error(steps, f"it has more than {_MOST_OPTIONAL} optional parts; make several terms of it")
    if _PLACE.search(pattern):
        if not may_have_places:
            raise file.error(steps, f"nothing fills the place {_PLACE.findall(pattern)[0]}")
        pattern = _PLACE.sub("it", pattern)
    try:
        parse(pattern)
    except PatternError as error:
        raise file.error(steps, f"“{pattern}” cannot be read: {error.problem}") from None
