"""`caselint rules`, `rule` and `profiles`: what is checked, and which manual asks for it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from caselint.commands import complete, options, run


def rules(config: options.ConfigFile = None, isolated: options.Isolated = False) -> None:
    """List all rules by family, with the manuals that ask for each."""
    from caselint.report.rule_page import print_rules

    print_rules(run.load_book(run.settings_of(config, isolated)), sys.stdout)


def rule(
    code: Annotated[
        str,
        typer.Argument(help="The rule's code or name, such as SGN003.", autocompletion=complete.rules),
    ],
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Show one rule in full."""
    from caselint.config import nearest
    from caselint.report.rule_page import print_rule

    book = run.load_book(run.settings_of(config, isolated))
    names = {rule.name: rule for rule in book.rules.values()}
    found = book.rules.get(code.upper()) or names.get(code.lower())
    if found is None:
        run.fail(nearest("rule", code, [*book.rules, *names]))
    print_rule(book, found, sys.stdout)


def profiles(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A profile, such as wakefield; without one, all of them.", autocompletion=complete.profiles
        ),
    ] = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Show which rules each manual asks for; or, of one, every requirement and what checks it."""
    from caselint.config import nearest
    from caselint.report.profile_page import print_profile, print_profiles

    book = run.load_book(run.settings_of(config, isolated))
    if name is None:
        print_profiles(book, sys.stdout)
        return
    found = book.profiles.get(name.lower().replace(" ", "-"))
    if found is None:
        run.fail(nearest("profile", name, list(book.profiles)))
    print_profile(book, found, sys.stdout)
