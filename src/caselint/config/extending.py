"""A config file with those that it extends, as layers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from caselint.config.discovery import read_config
from caselint.config.errors import ConfigError
from caselint.config.layers import Layer, Source, merged

if TYPE_CHECKING:
    from pathlib import Path

    from caselint.config.discovery import Written
    from caselint.config.settings import Config


def load_config(path: Path) -> Config:
    """What a config file comes to with those that it extends, for files that none of its [[per-path]] is for.

    Paths in it are then those that it means, wherever it stands. Raises ConfigError where a file cannot be
    read, is no TOML, extends itself, or holds a key or value that is not known.
    """
    return merged(Layer(Source.FILE, written.values, written.path) for written in chain_of(path))


def chain_of(path: Path) -> tuple[Written, ...]:
    """What a config file says and what those say that it extends, the farthest first.

    Raises ConfigError as `load_config`.
    """
    found = [read_config(path)]
    seen = {_key(path): path}
    while (base := found[0].extends) is not None:
        here = found[0].path
        if _key(base) in seen:
            way = "" if _key(base) == _key(here) else f", by way of {here}"
            raise ConfigError(
                f"{seen[_key(base)]} extends itself{way}. Take one “extend” out, so that there is a first."
            )
        seen[_key(base)] = base
        if not os.path.isfile(base):  # noqa: PTH113 - pathlib's raises for a path that is too long
            told = "is a folder; name the file in it" if os.path.isdir(base) else "is not there"  # noqa: PTH112
            raise ConfigError(f"{here} extends {base}, which {told}.")
        found.insert(0, read_config(base))
    return tuple(found)


def _key(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
