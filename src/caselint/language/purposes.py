"""Purposes that a sentence gives someone: "He cried to get attention", "so as to avoid me", "trying to".

What an infinitive is, a purpose or what was asked, needed or begun, is told by the tree and by the words
above and ahead of "to" together. Which purposes tell a motive is told by their verbs: lists of aims that
nobody can see, and any act upon a person that is neither everyday nor caring.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.language.agents import Agent, Agents
from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SELVES, SUBJECTS
from caselint.language.slots import ADVERBS, BE
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree


class PurposeLexicons(NamedTuple):
    """The lexicons by what they hold."""

    aims: tuple[str, ...]  # what tells a motive as an attempt too
    purposes: tuple[str, ...]  # what tells one only as a purpose
    links: tuple[str, ...]  # what leads to an aim; see `Link`
    everyday: tuple[str, ...]  # verbs of everyday purposes
    care: tuple[str, ...]  # verbs for everyday and caring acts upon people
    harms: tuple[str, ...]  # verbs for what people are kept from for their good
    no_purpose: tuple[str, ...]  # words that an infinitive completes
    posts: tuple[str, ...]  # workers and organisations


class Link(StrEnum):
    """The senses of the terms that lead to an aim."""

    ANY = "any purpose"  # "in order to": to all but the everyday
    PURPOSE = "purpose"  # "so that she can": to aims and purposes
    INTENT = "intent"  # "trying to": to aims alone


class _Shape(StrEnum):
    """How a purpose may be told from the words, before a parse."""

    LINKED = "linked"  # a link and an aim
    LISTED = "listed"  # "to" and an aim
    SEEN = "seen"  # "to" and a purpose that is none as an attempt
    MARKED = "marked"  # "in order to" and any verb
    DONE_TO = "done to"  # "to", a verb and a person


class Place(NamedTuple):
    """Where a purpose may stand: all its words, and those from its verb on."""

    sentence: int
    span: Span
    verb: Span
    shape: _Shape


_OBJECT_WITHIN: Final = 4  # words after the verb in which the person stands that it is done to
_NO_VERBS: Final = POSSESSIVES | OBJECTS | SUBJECTS | DETERMINERS | word_set("be not")
# What follows these is the writer's again: 'He told her to "get lost" to show me'.
CLOSING_QUOTES: Final = word_set("""\" ” ' ’""")
_CAUSING: Final = word_set("get have make")  # with a person and another verb: "to get her sister blamed"
_KEEPING: Final = word_set("stop prevent keep")  # "to stop them going out"
_DONE: Final = word_set("say do write hide break throw take use start post repeat choose tell")
_NEGATIONS: Final = word_set("not never")
_POSSIBLE: Final = word_set("may might could can would should must")
_TAGS: Final = {"verb": "VB", "noun": "NN"}  # of the terms that count as nothing else


