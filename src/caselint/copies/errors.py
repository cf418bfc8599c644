"""The one exception of the copies with findings in them: no copy can be made, with the reason in plain words."""

from __future__ import annotations


class CopyError(Exception):
    """A file of which no copy with findings can be made.

    `reason` is a sentence or two for the user: what is wrong, and what to do. It holds none of the file's text.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
