"""What a rule pack adds to a lexicon that there is already, and takes out of it.

    adds_to: judgemental-labels
    entries:
      - term: drama queen
        said_of: person
    without: [streetwise]

The entries have the form of the lexicon's own. One with the same term takes the place of the lexicon's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from caselint.plain_errors import unknown
from caselint.schema import Abbreviation, Abbreviations, Label, Labels, Term
from caselint.term_files import check_each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caselint.schema import Lexicon
    from caselint.yaml_files import YamlFile


class Additions(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a lexicon that there is already. Where no source is named, it is the pack."""

    adds_to: str  # the name of the lexicon
    about: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    source: str = ""  # of entries that name none
    advice: str | None = None  # for entries that have none
    entries: tuple[Term, ...] = ()
    without: tuple[str, ...] = ()  # terms to take out, as the lexicon has them


class AddedAbbreviations(Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations for a glossary that there is already."""

    adds_to: str  # the name of the lexicon
    about: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    source: str = ""  # of entries that name none
    entries: tuple[Abbreviation, ...] = ()
    without: tuple[str, ...] = ()  # abbreviations to take out


class AddedLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """Field labels besides those that there are already."""

    adds_to: str  # the name of the lexicon
    about: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    source: str = ""  # of entries that name none
    entries: tuple[Label, ...] = ()
    without: tuple[str, ...] = ()  # labels to take out


_KINDS: dict[type, type[Additions | AddedAbbreviations | AddedLabels]] = {
    Abbreviations: AddedAbbreviations,
    Labels: AddedLabels,
}


def read_additions(file: YamlFile, lexicons: Mapping[str, Lexicon], pack: str) -> tuple[str, Lexicon]:
    """The name of the lexicon that a file adds to, and the lexicon with what it adds.

    Raises RuleError for a file that is not as it must be.
    """
    name = file.data["adds_to"]
    if not isinstance(name, str):
        raise file.error(("adds_to",), "this must be the name of a lexicon")
    if name not in lexicons:
        raise file.error(("adds_to",), unknown("lexicon", name, lexicons))
    lexicon = lexicons[name]
    added = file.typed(_KINDS.get(type(lexicon), Additions))
    source = added.source or pack
    sources = {pack: f"the rule pack {pack}"} | added.sources
    check_each(file, added.entries, source, sources)
    return name, _joined(file, lexicon, added, source, sources)


def _joined(file: YamlFile, lexicon: Lexicon, added: Any, source: str, sources: dict[str, str]) -> Lexicon:
    left = {entry.term.casefold(): entry for entry in lexicon.entries}
    for at, term in enumerate(added.without):
        if left.pop(term.casefold(), None) is None:
            terms = [entry.term for entry in lexicon.entries]
            raise file.error(("without", at), unknown("term", term, terms))
    taken = _own_keys(lexicon.sources, sources)
    for entry in added.entries:
        changes = {"source": taken[entry.source or source]}
        if isinstance(entry, Term) and added.advice and not entry.advice:
            changes["advice"] = added.advice
        left[entry.term.casefold()] = msgspec.structs.replace(entry, **changes)
    entries = sorted(left.values(), key=lambda entry: entry.term.casefold())
    used = {taken[key]: text for key, text in sources.items()}
    return msgspec.structs.replace(lexicon, entries=tuple(entries), sources={**lexicon.sources, **used})


def _own_keys(known: Mapping[str, str], sources: Mapping[str, str]) -> dict[str, str]:
    """A key for each added source that the lexicon does not use for another."""
    taken: dict[str, str] = {}
    used: set[str] = set()
    for key, text in sources.items():
        number, new = 1, key
        while known.get(new, text) != text or new in used:
            number, new = number + 1, f"{key} {number + 1}"
        taken[key] = new
        used.add(new)
    return taken
