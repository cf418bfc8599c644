"""Frames are filled with the words of the lexicon that takes them."""

from __future__ import annotations

import pytest

from caselint.frames import FrameError, filled
from caselint.schema import Frames, Term, Wording

SOURCES = {"own": "our own list"}
FRAMES = Frames(
    about="frames",
    sources={"frames": "a list of frames"},
    source="frames",
    entries=(
        Term(term="typical of {groups}", excepting=("not {term}",)),
        Term(term="{folk} ways"),
    ),
)


def wording(*terms: str, **places: str) -> Wording:
    return Wording(
        about="words",
        sources=SOURCES,
        source="own",
        entries=tuple(Term(term=term) for term in terms),
        frames=("frames",),
        places=places,
    )


def test_a_frame_takes_the_words_of_its_lexicon() -> None:
    entries = filled(wording("zebra", groups="cats|dogs"), {"frames": FRAMES}).entries
    assert [entry.term for entry in entries] == ["typical of (cats|dogs)", "zebra"]
    assert entries[0].excepting == ("not (typical of (cats|dogs))",)


def test_a_frame_keeps_its_source() -> None:
    found = filled(wording(groups="cats"), {"frames": FRAMES})
    assert found.entries[0].source == "frames"
    assert found.sources == {"own": "our own list", "frames": "a list of frames"}


def test_a_place_may_use_those_before_it() -> None:
    found = filled(wording(animals="cats|dogs", groups="{animals} [of theirs]"), {"frames": FRAMES})
    assert found.entries[0].term == "typical of ((cats|dogs) [of theirs])"


def test_a_place_of_its_own_that_nothing_fills_is_refused() -> None:
    with pytest.raises(FrameError, match="birds"):
        filled(wording("all {birds}"), {"frames": FRAMES})


def test_frames_that_are_not_there_are_refused() -> None:
    with pytest.raises(FrameError, match="no frames"):
        filled(wording("zebra"), {"frames": wording("zebra")})
