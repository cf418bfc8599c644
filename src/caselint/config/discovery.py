"""Finds config files, and reads what is written in one: TOML, typed, with unknown keys refused."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from caselint.config.errors import ConfigError, nearest
from caselint.config.limits import reason_of
from caselint.config.settings import ConfigFile, PerPath
from caselint.plain_errors import UNKNOWN_KEY, explain

NAMES: Final = ("caselint.toml", ".caselint.toml")
_WHOLE_RUN: Final = "this counts for the whole run, and cannot be set for some paths only"


@dataclass(frozen=True)
class Written:
    """What one config file says: the values of the keys that stand in it, by their fields.

    `limits` holds those limits alone that are given. Paths lead where they are meant to, wherever the
    program runs.
    """

    path: Path
    values: dict[str, Any]
    extends: Path | None
    per_path: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]  # patterns, and the values for those files


def find_config(start: Path) -> Path | None:
    """The nearest config in `start` or a folder above it, or None.

    Raises ConfigError for a pyproject.toml on the way that cannot be read.
    """
    return next((found for folder in (start, *start.parents) if (found := config_in(folder))), None)


def config_in(folder: Path) -> Path | None:
    """The config file in a folder, or None: caselint.toml, or pyproject.toml with its table."""
    for name in NAMES:
        if os.path.isfile(folder / name):  # noqa: PTH113 - pathlib's raises for a path that is too long
            return folder / name
    project = folder / "pyproject.toml"
    if os.path.isfile(project) and _table(project) is not None:  # noqa: PTH113 - see above
        return project
    return None


def read_config(path: Path) -> Written:
    """What a config file says. Raises ConfigError where it cannot be read, or is not as it must be."""
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path} has no [tool.caselint] table.")
    try:
        config = msgspec.convert(table, type=ConfigFile)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explain(error, table)}") from None
    _refuse_unfit(path, config)
    values = _given(table, config)
    if "limits" in values:
        values["limits"] = _given(table["limits"], config.limits)
    values.pop("extend", None)
    values.pop("per_path", None)
    for key in ("baseline", "cache_dir"):
        if values.get(key):
            values[key] = str(_beside(path, values[key]))
    if "packs" in values:
        values["packs"] = tuple(str(_beside(path, pack)) for pack in config.packs)
    if config.language_model and ("/" in config.language_model or "\\" in config.language_model):
        values["language_model"] = str(_beside(path, config.language_model))
    per_path = []
    for raw, typed in zip(table.get("per-path", ()), config.per_path, strict=True):
        given = _given(raw, typed)
        per_path.append((given.pop("paths"), given))
    # Without "..", so that one file is one path, whichever file extends it.
    extends = Path(os.path.normpath(_beside(path, config.extend))) if config.extend else None
    return Written(path, values, extends, tuple(per_path))


def _given(raw: dict[str, Any], typed: msgspec.Struct) -> dict[str, Any]:
    """The fields whose keys stand in the file, with their values."""
    return {
        field.name: getattr(typed, field.name)
        for field in msgspec.structs.fields(typed)
        if field.encode_name in raw
    }


def _beside(config: Path, path: str) -> Path:
    """Where a path in a config file leads."""
    return config.parent / Path(path).expanduser()


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not text in UTF-8. Save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}.") from None
    except RecursionError:
        raise ConfigError(f"{path} cannot be read: its brackets stand too deep inside each other.") from None
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    table = tool.get("caselint") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


# --------------------------------------------------------------------------------------- what is wrong


def _explain(error: msgspec.ValidationError, table: dict[str, Any]) -> str:
    """Say msgspec's error in words for people, with the nearest known key for one that is not known."""
    steps, problem = explain(error, ConfigFile)
    if steps[1:2] == ("...",):  # msgspec does not tell which key of a table it is
        steps = (steps[0], _key_at_fault(str(steps[0]), table), *steps[2:])
    if len(steps) == 1 and problem.startswith(UNKNOWN_KEY):
        known = [field.encode_name for field in msgspec.structs.fields(ConfigFile)]
        return nearest("setting", str(steps[0]), known)
    if steps[:1] == ("per-path",) and problem.startswith(UNKNOWN_KEY) and _is_of_the_run(str(steps[-1])):
        problem = _WHOLE_RUN
    where = ".".join(map(str, steps))
    end = "" if problem.endswith("?") else f"{reason_of(steps)}."
    return f"“{where}”: {problem}{end}" if where else f"{problem}{end}"


def _key_at_fault(name: str, table: dict[str, Any]) -> str:
    for key, value in table[name].items():
        try:
            msgspec.convert({name: {key: value}}, type=ConfigFile)
        except msgspec.ValidationError:
            return str(key)
    return "..."


def _is_of_the_run(key: str) -> bool:
    known = {field.encode_name for field in msgspec.structs.fields(ConfigFile)}
    return key in known - {field.encode_name for field in msgspec.structs.fields(PerPath)}


def _refuse_unfit(path: Path, config: ConfigFile) -> None:
    """Refuse what has the right type and cannot serve."""
    from caselint.config.words import problem_with

    told = problem_with(config)
    for at, part in enumerate(config.per_path):
        if told is None and (problem := problem_with(part)):
            told = f"in the {_ordinal(at + 1)} [[per-path]], {problem}"
    if told:
        raise ConfigError(f"{path}: {told}")


def _ordinal(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"{number}th")
