"""What the tests of syntax share: trees written down by hand, so that no model has a say in them."""

from __future__ import annotations

from spacy.tokens import Doc

from caselint.language.pipeline import nlp
from caselint.language.tree import Tree


def tree(table: str) -> Tree:
    """The tree of a table of "word tag relation head" lines. Heads count from 1; the root has 0."""
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    doc = Doc(
        nlp().vocab,
        words=words,
        tags=[row[1] for row in rows],
        deps=["ROOT" if row[2] == "root" else row[2] for row in rows],
        heads=[at if row[3] == "0" else int(row[3]) - 1 for at, row in enumerate(rows)],
        lemmas=words,
    )
    return Tree.of(doc, tuple(range(len(rows))), tuple(word.lower() for word in words))
