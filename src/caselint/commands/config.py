"""`caselint config`: what settings count, and where each comes from."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from caselint.commands import options, run

if TYPE_CHECKING:
    from caselint.config import Config, Configs
    from caselint.report.config_page import ConfigPage
    from caselint.schema import Rulebook

app = typer.Typer(help="Look at the settings that count.", no_args_is_help=True)


class PageFormat(StrEnum):
    """How the settings are written."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def main() -> None:
    """Look at the settings that count."""


@app.command("show")
def show(
    file: Annotated[
        Path | None, typer.Argument(help="A note, or a folder of notes.", show_default="this folder")
    ] = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    fail_on: options.FailOn = None,
    limit: options.Limit = None,
    output_format: Annotated[
        PageFormat, typer.Option("--output-format", help="How to write them.")
    ] = PageFormat.TEXT,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Show the settings that count for a file, and where each of them comes from.

    It also says whether the file is passed over when its folder is checked. Options of `caselint check` that
    are given are shown among the settings.
    """
    from caselint.report.config_page import print_config, render_config_json

    configs = run.configs_of(
        config,
        isolated,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        profile=profile,
        fail_on=fail_on,
        limit=limit,
    )
    page = run.told_of(lambda: _page(file, configs))
    if output_format is PageFormat.JSON:
        sys.stdout.write(render_config_json(page))
    else:
        print_config(page, sys.stdout)


def _page(file: Path | None, configs: Configs) -> ConfigPage:
    from caselint.config.provenance import settings_of
    from caselint.report.config_page import ConfigPage
    from caselint.selection import make_linter

    here = file or Path()
    is_folder = _is_folder(here)
    layers = configs.layers_in(here) if is_folder else configs.layers_of(here)
    settled = configs.in_folder(here) if is_folder else configs.of(here)
    book = run.load_book(settled)
    rules = make_linter(book, settled).rules
    return ConfigPage(
        about="this folder" if file is None else str(file),
        layers=layers,
        settings=settings_of(layers, _options_of_profiles(book, settled)),
        rules=[rule.code for rule in rules],
        known=len(book.rules),
        left_out=_left_out(here, configs) if file is not None else None,
    )


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's raises for a path that is too long


def _options_of_profiles(book: Rulebook, settled: Config) -> list[tuple[str, dict[str, dict[str, Any]]]]:
    from caselint.selection import lineage

    return [(part.name, part.options) for part in lineage(book, book.profiles[settled.profile])]


def _left_out(path: Path, configs: Configs) -> str | None:
    """Why a walk from this folder passes the file over, as a sentence; None where it does not."""
    from caselint.config.shown import shown_path
    from caselint.excluding import Excluder

    whole = configs.absolute(path)
    config = configs.file_of(whole.parent)
    tops = [configs.working, *([config.parent] if config else [])]
    top = next((folder for folder in tops if folder in whole.parents), whole.parent)
    reason = Excluder(configs).reason_on_the_way(whole, top, is_folder=_is_folder(path))
    if reason is None:
        return None
    source = f"{reason.key} in {shown_path(reason.file)}" if reason.key else shown_path(reason.file)
    return f"It is left out when a folder above it is checked, as {source} asks (“{reason.pattern}”)."
