"""The pattern language of terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.language.patterns import PatternError, Slot
from caselint.language.phrases import MOST_PHRASES, expand
from caselint.schema import WordClass


def phrases(pattern: str, pos: WordClass = WordClass.PHRASE) -> set[str]:
    return {
        " ".join(f"<{e.name}>" if isinstance(e, Slot) else e for e in sequence)
        for sequence in expand(pattern, pos)
    }


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("lazy", {"lazy"}),
        ("Lazy", {"lazy"}),
        ("in the  event", {"in the event"}),
        ("mum’s fault", {"mum's fault"}),
        ("(a|b c) d", {"a d", "b c d"}),
        ("[very] lazy", {"lazy", "very lazy"}),
        ("[very|so] lazy", {"lazy", "very lazy", "so lazy"}),
        ("non-compliant", {"non - compliant", "non compliant", "noncompliant"}),
        ("kick~ off", {"kick off", "kicks off", "kicked off", "kicking off"}),
        ("problem famil^", {"problem famil", "problem famils"}),
        ("bad parent^", {"bad parent", "bad parents"}),
        (
            "(ail|beg)~ to",
            {f"{v} to" for v in ["ail", "ails", "ailed", "ailing", "beg", "begs", "begged", "begging"]},
        ),
        ("(fail~|lack of) care", {"fail care", "fails care", "failed care", "failing care", "lack of care"}),
        ("put <self> at risk", {"put <self> at risk"}),
        ("[<their>] fault", {"fault", "<their> fault"}),
        ("<they> <be> lazy", {"<they> <be> lazy"}),
        ("(a (b|c)|d) e", {"a b e", "a c e", "d e"}),
    ],
)
def test_what_a_pattern_stands_for(pattern: str, meant: set[str]) -> None:
    assert phrases(pattern) == meant


def test_a_verb_inflects_in_its_first_word_and_a_noun_in_its_last() -> None:
    assert phrases("kick off", WordClass.VERB) == {"kick off", "kicks off", "kicked off", "kicking off"}
    assert phrases("bad mother", WordClass.NOUN) == {"bad mother", "bad mothers"}
    assert phrases("bad (mother|father)", WordClass.NOUN) == {
        "bad mother",
        "bad mothers",
        "bad father",
        "bad fathers",
    }
    assert phrases("[just] kick off", WordClass.VERB) >= {"just kicked off", "kicked off"}
    assert phrases("gas-light", WordClass.VERB) >= {"gas - lighted", "gas lighted", "gaslighting"}
    assert phrases("lazy bones", WordClass.ADJECTIVE) == {"lazy bones"}


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("(a", "not closed"),
        ("[a", "not closed"),
        ("(a]", "not closed"),
        ("a)", "closes nothing"),
        ("a|b", "outside brackets"),
        ("(a|)", "empty"),
        ("<nobody> is lazy", "no slot <nobody>"),
        ("<their>~ fault", "does not inflect"),
        ("~ to go", "stands against no word"),
        ("[a]", "no word"),
        ("<person>", "no word"),
        ("<gap> lazy", "between words"),
        ("lazy <adverb>", "between words"),
        ("a < b", "out of place"),
        ("(a|b|c|d|e|f|g|h|i)" * 5, "more than"),
        ("a " * 30, "more than"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_words(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason) as error:
        expand(pattern)
    assert error.value.pattern == pattern
    assert repr(pattern) in str(error.value)


@given(st.text(alphabet="ab ()[]|~^<>-'", max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        sequences = expand(pattern)
    except PatternError:
        return
    assert 0 < len(sequences) <= MOST_PHRASES
    assert all(sequences)
