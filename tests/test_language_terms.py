"""Finding terms: forms, slots, conditions, overlaps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.language.annotate import Annotator
from caselint.language.patterns import PatternError, Slot, parse
from caselint.language.phrases import expand
from caselint.language.pipeline import nlp
from caselint.language.terms import TermIndex
from caselint.schema import SaidOf, Term, WordClass, Wording
from language_helpers import book, book_with, make_record, people, wording

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord, TermHit


def annotated(text: str, *terms: str | Term, pos: WordClass = WordClass.PHRASE) -> AnnotatedRecord:
    return Annotator(book_with(here=wording(*terms, pos=pos)), ["here"]).annotate(make_record(text))


def hits(text: str, *terms: str | Term, pos: WordClass = WordClass.PHRASE) -> tuple[TermHit, ...]:
    return annotated(text, *terms, pos=pos).terms["here"]


def found(text: str, *terms: str | Term, pos: WordClass = WordClass.PHRASE) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in hits(text, *terms, pos=pos)]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (
            "refuse~ to engage",
            "He refuses to engage. She Refused  to engage.",
            ["refuses to engage", "Refused  to engage"],
        ),
        (
            "failed to engage",
            "He failed to\nengage. He failed\u00a0to engage.",
            ["failed to\nengage", "failed\u00a0to engage"],
        ),
        (
            "non-compliant",
            "Non-compliant, non compliant, noncompliant, non\u2011compliant.",
            ["Non-compliant", "non compliant", "noncompliant", "non\u2011compliant"],
        ),
        (
            "doesn't care",
            "He doesn’t care. She doesn't care. They doesnt care.",
            ["doesn’t care", "doesn't care", "doesnt care"],
        ),
        (
            "would not engage",
            "He wouldn't engage. She won't engage. He would not engage.",
            ["wouldn't engage", "would not engage"],
        ),
        (
            "cannot cope",
            "She cannot cope. She can't cope. She can not cope.",
            ["cannot cope", "can't cope", "can not cope"],
        ),
        (
            "put~ <self> at risk",
            "She puts herself at risk and he put himself at risk.",
            ["puts herself at risk", "put himself at risk"],
        ),
        (
            "<their> own fault",
            "It was her own fault. It is Mum's own fault. It is a fault of its own.",
            ["her own fault", "Mum's own fault"],
        ),
        (
            "wound <them> up",
            "She wound him up. She wound the health visitor up. She wound the clock up.",
            ["wound him up", "wound the health visitor up"],
        ),
        (
            "<they> <be> asking for it",
            "She was asking for it. Kelly has been asking for it. The form is asking for it.",
            ["She was asking for it", "Kelly has been asking for it"],
        ),
        (
            "blamed by <person>",
            "He was blamed by Peter Ng. He was blamed by both parents. He was blamed by rain.",
            ["blamed by Peter Ng", "blamed by both parents"],
        ),
        (
            "is <adverb> late",
            "He is late. He is always late. He is very often late. He is an hour late.",
            ["is late", "is always late", "is very often late"],
        ),
        (
            "put <gap> at risk",
            "They put the children at risk. They put it down, at risk. He put his arm in at great risk.",
            ["put the children at risk"],
        ),
        (
            "missed <number> visits",
            "She missed 3 visits, missed two visits and missed some visits.",
            ["missed 3 visits", "missed two visits"],
        ),
        (
            "<have> no insight",
            "She has no insight. They've no insight.",
            ["has no insight", "'ve no insight"],
        ),
        (
            "<be> a nightmare",
            "It's a nightmare. It has been a nightmare. It could be a nightmare.",
            ["'s a nightmare", "has been a nightmare", "could be a nightmare"],
        ),
        ("kicks off", "He kicks.Off he goes. He kicks off.", ["kicks off"]),
        ("no reply left", "There was no reply. Left a card.", []),
        ("lazy boy", "A la\u00adzy\u200b boy.", ["la\u00adzy\u200b boy"]),
        ("h/v", "H/v done, h/v due.", ["H/v", "h/v"]),
        ("a&e", "He was in A&E.", ["A&E"]),
    ],
)
def test_finds(term: str, text: str, expected: list[str]) -> None:
    assert found(text, term) == expected


def test_a_verb_is_found_in_all_its_forms_and_a_noun_in_its_plural() -> None:
    text = "He absconds. He absconded. He was absconding. He will abscond."
    assert found(text, "abscond", pos=WordClass.VERB) == ["absconds", "absconded", "absconding", "abscond"]
    assert found("One chav. Two chavs.", "chav", pos=WordClass.NOUN) == ["chav", "chavs"]


def test_the_longest_of_overlapping_hits_is_kept() -> None:
    assert found("She is a bad mother to him.", "bad", "a bad mother", "mother to") == ["a bad mother"]


def test_lexicons_do_not_mind_each_other() -> None:
    lexicons = {"one": wording("bad"), "two": wording("a bad mother")}
    result = Annotator(book_with(**lexicons), lexicons).annotate(make_record("She is a bad mother."))
    assert {name: len(found) for name, found in result.terms.items()} == {"one": 1, "two": 1}


def test_an_exception_around_a_term_takes_it_away() -> None:
    term = Term(term="lazy", excepting=("lazy eye^", "a lazy (day|Sunday)"))
    assert found("His lazy eyes. A lazy Sunday. A lazy boy with a lazy eye.", term) == ["lazy"]


def test_an_exception_is_its_own_terms() -> None:
    assert found("His lazy eye.", Term(term="lazy", excepting=("lazy eye",)), "his lazy") == ["His lazy"]


def test_only_with_asks_for_company_in_the_sentence() -> None:
    term = Term(term="contact", only_with=("(mum|dad)",))
    assert found("Contact with Mum. Contact with the office. Mum rang.", term) == ["Contact"]


def test_said_of_a_person() -> None:
    term = Term(term="lazy", said_of=SaidOf.PERSON)
    assert found("He is lazy. He has a lazy eye. A lazy boy.", term) == ["lazy", "lazy"]


def test_negated_and_quoted_are_marked() -> None:
    flags = [
        (hit.negated, hit.quoted)
        for hit in hits('She is not lazy. He said, "She is lazy." She is "lazy".', "lazy")
    ]
    assert flags == [(True, False), (False, True), (False, False)]


def test_the_sentence_of_a_hit() -> None:
    result = annotated("He came. She was lazy.", "lazy")
    (hit,) = result.terms["here"]
    assert result.text(result.sentences[hit.sentence].span) == "She was lazy."
    assert hit.term.term == "lazy"


def test_a_bad_pattern_is_named() -> None:
    with pytest.raises(PatternError, match="lazy"):
        TermIndex({"here": wording("(lazy")}, people())
    with pytest.raises(PatternError, match="lazy"):
        hits("He is lazy.", "lazy (boy")  # read when a text first has its first word


WORDINGS = [name for name, lexicon in book().lexicons.items() if isinstance(lexicon, Wording)]


@pytest.mark.parametrize("name", WORDINGS)
def test_every_pattern_of_a_lexicon_can_be_read(name: str) -> None:
    """The index reads most patterns only when a text needs them, which is late to hear of a slip."""
    for term in book().wording(name).entries:
        assert parse(term.term, term.pos)
        for pattern in (*term.excepting, *term.only_with):
            assert parse(pattern)


def test_annotate_keeps_to_the_lexicons_asked_for() -> None:
    lexicons = book_with(one=wording("lazy"), two=wording("rude"))
    assert set(Annotator(lexicons, ["one"]).annotate(make_record("Lazy.")).terms) == {"one"}
    assert set(Annotator(lexicons, ["two"]).annotate(make_record("Lazy.")).terms) == {"two"}


_WORDS = st.sampled_from(
    [
        "abandon",
        "blame",
        "care",
        "cope",
        "engage",
        "fail",
        "family",
        "home",
        "kick",
        "lie",
        "mother",
        "need",
        "put",
        "risk",
        "stop",
    ]
)
_PART = st.one_of(
    _WORDS,
    st.builds("{}~".format, _WORDS),
    st.builds("{}^".format, _WORDS),
    st.builds("[{}]".format, _WORDS),
    st.builds("({}|{} {})".format, _WORDS, _WORDS, _WORDS),
    st.builds("{}-{}".format, _WORDS, _WORDS),
)
_FILLED = {"self": "herself", "their": "his", "be": "was", "have": "has"}


@settings(deadline=None, max_examples=60)
@given(
    _WORDS,
    st.lists(_PART, max_size=3),
    st.sampled_from(["", " <self>", " <their>"]),
    st.sampled_from(list(WordClass)),
)
def test_every_phrase_of_a_pattern_is_found(first: str, parts: list[str], slot: str, pos: WordClass) -> None:
    pattern = " ".join([first, *parts]) + slot
    lines = []
    for sequence in expand(pattern, pos)[:40]:
        phrase = " ".join(_FILLED[e.name] if isinstance(e, Slot) else e for e in sequence)
        lines.append(f"Then {phrase.replace(' - ', '-').capitalize()} , again.")
    result = Annotator(book_with(here=wording(Term(term=pattern, pos=pos))), ["here"]).annotate(
        make_record(*lines)
    )
    zones = result.record.zones
    assert [hit.span for hit in result.terms["here"]] == [
        (zone.span.start + 5, zone.span.end - len(" , again.")) for zone in zones
    ]


def test_three_thousand_terms_are_ready_soon() -> None:
    """Start-up is what a practitioner waits for; the limit is wide, for slow machines."""
    stems = [a + b + c for a in "bcdfglmnpr" for b in "aeiou" for c in ("ck", "nd", "st", "mp", "rt", "ll")]
    terms = [
        Term(term=f"{one} to {stems[number % 300]}", pos=WordClass.VERB)
        for number, one in enumerate(stems * 10)
    ]
    nlp()
    begun = time.process_time()
    TermIndex({"here": wording(*terms)}, people())
    assert time.process_time() - begun < 1


def test_a_pattern_that_stands_for_much_costs_little_until_a_text_leads_there() -> None:
    many = "|".join(a + b + c for a in "bdfgl" for b in "aeiou" for c in "ck")
    terms = [f"term{number} ({many}) (a|b|c|d) (e|f|g|h|i)" for number in range(500)]
    nlp()
    begun = time.process_time()
    assert found("A term77 bac d e, a term78 bac e d.", *terms) == ["term77 bac d e"]
    assert time.process_time() - begun < 1


def test_hostile_text_takes_no_time() -> None:
    """Long runs of what patterns look for: matching must stay linear."""
    record = make_record(
        "put " * 5_000,
        "a very " * 5_000,
        ".?!" * 5_000,
        "Mum's " * 5_000,
        "not lazy or " * 5_000,
        '"' * 9_999,
    )
    lexicon = wording(
        "put <gap> put <gap> at risk", "a <adverb> lazy", "<their> fault", "<person> <be> lazy", "lazy"
    )
    begun = time.process_time()
    Annotator(book_with(here=lexicon), ["here"]).annotate(record)
    assert time.process_time() - begun < 10
