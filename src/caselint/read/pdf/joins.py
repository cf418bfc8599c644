"""Words parted by a hyphen at a line's end, made one word again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Whatever stands between words becomes a space, but for the hyphens within them.
_SPACED = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "-"}
_SPACED |= dict.fromkeys(map(ord, "‘’“”«»–—…•·£\u00ad\u00a0"), " ") | {ord("‐"): "-"}
_PARTED = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_HYPHENS = ("-", "‐", "\u00ad")
_BEGINNING = re.compile(r"[^\W\d_]+")

# First parts that usually keep their hyphen, unless a mere ending follows ("follow-ing", "self-ish").
_KEEPS_HYPHEN = frozenset(
    {"anti", "follow", "foster", "full", "half", "high", "long", "low", "multi", "non", "one", "self", "semi"}
    | {"short", "six", "three", "two", "well"}
)
_ENDINGS = frozenset(
    {
        "age",
        "ed",
        "en",
        "ened",
        "ening",
        "er",
        "ered",
        "ers",
        "est",
        "ful",
        "ing",
        "ings",
        "ish",
        "less",
        "light",
    }
    | {"ly", "ment", "ness", "teen", "ty"}
)


@dataclass(frozen=True)
class Hyphens:
    """The words that a document writes within its lines tell which hyphens at their ends are real."""

    lines: tuple[str, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, whole and hyphenated, in lower case; not those that a line's end may have parted."""
        whole = (line[: parted.start()] if (parted := _parted(line)) else line for line in self.lines)
        found = set("\n".join(whole).lower().translate(_SPACED).split())
        return frozenset(word.strip("-") for word in found)

    def is_real(self, first: str, second: str) -> bool:
        """Whether the hyphen between two parts is the writer's own, rather than the line's.

        The document's own spelling elsewhere decides; else the rule that letters in lower case on both
        sides are one word, unless both parts are words that the document uses by themselves.
        """
        low, high = first.lower(), second.lower()
        if f"{low}-{high}" in self.words:
            return True
        if low + high in self.words:
            return False
        if not first.islower() or not second[:1].islower():
            return True
        if (low, high[:1]) in {("co", "o"), ("re", "e"), ("pre", "e")}:
            return True  # "co-operate", "re-enter": so spelled on one line, too
        if low in _KEEPS_HYPHEN:
            return high not in _ENDINGS
        return len(low) > 2 and len(high) > 2 and low in self.words and high in self.words


def known_words(lines: Iterable[str]) -> Hyphens:
    """What the lines of a document tell of its hyphens; it is worked out when it is first asked for."""
    return Hyphens(tuple(lines))


def _parted(line: str) -> re.Match[str] | None:
    """The letters and the hyphen at a line's end."""
    return _PARTED.search(line) if line[-1:] in _HYPHENS else None


def joined(lines: Sequence[str], hyphens: Hyphens) -> str:
    """The lines of a paragraph as one line of text."""
    text = ""
    for line in lines:
        parted = _parted(text)
        beginning = _BEGINNING.match(line) if parted else None
        if not text:
            text = line
        elif parted and beginning:
            hard = text[-1] != "\u00ad" and hyphens.is_real(parted.group(1), beginning.group())
            text = (text if hard else text[:-1]) + line
        elif _ends_parted(text) and line[:1].isdigit():
            text += line
        else:
            text += " " + line
    return text.replace("\u00ad", "")


def _ends_parted(text: str) -> bool:
    """Whether a line ends in a number's or a name's own hyphen: "2023-", "GMP-"."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalnum()
