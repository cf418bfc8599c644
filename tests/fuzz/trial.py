"""One trial: a mutated file is read, and what went wrong is told by its kind and its place in the program."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from caselint.read import read_bytes
from fuzz.mutate import mutated
from fuzz.seeds import suffix_of
from fuzz.sound import faults_of
from fuzz.tape import Tape

if TYPE_CHECKING:
    from caselint.lint import Linter

SLOW = 3.0  # seconds; a sound example of this size takes a tenth of one


@dataclass(frozen=True)
class Wrong:
    """Something that went wrong: "error", "unsound", "slow", "memory", "hang" or "crash", and where."""

    kind: str
    where: str


def wrong_with(file_format: str, tape: bytes, *, check: bool = False) -> Wrong | None:
    """What went wrong with the file that the tape makes; `check` looks for findings in it as well."""
    data = mutated(file_format, Tape(tape))
    begun = time.perf_counter()
    try:
        document = read_bytes(data, "mutated" + suffix_of(file_format))
        if check:
            linter().lint_apart(document)
    except MemoryError as error:
        return Wrong("memory", place_of(error))
    except Exception as error:  # whatever comes is what is looked for
        return Wrong("error", f"{type(error).__name__} in {place_of(error)}")
    for fault in faults_of(document):
        return Wrong("unsound", fault)
    seconds = time.perf_counter() - begun
    return Wrong("slow", f"{document.format}, {len(data):,} bytes") if seconds > SLOW else None


def place_of(error: BaseException) -> str:
    """The line of caselint that the error came through last, and the one that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "caselint" in Path(frame.filename).parts]
    last = {(frame.filename, frame.lineno) for frame in (*ours[-1:], *frames[-1:])}
    return " from ".join(f"{Path(name).parent.name}/{Path(name).name}:{line}" for name, line in sorted(last))


@cache
def linter() -> Linter:
    """The linter of the default profile."""
    from caselint.config import Config
    from caselint.rules import load_rulebook
    from caselint.selection import make_linter

    return make_linter(load_rulebook(), Config())
