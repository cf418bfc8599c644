"""What one file may cost. A file that asks for more is refused or stopped, and named."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from caselint.read.refusal import UnreadableError

Some = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]
# What the program needs before it has read a word: rules, lexicons, the language model.
OWN_MB: Final = 250


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The most that one file may cost; the defaults let whole case files pass.

    Those of time and memory are kept from outside the process that reads the file (`caselint.workers`).
    """

    seconds: Annotated[float, msgspec.Meta(gt=0)] = 60.0  # to read it; more to check a long text
    # of the process that reads and checks it, OWN_MB of them the program's own
    memory_mb: Annotated[int, msgspec.Meta(ge=OWN_MB, le=1_000_000)] = 2_000
    file_mb: Some = 200  # scans of whole case files stay well below it
    unpacked_mb: Some = 500  # of a file that is packed, such as a docx
    pages: Some = 3_000
    characters: Some = 10_000_000  # of text: a million and a half words

    def check_length(self, text: str) -> None:
        """Raise UnreadableError for a text of more characters than there may be."""
        if len(text) > self.characters:
            raise UnreadableError(
                f"It holds over {self.characters:,} characters of text, which is the limit (characters): "
                "split it into smaller files."
            )


STANDARD = Limits()


def over_the_limit(limits: Limits) -> str:
    """What to say of a file that is larger than `file_mb`."""
    return f"The file is over the limit of {limits.file_mb} MB: split it into smaller ones."
