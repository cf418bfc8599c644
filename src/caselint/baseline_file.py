"""The file that a baseline is kept in: TOML, a line for each accepted finding.

It is made to be kept in git. Lines are sorted by file and finding, which are digests, so that what two people
add lands in different places, and merges; where it does not, all lines of both sides together are right
(`merge=union`). For that, a finding has one line: git takes lines that two blocks share out of a conflict.
The same baseline gives the same bytes. A reason may be put better by hand; the digests are caselint's.
"""

from __future__ import annotations

import json
import secrets
import tomllib
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from caselint.baseline import Acceptance, Baseline
from caselint.plain_errors import explain

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "caselint-baseline.toml"
SCHEMA_VERSION: Final = 1
_KEY_BYTES: Final = 16
_HEAD: Final = """\
# Findings that were looked at and accepted, for caselint. `caselint baseline --help` says how to add to it.
# It holds no words of the notes and no names of files. Keep it with the notes all the same.
"""


class BaselineError(Exception):
    """A baseline that cannot be used. `str()` is for people."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    schema_version: int
    key: Annotated[str, msgspec.Meta(pattern=f"^[0-9a-f]{{{2 * _KEY_BYTES}}}$")]
    accepted: tuple[Acceptance, ...] = ()


def new_baseline(path: Path) -> Baseline:
    """A baseline of nothing, with a key of its own, to be kept at this path."""
    return Baseline(path, secrets.token_hex(_KEY_BYTES))


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Of a finding that was accepted twice, as after a merge, the first date counts.

    Raises BaselineError where it cannot be read, is no TOML, or holds what a baseline does not hold.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise BaselineError(f"There is no baseline {path}. `caselint baseline add` makes it.") from None
    except OSError as error:
        raise BaselineError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BaselineError(f"{path} is not text in UTF-8. Save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BaselineError(f"{path} is not TOML: {error}.{_after_a_merge(path)}") from None
    if isinstance(version := data.get("schema-version"), int) and version > SCHEMA_VERSION:
        raise BaselineError(f"{path} was written by a newer caselint. Install that one to use it.")
    try:
        file = msgspec.convert(data, type=_File)
    except msgspec.ValidationError as error:
        steps, problem = explain(error, _File)
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
        told = f"“{where}”: {problem}" if where else problem
        raise BaselineError(f"{path}: {told}{'' if told.endswith('?') else '.'}") from None
    earliest = sorted(file.accepted, key=lambda one: (one.on, one.by, one.reason))
    return Baseline(path, file.key).holding(earliest)


def _after_a_merge(path: Path) -> str:
    """What to do about a file with the marks that git leaves where two changes cannot both be made."""
    if "\n<<<<<<< " not in path.read_text(encoding="utf-8-sig"):
        return ""
    return " Git could not merge it: keep the lines of both sides, and delete those of <, = and >."


def save_baseline(baseline: Baseline) -> None:
    """Write a baseline to its path, whole or not at all. Raises BaselineError where that cannot be done."""
    from caselint.whole_files import whole_text

    try:
        with whole_text(baseline.path) as stream:
            stream.write(written(baseline))
    except OSError as error:
        raise BaselineError(f"{baseline.path} cannot be written: {error.strerror}.") from None


def written(baseline: Baseline) -> str:
    """The words of a baseline's file."""
    lines = "".join(f"  {_line(one)},\n" for one in baseline.acceptances)
    return f'{_HEAD}schema-version = {SCHEMA_VERSION}\nkey = "{baseline.key}"\n\naccepted = [\n{lines}]\n'


def _line(one: Acceptance) -> str:
    digests = f"file = {_text(one.file)}, finding = {_text(one.finding)}, code = {_text(one.code)}"
    return f"{{ {digests}, on = {one.on}, by = {_text(one.by)}, reason = {_text(one.reason)} }}"


def _text(words: str) -> str:
    """Words as TOML's basic string: JSON's, in which DEL and halves of characters must not stand."""
    whole = words.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
