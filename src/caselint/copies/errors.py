"""The one exception of the copies: none can be made of a file, with the reason in plain words."""

from __future__ import annotations


class CopyError(Exception):
    """A file of which no copy with findings can be made.

    `reason` is a sentence or two for the user: what is wrong, and what to do. It holds no text of the file.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
