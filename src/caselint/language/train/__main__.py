"""`python -m caselint.language.train TREEBANK_DIR`: trains the language model of the package."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import spacy
import typer
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config

# The config names what these register.
from caselint.language import model_layers, model_lemmas  # noqa: F401
from caselint.language.model import OWN, load_language, numpy_products
from caselint.language.train import corpus, words  # noqa: F401
from caselint.language.train.card import write_card
from caselint.language.train.score import score, table
from caselint.language.train.store import store
from caselint.language.train.treebank import find_files

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG = Path(__file__).with_name("config.cfg")
TUNING = Path(__file__).with_name("tune.cfg")

app = typer.Typer(add_completion=False)


@app.command()
def main(
    treebank: Annotated[Path, typer.Argument(help="The folder of the treebanks (CoNLL-U, plain or .xz).")],
    output: Annotated[Path, typer.Option(help="Where the model goes.")] = OWN,
    score_only: Annotated[bool, typer.Option(help="Only score the model anew and write its card.")] = False,
) -> None:
    """Train the model, score it on the test files and write it with its card."""
    tests = find_files(treebank, "test")
    if not score_only:
        _train(treebank, output)
    model = load_language(None if output == OWN else str(output))
    rows = [score(model, path) for path in tests]
    write_card(output, rows)
    typer.echo(table(rows))


def _train(treebank: Path, output: Path) -> None:
    config = load_config(CONFIG, overrides={"paths.treebank": str(treebank)}, interpolate=False)
    with numpy_products(), TemporaryDirectory() as place:
        first, second = Path(place) / "first", Path(place) / "second"
        first.mkdir()
        second.mkdir()
        nlp = init_nlp(config)
        train(nlp, first)
        take_weights(nlp, first / "model-best")
        nlp.config = Config(nlp.config).merge(load_config(TUNING, interpolate=False))
        train(nlp, second)
        store(spacy.load(second / "model-best"), output)


def take_weights(nlp: Language, folder: Path) -> None:
    """Put the weights of a trained pipeline in place of those of `nlp`, which has the same labels.

    Raises ValueError where it has others.
    """
    trained = spacy.load(folder)
    for name, component in trained.pipeline:
        own = nlp.get_pipe(name)
        if getattr(own, "labels", ()) != getattr(component, "labels", ()):
            raise ValueError(f"{folder}: other labels of {name}")
        own.model.from_bytes(component.model.to_bytes())  # type: ignore[attr-defined]


if __name__ == "__main__":
    app()
