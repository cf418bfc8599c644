"""Imports the parts of spaCy that linting uses, and leaves the rest until something asks for it.

`import spacy` runs the package's `__init__`, which imports every pipeline component, the training loop
and spaCy's own command line with its web clients: half a second, of which a linter uses a third. So
the packages below are entered into `sys.modules` without running their `__init__`. A name that is then
asked of one is looked up where its `__init__` would have imported it from; any other name runs the
`__init__` after all, so that nothing of spaCy is ever missing, only later.

Where spaCy is imported already, or is not laid out as this expects, all is left as it is: importing
spaCy's modules is then as slow as it ever was, and as right.
"""

from __future__ import annotations

import ast
import os
import sys
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is not run until it is asked for. A package stands after the one that it is in.
_DEFERRED: Final = (
    "spacy",
    "spacy.lang.en",
    "spacy.training",
    "spacy.pipeline",
    "spacy.ml",
    "spacy.ml.models",
)
# What confection looks for to understand other people's schemas, and does without from Python 3.14 on.
_LEFT_OUT: Final = "pydantic.v1"
# What linting uses, in an order in which spaCy's modules can be imported that import each other.
_PARTS: Final = ("spacy.tokens", "spacy.tokenizer", "spacy.lang.en.tokenizer_exceptions")


class _Deferred(ModuleType):
    """A module whose code runs when a name is asked for that cannot be had without it."""

    def __getattr__(self, name: str) -> Any:
        home = _homes(self).get(name)
        if home is not None:
            found = getattr(import_module(home), name)
        elif name != "__all__" and name.startswith("__"):  # what Python itself asks of a module
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        elif _is_package(self) and find_spec(f"{self.__name__}.{name}"):
            found = import_module(f"{self.__name__}.{name}")
        else:
            run(self)
            return getattr(self, name)
        setattr(self, name, found)
        return found


def import_parts() -> None:
    """Import what linting uses of spaCy: from now on, all of spaCy can be imported as usual.

    Does nothing where spaCy is imported already. Where its parts cannot be had alone, all of it is imported.
    """
    if "spacy" in sys.modules:
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # or numpy starts threads, which spaCy has no use for
    try:
        for name in _DEFERRED:
            _defer(name)
        with _left_out(_LEFT_OUT):
            import_module("confection")
        import_module("spacy.errors").setup_default_warnings()
        for name in _PARTS:
            import_module(name)
        _name_types()
    except Exception:  # whatever it was: it does not tell what spaCy does when it is imported whole
        for name in _DEFERRED:
            if name in sys.modules:
                run(sys.modules[name])


@contextmanager
def _left_out(name: str) -> Iterator[None]:
    """A context in which a module cannot be imported, unless it was before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # so Python is told that there is none
    try:
        yield
    finally:
        del sys.modules[name]


def _name_types() -> None:
    """Tell the types of spaCy's config what they are made of, as `spacy/__init__` does."""
    schemas = import_module("spacy.schemas")
    for name, home in (("Language", "language"), ("Vocab", "vocab"), ("Example", "training.example")):
        setattr(schemas, name, getattr(import_module(f"spacy.{home}"), name))


def _defer(name: str) -> None:
    """Enter a module into `sys.modules` without running it."""
    spec = find_spec(name)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        raise ImportError(f"{name} is not a module written in Python")
    module = module_from_spec(spec)
    module.__class__ = _Deferred
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)


def run(module: ModuleType) -> None:
    """Run the code of a module that was deferred; of any other module, do nothing."""
    if isinstance(module, _Deferred) and module.__spec__ and module.__spec__.loader:
        module.__class__ = ModuleType  # type: ignore[assignment]  # it has no more than any module has
        module.__spec__.loader.exec_module(module)


@cache
def _homes(module: ModuleType) -> dict[str, str]:
    """The names that a package's `__init__` takes from its submodules, each with the submodule."""
    source = Path(module.__file__ or "").read_text(encoding="utf-8") if _is_package(module) else ""
    return {
        alias.name: f"{module.__name__}.{statement.module}"
        for statement in ast.parse(source).body
        if isinstance(statement, ast.ImportFrom) and statement.level == 1 and statement.module
        for alias in statement.names
        if alias.asname is None and alias.name != "*"
    }


def _is_package(module: ModuleType) -> bool:
    return "__path__" in vars(module)
