"""Objects as the key of a cache, told apart by what they are and not by what they hold.

Rulebooks and lexicons hold mappings, so they cannot be keys themselves; and comparing what
they hold would cost more than a cache saves.
"""

from __future__ import annotations


class Same:
    """A key of objects: equal to a key of the very same ones. It keeps them alive."""

    def __init__(self, *objects: object) -> None:
        self.objects = objects

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.objects)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Same)
            and len(self.objects) == len(other.objects)
            and all(mine is its for mine, its in zip(self.objects, other.objects, strict=True))
        )
