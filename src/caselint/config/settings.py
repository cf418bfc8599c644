"""The types of the settings: what a config file may hold, and what is settled for a note."""

from __future__ import annotations

from typing import Any

import msgspec

from caselint.findings import Level
from caselint.read.limits import Limits
from caselint.record import Role


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a team sets for its notes. Command-line options take the place of these."""

    profile: str = "default"
    packs: tuple[str, ...] = ()  # folders of rule packs, beside the config file; the later lie on the earlier
    select: tuple[str, ...] | None = None  # codes or their beginnings, in place of the profile's
    extend_select: tuple[str, ...] = ()  # and these besides
    ignore: tuple[str, ...] = ()
    fail_on: Level = Level.ERROR
    language_model: str | None = None  # a spaCy package or folder, in place of the one that caselint brings
    baseline: str | None = None  # the file with the findings that were accepted, beside the config file
    cache_dir: str | None = None  # the folder that keeps what was found in files that have not changed
    limits: Limits = Limits()  # what one file may cost
    labels: dict[str, Role] = msgspec.field(default_factory=dict)  # the team's own field labels
    post_titles: tuple[str, ...] = ()  # the team's own, by which a writer is known
    abbreviations: dict[str, str] = msgspec.field(default_factory=dict)  # the team's own, with what they mean
    teams: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # team -> who writes in it
    rules: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)  # code -> option -> value


class PerPath(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Settings for some of the files below a config; those of a later table lie on those of the earlier."""

    paths: tuple[str, ...]  # which files: patterns as in a .gitignore
    profile: str | None = None
    select: tuple[str, ...] | None = None  # codes or their beginnings, in place of the profile's
    extend_select: tuple[str, ...] = ()  # and these besides
    ignore: tuple[str, ...] = ()
    fail_on: Level | None = None
    labels: dict[str, Role] = msgspec.field(default_factory=dict)  # the team's own field labels
    post_titles: tuple[str, ...] = ()  # the team's own, by which a writer is known
    abbreviations: dict[str, str] = msgspec.field(default_factory=dict)  # the team's own, with what they mean
    teams: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # team -> who writes in it
    rules: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)  # code -> option -> value


class ConfigFile(Config, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a team sets for its notes, in caselint.toml. Paths are beside the file, or whole."""

    extend: str | None = None  # a config file whose settings lie under those of this one
    exclude: tuple[str, ...] = ()  # files and folders to leave out: patterns as in a .gitignore
    extend_exclude: tuple[str, ...] = ()  # and these besides, where `extend` brings some
    respect_gitignore: bool = True  # in a Git repository, leave out what Git leaves out
    per_path: tuple[PerPath, ...] = ()  # settings for some of the files
