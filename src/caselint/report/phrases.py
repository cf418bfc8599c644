"""What several reports say in the same words, yet unescaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.report.escapes import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.record import Omission


def not_read(left: Omission) -> str:
    """What of a file was not read, and why, for people: it may name what the file names."""
    names = f" ({', '.join(map(file_name, left.names))})" if left.names else ""
    return f"Not read: {left.what}{names}. {left.why}"


def tried(suggestions: Iterable[str]) -> str:
    """What could be written instead, of which there must be something."""
    return "Try " + " or ".join(f"“{words}”" for words in suggestions) + "."
