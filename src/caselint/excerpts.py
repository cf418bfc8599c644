"""Findings without a word of the note, for reports that are passed on (`--no-excerpts`).

Numbers, dates and places stay, and so do the names that the user gave files. A name in a note is a word of
it, whoever's it is; so is what a lexicon advises on one word, for it tells which one stood there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.record import Document

if TYPE_CHECKING:
    from caselint.findings import CheckedDocument, Finding, Hit
    from caselint.schema import Rule


def without_words(finding: Finding, rule: Rule, hit: Hit) -> Finding:
    """The finding in words of the rule's own."""
    own = hit.wordless and "{match" not in rule.message
    return replace(
        finding,
        message=finding.message if own else rule.summary,
        advice=finding.advice if hit.wordless else rule.advice,
        suggestions=(),
        match="",
    )


def emptied(checked: CheckedDocument) -> CheckedDocument:
    """The document without its text, its entries without names, and its findings as they are.

    Why somebody accepted a finding is in words of theirs, which may well name whom the note is about.
    """
    document = checked.document
    left_out = tuple(replace(left, names=()) for left in document.reading.omissions)
    return replace(
        checked,
        document=Document(
            path=document.path,
            format=document.format,
            new_files_begin_here=document.new_files_begin_here,
            reading=replace(document.reading, omissions=left_out),
            problem=document.problem,
        ),
        entries=tuple(replace(entry, author=None, post_title=None, team=None) for entry in checked.entries),
        accepted=tuple(replace(accepted, reason="") for accepted in checked.accepted),
    )
