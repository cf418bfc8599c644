"""Who a sentence says decides: the writer, several together, a body or an official, or one of the family.

What a family decides for itself is no decision about the case, so that it matters who a name belongs to.
A document says so beside the name somewhere: "Denise Okoro, hub manager", "Kelly Crowther (mother)".
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set
from caselint.record import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.tree import Tree

_WE: Final = word_set("we us")
_TOGETHER: Final = word_set("everyone everybody all")
_JOINTS: Final = word_set("and & with")
_PRONOUNS: Final = word_set("he she they s/he he/she she/he who both")
_OFFICIAL_TITLES: Final = word_set("dr sergeant sgt pc dc ds di dci constable inspector judge professor prof")
_TITLES: Final = word_set("mr mrs ms miss mx rev")
_LONGEST: Final = 4  # words of a name, or between a name and what it is


class Maker(StrEnum):
    """What kind of person or body decides."""

    WRITER = "writer"  # "I"
    TOGETHER = "together"  # "we", "Mum and I", "Mrs Toye and Ritu", "the core group"
    OFFICIAL = "official"  # a body, a post, a person whose post the document gives
    NAMED = "named"  # a full name or a name with a title, of whom nothing more is known
    FAMILY = "family"  # a relative, a child, a first name
    OTHER = "other"  # no person


class Makers:
    """The people of one document, as decision makers."""

    def __init__(self, record: AnnotatedRecord, posts: str, bodies: str) -> None:
        """`posts` and `bodies` name the lexicons of post titles and of bodies that decide."""
        self._record, self._posts, self._bodies = record, posts, bodies
        self._officials = frozenset(self._names_beside_posts())
        self._family = frozenset(self._names_of_family()) - self._officials

    def of(self, sentence: int, tree: Tree, words: list[int]) -> Maker:
        """Who the words of a subject name."""
        low = {tree.low[at] for at in words}
        joined = bool(low & _JOINTS)
        if low & _WE or ("i" in low and joined) or self._is_body(sentence, tree, words):
            return Maker.TOGETHER
        if "i" in low:
            return Maker.WRITER
        if self._is_official(sentence, tree, words):
            return Maker.OFFICIAL
        if low <= _PRONOUNS:
            return Maker.OFFICIAL if self._follows_official(sentence) else Maker.FAMILY
        return self._of_people(sentence, tree, words, joined=joined)

    def _of_people(self, sentence: int, tree: Tree, words: list[int], *, joined: bool) -> Maker:
        """Who the words name, if none of them has a post."""
        cast = self._record.cast(sentence)
        people = [at for at in words if cast.is_person(at)]
        if not people:
            return Maker.OTHER
        kin = [at for at in people if tree.low[at] in cast.people.kin or tree.low[at] in self._family]
        if joined and len(people) > 1 and len(kin) < len(people):
            return Maker.TOGETHER
        if kin or cast.is_person_noun(people[-1]):
            return Maker.FAMILY
        titled = any(tree.low[at].rstrip(".") in _TITLES for at in words)
        return Maker.NAMED if titled or len(people) > 1 else Maker.FAMILY

    def _is_body(self, sentence: int, tree: Tree, words: list[int]) -> bool:
        """Whether a body decides, or "everyone"; "Mrs Ward" is no ward."""
        cast = self._record.cast(sentence)
        bodies = self._hits(self._bodies, sentence, tree, words)
        return any(at == 0 or not (cast.is_name(at) and cast.is_person(at - 1)) for at in bodies) or any(
            tree.low[at] in _TOGETHER for at in words
        )

    def _is_official(self, sentence: int, tree: Tree, words: list[int]) -> bool:
        return any(
            tree.low[at].rstrip(".") in _OFFICIAL_TITLES or tree.low[at] in self._officials for at in words
        ) or any(self._hits(self._posts, sentence, tree, words))

    def _hits(self, lexicon: str, sentence: int, tree: Tree, words: list[int]) -> Iterator[int]:
        for hit in self._record.terms_in(lexicon, sentence):
            for at in words:
                if hit.span.contains(self._record.token_span(tree.tokens[at])):
                    yield at

    def _follows_official(self, sentence: int) -> bool:
        """Whether the sentence before speaks of an official and of no relative: whom "she" means."""
        record = self._record
        if sentence == 0 or record.sentences[sentence - 1].entry != record.sentences[sentence].entry:
            return False
        words = record.cast(sentence - 1).words.low
        return bool(record.terms_in(self._posts, sentence - 1) or self._officials & set(words)) and not (
            set(words) & (record.people.kin | self._family)
        )

    # ------------------------------------------------------------------------------ whose names

    def _names_beside_posts(self) -> Iterator[str]:
        record = self._record
        for entry in record.record.entries:
            if entry.author:
                yield from _capitals(entry.author.name.split())
        for hit in record.terms[self._posts]:
            words = record.cast(hit.sentence).words
            first = next((at for at, start in enumerate(words.starts) if start >= hit.span.start), None)
            last = next((at for at, end in enumerate(words.ends) if end >= hit.span.end), None)
            if first is not None and last is not None:
                yield from self._names_around(hit.sentence, first, last)

    def _names_of_family(self) -> Iterator[str]:
        record = self._record
        for found in record.record.fields:
            if found.role is Role.CHILD:
                yield from _capitals(record.text(found.value).replace(",", " ").split())
        for number in range(len(record.sentences)):
            words = record.cast(number).words
            for at, word in enumerate(words.low):
                if word in record.people.kin:
                    yield from self._names_around(number, at, at)

    def _names_around(self, sentence: int, first: int, last: int) -> Iterator[str]:
        """The name that the words from `first` to `last` stand by: "Ann Lee, nurse", "the nurse, Ann Lee"."""
        cast = self._record.cast(sentence)
        words = cast.words
        at = first - 1
        while at > max(first - _LONGEST, 0) and words.low[at] not in {",", "("}:
            at -= 1
        if at > 0 and words.low[at] in {",", "("}:
            yield from _run(words.text, range(at - 1, max(at - 1 - _LONGEST, -1), -1))
        after = last + 1 + (last + 1 < len(words) and words.low[last + 1] == ",")
        if after < len(words):
            yield from _run(words.text, range(after, min(after + _LONGEST, len(words))))


def _run(text: tuple[str, ...], places: range) -> Iterator[str]:
    """The capitalised words at these places, up to the first other."""
    for at in places:
        if not text[at][:1].isupper() or text[at].isupper():
            return
        yield text[at].lower()


def _capitals(words: list[str]) -> Iterator[str]:
    return (word.lower() for word in words if word[:1].isupper() and len(word) > 1)
