"""Paths and values of settings as people are shown them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import msgspec


def shown_path(path: Path) -> str:
    """A path as it is called in the folder where the program runs."""
    here = Path.cwd()
    return str(path.relative_to(here)) if here in path.parents else str(path)


def toml_value(value: Any) -> str:
    """A value as it is written in a config file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode()  # a path may hold bytes that are no text
        return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{toml_key(key)} = {toml_value(each)}" for key, each in value.items())
        return f"{{{inner}}}"
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else str(value)


def toml_key(key: str) -> str:
    """A key as it is written in a config file: in quotation marks where it has more than plain letters."""
    plain = key.replace("-", "").replace("_", "")
    return key if plain.isascii() and plain.isalnum() else toml_value(key)
