"""Caselint's own rules, lexicons and profiles, and where they stand.

They are YAML files, one a rule, lexicon or profile. They stand at the top of a checkout, and inside
the package once it is installed. Rule packs lie on top of them (`caselint.packs`).
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path

from caselint.compiled import compiled
from caselint.rule_files import EMPTY, RuleFiles, read_on_top
from caselint.schema import Rulebook


def data_directory() -> Path:
    """The directory that holds `rules/` and `lexicons/`: the installed package's, or the checkout's."""
    installed = Path(__file__).parent / "_data"
    return installed if installed.is_dir() else Path(__file__).parents[2]


@cache
def load_rulebook(directory: Path | None = None) -> Rulebook:
    """Read all rules, lexicons and profiles below `directory` (default: caselint's own).

    Raises RuleError for the first file that is not as it must be.
    """
    if directory is not None:
        return read_on_top(EMPTY, _files(directory))
    top = data_directory()
    return compiled("rulebook", _source(top), Rulebook, lambda: read_on_top(EMPTY, _files(top)))


def _files(top: Path) -> RuleFiles:
    patterns = ("lexicons/*.yaml", "rules/[A-Z]*/*.yaml", "rules/profiles/*.yaml")
    lexicons, rules, profiles = (tuple(sorted(top.glob(pattern))) for pattern in patterns)
    return RuleFiles(lexicons=lexicons, rules=rules, profiles=profiles)


def _source(top: Path) -> bytes:
    """All that a rulebook is read from, with the names of the files."""
    parts: list[bytes] = []
    files = _files(top)
    for path in chain(files.lexicons, files.rules, files.profiles):
        content = path.read_bytes()
        parts += [f"{path.relative_to(top)} {len(content)}\n".encode(), content]
    return b"".join(parts)
