"""`python -m caselint.language.train TREEBANK_DIR`: trains the language model of the package."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import spacy
import typer
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

# The config names what these register.
from caselint.language import model_layers, model_lemmas  # noqa: F401
from caselint.language.model import OWN, load_model
from caselint.language.train import corpus, words  # noqa: F401
from caselint.language.train.card import write_card
from caselint.language.train.score import score, table
from caselint.language.train.store import store
from caselint.language.train.treebank import find_files

CONFIG = Path(__file__).with_name("config.cfg")

app = typer.Typer(add_completion=False)


@app.command()
def main(
    treebank: Annotated[Path, typer.Argument(help="The folder of the treebanks (CoNLL-U, plain or .xz).")],
    output: Annotated[Path, typer.Option(help="Where the model goes.")] = OWN,
    steps: Annotated[int | None, typer.Option(help="Train for fewer steps than the config says.")] = None,
    score_only: Annotated[bool, typer.Option(help="Only score the model anew and write its card.")] = False,
) -> None:
    """Train the model, score it on the test files and write it with its card."""
    tests = find_files(treebank, "test")
    if not score_only:
        _train(treebank, output, steps)
    model = load_model(None if output == OWN else str(output))
    rows = [score(model, path) for path in tests]
    write_card(output, rows)
    typer.echo(table(rows))


def _train(treebank: Path, output: Path, steps: int | None) -> None:
    settings: dict[str, object] = {"paths.treebank": str(treebank)}
    if steps is not None:
        settings |= {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": steps}
    config = load_config(CONFIG, overrides=settings, interpolate=False)
    with TemporaryDirectory() as place:
        train(init_nlp(config), Path(place))
        store(spacy.load(Path(place) / "model-best"), output)


if __name__ == "__main__":
    app()
