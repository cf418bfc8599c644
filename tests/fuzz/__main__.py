"""`python tests/fuzz --minutes 60 --format pdf`: mutate example files and read them for an hour."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, os.fspath(Path(__file__).parents[1]))

from fuzz import drive, guided
from fuzz.mutate import mutated
from fuzz.seeds import formats
from fuzz.tape import Tape, tape_of
from fuzz.trial import wrong_with


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Reads mutated example files.")
    parser.add_argument("--format", choices=formats(), help="one format; without it, all in turn")
    parser.add_argument("--minutes", type=float, default=60.0, help="of the whole (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="where to begin (default: 0)")
    parser.add_argument("--check", action="store_true", help="look for findings too, not only read")
    parser.add_argument("--guided", action="store_true", help="be led by coverage (needs atheris)")
    parser.add_argument(
        "--replay", metavar="FORMAT:SEED", help="make one file anew and say what is wrong with it"
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="with --replay: write the file")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    wanted = [asked.format] if asked.format else formats()
    if asked.child:
        drive.work(asked.format, asked.seed, asked.child, check=asked.check)
    elif asked.replay:
        _replay(asked.replay, asked.keep, check=asked.check)
    elif asked.guided:
        guided.run(wanted[0], asked.minutes)
    else:
        for file_format in wanted:
            session = drive.Session(file_format, asked.seed, asked.minutes / len(wanted), check=asked.check)
            session.run()
            for wrong, count in session.found.most_common():
                print(f"  {count:6,} × {wrong.kind}: {wrong.where}")


def _replay(what: str, keep: Path | None, *, check: bool) -> None:
    file_format, _, number = what.partition(":")
    tape = bytes.fromhex(number[1:]) if number.startswith("x") else tape_of(file_format, int(number))
    if keep:
        keep.write_bytes(mutated(file_format, Tape(tape)))
    wrong = wrong_with(file_format, tape, check=check)
    print(f"{wrong.kind}: {wrong.where}" if wrong else "Nothing is wrong with it.")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
