"""The pages about rules: the list, and all that there is to know about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from caselint.families import FAMILIES
from caselint.kinds import options_of
from caselint.report.text import STYLES, console_for, print_indented

if TYPE_CHECKING:
    from typing import TextIO

    from caselint.schema import Rule, Rulebook

_OF_PACKS = "Rules of your team's own"


def print_rules(book: Rulebook, stream: TextIO) -> None:
    """Write the list of all rules by family."""
    console = console_for(stream)
    others = dict.fromkeys((code[:3] for code in book.rules if code[:3] not in FAMILIES), _OF_PACKS)
    for family, title in (FAMILIES | others).items():
        rules = [rule for code, rule in book.rules.items() if code.startswith(family)]
        if not rules:
            continue
        console.print(Text(f"{family}  {title}", style="bold"))
        for rule in rules:
            line = Text(f"  {rule.code}", style=STYLES[rule.level])
            line.append(f"  {rule.name}  ", style="bold")
            line.append(f"{rule.level}, {rule.tier}", style="dim")
            console.print(line)
            print_indented(console, Text(rule.summary), 10)
        console.print()


def print_rule(rule: Rule, stream: TextIO) -> None:
    """Write the page of one rule: what, why, what to do, an example, options and sources."""
    console = console_for(stream)
    title = Text(f"{rule.code} ", style=STYLES[rule.level])
    title.append(rule.name, style="bold")
    title.append(f" ({rule.level}, {rule.tier} rule, about one {rule.scope})", style="dim")
    console.print(title)
    options = options_of(rule)
    sections = {
        "What it finds": rule.summary,
        "Why it matters": rule.why,
        "What to do": rule.advice,
        "Falls short": rule.bad,
        "Better": rule.good,
        "Asked for by": "\n".join(f"{name}: {clause}" for name, clause in sorted(rule.cites.items())),
        "Options": "\n".join(f"{key} = {_shown(value)}" for key, value in _items(options)),
    }
    for heading, body in sections.items():
        if body:
            console.print(Text(f"\n{heading}", style="bold"))
            print_indented(console, Text(body.strip()), 2)


def _items(options: object) -> list[tuple[str, object]]:
    return [(key, getattr(options, key)) for key in getattr(options, "__struct_fields__", ())]


def _shown(value: object) -> str:
    """A value as caselint.toml would hold it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
