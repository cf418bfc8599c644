"""caselint: checks case notes in children's social care against recording standards.

`lint_text` and `lint_file` check one note, `lint_files` a folder, and a `Checker` one note after the other;
see `caselint.api`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caselint.api import Checker, lint_file, lint_files, lint_text

__all__ = ["Checker", "__version__", "lint_file", "lint_files", "lint_text"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The Python interface, loaded when it is first asked for: the command line starts without it."""
    if name in __all__:
        from caselint import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
