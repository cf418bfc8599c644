"""Rule packs: a team's own rules, words and profiles, in a folder that its config names.

A pack has the folders of caselint's own: `rules/`, `lexicons/`, `profiles/` (or `rules/profiles/`), and
`tests/` with marked notes (`caselint.pack_tests`). Rules may stand in folders of their families.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.plain_errors import unknown
from caselint.rule_files import RuleFiles, read_on_top
from caselint.rules import load_rulebook
from caselint.yaml_files import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from caselint.schema import Rulebook

FOLDERS: Final = ("rules", "lexicons", "profiles", "tests")
_MOST_FILES: Final = 2_000  # of a pack
_MOST_MEGABYTES: Final = 20  # of all of them


def load_with_packs(folders: Sequence[Path]) -> Rulebook:
    """Caselint's own rulebook with the packs in those folders on it, each on those before it.

    Raises RuleError for the first folder or file that is not as it must be.
    """
    book = load_rulebook()
    for folder in folders:
        book = read_on_top(book, files_of(folder))
    return book


def files_of(folder: Path) -> RuleFiles:
    """The files of a pack. Raises RuleError where the folder is not there, or holds no pack."""
    if not folder.is_dir():
        problem = "this is a file, and no folder" if folder.exists() else "there is no such folder"
        raise RuleError(folder, None, "packs", problem)
    for other in sorted(path for path in folder.iterdir() if path.is_dir()):
        told = unknown("folder", other.name, FOLDERS)
        if other.name not in FOLDERS and "did you mean" in told:
            raise RuleError(other, None, "", f"in a pack {told}")
    profiles = [*_yaml(folder / "profiles"), *_yaml(folder / "rules" / "profiles")]
    files = RuleFiles(
        lexicons=tuple(_yaml(folder / "lexicons")),
        rules=tuple(path for path in _yaml(folder / "rules") if path not in profiles),
        profiles=tuple(profiles),
        pack=folder.resolve().name,
    )
    if not (files.lexicons or files.rules or files.profiles):
        raise RuleError(
            folder, None, "", "this folder holds no pack: no YAML file in rules/, lexicons/ or profiles/"
        )
    _refuse_large(folder, (*files.lexicons, *files.rules, *files.profiles))
    return files


def _refuse_large(folder: Path, files: Sequence[Path]) -> None:
    if len(files) > _MOST_FILES:
        raise RuleError(
            folder, None, "", f"this pack has more than {_MOST_FILES:,} files; make several of it"
        )
    if sum(path.stat().st_size for path in files) > _MOST_MEGABYTES * 1024**2:
        problem = f"the files of this pack are over {_MOST_MEGABYTES} MB together; make several packs of it"
        raise RuleError(folder, None, "", problem)


def _yaml(folder: Path) -> list[Path]:
    """The YAML files of a folder and the folders in it, in order, but for hidden ones."""
    found = []
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        if path.suffix == ".yml":
            raise RuleError(
                path, None, "", f"caselint reads files that end in .yaml; rename it {path.stem}.yaml"
            )
        if path.suffix == ".yaml":
            found.append(path)
    return found
