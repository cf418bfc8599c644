"""One problem, one finding: which hits stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caselint.findings import Hit
from caselint.record import Span
from caselint.rules import load_rulebook
from caselint.settling import settle

WINS, YIELDS = load_rulebook().rules["FCT103"], load_rulebook().rules["FCT101"]
ITEMS = st.frozensets(st.sampled_from(["author", "date", "time"]), max_size=2)


@st.composite
def hits(draw: st.DrawFn) -> list[Hit]:
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 20))
        span = Span(start, start + draw(st.integers(0, 5)))
        found.append(Hit(span, entry=draw(st.integers(0, 2)), concerns=draw(ITEMS)))
    return found


def clash(hit: Hit, winner: Hit) -> bool:
    """The rule in plain words, one by one."""
    if winner.entry not in {hit.entry, 0}:
        return False
    if hit.concerns and winner.concerns:
        return bool(hit.concerns & winner.concerns)
    return hit.span.overlaps(winner.span)


@given(winners=hits(), others=hits())
def test_a_hit_stands_where_no_winner_is_about_the_same(winners: list[Hit], others: list[Hit]) -> None:
    assert "FCT103" in YIELDS.gives_way_to
    told = [*((WINS, hit) for hit in winners), *((YIELDS, hit) for hit in others)]
    stands = [hit for hit in others if not any(clash(hit, winner) for winner in winners)]
    assert [hit for rule, hit in settle(told) if rule is YIELDS] == stands
    assert [hit for rule, hit in settle(told) if rule is WINS] == winners
