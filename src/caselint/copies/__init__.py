"""Copies of the files that were checked, with the findings in them: for Word files and PDFs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from caselint.copies.errors import CopyError

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument
    from caselint.read.limits import Limits

__all__ = ["FORMATS", "CopyError", "marked_copy"]

# The formats that copies are made of, and what a person calls them.
FORMATS: Final = {"docx": "Word file", "pdf": "pdf"}


def marked_copy(data: bytes, checked: CheckedDocument, form: str, limits: Limits) -> bytes:
    """A copy of a file of that format, made from its bytes, with each finding at its words.

    Raises CopyError where none can be made.
    """
    if checked.document.format != form:
        raise CopyError(f"It is no {FORMATS[form]}, so no copy with the findings in it was made.")
    module = import_module(f"caselint.copies.{form}")
    copy: bytes = module.marked_copy(data, checked, limits)
    return copy
