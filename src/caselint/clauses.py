"""How rules cite the clauses of manuals, and how a reader is shown them.

A clause is a number ("2.9", "III.viii"), a part's own name ("timescales") or, where the manual has no
numbers, the first words of a paragraph ("Generally, they must also be asked"), which may hold commas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from caselint.schema import Profile, Rulebook

_FIRST_WORDS = re.compile(r"[A-Z][a-z]")


def clauses_of(cited: str, known: Collection[str]) -> tuple[str, ...]:
    """The clauses that a rule cites: one that is known, or several with commas between.

    Where none is known, as of a manual that there is no profile for, what is cited is left as it stands.
    """
    return (cited,) if cited in known or not known else tuple(part.strip() for part in cited.split(","))


def known_clauses(profile: Profile) -> frozenset[str]:
    """The clauses of a profile's requirements."""
    return frozenset(requirement.clause for requirement in profile.requirements)


def shown_name(manual: str) -> str:
    """The name of a manual or profile as people write it: "North East Lincolnshire"."""
    return manual.replace("-", " ").title() if manual != "default" else manual


def full_title(profile: Profile) -> str:
    """The full title of a profile's manual, with the authority's name first where it is not."""
    name, title = shown_name(profile.name), profile.manual or ""
    return title if title.startswith(name) else f"{name}, {title}" if title else name


def shown_clause(clause: str) -> str:
    """A clause as people read it; first words of a paragraph stand in quotation marks."""
    return f"“{clause} …”" if _FIRST_WORDS.match(clause) else clause


def cited(manual: str, clause: str) -> str:
    """A manual and the clause: "Wakefield 2.9", "North East Lincolnshire, “Forms must be completed …”"."""
    comma = "," if _FIRST_WORDS.match(clause) else ""
    return f"{shown_name(manual)}{comma} {shown_clause(clause)}"


def manuals_of(book: Rulebook) -> tuple[str, ...]:
    """The short names of the manuals that there are profiles for, in order."""
    return tuple(sorted(name for name, profile in book.profiles.items() if profile.requirements))


def initials_of(names: Iterable[str]) -> dict[str, str]:
    """The first letters of each name, as many as tell it from the others."""
    shown = {name: shown_name(name) for name in names}
    longest = max(map(len, shown.values()), default=0)
    found: dict[str, str] = {}
    for name, words in shown.items():
        others = [other for other in shown.values() if other != words]
        lengths = (at for at in range(1, longest + 1) if not any(o.startswith(words[:at]) for o in others))
        found[name] = words[: next(lengths, longest)]
    return found
