"""Writes the card of a model: what it is, what it was trained on, how well it does, whose work it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from caselint.language.train.score import Scores, table
from caselint.language.train.store import size

CARD: Final = "README.md"

_TEMPLATE: Final = Path(__file__).with_name("card.md")


def write_card(folder: Path, scores: list[Scores]) -> None:
    """Write the card into the folder of a model, with its scores."""
    text = _TEMPLATE.read_text(encoding="utf-8").format(megabytes=size(folder) / 1e6, scores=table(scores))
    (folder / CARD).write_text(text, encoding="utf-8")
