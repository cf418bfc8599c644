"""The statistical model: tags, lemmas and syntax for sentences that a rule wants to look into.

The package holds a model of its own (`model/`, see the card there). A config may name a larger one: an
installed spaCy package or a folder. Whatever its name, it works on the tokens of our own tokenizer.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from caselint.language.pipeline import nlp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc

    from caselint.language.model_parts import Parts

OWN: Final = Path(__file__).with_name("model")
_NEEDED: Final = ("tagger", "parser")
# Relations of ClearNLP's scheme that Universal Dependencies do not have.
_OTHER_SCHEME: Final = frozenset({"dobj", "nsubjpass", "pobj"})
# What a model may hold besides and sentences have no use for.
_UNUSED: Final = ("ner", "senter", "sentencizer", "textcat", "entity_linker", "entity_ruler")
_CONFIG: Final = "config.cfg"
_CARRIED: Final = ("TAG", "POS", "LEMMA", "HEAD", "DEP")
_BATCH: Final = 256  # sentences: the arrays of more would leave the processor's cache


class ModelError(Exception):
    """A model that cannot be used. `str()` is for people: which, why, and what to do."""


@cache
def load_model(name: str | None = None) -> Language | Parts:
    """The model of that name (None: the package's own), loaded once a process.

    A name is that of an installed spaCy package ("en_core_web_md") or the path of a folder.

    Raises ModelError where there is none of that name, it cannot be read, lacks a tagger or a parser,
    or parses into another scheme than Universal Dependencies.
    """
    with numpy_products():
        model = _load_own(OWN) if name is None else _load_named(name)
    missing = [part for part in _NEEDED if part not in model.pipe_names]
    if missing:
        raise ModelError(
            f"The language model {name!r} has no {' and no '.join(missing)}. caselint needs both: name "
            "another model, or none to use caselint's own."
        )
    parser: Any = model.get_pipe("parser")
    if not _OTHER_SCHEME.isdisjoint(parser.labels):
        raise ModelError(
            f"The language model {name!r} does not parse into Universal Dependencies, in which caselint's "
            "rules are written (spaCy's en_core_web models do not). Name another, or none to use our own."
        )
    return model


def load_language(name: str | None = None) -> Language:
    """The model of that name as a spaCy `Language`, which takes texts and not sentences; loaded anew.

    It takes longer to load. Raises ModelError where there is none of that name, or it cannot be read.
    """
    with numpy_products():
        model = _load_own(OWN, whole=True) if name is None else _load_named(name, whole=True)
    return cast("Language", model)


def numpy_products() -> AbstractContextManager[None]:
    """A context in which models are made that multiply matrices with numpy (OpenBLAS, Accelerate).

    Thinc's own choice, BLIS, took three to four times as long on a processor with AVX-512.
    """
    from thinc.api import use_ops

    return use_ops("numpy", use_blis=False)


def parse(docs: Iterable[Doc], model: Language | Parts | None = None) -> list[Doc]:
    """Annotate Docs, each one sentence, with tags, lemmas, heads and dependencies; gives the same Docs.

    They may come from `tokenise` whichever model is used. Each stays one sentence.
    """
    model = model or load_model()
    components: list[tuple[str, Any]] = model.pipeline
    given = list(docs)
    for doc in given:
        _mark_as_one_sentence(doc)
    shared = all(doc.vocab is model.vocab for doc in given)
    parsed = given if shared else [_twin(doc, model) for doc in given]
    for start in range(0, len(parsed), _BATCH):
        batch = parsed[start : start + _BATCH]
        for _, component in components:
            batch = list(component.pipe(batch))
    for doc in parsed:
        _join_roots(doc)
        doc.tensor = doc.tensor[:0].copy()  # what the network made of each word has served
    if not shared:
        for doc, twin in zip(given, parsed, strict=True):
            _carry_over(twin, doc)
    return given


def _mark_as_one_sentence(doc: Doc) -> None:
    import numpy as np

    starts = np.full(len(doc), -1, dtype="int64")  # no sentence begins here
    starts[:1] = 1
    doc.from_array(["SENT_START"], starts.astype("uint64"))  # type: ignore[arg-type]


def _join_roots(doc: Doc) -> None:
    """Hang all roots but the first that is a word on that one, as Universal Dependencies do side by side.

    spaCy's parser opens no sentence where none may begin, but it may leave tokens without a head.
    """
    # A head is a distance: 0 is a root's. To look at every token would cost more than all the rest here.
    roots = [doc[at] for at in (doc.to_array("HEAD") == 0).nonzero()[0].tolist()]
    if len(roots) < 2:
        return
    main = next((token for token in roots if not token.is_punct), roots[0])
    heads = [token.head.i for token in doc]
    deps = [token.dep_ for token in doc]
    for token in roots:
        if token.i != main.i:
            heads[token.i] = main.i
            deps[token.i] = "punct" if token.is_punct else "parataxis"
    _set_syntax(doc, heads, deps)


def _set_syntax(doc: Doc, heads: list[int], deps: list[str]) -> None:
    import numpy as np

    rows = [
        (np.int64(head - at).astype("uint64"), doc.vocab.strings.add(dep))
        for at, (head, dep) in enumerate(zip(heads, deps, strict=True))
    ]
    doc.from_array(["HEAD", "DEP"], np.array(rows, dtype="uint64"))  # type: ignore[arg-type]


def _twin(doc: Doc, model: Language | Parts) -> Doc:
    """The same tokens on the vocabulary of a model."""
    from spacy.tokens import Doc

    return Doc(
        model.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[token.i == 0 for token in doc],
    )


def _carry_over(twin: Doc, doc: Doc) -> None:
    for token in twin:
        for text in (token.tag_, token.pos_, token.lemma_, token.dep_):
            doc.vocab.strings.add(text)
    if len(doc):
        doc.from_array(list(_CARRIED), twin.to_array(list(_CARRIED)))  # type: ignore[arg-type]


def _load_own(folder: Path, *, whole: bool = False) -> Language | Parts:
    """A model as `caselint.language.train` writes it, on the vocabulary and the tokenizer of `nlp()`.

    It is a `Language` if it is to be `whole`, or has other parts than ours.
    """
    from spacy.pipeline.tok2vec import Tok2Vec
    from spacy.util import load_config

    from caselint.language import model_layers
    from caselint.language.model_parts import is_of_these, make_parts

    if not (folder / _CONFIG).is_file():
        raise ModelError(f"caselint's language model is not in {folder}. Install caselint again.")
    config = load_config(folder / _CONFIG, interpolate=True)
    components = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
    in_parts = not whole and is_of_these(components)
    model = make_parts(components, nlp().vocab) if in_parts else _language(components)
    pipeline: list[tuple[str, Any]] = model.pipeline
    for name, component in pipeline:
        if isinstance(component, Tok2Vec):  # it has nearly all layers
            component.from_disk(folder / name, exclude=["vocab", "model"])
            model_layers.read_layers(component.model, folder / name / "model")
        else:
            component.from_disk(folder / name, exclude=["vocab"])
        model_layers.set_precision(component.model, "float32")
        if name in _NEEDED:
            for label in component.labels:
                model.vocab.strings.add(label)
    return model


def _language(components: Mapping[str, Any]) -> Language:
    """A `Language` with these components."""
    from spacy.lang.en import English

    own = nlp()
    model = English(vocab=own.vocab, create_tokenizer=lambda _: own.make_doc, max_length=10**9)
    model.batch_size = _BATCH
    for name, settings in components.items():
        others = dict(settings)
        model.add_pipe(others.pop("factory"), name, config=others)
    return model


def _load_named(name: str, *, whole: bool = False) -> Language | Parts:
    import spacy
    from spacy.util import is_package

    folder = Path(name)
    if folder.is_dir():
        if not (folder / _CONFIG).is_file():
            raise ModelError(f"The folder {name} holds no language model: there is no {_CONFIG} in it.")
        if not (folder / "meta.json").is_file():
            return _load_own(folder, whole=whole)
    elif not is_package(name):
        raise ModelError(
            f"The language model {name!r} is not installed, and there is no folder of that name. Install it "
            f"(`python -m pip install {name}`), or take the setting out: caselint brings a model of its own."
        )
    try:
        return spacy.load(name, exclude=list(_UNUSED))
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"The language model {name!r} cannot be loaded: {error}") from error
