"""The settings of a run, file by file: the nearest config of each, with what the command line says on top.

The nearest config wins whole, as with Ruff: nothing is taken from those in folders above but by `extend`.
With a file from the command line, that one counts for all.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.config.discovery import config_in
from caselint.config.errors import ConfigError
from caselint.config.extending import chain_of
from caselint.config.layers import Layer, Source, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caselint.config.discovery import Written
    from caselint.config.settings import Config
    from caselint.gitignore import Patterns

_NOTHING: Final[Mapping[str, Any]] = {}


class Configs:
    """Finds the settings of each file. What was found is kept: files in one folder cost one search.

    `file` is the config of the command line, in place of all others; `isolated` means no file at all.
    `command_line` holds the options that lie on every config, by their fields. `working` is the folder
    where the program runs.
    """

    def __init__(
        self,
        file: Path | None = None,
        *,
        isolated: bool = False,
        command_line: Mapping[str, Any] = _NOTHING,
        working: Path | None = None,
    ) -> None:
        self.working = Path(os.path.abspath(working or Path.cwd()))  # noqa: PTH100 - links stay as they are
        self._given = file
        self._isolated = isolated
        self._on_top = (Layer(Source.COMMAND_LINE, command_line),) if command_line else ()
        self._found: dict[Path, Path | None] = {}
        self._files: dict[Path, FileSettings] = {}
        self._configs: dict[tuple[Path | None, tuple[tuple[int, int], ...]], Config] = {}
        self._distinct: list[Config] = []

    @cached_property
    def of_run(self) -> Config:
        """What counts for the run and no one file: the settings of the folder where the program runs.

        Raises ConfigError as `of`.
        """
        return self.in_folder(Path())

    def without_command_line(self) -> Configs:
        """The same files' settings without what the command line lays on them."""
        return Configs(self._given, isolated=self._isolated, working=self.working)

    def in_folder(self, folder: Path) -> Config:
        """The settings in a folder, but for those of some of its files alone. Raises ConfigError as `of`."""
        return self._config(self.file_of(self.absolute(folder)), ())

    def layers_in(self, folder: Path) -> tuple[Layer, ...]:
        """The layers of a folder's settings, each on those before it. Raises ConfigError as `of`."""
        found = self.file_of(self.absolute(folder))
        return (*(self._settings(found).layers(()) if found else ()), *self._on_top)

    def of(self, path: Path) -> Config:
        """The settings of a file. Equal settings are one and the same object.

        Raises ConfigError where a config cannot be read or is not as it must be.
        """
        whole = self.absolute(path)
        found = self.file_of(whole.parent)
        return self._config(found, self._settings(found).parts_for(whole) if found else ())

    def layers_of(self, path: Path) -> tuple[Layer, ...]:
        """The layers of a file's settings, each on those before it. Raises ConfigError as `of`."""
        whole = self.absolute(path)
        found = self.file_of(whole.parent)
        if found is None:
            return self._on_top
        settings = self._settings(found)
        return (*settings.layers(settings.parts_for(whole)), *self._on_top)

    def file_of(self, folder: Path) -> Path | None:
        """The config file that counts in a folder (an absolute path), or None."""
        if self._isolated:
            return None
        if self._given is not None:
            return self._given
        passed = []
        found = None
        for here in (folder, *folder.parents):
            if here in self._found:
                found = self._found[here]
                break
            passed.append(here)
            if (found := config_in(here)) is not None:
                break
        self._found.update(dict.fromkeys(passed, found))
        return found

    def absolute(self, path: Path) -> Path:
        """The path from the root on, links left as they are."""
        return Path(os.path.normpath(self.working / path))

    def exclusions_in(self, folder: Path) -> Exclusions:
        """What is left out of a folder (an absolute path). Raises ConfigError as `of`."""
        found = self.file_of(folder)
        return self._settings(found).exclusions if found else Exclusions()

    def _settings(self, file: Path) -> FileSettings:
        if file not in self._files:
            home = self.working if self._given is not None else file.parent
            self._files[file] = FileSettings(file, home)
        return self._files[file]

    def _config(self, file: Path | None, parts: tuple[tuple[int, int], ...]) -> Config:
        key = (file, parts)
        if key not in self._configs:
            layers = self._settings(file).layers(parts) if file else ()
            try:
                config = merged((*layers, *self._on_top))
            except ConfigError as error:
                raise ConfigError(f"{file}: {error}" if file else str(error)) from None
            same = next((known for known in self._distinct if known == config), None)
            if same is None:
                self._distinct.append(config)
            self._configs[key] = same or config
        return self._configs[key]


