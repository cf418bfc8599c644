"""The files of a run as relative URIs, which tell neither whose machine it was nor where on it they lay."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE: Final = "%SRCROOT%"  # the name that code hosts know


class FileUris:
    """The files of a run, as URIs from one of its `bases`, which are told in words and not by their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.locations: list[dict[str, str]] = []
        self._true = {path: Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100 - links stay
        self._here = Path.cwd()
        numbers: dict[tuple[str, str], int] = {}
        self._numbers: dict[str, int] = {}
        for path, true in self._true.items():
            base, folder = self._base(true)
            uri = _uri(true.relative_to(folder).as_posix())
            number = self._numbers[path] = numbers.setdefault((base, uri), len(numbers))
            if number == len(self.locations):
                self.locations.append({"uri": uri, "uriBaseId": base})

    def number(self, path: str) -> int:
        """The number of a file among `locations`."""
        return self._numbers[path]

    @property
    def bases(self) -> dict[str, dict[str, dict[str, str]]]:
        """The folders that the URIs start from, as SARIF tells of them (3.14.14)."""
        words = {_HERE: "The folder that caselint was started in."}
        words |= {
            self._name(drive): "The folder that holds the files from elsewhere." for drive in self._apart
        }
        return {name: {"description": {"text": text}} for name, text in words.items()}

    def _base(self, true: Path) -> tuple[str, Path]:
        """The name of the folder that a file's URI starts from, and the folder."""
        if true.is_relative_to(self._here):
            return _HERE, self._here
        return self._name(true.anchor), self._apart[true.anchor]

    def _name(self, drive: str) -> str:
        number = list(self._apart).index(drive) + 1
        return f"ELSEWHERE{number if number > 1 else ''}"

    @cached_property
    def _apart(self) -> dict[str, Path]:
        """The folder, drive by drive, that holds all files that lie outside the one here."""
        outside: dict[str, list[Path]] = {}
        for true in self._true.values():
            if not true.is_relative_to(self._here):
                outside.setdefault(true.anchor, []).append(true.parent)
        return {drive: Path(os.path.commonpath(folders)) for drive, folders in outside.items()}


def _uri(path: str) -> str:
    """A path from a folder as a reference by RFC 3986; a byte of a name that is no text stays that byte."""
    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:  # half of a character, which Windows allows in names
        return quote(path, errors="surrogatepass")
