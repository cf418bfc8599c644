"""`caselint rules` and `caselint rule`: what there is to know about the rules."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from caselint.commands import options, run


def rules(config: options.ConfigFile = None, isolated: options.Isolated = False) -> None:
    """List all rules by family."""
    from caselint.report.rule_page import print_rules

    print_rules(run.load_book(run.settings_of(config, isolated)), sys.stdout)


def rule(
    code: Annotated[str, typer.Argument(help="The rule's code or name, such as SGN003.")],
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Show all that there is to know about one rule."""
    from caselint.config import nearest
    from caselint.report.rule_page import print_rule

    book = run.load_book(run.settings_of(config, isolated))
    names = {rule.name: rule for rule in book.rules.values()}
    found = book.rules.get(code.upper()) or names.get(code.lower())
    if found is None:
        run.fail(nearest("rule", code, [*book.rules, *names]))
    print_rule(found, sys.stdout)
