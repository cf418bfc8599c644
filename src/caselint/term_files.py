"""Checks the entries of a lexicon file: that patterns can be read, terms stand once, sources are known.

And that none of it is so much that a run would not be done with it: packs may be a stranger's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from caselint.plain_errors import nearest_of, unknown
from caselint.schema import Abbreviation, Frames, Term, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.plain_errors import Steps
    from caselint.schema import Lexicon
    from caselint.yaml_files import YamlFile

_PLACE: Final = re.compile(r"\{(\w*)\}")
# The limits, each with what comes nearest to it among caselint's own.
_MOST_ENTRIES: Final = 5_000  # of a lexicon (1,371)
_MOST_PATTERNS: Final = 200  # of a term's exceptions and conditions (52)
_MOST_SPELLINGS: Final = 200_000  # of all words of a lexicon's patterns (37,000)
_MOST_MEANINGS: Final = 50  # of an abbreviation (4)
_LONGEST_MEANING: Final = 300  # characters (91)
_LONGEST_LABEL: Final = 200  # characters of a label or an abbreviation (35)


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
    if len(entries) > _MOST_ENTRIES:
        raise file.error(("entries",), f"there are more than {_MOST_ENTRIES:,} entries; make several lists")
    seen: dict[str, int] = {}
    spellings = 0
    for at, entry in enumerate(entries):
        here: Steps = ("entries", at)
        if not entry.term.strip():
            raise file.error((*here, "term"), "the term is empty")
        _check_size(file, here, entry)
        if isinstance(entry, Term):
            for steps, pattern in _patterns(entry):
                around = ("term",) if steps[0] == "except" else ()
                known = None if places is None else (*places, *around)
                spellings += _check_pattern(file, (*here, *steps), pattern, known)
            _check_spellings(file, here, spellings)
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


def _check_size(file: YamlFile, here: Steps, entry: Any) -> None:
    """Refuse an entry that is too much for whoever looks for it."""
    if isinstance(entry, Term):
        if len(entry.excepting) + len(entry.only_with) > _MOST_PATTERNS:
            problem = f"it has more than {_MOST_PATTERNS} exceptions and conditions; put several into one"
            raise file.error((*here, "term"), problem)
    elif len(entry.term) > _LONGEST_LABEL:
        raise file.error((*here, "term"), f"it is longer than {_LONGEST_LABEL} characters")
    if isinstance(entry, Abbreviation):
        if len(entry.meanings) > _MOST_MEANINGS:
            raise file.error((*here, "meanings"), f"there are more than {_MOST_MEANINGS} of them")
        for at, meaning in enumerate(entry.meanings):
            if len(meaning) > _LONGEST_MEANING:
                raise file.error((*here, "meanings", at), f"it is longer than {_LONGEST_MEANING} characters")


def check_filled(file: YamlFile, lexicon: Wording) -> None:
    """Raise RuleError for a pattern that is too much once its places are filled."""
    from caselint.language.patterns import PatternError
    from caselint.language.runaway import shown_pattern

    spellings = 0
    for entry in lexicon.entries:
        for _, pattern in _patterns(entry):
            try:
                spellings += _spellings(pattern)
            except PatternError as error:
                problem = f"{shown_pattern(pattern)}, its places filled, cannot be used: {error.problem}"
                raise file.error(("entries",), problem) from None
        _check_spellings(file, ("entries",), spellings)


def _check_spellings(file: YamlFile, here: Steps, spellings: int) -> None:
    if spellings > _MOST_SPELLINGS:
        problem = f"up to here the list stands for more than {_MOST_SPELLINGS:,} words; make several lists"
        raise file.error(here, problem)


def _check_pattern(file: YamlFile, steps: Steps, pattern: str, places: tuple[str, ...] | None) -> int:
    """How many spellings the pattern's words have; refuse one that cannot be read, or is too much."""
    from caselint.language.patterns import PatternError
    from caselint.language.runaway import shown_pattern

    for place in _PLACE.findall(pattern):
        if places is not None and place not in places:
            raise file.error(steps, f"nothing fills the place {{{place}}}" + nearest_of(place, places))
    try:
        return _spellings(_PLACE.sub("it", pattern))
    except PatternError as error:
        raise file.error(steps, f"{shown_pattern(pattern)} cannot be read: {error.problem}") from None


def _spellings(pattern: str) -> int:
    from caselint.language.pattern_size import refuse_large
    from caselint.language.patterns import parse

    return refuse_large(pattern, parse(pattern))
