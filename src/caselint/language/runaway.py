"""What stops a pattern of a rule pack that would never be done with a sentence.

How long a pattern takes depends on the text that it meets, so not every bad one can be known by its looks.
Steps are counted, sentence by sentence, and not seconds: a run on a slow machine says the same.
"""

from __future__ import annotations

_LONGEST_SHOWN = 100  # characters of a pattern


class RunawayError(Exception):
    """A pattern that fits a sentence in too many ways to try them all. Nothing in it is of the note."""

    def __init__(self, pattern: str, place: str = "") -> None:
        """`place` is the lexicon of the pattern, or what else people know it by."""
        super().__init__(f"{shown_pattern(pattern)}: it fits a sentence in too many ways")
        self.pattern, self.place = pattern, place

    def reason(self, code: str) -> str:
        """What to say of a file on which the pattern ran away while the rule of that code was checked."""
        where = f" ({self.place})" if self.place else ""
        rule = f"rule {code}" if code else "a rule"
        leave = f", or leave the rule out with --ignore {code}" if code else ""
        return (
            f"The pattern {shown_pattern(self.pattern)}{where} of {rule} fits a sentence of this file in too "
            f"many ways, and was stopped. Put fewer <gap>s, slots and brackets in a row in it{leave}."
        )


def shown_pattern(pattern: str) -> str:
    """A pattern in quotation marks, or its beginning where it is long."""
    return f"“{pattern[:_LONGEST_SHOWN]}…”" if len(pattern) > _LONGEST_SHOWN else f"“{pattern}”"
