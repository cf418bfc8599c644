"""The JSON Schemas of the files that people write, as the package holds them (see `caselint.json_schema`)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class FileKind(StrEnum):
    """The kinds of file that have a schema."""

    RULE = "rule"
    LEXICON = "lexicon"
    PROFILE = "profile"
    CONFIG = "config"


def path_of(kind: FileKind) -> Path:
    """Where the package holds the schema."""
    return Path(__file__).parent / f"{kind}.schema.json"
