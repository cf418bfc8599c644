"""The one exception of the readers: an unreadable file, with the reason in plain words."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be checked. `reason` is a sentence for the user; it holds none of the file's text.

    `code` is DOC001 (cannot be read) or DOC002 (holds no text).
    """

    def __init__(self, reason: str, code: str = "DOC001") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
