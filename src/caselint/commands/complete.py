"""What a shell offers at Tab for profiles and rules: caselint's own, and those of the packs that count here.

It must be quick, and can say nothing: where a config or a pack is at fault, caselint's own are offered, and
the command itself says what is wrong. (A shell offers files, commands and options without this.)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.schema import Rulebook

Offer = list[tuple[str, str]]  # each with a few words about it


def profiles(incomplete: str) -> Offer:
    """The profiles whose names begin so."""
    from caselint.clauses import full_title

    told = ((name, full_title(profile)) for name, profile in _book().profiles.items())
    return list(_beginning(incomplete, told))


def rules(incomplete: str) -> Offer:
    """The rules whose codes or names begin so."""
    book = _book()
    by_code = list(_beginning(incomplete, ((code, rule.name) for code, rule in book.rules.items())))
    return by_code or list(_beginning(incomplete, ((rule.name, code) for code, rule in book.rules.items())))


def codes(incomplete: str) -> Offer:
    """The codes, and beginnings of codes, that may come next in a list with commas between."""
    listed, comma, last = incomplete.rpartition(",")
    from caselint.families import families_of

    book = _book()
    families = ((family, about) for family, about, _ in families_of(book))
    offered = [*families, *((code, rule.name) for code, rule in book.rules.items())]
    return [(f"{listed}{comma}{code}", about) for code, about in _beginning(last, offered)]


def _beginning(incomplete: str, offered: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What begins so, be it in small letters; the shell asks that it begin with the very letters typed."""
    start = incomplete.lower()
    for name, about in offered:
        if name.lower().startswith(start):
            yield incomplete + name[len(incomplete) :], about


def _book() -> Rulebook:
    from caselint.config import ConfigError, Configs
    from caselint.packs import load_with_packs
    from caselint.yaml_files import RuleError

    try:
        return load_with_packs([Path(pack) for pack in Configs().of_run.packs])
    except (ConfigError, RuleError):
        return load_with_packs([])
