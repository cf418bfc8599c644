"""spaCy is imported in part, and is whole for whoever asks for the rest of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

TEXT = "Mum hadn't T/c'd in.left at 10.30am; DON'T e-mail jo@leeds.gov.uk (N/A), she said."
SHOW = f"""
from caselint.language.pipeline import tokenise
print(*tokenise({TEXT!r})[1].text, sep="|")
"""


def run(program: str) -> list[str]:
    """The lines that a program prints in a new process. It must print nothing else and succeed."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def whole() -> list[str]:
    """The tokens where spaCy was imported whole."""
    return run("import spacy" + SHOW)


def test_the_tokens_are_the_same_and_most_of_spacy_is_not_imported(whole: list[str]) -> None:
    heavy = '{"spacy.cli", "spacy.pipeline.ner", "weasel", "requests", "httpx"}'
    tokens, imported = run(SHOW + f"import sys; print(sorted({heavy} & sys.modules.keys()))")
    assert [tokens] == whole
    assert imported == "[]"


def test_what_is_left_out_at_first_can_be_imported_afterwards() -> None:
    assert run("import sys" + SHOW + "print('pydantic.v1' in sys.modules)")[1:] == ["False"]
    assert run(SHOW + "import pydantic.v1; print(pydantic.v1.BaseModel.__name__)")[1:] == ["BaseModel"]
    first = "import pydantic.v1 as v1, sys" + SHOW + "print(sys.modules['pydantic.v1'] is v1)"
    assert run(first)[1:] == ["True"]


def test_where_spacy_is_laid_out_in_another_way_it_is_imported_whole(whole: list[str]) -> None:
    broken = "from caselint.language import spacy_parts\nspacy_parts._PARTS = {}" + SHOW
    also = "import sys; print('spacy.cli' in sys.modules)"
    for parts in (
        "('spacy.no_such_module',)",
        "('spacy.vocab',)",  # it imports in a circle where spacy.tokens is not imported first
        "('spacy.tokens', 'spacy.tokenizer', 'spacy.no_such_module')",
    ):
        assert run(broken.format(parts) + also) == [*whole, "True"]
    no_package = "from caselint.language import spacy_parts\nspacy_parts._DEFERRED += ('spacy.no_such',)"
    assert run(no_package + SHOW + also) == [*whole, "True"]


@pytest.mark.parametrize(
    "program",
    [
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('sentencizer')",
        "from spacy.lang.en import English; nlp = English(); nlp.add_pipe('sentencizer')",
        "from spacy.util import get_lang_class; nlp = get_lang_class('en')(); nlp.add_pipe('sentencizer')",
        "from spacy import load, Language, __version__; import spacy; assert spacy.__version__ == __version__"
        "\nnlp = spacy.blank('en'); nlp.add_pipe('sentencizer')",
    ],
)
def test_the_rest_of_spacy_can_be_imported_afterwards(program: str) -> None:
    assert run(SHOW + program + "; print(len(list(nlp('He went. She came.').sents)))")[1:] == ["2"]


def test_a_tagger_and_a_parser_can_be_made_stored_and_loaded_again() -> None:
    program = """
import tempfile, spacy
from spacy.lang.en import English
from spacy.training import Example
from spacy.pipeline import DependencyParser, Tagger
from spacy.ml.models import build_tb_parser_model

nlp = English()
nlp.add_pipe("tagger"), nlp.add_pipe("parser")
told = {"words": ["He", "left"], "tags": ["PRP", "VBD"], "heads": [1, 1], "deps": ["nsubj", "ROOT"]}
nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("He left"), told)])
with tempfile.TemporaryDirectory() as folder:
    nlp.to_disk(folder)
    again = spacy.load(folder)
assert isinstance(again.get_pipe("tagger"), Tagger) and isinstance(again.get_pipe("parser"), DependencyParser)
print([token.dep_ for token in again("He left")] == [token.dep_ for token in nlp("He left")])
"""
    assert run(SHOW + program)[1:] == ["True"]


def test_an_unknown_name_is_an_error_as_ever() -> None:
    program = "import spacy\ntry:\n    spacy.nothing\nexcept AttributeError as error:\n    print(error)"
    assert run(SHOW + program)[1:] == ["module 'spacy' has no attribute 'nothing'"]
