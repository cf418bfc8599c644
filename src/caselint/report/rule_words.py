"""How the pages about rules and profiles speak of a rule: its name, level, tier, scope and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import inspect
from rich.text import Text

from caselint.findings import Level, Scope
from caselint.kinds import kind_of, options_of
from caselint.report.console import STYLES
from caselint.schema import Subject, Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from caselint.schema import Rule, Rulebook

LEVELS: Final = {
    Level.ERROR: "error: the manuals say “must”",
    Level.WARNING: "warning: the manuals say “should”",
    Level.ADVICE: "advice: good practice",
}
TIERS: Final = {
    Tier.CORE: "core: on unless you choose a manual that does not ask for it",
    Tier.PROFILE: "profile: on where the manual that you follow asks for it",
    Tier.PREVIEW: "preview: on trial, so off until you name it (--extend-select {code})",
}
_SCOPES: Final = {
    Scope.SENTENCE: "speaks of a sentence",
    Scope.ENTRY: "speaks of an entry",
    Scope.DOCUMENT: "speaks of the document as a whole",
    Scope.TEMPLATE: "speaks of a template",
}


def scope_words(rule: Rule) -> str:
    """What a finding of the rule is about, and what it reads."""
    reads = {
        (Subject.RECORD,): "reads records",
        (Subject.TEMPLATE,): "reads templates, not records",
        (Subject.RECORD, Subject.TEMPLATE): "reads records and templates",
    }
    return f"{_SCOPES[rule.scope]}; {reads[tuple(sorted(set(rule.applies_to)))]}"


def rule_words(book: Rulebook, codes: Iterable[str], *, on: Collection[str] | None = None) -> Text:
    """Codes with their names; those that are not `on` say why."""
    words = Text()
    for at, code in enumerate(codes):
        rule = book.rules[code]
        words.append(", " if at else "", style="default")
        words.append(code, style=STYLES[rule.level])
        words.append(f" {rule.name}", style="default")
        if on is not None and code not in on:
            words.append(" (preview)" if rule.tier is Tier.PREVIEW else " (off)", style="dim")
    return words


def settings_of(rule: Rule, overrides: dict[str, Any] | None = None) -> list[tuple[str, str, str]]:
    """What a team may set: each option as a line of caselint.toml has it, and what it means.

    They are the options that the rule's file sets, and those of `overrides`, where their kind says what
    they mean or they are figures. The others make the rule what it is.
    """
    meanings = _meanings(rule)
    values = options_of(rule, overrides)
    named = [name for name in values.__struct_fields__ if name in rule.options or name in (overrides or {})]
    return [
        (name, _as_toml(getattr(values, name)), meanings.get(name, ""))
        for name in named
        if name in meanings or isinstance(getattr(values, name), int | float)
    ]


def setting_lines(rule: Rule, overrides: dict[str, Any] | None = None) -> list[Text]:
    """A rule's settings as caselint.toml has them, each with its meaning."""
    settings = settings_of(rule, overrides)
    if not settings:
        return []
    widest = max(len(f"{name} = {value}") for name, value, _ in settings)
    lines = [Text(f"[rules.{rule.code}]")]
    for name, value, meaning in settings:
        line = Text(f"{name} = {value}".ljust(widest) if meaning else f"{name} = {value}")
        lines.append(line.append(f"  # {meaning}" if meaning else "", style="dim"))
    return lines


def _meanings(rule: Rule) -> dict[str, str]:
    """The options of the rule's kind that say what they mean."""
    kind = inspect.type_info(kind_of(rule.check).Options)
    fields = kind.fields if isinstance(kind, inspect.StructType) else ()
    described = {
        field.name: (field.type.extra_json_schema or {}).get("description")
        for field in fields
        if isinstance(field.type, inspect.Metadata)
    }
    return {name: text for name, text in described.items() if text}


def _as_toml(value: object) -> str:
    """A value as caselint.toml would hold it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list | frozenset):
        return "[" + ", ".join(_as_toml(item) for item in value) + "]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f'"{value}"' if isinstance(value, str) else str(value)
