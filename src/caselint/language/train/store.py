"""Writes a trained pipeline as the package carries it: its config and weights, without a vocabulary."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from thinc.api import Config

from caselint.language.model_layers import set_precision

if TYPE_CHECKING:
    from spacy.language import Language


def store(nlp: Language, folder: Path) -> None:
    """Write the pipeline to a folder, in place of what is there, its weights rounded to half precision.

    All words are known by hashes alone.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as place:
        fresh = Path(place) / folder.name
        fresh.mkdir()
        parts = nlp.config["nlp"]
        kept = {name: parts[name] for name in ("lang", "pipeline", "batch_size", "tokenizer")}
        Config({"nlp": kept, "components": nlp.config["components"]}).to_disk(fresh / "config.cfg")
        for name, component in nlp.pipeline:
            weights = component.model  # type: ignore[attr-defined]
            set_precision(weights, "float16")
            component.to_disk(fresh / name, exclude=["vocab"])  # type: ignore[attr-defined]
            set_precision(weights, "float32")
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)


def size(folder: Path) -> int:
    """The bytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
