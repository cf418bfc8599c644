"""Keys that tell objects apart by what they are."""

from __future__ import annotations

from caselint.identity import Same


class Thing:
    """Equal to every other, as two empty lexicons are, and no key itself."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    __hash__ = None  # type: ignore[assignment]


def test_the_same_objects_are_the_same_key() -> None:
    one, two = Thing(), Thing()
    assert len({Same(one, two), Same(one, two)}) == 1
    assert len({Same(one, two), Same(two, one), Same(one), Same()}) == 4