class FileSettings:
    """A config file with those that it extends.

    Patterns count from the folder of the file that they stand in. Where the notes lie elsewhere, as with a
    file that several teams share, they count from `home`: the folder of the file that extends it, or the
    one where the program runs if the command line names the file.
    """

    def __init__(self, file: Path, home: Path) -> None:
        self.chain = chain_of(file)
        self._home = Path(os.path.abspath(home))  # noqa: PTH100 - links stay as they are

    def layers(self, parts: tuple[tuple[int, int], ...]) -> list[Layer]:
        """The layers for files that these [[per-path]] tables are for, by file and number."""
        found = [Layer(Source.FILE, written.values, written.path) for written in self.chain]
        for file, number in parts:
            written = self.chain[file]
            patterns, values = written.per_path[number]
            found.append(Layer(Source.PER_PATH, values, written.path, patterns))
        return found

    def parts_for(self, path: Path) -> tuple[tuple[int, int], ...]:
        """The [[per-path]] tables that are for a file, in the order in which they lie on each other."""
        return tuple(
            (file, number)
            for file, tables in enumerate(self._per_path)
            for number, (anchor, patterns) in enumerate(tables)
            if patterns.first_to_leave_out(below(path, anchor, None))
        )

    @cached_property
    def exclusions(self) -> Exclusions:
        """What the file leaves out."""
        from caselint.gitignore import Patterns

        kept = [at for at, written in enumerate(self.chain) if "exclude" in written.values][-1:]
        lists = []
        for at, written in enumerate(self.chain):
            for name in ("exclude", "extend_exclude"):
                if written.values.get(name) and (name != "exclude" or at in kept):
                    patterns = Patterns(written.values[name])
                    lists.append(
                        Exclusion(written.path, name.replace("_", "-"), self._anchor(written), patterns)
                    )
        respect = [written.values["respect_gitignore"] for written in self.chain if _says_of_git(written)]
        return Exclusions(tuple(lists), respect_gitignore=respect[-1] if respect else True)

    @cached_property
    def _per_path(self) -> list[list[tuple[Path, Patterns]]]:
        if not any(written.per_path for written in self.chain):
            return []
        from caselint.gitignore import Patterns

        return [
            [(self._anchor(written), Patterns(patterns)) for patterns, _ in written.per_path]
            for written in self.chain
        ]

    def _anchor(self, written: Written) -> Path:
        folder = Path(os.path.abspath(written.path.parent))  # noqa: PTH100 - links stay as they are
        return folder if self._home == folder or folder in self._home.parents else self._home


def _says_of_git(written: Written) -> bool:
    return "respect_gitignore" in written.values


class Exclusion(msgspec.Struct, frozen=True):
    """The patterns of one key in one config file, which count from the folder `anchor`."""

    file: Path
    key: str
    anchor: Path
    patterns: Any  # Patterns, which are not loaded for runs that have none


class Exclusions(msgspec.Struct, frozen=True):
    """What a config leaves out; of two lists that speak of a file, the later decides."""

    lists: tuple[Exclusion, ...] = ()
    respect_gitignore: bool = True


def below(path: Path, anchor: Path, named: Path | None) -> str:
    """A path from a folder on, with `/` between its parts.

    If it lies elsewhere, it is that from the folder that was named on, or else from the root of the disk.
    """
    for folder in (anchor, named):
        if folder is not None and path != folder and (path.parent == folder or folder in path.parents):
            return path.relative_to(folder).as_posix()
    return path.relative_to(path.anchor).as_posix()
