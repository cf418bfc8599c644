"""JSON in pieces is the JSON that msgspec would write whole."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caselint.report.escapes import json_document
from caselint.report.json_stream import json_pieces

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**50), 2**50)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc\n\u202e", max_size=3), inner),
    max_leaves=20,
)


def whole(value: Any) -> str:
    return json_document(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def in_pieces(value: Any) -> Any:
    """The same with an iterator for each list, and a function for each text."""
    if isinstance(value, dict):
        return {name: in_pieces(member) for name, member in value.items()}
    if isinstance(value, list):
        return map(in_pieces, value)
    return (lambda: value) if isinstance(value, str) else value


@given(VALUES)
def test_pieces_say_what_the_whole_says(value: Any) -> None:
    assert "".join(json_pieces(in_pieces(value))) == whole(value)
    assert "".join(json_pieces(value)) == whole(value)


def test_a_function_is_called_when_its_turn_comes() -> None:
    seen: list[int] = []

    def items() -> Any:
        for number in range(3):
            seen.append(number)
            yield number

    assert "".join(json_pieces({"items": items(), "number": lambda: len(seen)})) == whole(
        {"items": [0, 1, 2], "number": 3}
    )


def test_items_are_taken_one_at_a_time() -> None:
    taken: list[int] = []
    pieces = json_pieces(taken.append(number) or number for number in range(1000))  # type: ignore[func-returns-value]
    for _ in range(10):
        next(pieces)
    assert len(taken) < 10
