"""caselint.toml, or [tool.caselint] in pyproject.toml: typed, with unknown keys refused."""

from __future__ import annotations

import difflib
import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from caselint.findings import Level
from caselint.plain_errors import UNKNOWN_KEY, explain
from caselint.read.limits import Limits
from caselint.record import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from caselint.plain_errors import Steps

NAMES = ("caselint.toml", ".caselint.toml")


class ConfigError(Exception):
    """A config that does not hold what it must. `str()` is for people."""


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a team sets for its notes. Command-line options take the place of these."""

    profile: str = "default"
    packs: tuple[str, ...] = ()  # folders of rule packs, beside the config file; the later lie on the earlier
    select: tuple[str, ...] | None = None  # codes or their beginnings, in place of the profile's
    extend_select: tuple[str, ...] = ()  # and these besides
    ignore: tuple[str, ...] = ()
    fail_on: Level = Level.ERROR
    language_model: str | None = None  # a spaCy package or folder, in place of the one that caselint brings
    limits: Limits = Limits()  # what one file may cost
    labels: dict[str, Role] = msgspec.field(default_factory=dict)  # the team's own field labels
    rules: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)  # code -> option -> value


def find_config(start: Path) -> Path | None:
    """The nearest config in `start` or a folder above it, or None."""
    for folder in (start, *start.parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / "pyproject.toml"
        if project.is_file() and _table(project) is not None:
            return project
    return None


def load_config(path: Path) -> Config:
    """Read a config file. The folders of its packs are then those that it means, wherever it stands.

    Raises ConfigError where it cannot be read, is no TOML, or holds a key or value that is not known.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path} has no [tool.caselint] table.")
    try:
        config = msgspec.convert(table, type=Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explain(error)}") from None
    return msgspec.structs.replace(config, packs=tuple(str(path.parent / pack) for pack in config.packs))


def with_limits(limits: Limits, given: Iterable[str]) -> Limits:
    """The limits with those of the command line in their place: "seconds=5".

    Raises ConfigError for what is no limit or no number.
    """
    known = {field.encode_name: field.name for field in msgspec.structs.fields(Limits)}
    changed: dict[str, str] = {}
    for one in given:
        name, _, number = one.partition("=")
        if name.strip() not in known:
            there_are = f" The limits are {', '.join(known)}."
            raise ConfigError(f"--limit {one}: {nearest('limit', name.strip(), list(known))}{there_are}")
        changed[name.strip()] = number.strip()
    told = {encoded: getattr(limits, name) for encoded, name in known.items()}
    try:
        return msgspec.convert(told | changed, type=Limits, strict=False)
    except msgspec.ValidationError as error:
        steps, problem = explain(error, Limits)
        problem = problem.removesuffix(", and is text")  # all on the command line is
        raise ConfigError(f"--limit {'.'.join(map(str, steps))}: {problem}{_why(steps)}.") from None


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not text in UTF-8. Save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}.") from None
    if path.name != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("caselint")
    return table if isinstance(table, dict) else None


def _explain(error: msgspec.ValidationError) -> str:
    """Say msgspec's error in words for people, with the nearest known key for one that is not known."""
    steps, problem = explain(error, Config)
    if len(steps) == 1 and problem.startswith(UNKNOWN_KEY):
        return nearest(
            "setting", str(steps[0]), [field.encode_name for field in msgspec.structs.fields(Config)]
        )
    where = ".".join(map(str, steps))
    end = "" if problem.endswith("?") else f"{_why(steps)}."
    return f"“{where}”: {problem}{end}" if where else f"{problem}{end}"


def _why(steps: Steps) -> str:
    """What to say of a setting whose bound needs a reason."""
    return "; caselint itself takes 250 of it" if steps[-1:] == ("memory-mb",) else ""


def nearest(what: str, name: str, known: list[str]) -> str:
    """Say that there is no such thing, and which known one may have been meant."""
    near = difflib.get_close_matches(name, known, n=1) or difflib.get_close_matches(
        name.upper(), known, n=1, cutoff=0.5
    )
    return f"there is no {what} “{name}”." + (f" Did you mean “{near[0]}”?" if near else "")


def starter(profile: str) -> str:
    """A config file to begin with, every setting explained."""
    return f"""\
# caselint's settings for the notes in this folder and the folders below it.
# A line that begins with # is a remark. Take the # away to put a setting to use.

# Whose recording standards to check against. `caselint rules` lists the rules.
profile = "{profile}"

# Folders with rules and words of your team's own, beside this file. The later lie on the earlier.
# packs = ["our-pack"]

# Rules to leave out or add: codes (SGN004) or their beginnings (PLN).
# ignore = ["PLN"]
# extend-select = ["FCT201"]

# The lowest level that makes `caselint check` fail: "error", "warning" or "advice".
# fail-on = "error"

# A larger spaCy model, if one is installed on this machine: its package's name, or a folder.
# language-model = "en_core_web_lg"

# What one file may cost before it is stopped and named: time, memory, size.
# [limits]
# seconds = 60
# memory-mb = 2000
# file-mb = 200
# unpacked-mb = 500
# pages = 3000
# characters = 10000000

# Options of a rule. `caselint rule CODE` shows what a rule has.
# [rules.PLN002]
# words = 35
# [rules.ABB001]
# allow = ["FSW"]

# Labels that your forms use, and what they are for:
# "event", "recorded", "dated", "author", "post title", "entry number", "narrative", ...
# [labels]
# "Date of intervention" = "event"
# "Inputter" = "author"
"""