class Purposes:
    """Finds the purposes of one record. `places` needs no parse, `found` parses those it is given."""

    def __init__(self, record: AnnotatedRecord, lexicons: PurposeLexicons) -> None:
        self._record, self._lexicons = record, lexicons
        self._agents = Agents(record, lexicons.posts)

    def found(self, places: Iterable[Place]) -> Iterator[tuple[Span, int]]:
        """Those of the places at which a purpose is someone's, with their sentences."""
        for place in places:
            if place.shape is _Shape.LINKED:
                yield place.span, place.sentence
            elif place.shape is _Shape.MARKED:
                if self._is_marked(place):
                    yield place.span, place.sentence
            elif place.shape is _Shape.DONE_TO:
                span = self._done_to_someone(place)
                if span is not None:
                    yield span, place.sentence
            elif self._is_purpose(place, by_anyone=place.shape is _Shape.LISTED):
                yield place.span, place.sentence

    # -------------------------------------------------------------------------- by the words

    def places(self) -> Iterator[Place]:
        """Where purposes may stand, as far as words tell."""
        yield from self._listed()
        yield from self._marked()
        yield from self._done_to()

    def _listed(self) -> Iterator[Place]:
        for names, shape in ((self._lexicons.aims, _Shape.LISTED), (self._lexicons.purposes, _Shape.SEEN)):
            for hit in (hit for name in names for hit in self._record.terms[name]):
                ahead = self._ahead(hit.sentence, hit.span.start)
                if ahead is None:
                    continue
                word, place = ahead
                link = self._link(hit.sentence, place.end)
                if link is not None:
                    if not link.negated and (shape is _Shape.LISTED or link.term.sense != Link.INTENT):
                        span = Span(link.span.start, hit.span.end)
                        yield Place(hit.sentence, span, hit.span, _Shape.LINKED)
                elif word == "to":
                    yield Place(hit.sentence, Span(place.start, hit.span.end), hit.span, shape)

    def _ahead(self, number: int, start: int) -> tuple[str, Span] | None:
        """The word ahead of a place, over adverbs and "not", and where it stands."""
        sentence, words = self._record.sentences[number], self._record.words
        for at in range(sentence.last - 1, sentence.first - 1, -1):
            word = words.low[at]
            if words.ends[at] > start or not word or word in ADVERBS or word in _NEGATIONS:
                continue
            if not (word.endswith("ly") and len(word) > 4):
                return word, self._record.token_span(at)
        return None

    def _link(self, sentence: int, end: int) -> TermHit | None:
        """The link that ends there, the longest where several do."""
        links = (hit for hit in self._hits(self._lexicons.links, sentence) if hit.span.end == end)
        return min(links, key=lambda link: link.span.start, default=None)

    def _hits(self, lexicons: tuple[str, ...], sentence: int) -> Iterator[TermHit]:
        return (hit for name in lexicons for hit in self._record.terms_in(name, sentence))

    def _marked(self) -> Iterator[Place]:
        words = self._record.words
        for link in (hit for name in self._lexicons.links for hit in self._record.terms[name]):
            if link.term.sense != Link.ANY or link.negated:
                continue
            here = self._record.sentences[link.sentence]
            after = (at for at in range(here.first, here.last) if words.starts[at] >= link.span.end)
            verb = next((at for at in after if words.low[at] not in ADVERBS | {""}), None)
            if verb is None or not words.low[verb].isalpha():
                continue
            place = self._record.token_span(verb)
            plain = self._hits((*self._lexicons.everyday, *self._lexicons.care), link.sentence)
            if all(hit.span.start != place.start for hit in plain):
                span = Span(link.span.start, place.end)
                yield Place(link.sentence, span, place, _Shape.MARKED)

    def _done_to(self) -> Iterator[Place]:
        for number, here in enumerate(self._record.sentences):
            if "to" not in self._record.words.low[here.first : here.last]:
                continue
            cast = self._record.cast(number)
            low, starts, ends = cast.words.low, cast.words.starts, cast.words.ends
            for at in range(1, len(low) - 2):
                if low[at] != "to" or not low[at + 1].isalpha() or low[at + 1] in _NO_VERBS:
                    continue
                after = range(at + 2, min(at + 2 + _OBJECT_WITHIN, len(low)))
                if any(map(cast.is_person, after)) and not self._is_plain(
                    number, starts[at + 1], ends[at - 1]
                ):
                    verb = Span(starts[at + 1], ends[at + 1])
                    yield Place(number, Span(starts[at], verb.end), verb, _Shape.DONE_TO)

    def _is_plain(self, sentence: int, verb: int, ahead: int) -> bool:
        """Whether a verb of care begins at `verb`, or a word that wants an infinitive ends at `ahead`."""
        return any(
            hit.span.start == verb and self._record.text(hit.span).lower() not in _CAUSING | _KEEPING
            for hit in self._hits(self._lexicons.care, sentence)
        ) or any(
            hit.span.end == ahead and hit.term.sense != "noun"
            for hit in self._hits(self._lexicons.no_purpose, sentence)
        )

    # --------------------------------------------------------------------------- by the tree

    def _is_marked(self, place: Place) -> bool:
        tree, (first, last) = self._tree(place)
        if tree.tags[last - 1] != "VB":
            return False
        return self._agents.of(place.sentence, first, last) in {Agent.PERSON, Agent.UNSAID}

    def _tree(self, place: Place) -> tuple[Tree, tuple[int, int]]:
        tree = self._record.syntax.tree(place.sentence)
        return tree, words_of(self._record, place.span, place.sentence)

    def _done_to_someone(self, place: Place) -> Span | None:
        """The words of a purpose that is another person's harm or use: "to shame his mother"."""
        tree, (_, last) = self._tree(place)
        at, cast = last - 1, self._record.cast(place.sentence)
        found = tree.child(at, "obj", "iobj")
        if tree.tags[at] != "VB" or found is None or found < at or tree.low[found] in SELVES:
            return None
        if not any(map(cast.is_person, (found, *tree.children(found, "flat", "compound")))):
            return None
        end: int | None = found
        if tree.low[at] in _CAUSING | _KEEPING:
            end = self._caused(place, tree, at)
        if end is None or not self._is_purpose(place, by_anyone=False):
            return None
        return Span(place.span.start, self._record.token_span(tree.tokens[end]).end)

    def _caused(self, place: Place, tree: Tree, at: int) -> int | None:
        """What the person is brought to, or kept from, if that is neither everyday nor for their good."""
        is_kept = tree.low[at] in _KEEPING
        done = next((verb for verb in tree.children(at, "xcomp", "ccomp", "advcl") if verb > at), None)
        if done is None or not (tree.tags[done] == "VBG" if is_kept else tree.tags[done] in {"VB", "VBN"}):
            return None
        start = self._record.token_span(tree.tokens[done]).start
        plain = self._lexicons.harms
        if not is_kept:
            plain = (*plain, *self._lexicons.everyday, *self._lexicons.care)
        return None if any(hit.span.start == start for hit in self._hits(plain, place.sentence)) else done

    def _is_purpose(self, place: Place, *, by_anyone: bool) -> bool:
        """Whether "to" tells what an act is for, not what is asked, needed, able to be done or begun."""
        tree, (first, last) = self._tree(place)
        at = tree.top(first + 1, last)
        head = tree.heads[at]
        if head == at or (tree.deps[at] != "advcl" and self._is_completed(place, tree, head)):
            return False
        act = head if _is_act(tree, head) else tree.clause(head)
        if not _is_act(tree, act) or _is_supposed(tree, act):
            return False
        if _is_passive(tree, act):  # "He was moved to", but "The letter was written to"
            return by_anyone and self._agents.of(place.sentence, first, last) is Agent.THING
        if by_anyone:
            return True
        agent = self._agents.of(place.sentence, first, last)
        is_jotted = agent is Agent.UNSAID and tree.low[first + 1] != "be"  # "Forms to be sent": a task
        return agent is Agent.PERSON or is_jotted

    def _is_completed(self, place: Place, tree: Tree, head: int) -> bool:
        """Whether the word above or ahead of "to" wants an infinitive: "asked him to", "is able to"."""
        first = words_of(self._record, place.span, place.sentence)[0]
        if self._has_thing_as_object(place, tree, head) or (first and tree.low[first - 1] in CLOSING_QUOTES):
            return False
        above = self._record.token_span(tree.tokens[head])
        ahead = self._ahead(place.sentence, place.span.start)
        return any(
            (hit.span.contains(above) and tree.tags[head].startswith(_TAGS.get(hit.term.sense or "", "")))
            or (ahead is not None and hit.span.end == ahead[1].end and hit.term.sense != "noun")
            for hit in self._hits(self._lexicons.no_purpose, place.sentence)
        )

    def _has_thing_as_object(self, place: Place, tree: Tree, head: int) -> bool:
        """Whether a verb has a thing as its object, so that "to" begins no other: "told lies to turn him"."""
        found = max(tree.children(head, "obj", "iobj"), default=None)
        if found is None or not tree.tags[head].startswith("VB"):
            return False
        if tree.low[found] == "it":  # "said it to", but "wanted it to"
            return tree.lemmas[head] in _DONE
        if tree.tags[found].startswith("PRP"):
            return False
        parts = (found, *tree.children(found, "flat", "compound"))
        span = self._record.token_span(tree.tokens[found])
        return not any(map(self._record.cast(place.sentence).is_person, parts)) and not any(
            hit.span.contains(span) for hit in self._hits(self._lexicons.posts, place.sentence)
        )


