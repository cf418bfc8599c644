"""The pages about rules: the list, and one rule in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from caselint.clauses import (
    clauses_of,
    full_title,
    initials_of,
    known_clauses,
    manuals_of,
    shown_clause,
    shown_name,
)
from caselint.families import families_of
from caselint.kinds import lexicons_of, options_of
from caselint.report.console import STYLES, console_for, print_indented, wrapped
from caselint.report.escapes import terminal
from caselint.report.rule_words import LEVELS, TIERS, rule_words, scope_words, setting_lines
from caselint.report.wording import count, listed
from caselint.selection import codes_of_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    from caselint.schema import Rule, Rulebook

_MOST_LISTS: Final = 6  # word lists that are named one by one
_MOST_LEFT: Final = 4  # examples of what a rule leaves alone
_LONGEST_LEFT: Final = 84  # characters of one
_BRACES: Final = re.compile(r"\{\{|\}\}")


# ------------------------------------------------------------------------------------------ list


def print_rules(book: Rulebook, stream: TextIO) -> None:
    """Write the list of all rules by family, with the level, the tier and the manuals that ask for each."""
    console = console_for(stream)
    initials = initials_of(manuals_of(book))
    names = max(len(rule.name) for rule in book.rules.values())
    manuals = [f"{letters} {shown_name(manual)}" for manual, letters in initials.items()]
    print_indented(console, Text(f"Which manuals ask for a rule: {', '.join(manuals)}.\n"), 0)
    for family, title, rules in families_of(book):
        console.print(Text(f"{family}  {title}", style="bold underline"))
        for rule in rules:
            line = Text.assemble(
                "  ", (rule.code, STYLES[rule.level]), "  ", (rule.name.ljust(names), "bold")
            )
            line.append(f"  {rule.level:8}{rule.tier:8}", style=STYLES[rule.level].removeprefix("bold "))
            for manual, letters in initials.items():
                asks = manual in rule.cites
                line.append(f" {letters if asks else '·'.ljust(len(letters))}", style="" if asks else "dim")
            console.print(line)
            print_indented(console, Text(rule.summary.strip()), 10)
        console.print()
    print_indented(console, Text("\n".join(LEVELS.values())), 0)
    print_indented(console, Text("\n".join(TIERS.values()).format(code="CODE")), 0)
    print_indented(
        console, Text("caselint rule CODE shows all about one; caselint profiles what manuals ask."), 0
    )


# ------------------------------------------------------------------------------------------ page


def print_rule(book: Rulebook, rule: Rule, stream: TextIO) -> None:
    """Write the page of one rule: what, why, what to do, examples, who asks for it, and its settings."""
    console = console_for(stream)
    console.print(Text.assemble((rule.code, STYLES[rule.level]), (f"  {rule.name}", "bold")))
    for line in (LEVELS[rule.level], TIERS[rule.tier].format(code=rule.code), scope_words(rule)):
        print_indented(console, Text(line, style="dim"), 0)
    _section(console, "What it finds", [Text(rule.summary.strip())])
    _section(console, "Why it matters", [Text(rule.why.strip())])
    _section(console, "What to do", [Text(rule.advice.strip())])
    _print_example(console, "Falls short", rule.bad, "red")
    _print_example(console, "Better", rule.good, "green")
    _print_example(console, "It leaves alone, for example", "\n".join(_left(rule)), "dim")
    _section(console, "Keeps quiet where one of these has spoken of the same thing", _winners(book, rule))
    _print_askers(console, book, rule)
    _section(console, "It is on in", _profiles(book, rule))
    _section(console, "Settings, in caselint.toml", setting_lines(rule))
    _section(console, "Word lists that it reads", _lists(book, rule))


def _section(console: Console, heading: str, lines: Iterable[Text]) -> None:
    """Write a part of the page, if there is anything in it."""
    for at, line in enumerate(lines):
        if at == 0:
            console.print(Text(f"\n{heading}", style="bold"))
        print_indented(console, line, 2)


def _print_example(console: Console, heading: str, words: str, style: str) -> None:
    """Write an example, with a bar before each of its lines."""
    lines = [row for line in words.strip().splitlines() for row in wrapped(line, console.width - 4)]
    _section(console, heading, [Text.assemble(("│ ", style), terminal(row)) for row in lines])


def _left(rule: Rule) -> list[str]:
    """Short examples of what the rule leaves alone; none where they are all long."""
    short = [text.strip() for text in rule.tests.allow if len(text.strip()) <= _LONGEST_LEFT]
    return [_BRACES.sub("", text) for text in short if "\n" not in text][:_MOST_LEFT]


def _winners(book: Rulebook, rule: Rule) -> list[Text]:
    codes = [code for code in rule.gives_way_to if code in book.rules]
    return [rule_words(book, codes)] if codes else []


def _print_askers(console: Console, book: Rulebook, rule: Rule) -> None:
    """Write each manual with its full name, the clauses, and what each asks in plain words."""
    for at, (manual, cited) in enumerate(sorted(rule.cites.items())):
        profile = book.profiles.get(manual)
        name = full_title(profile) if profile else shown_name(manual)
        if at == 0:
            console.print(Text("\nWho asks for it", style="bold"))
        print_indented(console, Text(name), 2)
        for clause in clauses_of(cited, known_clauses(profile) if profile else ()):
            asks = [
                asked.asks.strip()
                for asked in (profile.requirements if profile else ())
                if asked.clause == clause and rule.code in asked.rules
            ]
            words = Text.assemble((shown_clause(clause), "cyan"), f"  {' '.join(asks)}")
            print_indented(console, words, 4)


def _profiles(book: Rulebook, rule: Rule) -> list[Text]:
    names = [name for name, profile in book.profiles.items() if rule.code in codes_of_profile(book, profile)]
    return [Text(f"{listed(names)}.")] if names else []


def _lists(book: Rulebook, rule: Rule) -> list[Text]:
    """The rule's word lists with what each holds; of many, those that it is about."""
    options = options_of(rule)
    names = list(dict.fromkeys((*getattr(options, "lexicons", ()), *lexicons_of(options))))
    shown = names if len(names) <= _MOST_LISTS else names[: max(len(getattr(options, "lexicons", ())), 1)]
    lines = []
    for name in shown:
        lexicon = book.lexicons[name]
        size = count(len(lexicon.entries), "entry", "entries")
        lines.append(Text.assemble((name, "cyan"), f"  {lexicon.about.strip().rstrip('.')} ({size})"))
    if len(shown) < len(names):
        lines.append(Text(f"and {len(names) - len(shown)} more, by which it tells what counts", style="dim"))
    return lines
