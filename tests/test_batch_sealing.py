"""What is sealed can be opened with its key, and with no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.batch import sealing
from caselint.batch.sealing import KEY_BYTES, SealError, opened, sealed

KEY = bytes(range(KEY_BYTES))


@given(st.binary(max_size=3_000))
def test_it_comes_back(content: bytes) -> None:
    assert opened(sealed(content, KEY), KEY) == content


def test_two_seals_of_one_thing_look_different() -> None:
    assert sealed(b"words", KEY) != sealed(b"words", KEY)


@given(st.binary(max_size=100), st.integers(0, 200), st.integers(1, 255))
def test_what_was_changed_is_not_opened(content: bytes, at: int, by: int) -> None:
    changed = bytearray(sealed(content, KEY))
    changed[at % len(changed)] ^= by
    with pytest.raises(SealError):
        opened(bytes(changed), KEY)


@given(st.binary(max_size=60))
def test_what_was_never_sealed_is_not_opened(content: bytes) -> None:
    with pytest.raises(SealError):
        opened(content, KEY)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(SealError):
        opened(sealed(b"words", KEY), bytes(KEY_BYTES))


def test_what_unpacks_to_more_than_there_ever_is_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = sealed(bytes(10_000), KEY)
    monkeypatch.setattr(sealing, "_MOST", 1_000)
    with pytest.raises(SealError):
        opened(packed, KEY)
