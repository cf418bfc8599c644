from __future__ import annotations

import lzma

import pytest
from spacy.vocab import Vocab

pytest.importorskip("conllu", reason="training needs the extra `train`")

from typing import TYPE_CHECKING

from caselint.language.train.treebank import TreebankError, doc_of, find_files, read, text_of

if TYPE_CHECKING:
    from pathlib import Path

# Three sentences of our own in two paragraphs; "don't" and "Mum's" are words of two parts.
ROWS = """\
# newdoc id = made-up
# newpar
# text = Kids don't wait.
1 Kids kid NOUN NNS _ 4 nsubj _ _
2-3 don't _ _ _ _ _ _ _ _
2 do do AUX VBP _ 4 aux _ _
3 n't not PART RB _ 4 advmod _ _
4 wait wait VERB VB _ 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _

# text = Mum's late.
1-2 Mum's _ _ _ _ _ _ _ _
1 Mum mum NOUN NN _ 3 nsubj _ _
2 's be AUX VBZ _ 3 cop _ _
3 late late ADJ JJ _ 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct _ _

# newpar
# text = Home now
1 Home home ADV RB _ 0 root _ _
1.1 was be AUX VBD _ _ _ 1:cop _
2 now now ADV RB _ 1 advmod _ _

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    lines = (line if line.startswith("#") else line.replace(" ", "\t") for line in ROWS.splitlines())
    with lzma.open(tmp_path / "en_own-ud-train.conllu.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return tmp_path


def test_a_treebank_is_read_by_paragraphs(treebank: Path) -> None:
    [path] = find_files(treebank, "train")
    paragraphs = read(path)
    assert [text_of(paragraph) for paragraph in paragraphs] == ["Kids don't wait. Mum's late.", "Home now"]
    assert [len(sentence) for paragraph in paragraphs for sentence in paragraph] == [5, 4, 2]


def test_a_doc_holds_what_the_treebank_says(treebank: Path) -> None:
    [path] = find_files(treebank, "train")
    doc = doc_of(read(path)[0], Vocab())
    assert doc.text == "Kids don't wait. Mum's late."
    assert [(word.text, word.tag_, word.lemma_) for word in doc[:4]] == [
        ("Kids", "NNS", "kid"),
        ("do", "VBP", "do"),
        ("n't", "RB", "not"),
        ("wait", "VB", "wait"),
    ]
    assert [sentence.root.text for sentence in doc.sents] == ["wait", "late"]
    assert [(word.dep_, word.head.text) for word in doc[5:7]] == [("nsubj", "late"), ("cop", "late")]


def test_a_folder_without_the_part_is_refused(treebank: Path) -> None:
    with pytest.raises(TreebankError, match="dev"):
        find_files(treebank, "dev")


def test_a_plain_file_is_read_too(treebank: Path, tmp_path: Path) -> None:
    [packed] = find_files(treebank, "train")
    plain = tmp_path / "en_own-ud-dev.conllu"
    plain.write_bytes(lzma.decompress(packed.read_bytes()))
    assert read(plain) == read(packed)
