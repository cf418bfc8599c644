"""The kind `beside`: words that ask for something, and where it may stand, with a rule of a team's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from caselint.checks import beside
from caselint.config import Config
from caselint.kinds import options_of
from caselint.language import Annotator
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.schema import Lexicon, Rulebook, Term, Wording
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding

BOOK = load_rulebook()
HEAD = "Date: 04/03/2024 10:15\nWorker: Jane Okafor, Social Worker\n"
NEXT = "\n\nDate: 05/03/2024 11:30\nWorker: Jane Okafor, Social Worker\n\n"


def words(*terms: str, sense: str | None = None) -> Wording:
    listed = tuple(Term(term=term, sense=sense) for term in terms)
    return Wording(about="Words of a test", sources={"test": "this test"}, source="test", entries=listed)


OWN: dict[str, Lexicon] = {
    "bikes": words("bike^", "lend~ <gap> bike"),
    "locks": words("lock^", "padlock"),
    "keys": words("key^"),
    "lock-labels": words("lock", "lock fitted"),
    "sheds": words("shed"),
    "managers-of-bikes": words("team manager"),
    "inventory": words("inventory"),
    "lending": words("lend~"),
    "clubs": words("club"),
    "cycles": words("bike^"),
}


def lint(note: str, need: dict[str, Any], **options: Any) -> list[Finding]:
    """The findings of a rule that asks for `need` beside a bike."""
    rule = msgspec.structs.replace(
        BOOK.rules["CON103"],
        code="OWN101",
        message="“{match}” does not say {missing}.",
        options={"triggers": ["bikes"], "needs": [{"name": "how it is locked"} | need]} | options,
    )
    book = Rulebook(rules={"OWN101": rule}, lexicons={**BOOK.lexicons, **OWN}, profiles=BOOK.profiles)
    return list(
        make_linter(book, Config(select=("OWN101",))).lint(read_bytes(note.encode(), "n.txt")).findings
    )


def lacks(note: str, need: dict[str, Any], **options: Any) -> bool:
    return bool(lint(note, need, **options))


LOCK = {"lexicons": ["locks"]}


@pytest.mark.parametrize(
    ("note", "missing"),
    [
        ("Ben has a bike.", True),
        ("Ben has a bike with a lock.", False),
        ("Ben has a bike. It has a lock.", True),
        ("Ben has a coat.", False),
        ("Ben has a bike with no lock.", True),  # denied
    ],
)
def test_a_need_is_met_in_the_sentence(note: str, missing: bool) -> None:
    assert lacks(note, LOCK) is missing


def test_the_reach_takes_in_sentences_before_and_after() -> None:
    note = "A lock is on it. It is new. Ben has a bike. It is red. It has a padlock."
    assert lacks(note, LOCK | {"before": 1, "after": 1})
    assert not lacks(note, LOCK | {"before": 2})
    assert not lacks(note, LOCK | {"after": 2})


def test_the_reach_of_an_entry_ends_with_it() -> None:
    entries = f"{HEAD}\nBen has a bike. It is red. It is new. There is a lock.{NEXT}Ann has a bike."
    assert [found.entry for found in lint(entries, LOCK | {"reach": "entry"})] == [2]
    assert lint(entries, LOCK | {"reach": "document"}) == []
    near = f"{HEAD}\nBen has a bike.{NEXT}There is a lock."
    assert lacks(near, LOCK | {"after": 5})


def test_every_need_is_named() -> None:
    needs = [{"name": name, "lexicons": ["locks"]} for name in ("who", "why", "when")]
    [found] = lint("Ben has a bike.", {}, needs=needs)
    assert found.message == "“bike” does not say who, why or when."
    [found] = lint("Ben has a bike.", {}, needs=needs[:1])
    assert found.message == "“bike” does not say who."


@pytest.mark.parametrize(
    ("told", "met", "unmet"),
    [
        ("date", "Ben got a bike on Tuesday.", "Ben got a bike."),
        ("date", "Ben got a bike on 4 May.", "Ben got a bike in a sale."),
        ("figure", "Ben has a bike and 3 helmets.", "Ben has a bike and some helmets."),
        ("figure", "Ben rode the bike twice.", "Ben rode the bike."),
        ("person", "The bike is for Mrs Obi.", "The bike is for sale."),
        ("reason", "The bike is new, as the old one broke.", "The bike is as good as new."),
        ("reason", "The bike is new as Dad was paid.", "The bike is new as of Monday."),
        ("reason", "The bike is new since she lost hers.", "The bike is new since Monday."),
        ("reference", "The bike is BK/2041.", "The bike is blue."),
    ],
)
def test_what_is_told_without_a_list(told: str, met: str, unmet: str) -> None:
    assert not lacks(met, {"told": [told]})
    assert lacks(unmet, {"told": [told]})


def test_a_field_answers_a_need_and_no_does_not() -> None:
    need = {"labels": ["lock-labels"]}
    assert not lacks(f"{HEAD}Lock fitted: a chain from Ann\n\nBen has a bike.", need)
    assert lacks(f"{HEAD}Lock fitted: No\n\nBen has a bike.", need)
    assert lacks(f"{HEAD}\nBen has a bike.", need)


def test_the_post_of_the_author_answers_a_need() -> None:
    need = {"authors": ["managers-of-bikes"]}
    assert not lacks("Date: 04/03/2024\nWorker: Jane Okafor, Team Manager\n\nBen has a bike.", need)
    assert lacks(f"{HEAD}\nBen has a bike.", need)


def test_the_words_themselves_answer_only_if_they_may() -> None:
    options = {"needs": [{"name": "it", "lexicons": ["bikes"]}]}
    assert lacks("Ben has a bike.", {}, **options)
    assert not lacks("Ben has a bike.", {}, needs=[{"name": "it", "lexicons": ["bikes"], "inside": True}])


def test_a_need_can_leave_what_is_only_planned() -> None:
    note = "Ben has a bike. I will buy a lock."
    assert not lacks(note, LOCK | {"after": 1})
    assert lacks(note, LOCK | {"after": 1, "unless": ["planned"]})


def test_a_term_may_have_to_have_a_sense() -> None:
    lexicons = {**BOOK.lexicons, **OWN, "locks": words("lock^", sense="weak")}
    rule = msgspec.structs.replace(
        BOOK.rules["CON103"],
        options={
            "triggers": ["bikes"],
            "needs": [{"name": "it", "lexicons": ["locks"], "senses": ["strong"]}],
        },
    )
    book = Rulebook(rules={"CON103": rule}, lexicons=lexicons, profiles=BOOK.profiles)
    linter = make_linter(book, Config(select=("CON103",)))
    assert linter.lint(read_bytes(b"Ben has a bike with a lock.", "n.txt")).findings


# ------------------------------------------------------------------------------- which words ask


def test_once_in_a_sentence_an_entry_or_a_document() -> None:
    note = f"{HEAD}\nA bike and a bike. A bike.{NEXT}A bike."
    assert [found.entry for found in lint(note, LOCK)] == [1, 1, 2]
    assert [found.entry for found in lint(note, LOCK, once="entry")] == [1, 2]
    assert [found.entry for found in lint(note, LOCK, once="document")] == [0]


def test_fewer_words_than_asked_ask_for_nothing() -> None:
    assert not lacks("Ben has a bike.", LOCK, at_least=2)
    assert lacks("Ben has a bike. Ann has a bike.", LOCK, at_least=2)


def test_only_documents_of_a_title() -> None:
    assert lacks("Inventory\n\nBen has a bike.", LOCK, documents=["inventory"])
    assert not lacks("Visit\n\nBen has a bike.", LOCK, documents=["inventory"])


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("I saw Ben.\n\nShed\nA bike is in it.", True),
        ("I saw Ben.\n\n[SHED] A bike is in it.", True),
        ("I saw Ben.\n\nShed - blue\nA bike is in it.", True),
        ("I saw Ben.\n\nList of things (shed)\nA bike is in it.", True),
        (f"{HEAD}Shed: Yes\n\nI saw Ben.", True),
        (f"{HEAD}Shed: No\n\nI saw Ben.", False),
        (f"{HEAD}Shed:\n\nI saw Ben.", False),
        ("I saw Ben.\n\nShed:\nA bike is in it.", True),
        ("I saw Ben in the shed.", False),
        ("I saw Ben.\n\nShed doors are red.", False),
    ],
)
def test_marks_stand_alone_or_before_what_they_mark(note: str, found: bool) -> None:
    assert lacks(note, {"lexicons": ["keys"]}, triggers=[], marks=["sheds"]) is found


def test_a_banner_at_the_head_of_a_document_marks_no_entry() -> None:
    lexicons = {**BOOK.lexicons, **OWN, "sheds": words("shed", sense="banner")}
    rule = msgspec.structs.replace(
        BOOK.rules["CON104"],
        options={
            "marks": ["sheds"],
            "banners": ["banner"],
            "needs": [{"name": "why", "lexicons": ["keys"]}],
        },
    )
    book = Rulebook(rules={"CON104": rule}, lexicons=lexicons, profiles=BOOK.profiles)
    linter = make_linter(book, Config(select=("CON104",)))
    assert not linter.lint(read_bytes(f"SHED\n\n{HEAD}\nI saw Ben.".encode(), "n.txt")).findings
    assert linter.lint(read_bytes(f"{HEAD}\nI saw Ben.\n\nSHED\nIt is red.".encode(), "n.txt")).findings


@pytest.mark.parametrize(
    ("note", "ours"),
    [
        ("I lent Ben the bike.", True),
        ("We have lent Ben the bike.", True),
        ("Lent Ben the bike.", True),
        ("The social worker lent Ben the bike.", True),
        ("Mum lent Ben the bike.", False),
        ("The school lent Ben the bike.", False),
    ],
)
def test_who_does_it(note: str, ours: bool) -> None:
    options = {"doers": ["ours", "unsaid"], "own_posts": ["own-service"], "other_posts": ["outside-bodies"]}
    assert lacks(note, LOCK, **options) is ours


@pytest.mark.parametrize(
    ("note", "ours"),
    [
        ("The report was sent to the school.", True),
        ("The report was sent to the school by the social worker.", True),
        ("The report was sent to the school by Mum.", False),
        ("The report was sent to the school by the surgery.", False),
    ],
)
def test_who_does_what_is_told_in_the_passive(note: str, ours: bool) -> None:
    linter = make_linter(BOOK, Config(select=("CON103",)))
    assert bool(linter.lint(read_bytes(note.encode(), "n.txt")).findings) is ours


def test_nothing_is_parsed_where_nothing_is_missing() -> None:
    options = options_of(BOOK.rules["CON103"])
    assert isinstance(options, beside.Options)
    annotator = Annotator(BOOK, options.pattern_lexicons)

    def asked(note: str) -> set[int]:
        return set(
            beside.candidates(annotator.annotate(segment(read_bytes(note.encode(), "n.txt"), BOOK)), options)
        )

    assert asked("I told his teacher about the arrest.") == {0}
    assert asked("I told his teacher about the arrest. Mum had given her consent.") == set()
    assert asked("I saw Ben at home.") == set()


# ------------------------------------------------------------------------------- acts


ACT = {"verbs": ["lending"], "receivers": ["clubs"], "matters": ["cycles"]}


@pytest.mark.parametrize(
    ("note", "done"),
    [
        ("I lent the club a bike.", True),
        ("I lent a bike to the club.", True),
        ("The club was lent a bike.", True),
        ("I rang the club and lent them a bike.", True),
        ("I lent Ben the club's bike.", False),  # the club gets nothing
        ("I lent Ben a bike at the club.", False),
        ("I lent the club a tent.", False),
        ("I saw the bike and the club.", False),
    ],
)
def test_acts_have_a_receiver_and_a_matter(note: str, done: bool) -> None:
    assert lacks(note, {"lexicons": ["keys"]}, triggers=[], acts=[ACT]) is done


def test_an_act_that_is_none_takes_nothing_from_a_need() -> None:
    note = "Mr Tariq has given written consent, so I sent the assessment to his housing officer."
    linter = make_linter(BOOK, Config(select=("CON103",)))
    assert not linter.lint(read_bytes(note.encode(), "n.txt")).findings
