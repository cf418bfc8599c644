"""Numbers and lists in words."""

from __future__ import annotations


def count(number: int, one: str, many: str) -> str:
    """A number with the word for it: "1 rule", "2,000 rules"."""
    return f"{number:,} {one if number == 1 else many}"


def listed(parts: list[str]) -> str:
    """The parts as a sentence lists them; there must be one."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