def words_of(record: AnnotatedRecord, span: Span, sentence: int) -> tuple[int, int]:
    """The first word of a span, as the sentence's tree numbers them, and the one after its last."""
    tree = record.syntax.tree(sentence)
    inside = [at for at, token in enumerate(tree.tokens) if span.contains(record.token_span(token))]
    return inside[0], inside[-1] + 1


def _is_act(tree: Tree, at: int) -> bool:
    """Whether the word is a verb, or a state jotted down ("Curtains shut"): not "the plan is to"."""
    if tree.tags[at].startswith("VB"):
        return tree.lemmas[at] != "be"
    if tree.tags[at] == "NNS" and tree.child(at, "cop") is None:
        return tree.child(at, "nsubj") is not None  # "Bea only rings to": a verb that looks like a noun
    return tree.tags[at].startswith("JJ") and tree.child(at, "cop") is None


def _is_passive(tree: Tree, act: int) -> bool:
    """Whether it is in the passive with "be": "He was moved to", not "got hit"."""
    return any(tree.low[aux] in BE for aux in tree.children(act, "aux:pass"))


def _is_supposed(tree: Tree, act: int) -> bool:
    """Whether the act is only possible: "he may run off to test them"."""
    return any(tree.low[aux] in _POSSIBLE for aux in tree.children(act, "aux"))
