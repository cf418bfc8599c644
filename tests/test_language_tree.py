"""What a tree tells of clauses and subjects."""

from __future__ import annotations

import pytest

from syntax_helpers import tree

SHARED = tree(
    """
    She PRP nsubj 2
    came VBD root 0
    in RB advmod 2
    and CC cc 6
    was VBD cop 6
    rude JJ conj 2
    """
)
RELATIVE = tree(
    """
    A DT det 2
    boy NN nsubj 5
    who WP nsubj 4
    lies VBZ acl:relcl 2
    wants VBZ root 0
    to TO mark 7
    hurt VB xcomp 5
    me PRP obj 7
    """
)
TOLD = tree(
    """
    I PRP nsubj 2
    told VBD root 0
    him PRP obj 2
    to TO mark 5
    go VB xcomp 2
    """
)
PASSIVE = tree(
    """
    He PRP nsubj:pass 3
    was VBD aux:pass 3
    hit VBN root 0
    """
)


def test_children_and_subtrees_stand_in_text_order() -> None:
    assert SHARED.children(1) == (0, 2, 5)
    assert SHARED.children(5, "cop", "cc") == (3, 4)
    assert SHARED.subtree(5) == (3, 4, 5)
    assert list(RELATIVE.ancestors(7)) == [6, 4]
    assert SHARED.child(5, "obj") is None


@pytest.mark.parametrize(("at", "predicate"), [(0, 1), (4, 5), (3, 5), (1, 1)])
def test_a_word_stands_in_the_clause_of_its_predicate(at: int, predicate: int) -> None:
    assert SHARED.clause(at) == predicate


def test_a_subject_is_shared_taken_over_or_stood_in_for() -> None:
    assert SHARED.subject(5) == 0
    assert RELATIVE.subject(3) == 1  # the boy, for "who"
    assert RELATIVE.subject(6) == 1  # the boy wants, and he would hurt
    assert TOLD.subject(4) == 2  # him, not me


def test_the_head_of_a_phrase_is_the_word_that_hangs_on_none_of_it() -> None:
    assert SHARED.top(3, 6) == 5
    assert SHARED.top(0, 3) == 1


def test_the_passive() -> None:
    assert PASSIVE.voice_is_passive(2)
    assert not SHARED.voice_is_passive(1)
