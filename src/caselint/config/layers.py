"""Settings in layers: the defaults, files that are extended, a file, its paths, the command line.

What a key comes to is told by its kind. A single value takes the place of the one below. Lists named
`extend-...`, `ignore`, `packs` and `post-titles` add up. Tables are merged by their keys. `select` begins
anew: what the layers below select no longer counts. As between codes, the nearer layer wins over those
below: what it selects is not ignored because a lower one does, and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.config.errors import ConfigError
from caselint.config.settings import Config, ConfigFile
from caselint.config.words import name_key
from caselint.read.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_ADDED: Final = frozenset({"packs", "post_titles", "extend_exclude"})
_KEYED: Final = frozenset({"labels", "abbreviations", "teams"})
_SELECTION: Final = frozenset({"select", "extend_select", "ignore"})


class Source(StrEnum):
    """What a layer comes from."""

    FILE = "file"
    PER_PATH = "per-path"
    COMMAND_LINE = "command line"


@dataclass(frozen=True)
class Layer:
    """The values that one source gives, by the fields of ConfigFile."""

    source: Source
    values: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None  # of the config file
    patterns: tuple[str, ...] = ()  # of the [[per-path]] table


@dataclass(frozen=True)
class Part:
    """A value, or a part of one, with the layer that gives it; None is what caselint does by itself."""

    value: Any
    layer: Layer | None = None


def merged(layers: Iterable[Layer]) -> Config:
    """What the layers come to, each on those before it.

    Raises ConfigError where one writer stands in two teams.
    """
    known = {field.name for field in msgspec.structs.fields(Config)}
    values: dict[str, Any] = {}
    for layer in layers:
        values = laid_on(values, layer.values)
    limits = msgspec.structs.replace(Limits(), **values.pop("limits", {}))
    config = Config(**{name: value for name, value in values.items() if name in known}, limits=limits)
    team_by_name(config)
    return config


def laid_on(below: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the layers below with those of a layer on them."""
    found = {**below, **{name: value for name, value in values.items() if name not in _SELECTION}}
    for name in _ADDED & below.keys() & values.keys():
        found[name] = (*below[name], *(value for value in values[name] if value not in below[name]))
    for name in (_KEYED | {"limits"}) & below.keys() & values.keys():
        found[name] = {**below[name], **values[name]}
    if "rules" in below and "rules" in values:
        found["rules"] = dict(below["rules"])
        for code, options in values["rules"].items():
            found["rules"][code] = {**found["rules"].get(code, {}), **options}
    return found | _selection(below, values)


def _selection(below: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    select, more, less = (below.get(name) for name in ("select", "extend_select", "ignore"))
    if (chosen := values.get("select")) is not None:
        select, more = chosen, ()
    elif select is not None:
        select = _left_of(select, values.get("ignore", ()))
    wanted = (*(chosen or ()), *values.get("extend_select", ()))
    found = {
        "select": select,
        "extend_select": (
            *_left_of(more or (), values.get("ignore", ())),
            *values.get("extend_select", ()),
        ),
        "ignore": (*_left_of(less or (), wanted), *values.get("ignore", ())),
    }
    return {name: value for name, value in found.items() if value not in ((), None) or name in below}


def _left_of(names: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The codes, and beginnings of codes, that none of the others takes in."""
    wide = ["" if other.upper() == "ALL" else other.upper() for other in others]
    return tuple(name for name in names if not any(name.upper().startswith(start) for start in wide))


def parts_of(layers: Iterable[Layer], name: str) -> list[Part]:
    """What a setting comes to, in parts, each with its source: one for a value, several for lists and tables.

    The parts of a table are pairs of key and value; of `rules`, of (code, option) and value.
    """
    layers = list(layers)
    values: dict[str, Any] = {}
    parts: list[Part] = []
    for layer in layers:
        values = laid_on(values, layer.values)
        given = layer.values.get(name)
        if name in _ADDED:
            have = {part.value for part in parts}
            parts += [Part(value, layer) for value in given or () if value not in have]
        elif name in {"extend_select", "ignore"}:
            whole = values.get(name, ())
            carried = whole[: len(whole) - len(given or ())]
            parts = [part for part in parts if part.value in carried]
            new = (value for value in dict.fromkeys(given or ()) if value not in carried)
            parts += [Part(value, layer) for value in new]
        elif name in _KEYED | {"limits", "rules"}:
            pairs = _pairs(name, given or {})
            parts = [part for part in parts if part.value[0] not in pairs]
            parts += [Part(pair, layer) for pair in pairs.items()]
        elif name == "select" and given is None:
            parts = [Part(values.get("select"), parts[0].layer)] if parts else []
        elif given is not None:
            parts = [Part(given, layer)]
    if parts or name in _ADDED | _KEYED | {"limits", "rules", "extend_select", "ignore"}:
        return parts
    return [Part(getattr(ConfigFile(), name))]


def _pairs(name: str, table: Mapping[str, Any]) -> dict[Any, Any]:
    if name != "rules":
        return dict(table)
    return {(code, option): value for code, options in table.items() for option, value in options.items()}


def team_by_name(config: Config) -> dict[str, str]:
    """The team of each writer, by the key of the name. Raises ConfigError where one stands in two teams."""
    found: dict[str, str] = {}
    for team, names in config.teams.items():
        for name in names:
            other = found.setdefault(name_key(name), team)
            if other != team:
                told = f"“{name}” stands in “{other}” and in “{team}”. Keep the one that counts."
                raise ConfigError(f"“teams”: {told}")
    return found
