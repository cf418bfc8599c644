"""Scores a model on a treebank: `python -m caselint.language.train.score TREEBANK_DIR`.

Raw text goes in, our own tokenizer cuts it, and what the model says of a token counts where the
treebank has the same token (F1 over all tokens). Attachment is scored with punctuation, as in the CoNLL
2018 shared task, and without, as spaCy does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 (typer reads the annotation)
from time import process_time
from typing import TYPE_CHECKING, Annotated, Any

import typer
from spacy.scorer import Scorer

from caselint.language.model import load_language
from caselint.language.train.corpus import examples
from caselint.language.train.treebank import find_files, read, text_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

app = typer.Typer(add_completion=False)


@dataclass(frozen=True)
class Scores:
    """Scores in percent on a file of a treebank; `speed` in tokens a second."""

    file: str
    tokens: int
    token: float
    tag: float
    uas: float
    las: float
    uas_with_punctuation: float
    las_with_punctuation: float
    lemma: float
    sentence: float
    speed: float


def score(nlp: Language, path: Path) -> Scores:
    """Score a pipeline on one file, a paragraph at a time."""
    paragraphs = read(path)
    texts = [text_of(paragraph) for paragraph in paragraphs]
    for _ in nlp.pipe(texts[:20]):  # what is loaded at first use is not to be timed
        pass
    began = process_time()
    docs = list(nlp.pipe(texts))
    seconds = process_time() - began
    pairs = list(examples(nlp, paragraphs))
    for pair, doc in zip(pairs, docs, strict=True):
        pair.predicted = doc
    tokens = sum(map(len, docs))
    bare = Scorer.score_deps(pairs, "dep", getter=_dep, ignore_labels=("punct",))
    whole = Scorer.score_deps(pairs, "dep", getter=_dep, ignore_labels=())
    found: dict[str, Any] = {
        "token": Scorer.score_tokenization(pairs)["token_f"],
        "tag": Scorer.score_token_attr(pairs, "tag")["tag_acc"],
        "uas": bare["dep_uas"],
        "las": bare["dep_las"],
        "uas_with_punctuation": whole["dep_uas"],
        "las_with_punctuation": whole["dep_las"],
        "lemma": Scorer.score_token_attr(pairs, "lemma")["lemma_acc"],
        "sentence": Scorer.score_spans(pairs, "sents", has_annotation=None)["sents_f"],
    }
    return Scores(
        path.name.partition(".")[0],
        tokens,
        **{name: round(100 * value, 2) for name, value in found.items()},
        speed=round(tokens / seconds),
    )


def _dep(token: Token, name: str) -> str:
    # Upper and lower case differ for the root alone ("ROOT"), which spaCy's parser writes so.
    return str(getattr(token, f"{name}_")).lower()


def table(rows: list[Scores]) -> str:
    """The scores as a table in Markdown."""
    names = (
        "file", "tokens", "own tokens", "tag", "UAS", "LAS", "UAS with punctuation", "LAS with punctuation",
        "lemma", "sentence", "tokens a second",
    )  # fmt: skip
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n"
    return head + "".join(
        f"| {row.file} | {row.tokens} | {row.token} | {row.tag} | {row.uas} | {row.las} "
        f"| {row.uas_with_punctuation} | {row.las_with_punctuation} | {row.lemma} | {row.sentence} "
        f"| {row.speed:.0f} |\n"
        for row in rows
    )


@app.command()
def main(
    treebank: Annotated[Path, typer.Argument(help="The folder of the treebanks.")],
    part: Annotated[str, typer.Option(help="train, dev or test.")] = "test",
    model: Annotated[
        str | None, typer.Option(help="Another model: an installed package or a folder.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print how well the model does on a part of the treebanks."""
    nlp = load_language(model)
    rows = [score(nlp, path) for path in find_files(treebank, part)]
    typer.echo(json.dumps([vars(row) for row in rows], indent=2) if as_json else table(rows))


if __name__ == "__main__":
    app()
