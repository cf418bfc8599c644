"""Patterns in the syntax of a .gitignore, and what they say of a file or folder.

The syntax is Git's own (https://git-scm.com/docs/gitignore): the last pattern that matches decides, `!`
takes a file in again, a `/` at the end means folders alone, one elsewhere ties the pattern to the folder
that it is written in. The library pathspec reads the patterns. Which of them decides is settled here, as
Git does it: for each file and folder by itself on the way down, a folder that is left out not entered.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_DRIVE: Final = re.compile(r"^!?[A-Za-z]:")
_SEPARATES: Final = re.compile(r"\\(?=[\w.-])|\\$")  # a backslash that escapes nothing
# Of Windows and its like, which hold “Archive” and “archive” to be one folder.
_CASELESS: Final = os.name == "nt"


class _Pattern(NamedTuple):
    written: str
    leaves_out: bool  # or takes in again
    folders_only: bool
    regex: re.Pattern[str]


class Decision(NamedTuple):
    """What the last pattern that matches says."""

    leaves_out: bool
    pattern: str  # as written


class Patterns:
    """The patterns of one list, in its order."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = [pattern for line in lines if (pattern := _read(line)) is not None]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def decide(self, path: str, *, is_folder: bool) -> Decision | None:
        """What the list says of a path itself, whatever it says of the folders above.

        `path` is below the list's folder, with `/` between its parts and none at its ends. None where no
        pattern matches.
        """
        if _CASELESS:
            path = path.lower()
        for pattern in reversed(self._patterns):
            if pattern.folders_only and not is_folder:
                continue
            found = pattern.regex.search(path)
            # Their one group takes part where the pattern matches a folder above, and not the path itself.
            if found is not None and found.lastindex is None:
                return Decision(pattern.leaves_out, pattern.written)
        return None

    def first_to_leave_out(self, path: str, *, is_folder: bool = False) -> str | None:
        """The pattern that leaves a path out, be it by a folder above; None where it is taken in."""
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            inner = is_folder or depth < len(parts)
            said = self.decide("/".join(parts[:depth]), is_folder=inner)
            if said and said.leaves_out:
                return said.pattern
        return None

    def without(self, folder: str) -> Patterns:
        """The list without the patterns that leave out a folder, or all that lies in it."""
        kept = Patterns(())
        for pattern in self._patterns:
            alone = Patterns(())
            alone._patterns = [pattern._replace(leaves_out=True)]
            inside = alone.decide(f"{folder}/\0", is_folder=False)  # what no file is called
            if not pattern.leaves_out or not (alone.first_to_leave_out(folder, is_folder=True) or inside):
                kept._patterns.append(pattern)
        return kept


def _read(line: str) -> _Pattern | None:
    """A line's pattern; None for a remark, an empty line, and what no path can match."""
    from pathspec.patterns.gitignore.base import GitIgnorePatternError
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    text = line.rstrip("\r\n")
    stripped = text.rstrip(" ")
    if stripped.endswith("\\") and len(stripped) < len(text):  # an escaped space at its end counts
        stripped += " "
    folders_only = stripped.endswith("/")
    bare = stripped[:-1] if folders_only else stripped
    try:
        read = GitIgnoreSpecPattern(bare.lower() if _CASELESS else bare)
    except (GitIgnorePatternError, re.error):
        return None
    if read.include is None or read.regex is None:
        return None
    return _Pattern(stripped, bool(read.include), folders_only, read.regex)


def problem_of(pattern: str) -> str | None:
    """Why a pattern in a config can match nothing, as a sentence; None where it can.

    Git passes such patterns over in silence. Who writes one in a config is told.
    """
    if _DRIVE.match(pattern):
        return f"“{pattern}” begins with a drive. Write it from the config's own folder on."
    if _SEPARATES.search(pattern):
        return f"“{pattern}” has a backslash. Write / between folders, on Windows too."
    bare = pattern.removeprefix("!").removeprefix("/")
    if bare.startswith("../") or bare in {"..", "../"} or "/../" in bare:
        return f"“{pattern}” leads out of the config's folder. Patterns count only in it and below it."
    if bare.startswith("./"):
        return f"“{pattern}” begins with ./, which matches nothing. Leave the ./ out."
    if _read(pattern) is None:
        return (
            f"“{pattern}” matches nothing. Patterns are those of a .gitignore, such as “archive/” or “*.pdf”."
        )
    return None
