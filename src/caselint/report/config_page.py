"""What settings count for a file, and where each of them comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from rich.table import Table
from rich.text import Text

from caselint.config.provenance import DEFAULT, Setting, source_of
from caselint.config.shown import toml_value
from caselint.report.console import console_for
from caselint.report.escapes import json_document, json_string, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from caselint.config.layers import Layer


@dataclass(frozen=True)
class ConfigPage:
    """What the page shows of a file: its layers, settings and rules, and why a walk passes it over."""

    about: str
    layers: Sequence[Layer]
    settings: Sequence[Setting]
    rules: Sequence[str] = ()  # the codes of those that the settings come to
    known: int = 0  # how many rules there are
    left_out: str | None = None  # a sentence


def print_config(page: ConfigPage, stream: TextIO) -> None:
    """Write the settings for people: a line each, with its source."""
    console = console_for(stream)
    console.print(Text(f"Settings for {terminal(page.about)}", style="bold"))
    sources = list(dict.fromkeys(terminal(source_of(layer)) for layer in page.layers))
    if not sources:
        console.print(Text("There is no config file for it: caselint's own settings count."))
    elif len(sources) == 1:
        console.print(Text(f"From {sources[0]}."))
    else:
        console.print(Text("From these, where the later count over the earlier:"))
        for source in sources:
            console.print(Text(f"  {source}"))
    console.print()
    table = Table.grid(padding=(0, 2), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    before = None
    for row in page.settings:
        set_here = "bold" if row.source != DEFAULT else ""
        key = "" if row.key == before else row.key
        before = row.key
        value = Text(terminal(toml_value(row.value))) if row.told is None else Text(row.told, style="dim")
        table.add_row(Text(terminal(key), style=set_here), value, Text(terminal(row.source)))
    console.print(table)
    console.print()
    console.print(Text(f"{len(page.rules)} of the {page.known} rules count."))
    if page.left_out:
        console.print(Text(terminal(page.left_out)))


class _JsonSetting(msgspec.Struct):
    """A setting in the JSON form; `source` is its kind, and `where` the words for people."""

    key: str
    value: object
    source: str
    where: str
    file: str | None


class _JsonPage(msgspec.Struct):
    about: str
    settings: list[_JsonSetting]
    rules: list[str]
    left_out: str | None


def _as_json(value: object) -> object:
    """A value with the words in it as JSON may hold them."""
    if isinstance(value, str):
        return json_string(value)
    if isinstance(value, (list, tuple)):
        return [_as_json(each) for each in value]
    return value


def render_config_json(page: ConfigPage) -> str:
    """The settings as JSON, for another program."""
    settings = [
        _JsonSetting(
            row.key,
            _as_json(row.value),
            row.kind,
            json_string(row.source),
            json_string(str(row.file)) if row.file else None,
        )
        for row in page.settings
    ]
    left_out = json_string(page.left_out) if page.left_out else None
    encoded = msgspec.json.encode(_JsonPage(json_string(page.about), settings, list(page.rules), left_out))
    return json_document(msgspec.json.format(encoded, indent=2).decode() + "\n")
