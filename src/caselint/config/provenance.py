"""Where each setting of a file comes from, key by key, for `caselint config show`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.config.layers import Layer, Part, Source, parts_of
from caselint.config.settings import ConfigFile
from caselint.config.shown import shown_path, toml_key
from caselint.read.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

DEFAULT: Final = "default"
_NOT_SHOWN: Final = frozenset({"extend", "per_path"})  # the layers are what these two come to
_EMPTY: Final = {
    "packs": "none",
    "select": "the profile's",
    "extend_select": "none",
    "ignore": "none",
    "language_model": "caselint's own",
    "baseline": "none",
    "cache_dir": "the system's",
    "labels": "none of your own",
    "post_titles": "none of your own",
    "abbreviations": "none of your own",
    "teams": "none",
    "rules": "none",
    "exclude": "nothing",
    "extend_exclude": "nothing",
}


@dataclass(frozen=True)
class Setting:
    """A setting, or a part of one: what it is called in the file, its value, and where that comes from.

    `told` is what to say in the place of a value that is empty. `source` is for people; `kind` is "default",
    "file", "per-path", "command line" or "profile", and `file` the config file, if any.
    """

    key: str
    value: Any
    source: str
    kind: str = DEFAULT
    file: Path | None = None
    told: str | None = None


def settings_of(
    layers: Sequence[Layer], of_profiles: Iterable[tuple[str, Mapping[str, Mapping[str, Any]]]] = ()
) -> list[Setting]:
    """Every setting, in the order of the types, with its source; a row for each part of a list or table.

    `of_profiles` are the profiles that count, the farthest first, each with its rules' options.
    """
    rows: list[Setting] = []
    for field in msgspec.structs.fields(ConfigFile):
        if field.name in _NOT_SHOWN:
            continue
        parts = parts_of(layers, field.name)
        if field.name == "rules":
            rows += _of_rules(parts, of_profiles)
        elif field.name == "limits":
            rows += _of_limits(parts)
        else:
            rows += [_row(field.name, field.encode_name, part) for part in parts] or [
                Setting(field.encode_name, None, DEFAULT, told=_EMPTY[field.name])
            ]
    return rows


def _row(name: str, key: str, part: Part) -> Setting:
    value = part.value
    if isinstance(value, tuple) and name in {"labels", "teams", "abbreviations"}:
        key, value = f"{key}.{toml_key(value[0])}", value[1]
    told = _EMPTY.get(name) if value in (None, ()) else None
    return _with_source(key, value, part.layer, told)


def _of_limits(parts: Iterable[Part]) -> list[Setting]:
    given = {part.value[0]: part for part in parts}
    rows = []
    for field in msgspec.structs.fields(Limits):
        part = given.get(field.name)
        value = part.value[1] if part else getattr(Limits(), field.name)
        rows.append(_with_source(f"limits.{field.encode_name}", value, part.layer if part else None))
    return rows


def _of_rules(
    parts: Iterable[Part], of_profiles: Iterable[tuple[str, Mapping[str, Mapping[str, Any]]]]
) -> list[Setting]:
    rows: dict[tuple[str, str], Setting] = {}
    for profile, rules in of_profiles:
        for code, options in rules.items():
            for option, value in options.items():
                key = f"rules.{code}.{toml_key(option)}"
                rows[code, option] = Setting(key, value, f"profile {profile}", "profile")
    for part in parts:
        (code, option), value = part.value
        rows[code, option] = _with_source(f"rules.{toml_key(code)}.{toml_key(option)}", value, part.layer)
    in_order = [rows[place] for place in sorted(rows)]
    return in_order or [Setting("rules", None, DEFAULT, told=_EMPTY["rules"])]


def _with_source(key: str, value: Any, layer: Layer | None, told: str | None = None) -> Setting:
    if layer is None:
        return Setting(key, value, DEFAULT, told=told)
    return Setting(key, value, source_of(layer), str(layer.source), layer.path, told)


def source_of(layer: Layer) -> str:
    """A layer as people call it: its file, from the folder where the program runs; "command line"."""
    if layer.path is None:
        return str(Source.COMMAND_LINE)
    if not layer.patterns:
        return shown_path(layer.path)
    return f"{shown_path(layer.path)}, for {', '.join(layer.patterns)}"
