"""What tells one way of checking from another: all that findings depend on but the file itself."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

import caselint
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.config import Config
    from caselint.lint import Linter

# Those whose versions may change what is read or found.
_LIBRARIES: Final = (
    *("spacy", "lxml", "markdown-it-py", "msgspec", "pdfplumber", "pdfminer.six", "phonenumbers"),
    *("pypdfium2", "pyphen", "rapidfuzz"),
)


def identity_of(linter: Linter, settings: Config) -> bytes:
    """A digest of a linter's rules and options, of the settings, and of the program with its libraries."""
    told = (
        # Which of the findings count, and where files are kept, is of the run: what is found does not change.
        replace(settings, fail_on=Level.ERROR, baseline=None, cache_dir=None),
        linter.book,
        [rule.code for rule in linter.rules],
        linter.overrides,
        (linter.profile, linter.manual, linter.template, linter.measure, linter.excerpts),
        [linter.language_model, *_model(linter.language_model)],
        _program(),
    )
    encoded = msgspec.msgpack.encode(told, order="deterministic")
    return hashlib.blake2b(encoded, digest_size=32).digest()


def _model(name: str | None) -> Iterator[str]:
    """The version of a language model that the config names."""
    if name is None:
        return
    if Path(name).is_dir():
        yield from _files(Path(name), "*")
    else:
        with suppress(metadata.PackageNotFoundError):  # which the worker tells, that is to load it
            yield metadata.version(name)


@cache
def _program() -> list[str]:
    """The program's files, and the versions of the libraries that it reads and parses with."""
    versions = [f"{library} {metadata.version(library)}" for library in _LIBRARIES]
    return [sys.version, *versions, *_files(Path(caselint.__file__).parent, "*")]


def _files(top: Path, pattern: str) -> Iterator[str]:
    """The names, sizes and ages of the files below a folder."""
    for path in sorted(top.rglob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            about = path.stat()
            yield f"{path.relative_to(top).as_posix()} {about.st_size} {about.st_mtime_ns}"
