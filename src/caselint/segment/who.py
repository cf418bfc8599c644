"""Gathers whom an entry names as its writer, in fields and in free lines, and in what post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import Field, NameForm, Role, Span
from caselint.segment.authors import Candidate
from caselint.segment.draft import Draft, endorsing_labels
from caselint.segment.labels import author_rank
from caselint.segment.moments import read_stamps
from caselint.segment.names import read_person

if TYPE_CHECKING:
    from caselint.record import Author


def candidates_of(draft: Draft) -> list[Candidate]:
    """Everyone whom a field or a free line of the entry names as its writer."""
    found: list[Candidate] = []
    for f in draft.fields:
        if f.blank or f.placeholder:
            continue
        if f.role in {Role.RECORDED, Role.DATED}:
            found += _beside_moment(draft, f)
        elif f.role is Role.AUTHOR:
            found += _in_field(draft, f)
        elif _may_write(draft, f):
            found += _possible(draft, f)
    for line in draft.lines:
        person = line.signature.person
        if person.author or person.post_title:
            found.append(Candidate(0 if line.at_foot else 1, person.author, person.post_title))
    return found


# Who is named so in a header often wrote the note. They count where no one else is shown.
_MAY_WRITE = re.compile(
    r"(?:supervisor|key[ -]?worker|interviewer|facilitator|shift leader|(?:seen|visited"
    r"|interviewed) by)(?:['’]s name)?",
    re.IGNORECASE,
)


_FILE = re.compile(r"(?:the )?(?:case )?(?:file|records?|notes)\b", re.IGNORECASE)


def _in_field(draft: Draft, f: Field) -> list[Candidate]:
    label = draft.words(f.label)
    rank = author_rank(label)
    if rank > 5:
        return []
    words = draft.words(f.value)
    stamps = read_stamps(words, f.value.start, Role.RECORDED)
    taken = [span for stamp in stamps for span in stamp.spans]
    person = read_person(words, f.value.start, draft.known.titles, taken, typed=True)
    title = person.post_title or _title_in_label(draft, f)
    return [Candidate(rank, person.author, title)]


def _may_write(draft: Draft, f: Field) -> bool:
    label = draft.words(f.label).strip(" :")
    if f.role is Role.PEOPLE:
        return _MAY_WRITE.fullmatch(label) is not None or _has_title(draft, label)
    if label.lower() != "from":
        return False
    to = [draft.words(g.value) for g in draft.fields if draft.words(g.label).lower().strip(" :") == "to"]
    return any(_FILE.match(words) for words in to)


def _has_title(draft: Draft, label: str) -> bool:
    """Whether the post title in the header is that of the person: "Advocate: ...", "Title: Advocate"."""
    post = re.compile(rf"\b{re.escape(label)}\b", re.IGNORECASE)
    return any(f.role is Role.POST_TITLE and post.search(draft.words(f.value)) for f in draft.fields)


def _possible(draft: Draft, f: Field) -> list[Candidate]:
    person = read_person(draft.words(f.value), f.value.start, draft.known.titles)
    if person.author is None or person.author.form is not NameForm.FULL:
        return []
    return [Candidate(6, person.author, person.post_title or f.label)]


def _beside_moment(draft: Draft, f: Field) -> list[Candidate]:
    """Who stands beside the date of writing in its field: "Recorded: 04/03/2024 10:15 by Jane Okafor"."""
    words = draft.words(f.value)
    stamps = read_stamps(words, f.value.start, f.role)
    taken = [span for stamp in stamps for span in stamp.spans]
    person = read_person(words, f.value.start, draft.known.titles, taken)
    if not stamps or person.author is None or person.rest:
        return []
    return [Candidate(1, person.author, person.post_title)]


def _title_in_label(draft: Draft, f: Field) -> Span | None:
    """The post title that a label is: "Social worker: Hannah Pryce"."""
    label = draft.words(f.label)
    at = draft.known.titles.find(label)
    if at is None or len(label[slice(*at)].split()) < 2 or "signature" in label.lower():
        return None
    return Span(f.label.start + at[0], f.label.start + at[1])


def titles_of(draft: Draft) -> list[Span]:
    """The post titles in fields of their own."""
    endorsing = endorsing_labels(draft)
    return [
        f.value
        for f in draft.fields
        if f.role is Role.POST_TITLE and not f.blank and not f.placeholder and f.label not in endorsing
    ]


def title_elsewhere(draft: Draft, author: Author | None) -> Span | None:
    """The post title that stands beside the author's full name elsewhere in the header."""
    if author is None or author.form is not NameForm.FULL:
        return None
    for f in draft.fields:
        words = draft.words(f.value) if f.role is Role.PEOPLE else ""
        for match in re.finditer(re.escape(author.name), words):
            beside = read_person(words[match.start() : match.end() + 60], 0, draft.known.titles)
            if beside.post_title:
                start = f.value.start + match.start()
                return Span(start + beside.post_title.start, start + beside.post_title.end)
    return None


def named_in_header(draft: Draft) -> list[Author]:
    """Full names elsewhere in the header, which may tell whose initials signed it."""
    found = []
    for f in draft.fields:
        if f.role is Role.PEOPLE:
            for match in re.finditer(r"[^,;()]{3,60}", draft.words(f.value)):
                author = read_person(match.group(), f.value.start + match.start(), draft.known.titles).author
                if author and author.form is NameForm.FULL:
                    found.append(author)
    return found
