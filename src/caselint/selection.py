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
    if config.select is None:
        base = _of_profile(book, profile)
        wanted = config.extend_select
    else:
        base = set()
        wanted = config.select + config.extend_select
    codes = _decide(book, base, wanted, config.ignore)
    overrides = _merged(profile.options, config.rules)
    _check_overrides(book, overrides)
    return Linter(
        book=_with_labels(book, config),
        rules=tuple(rule for code, rule in book.rules.items() if code in codes),
        overrides=overrides,
        language_model=config.language_model,
    )


def _of_profile(book: Rulebook, profile: Profile) -> set[str]:
    by_tier = {code for code, rule in book.rules.items() if rule.tier in profile.tiers}
    return _decide(book, by_tier, profile.select, profile.ignore)


def _decide(book: Rulebook, base: set[str], wanted: Iterable[str], unwanted: Iterable[str]) -> set[str]:
    """The base with what is wanted and without what is not; of two that match a rule, the longer wins."""
    on = dict.fromkeys(base, 0)
    off: dict[str, int] = {}
    for names, weights, preview in ((wanted, on, False), (unwanted, off, True)):
        for name in names:
            for code in matching(book, name, preview=preview):
                weights[code] = max(weights.get(code, 0), _weight(name))
    return {code for code, weight in on.items() if weight > off.get(code, -1)}


def _weight(name: str) -> int:
    return 0 if name.upper() == "ALL" else len(name)


def matching(book: Rulebook, name: str, *, preview: bool) -> set[str]:
    """The codes that are named, or begin with what is named; ALL is every one.

    Without `preview`, a preview rule is matched by its whole code only. Raises ConfigError for what
    matches no rule.
    """
    start = "" if name.upper() == "ALL" else name.upper()
    found = {code for code in book.rules if code.startswith(start)}
    if not found:
        raise ConfigError(nearest("rule", name, [*book.rules, *sorted({code[:3] for code in book.rules})]))
    return {code for code in found if preview or code == start or not _is_preview(book.rules[code])}


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
