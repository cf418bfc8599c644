"""What a run passes over below a folder: what configs exclude, and what Git leaves out.

Whoever names a file or a folder means it: patterns that would leave out the named folder itself, or all in
it, do not count below it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - NamedTuple keeps it
from typing import TYPE_CHECKING, NamedTuple

from caselint.config.by_path import below
from caselint.config.shown import shown_path

if TYPE_CHECKING:
    from caselint.config import Configs
    from caselint.gitignore import Patterns

    _Lists = tuple[tuple[Path, Path, Patterns], ...]

GITIGNORE = ".gitignore"


class Reason(NamedTuple):
    """Why something is passed over: a pattern, and the file that it stands in, under what key."""

    pattern: str
    file: Path
    key: str = ""


class Excluder:
    """Says of the files and folders below a named folder whether a run passes them over."""

    def __init__(self, configs: Configs) -> None:
        self._configs = configs
        self._git = _GitIgnores()
        self._kept: dict[tuple[int, Path, Path], Patterns] = {}

    def reason(self, path: Path, named: Path, *, is_folder: bool) -> Reason | None:
        """Why a file or folder is passed over, or None. `named` is the folder that the user named.

        It says nothing of the folders between the two. Raises ConfigError for a config that is at fault.
        """
        path, named = self._configs.absolute(path), self._configs.absolute(named)
        exclusions = self._configs.exclusions_in(path.parent)
        for listed in reversed(exclusions.lists):
            patterns = self._below(listed.patterns, listed.anchor, named)
            said = patterns.decide(below(path, listed.anchor, named), is_folder=is_folder)
            if said is not None:
                if said.leaves_out:
                    return Reason(said.pattern, listed.file, listed.key)
                break
        if not exclusions.respect_gitignore:
            return None
        for file, folder, ignored in self._git.lists_for(path.parent):
            patterns = self._below(ignored, folder, named)
            said = patterns.decide(below(path, folder, None), is_folder=is_folder)
            if said is not None:
                return Reason(said.pattern, file) if said.leaves_out else None
        return None

    def reason_on_the_way(self, path: Path, named: Path, *, is_folder: bool = False) -> Reason | None:
        """Why a file or folder is passed over, be it by one between it and the folder that the user named."""
        path, named = self._configs.absolute(path), self._configs.absolute(named)
        between = [folder for folder in reversed(path.parents) if named in folder.parents]
        for here in (*between, path):
            found = self.reason(here, named, is_folder=is_folder or here != path)
            if found is not None:
                return found
        return None

    def _below(self, patterns: Patterns, anchor: Path, named: Path) -> Patterns:
        """The patterns that count below the named folder."""
        if named == anchor or anchor not in named.parents:
            return patterns
        key = (id(patterns), anchor, named)
        if key not in self._kept:
            self._kept[key] = patterns.without(below(named, anchor, None))
        return self._kept[key]


class _GitIgnores:
    """The lists of what Git leaves out, folder by folder, each read once."""

    def __init__(self) -> None:
        self._lists: dict[Path, _Lists | None] = {}  # None: it lies in no repository

    def lists_for(self, folder: Path) -> _Lists:
        """The lists that count in a folder, the nearest first: file, the folder it counts from, patterns.

        There are none outside of a repository.
        """
        passed: list[Path] = []
        above: _Lists | None = None
        for here in (folder, *folder.parents):
            if here in self._lists:
                above = self._lists[here]
                break
            passed.append(here)
            if os.path.exists(here / ".git"):  # noqa: PTH110 - pathlib's raises where nobody may look
                above = _list_in(here / ".git" / "info" / "exclude", here)
                break
        for here in reversed(passed):
            above = None if above is None else _list_in(here / GITIGNORE, here) + above
            self._lists[here] = above
        return above or ()


def _list_in(file: Path, folder: Path) -> _Lists:
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:  # it is not there, or nobody may read it: then more is checked, and not less
        return ()
    from caselint.gitignore import Patterns

    patterns = Patterns(lines)
    return ((file, folder, patterns),) if patterns else ()


@dataclass
class _Count:
    files: int = 0
    folders: int = 0
    first: Path | None = None


class PassedOver:
    """What a run passes over, counted by the file that says so: a thousand files are told in a line."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Path, str], _Count] = {}
        self._patterns: dict[tuple[Path, str], dict[str, None]] = {}

    def add(self, path: Path, reason: Reason, *, is_folder: bool) -> None:
        """Count a file or folder."""
        key = (reason.file, reason.key)
        count = self._counts.setdefault(key, _Count())
        count.files += not is_folder
        count.folders += is_folder
        count.first = count.first or path
        self._patterns.setdefault(key, {})[reason.pattern] = None

    def sentences(self) -> tuple[str, ...]:
        """What was passed over and why, a sentence for each file that says so."""
        return tuple(
            _sentence(count, list(self._patterns[file, key]), file, key)
            for (file, key), count in sorted(self._counts.items())
        )


def _sentence(count: _Count, patterns: list[str], file: Path, key: str) -> str:
    source = f"{key} in {shown_path(file)}" if key else shown_path(file)
    told = ", ".join(f"“{pattern}”" for pattern in patterns[:3])
    told += f" and {len(patterns) - 3} more" if len(patterns) > 3 else ""
    if count.files + count.folders == 1:
        return f"{count.first} was left out, as {source} asks ({told})."
    parts = [_number(count.folders, "folder"), _number(count.files, "file")]
    many = " and ".join(part for part in parts if part)
    return f"{many} were left out, as {source} asks ({told})."


def _number(number: int, what: str) -> str:
    return "" if not number else f"{number:,} {what}{'s' if number > 1 else ''}"
