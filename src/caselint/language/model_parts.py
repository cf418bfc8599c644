"""Makes the parts of our own language model from its config, without a spaCy `Language`.

A `Language` imports all kinds of components and the tokenizers of five languages when it is made, and looks
for each part of a config in the entry points of all installed packages: half of the time that the model
takes to load. It is left to models with other parts than ours (`is_of_these`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spacy.ml.models.parser import build_tb_parser_model
from spacy.ml.models.tagger import build_tagger_model
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, build_Tok2Vec_model, tok2vec_listener_v1
from spacy.pipeline.dep_parser import DependencyParser  # type: ignore[import-not-found]
from spacy.pipeline.tagger import Tagger  # type: ignore[import-not-found]
from spacy.pipeline.tok2vec import Tok2Vec

from caselint.language.model_layers import make_embed
from caselint.language.model_lemmas import CaselessLemmatizer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.vocab import Vocab

# By the names that spaCy's registry has for them, and ours.
_COMPONENTS: Final = {
    "tok2vec": Tok2Vec,
    "tagger": Tagger,
    "parser": DependencyParser,
    "caselint_lemmatizer": CaselessLemmatizer,
}
_ARCHITECTURES: Final = {
    "spacy.Tok2Vec.v2": build_Tok2Vec_model,
    "spacy.MaxoutWindowEncoder.v2": MaxoutWindowEncoder,
    "spacy.Tok2VecListener.v1": tok2vec_listener_v1,
    "spacy.Tagger.v2": build_tagger_model,
    "spacy.TransitionBasedParser.v2": build_tb_parser_model,
    "caselint.WordEmbed.v1": make_embed,
}
_KIND: Final = "@architectures"
_NOT_SETTINGS: Final = frozenset({"factory", "model", "scorer"})  # of a component; nothing is scored here


@dataclass(frozen=True)
class Parts:
    """A model's components in their order, with what `Language` calls them."""

    vocab: Vocab
    pipeline: list[tuple[str, Any]]

    @property
    def pipe_names(self) -> list[str]:
        """The components' names."""
        return [name for name, _ in self.pipeline]

    def get_pipe(self, name: str) -> Any:
        """The component of that name. Raises KeyError where there is none."""
        return dict(self.pipeline)[name]


def is_of_these(components: Mapping[str, Any]) -> bool:
    """Whether a config's components are all of the kinds that are made here."""
    return all(
        settings["factory"] in _COMPONENTS and _ARCHITECTURES.keys() >= set(_kinds(settings["model"]))
        for settings in components.values()
    )


def make_parts(components: Mapping[str, Any], vocab: Vocab) -> Parts:
    """The components of a config, in its order, as they are before their weights are read."""
    made = [(name, _component(name, settings, vocab)) for name, settings in components.items()]
    for _, component in made:
        if isinstance(component, Tok2Vec):
            for _, other in made:
                component.find_listeners(other)
    return Parts(vocab, made)


def _component(name: str, settings: Mapping[str, Any], vocab: Vocab) -> Any:
    own = {key: value for key, value in settings.items() if key not in _NOT_SETTINGS}
    return _COMPONENTS[settings["factory"]](vocab, _model(settings["model"]), name, **own)


def _model(config: Mapping[str, Any]) -> Any:
    inner = {key: value for key, value in config.items() if key != _KIND}
    made = {key: _model(value) if isinstance(value, dict) else value for key, value in inner.items()}
    return _ARCHITECTURES[config[_KIND]](**made)


def _kinds(config: Mapping[str, Any]) -> Iterator[str]:
    yield config.get(_KIND, "")
    for value in config.values():
        if isinstance(value, dict):
            yield from _kinds(value)
