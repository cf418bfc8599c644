"""Which rules a run uses, and with which options: the profile, then the config, then the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from caselint.config import ConfigError, nearest
from caselint.lint import Linter
from caselint.rules import options_of
from caselint.schema import Label, Labels, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.config import Config
    from caselint.schema import Profile, Rule, Rulebook


def make_linter(book: Rulebook, config: Config) -> Linter:
    """The linter that a config asks for.

    Raises ConfigError for a profile, code or option that there is not.
    """
    if config.profile not in book.profiles:
        raise ConfigError(nearest("profile", config.profile, list(book.profiles)))
    profile = book.profiles[config.profile]
    codes = _of_profile(book, profile) if config.select is None else matching(book, config.select)
    codes |= matching(book, config.extend_select)
    codes -= matching(book, config.ignore, exact_preview=False)
    overrides = _merged(profile.options, config.rules)
    _check_overrides(book, overrides)
    return Linter(
        book=_with_labels(book, config),
        rules=tuple(rule for code, rule in book.rules.items() if code in codes),
        overrides=overrides,
    )


def _of_profile(book: Rulebook, profile: Profile) -> set[str]:
    by_tier = {code for code, rule in book.rules.items() if rule.tier in profile.tiers}
    return (by_tier | matching(book, profile.select)) - matching(book, profile.ignore)


def matching(book: Rulebook, wanted: Iterable[str], *, exact_preview: bool = True) -> set[str]:
    """The codes that are named, or begin with what is named; ALL is every one.

    A preview rule is only selected by its whole code. Raises ConfigError for what matches no rule.
    """
    found: set[str] = set()
    for name in wanted:
        start = "" if name.upper() == "ALL" else name.upper()
        here = {code for code in book.rules if code.startswith(start)}
        if not here:
            families = sorted({code[:3] for code in book.rules})
            raise ConfigError(nearest("rule", name, [*book.rules, *families]))
        found |= {c for c in here if c == start or not exact_preview or not _is_preview(book.rules[c])}
    return found


def _is_preview(rule: Rule) -> bool:
    return rule.tier is Tier.PREVIEW


def _merged(*tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for table in tables:
        for code, options in table.items():
            merged[code] = merged.get(code, {}) | options
    return merged


def _check_overrides(book: Rulebook, overrides: dict[str, dict[str, Any]]) -> None:
    for code, options in overrides.items():
        if code not in book.rules:
            raise ConfigError(f"[rules.{code}]: {nearest('rule', code, list(book.rules))}")
        rule = book.rules[code]
        known = list(options_of(rule).__struct_fields__)
        for name in options:
            if name not in known:
                raise ConfigError(f"[rules.{code}]: {nearest('option', name, known)}")
        try:
            options_of(rule, options)
        except msgspec.ValidationError as error:
            raise ConfigError(f"[rules.{code}]: {error}.") from None


def _with_labels(book: Rulebook, config: Config) -> Rulebook:
    """The rulebook with the team's own field labels in place of those it has."""
    if not config.labels:
        return book
    labels = book.labels("labels")
    own = {term.casefold(): Label(term=term, role=role) for term, role in config.labels.items()}
    kept = tuple(entry for entry in labels.entries if entry.term.casefold() not in own)
    replaced: Labels = msgspec.structs.replace(labels, entries=kept + tuple(own.values()))
    return msgspec.structs.replace(book, lexicons={**book.lexicons, "labels": replaced})
