"""Build the corpus: `python tests/hostile/make.py FOLDER` writes it and prints what must be said."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path(__file__).parents[1]))

from hostile import disk, markup, pdfs, texts, words, zips
from hostile.case import CANARY, Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hostile.case import Case

SECRET = f"{CANARY}-from-outside"  # stands in a file beside the corpus that no report may hold a word of


def all_cases(ground: Ground) -> Iterator[Case]:
    """Every file of the corpus."""
    for module in (disk, zips, words, pdfs, texts, markup):
        yield from module.cases(ground)


def build(folder: Path, cases: Iterable[Case]) -> None:
    """Write the files into a folder."""
    for case in cases:
        case.make(path_of(case, folder))


def path_of(case: Case, folder: Path) -> Path:
    """Where the file stands in the folder."""
    return folder / os.fsdecode(case.name)


def ground_at(folder: Path, url: str) -> Ground:
    """A place outside the corpus for files to refer to: an address, and a folder with a file."""
    folder.mkdir(exist_ok=True)
    secret = folder / "secret.txt"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    return Ground(url, secret)


def main() -> None:
    """Build the corpus and its surroundings in the folder that the command line names."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: make.py FOLDER")
    root = Path(sys.argv[1])
    files = root / "files"
    files.mkdir(parents=True, exist_ok=True)
    cases = list(all_cases(ground_at(root / "outside", "http://127.0.0.1:9/")))
    build(files, cases)
    for case in cases:
        told = f"{case.code}: {' | '.join(case.said)}" if case.said else "is read"
        print(f"{os.fsdecode(case.name)!r}: {told}{' (or is read)' if case.may_be_read else ''}")


if __name__ == "__main__":
    main()
