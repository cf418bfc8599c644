"""Which rules a run uses, and with which options: the profile, then the config, then the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.config import ConfigError, nearest
from caselint.config.layers import team_by_name
from caselint.kinds import options_of
from caselint.lint import Linter
from caselint.schema import Abbreviation, Label, Term, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.config import Config
    from caselint.schema import Lexicon, Profile, Rule, Rulebook

UNREAD: Final = "file-problem"  # the kind of the rules about files that cannot be read


def make_linter(
    book: Rulebook,
    config: Config,
    *,
    template: bool | None = None,
    measure: bool = True,
    excerpts: bool = True,
) -> Linter:
    """The linter that a config asks for. `template`, `measure` and `excerpts` are as in Linter.

    Raises ConfigError for a profile, code or option that there is not.
    """
    if config.profile not in book.profiles:
        raise ConfigError(nearest("profile", config.profile, list(book.profiles)))
    profile = book.profiles[config.profile]
    if config.select is None:
        base = codes_of_profile(book, profile)
        wanted = config.extend_select
    else:
        base = set()
        wanted = config.select + config.extend_select
    codes = _decide(book, base, wanted, config.ignore)
    overrides = _merged(options_of_profile(book, profile), config.rules)
    _check_overrides(book, overrides)
    rules = {code: rule for code, rule in book.rules.items() if code in codes}
    # Also with --select TPL: what a template needs depends on the profile, and on what the team leaves out.
    of_records = _decide(book, codes_of_profile(book, profile), config.extend_select, config.ignore)
    asked = frozenset(thing for code in of_records | codes for thing in book.rules[code].asks_for)
    return Linter(
        book=msgspec.structs.replace(with_own_words(book, config), rules=rules, asked=asked),
        rules=tuple(rules.values()),
        overrides=overrides,
        profile=profile.name,
        manual=manual_of(book, profile),
        template=template,
        language_model=config.language_model,
        teams=team_by_name(config),
        measure=measure,
        excerpts=excerpts,
    )


def lineage(book: Rulebook, profile: Profile) -> list[Profile]:
    """The profile and those that it extends, the farthest first.

    Raises ConfigError for one that there is not, and for one that extends itself.
    """
    found = [profile]
    while (parent := found[0].extends) is not None:
        if parent not in book.profiles:
            raise ConfigError(f"profile {found[0].name}: {nearest('profile', parent, list(book.profiles))}")
        if book.profiles[parent] in found:
            raise ConfigError(f"profile {profile.name} extends itself, by way of {parent}.")
        found.insert(0, book.profiles[parent])
    return found


def manual_of(book: Rulebook, profile: Profile) -> str | None:
    """The short name of the manual that a profile follows, as rules cite it; None where it follows none."""
    names = [other.name for other in lineage(book, profile) if other.requirements]
    return names[-1] if names else None


def options_of_profile(book: Rulebook, profile: Profile) -> dict[str, dict[str, Any]]:
    """The options of rules that a profile sets, with those of the profiles that it extends."""
    return _merged(*(other.options for other in lineage(book, profile)))


def codes_of_profile(book: Rulebook, profile: Profile) -> set[str]:
    """The codes of a profile: what its manual and tiers ask for, and what it adds and leaves.

    The rules about unreadable files are in every profile: such a file can meet no manual.
    Raises ConfigError as `lineage`, and for a code that there is not.
    """
    found: set[str] = set()
    for part in lineage(book, profile):
        found |= {code for code, rule in book.rules.items() if rule.tier in part.tiers}
        if part.requirements:
            asked = (code for code, rule in book.rules.items() if part.name in rule.cites)
            found |= {code for code in asked if not _is_preview(book.rules[code])}
        found = _decide(book, found, part.select, part.ignore)
    return found | {code for code, rule in book.rules.items() if rule.check == UNREAD}


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


def with_own_words(book: Rulebook, config: Config) -> Rulebook:
    """The rulebook with the team's own labels, post titles and abbreviations, in place of those it has."""
    own: dict[str, Lexicon] = {}
    if config.labels:
        labels = [Label(term=term, role=role) for term, role in config.labels.items()]
        own["labels"] = _with_terms(book.labels("labels"), labels)
    if config.post_titles:
        titles = [Term(term=" ".join(title.split())) for title in config.post_titles]
        own["post-titles"] = _with_terms(book.wording("post-titles"), titles)
    if config.abbreviations:
        given = config.abbreviations.items()
        meanings = [Abbreviation(term=term, meanings=(meaning,)) for term, meaning in given]
        own["abbreviations"] = _with_terms(book.abbreviations("abbreviations"), meanings)
    return msgspec.structs.replace(book, lexicons={**book.lexicons, **own}) if own else book


def _with_terms(lexicon: Lexicon, entries: Iterable[Label | Term | Abbreviation]) -> Lexicon:
    own = {entry.term.casefold(): entry for entry in entries}
    kept = [entry for entry in lexicon.entries if entry.term.casefold() not in own]
    return msgspec.structs.replace(lexicon, entries=(*kept, *own.values()))
