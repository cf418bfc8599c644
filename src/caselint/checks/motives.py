"""Kind `motives`: a motive or an intention that the note gives to someone.

Two ways to give one are looked for: words that do it by themselves (`lexicons`: "deliberately", "out of
spite", "hoping that he would"), and purposes ("He cried to get attention"; see caselint.language.purposes).
The purposes of the writer's and of colleagues' own acts are theirs to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.conditions import Conditions, stands
from caselint.checks.predicate_groups import Predicates, hits
from caselint.checks.predicates import where_said
from caselint.findings import Hit
from caselint.language.agents import Agent, Agents
from caselint.language.claims import Held
from caselint.language.purposes import CLOSING_QUOTES, PurposeLexicons, Purposes, words_of
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.purposes import Place
    from caselint.language.tree import Tree
    from caselint.schema import Rulebook


class Options(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lexicons, by what they do."""

    # Words that give a motive by themselves. Sense `manner`: not of an act that is denied ("did not do it on
    # purpose").
    lexicons: tuple[str, ...]
    aims: tuple[str, ...]  # aims that tell a motive, from their verb on: "get attention"
    purposes: tuple[str, ...]  # the same, but an attempt at them can be seen: "hide the bruise"
    # What leads to an aim. Sense: `any purpose` ("in order to": all but the everyday), `purpose` ("so that
    # she can": aims and purposes) or `intent` ("trying to": aims alone).
    links: tuple[str, ...]
    everyday: tuple[str, ...]  # verbs of purposes that tell no motive
    # Verbs with a person as their object that tell no motive: "to help him". All others do: "to shame him".
    care: tuple[str, ...]
    harms: tuple[str, ...]  # verbs for what people are kept from for their good: "to stop him falling"
    no_purpose: tuple[str, ...]  # words after which "to" begins no purpose: "asked her to", "able to"
    speech: tuple[str, ...]  # verbs of saying: what is said for a purpose is not said to be for it
    posts: tuple[str, ...]  # professionals and organisations
    # Feelings and wishes that give a motive where a joint makes them the reason of an act: "because she is
    # jealous". The group must name its joints.
    reasons: tuple[Predicates, ...] = ()

    @property
    def for_purposes(self) -> PurposeLexicons:
        """The lexicons that purposes are found by."""
        return PurposeLexicons(
            aims=self.aims,
            purposes=self.purposes,
            links=self.links,
            everyday=self.everyday,
            care=self.care,
            harms=self.harms,
            no_purpose=self.no_purpose,
            posts=self.posts,
        )

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons besides `lexicons`."""
        of_reasons = (name for group in self.reasons for name in group.all_lexicons)
        return (*(name for names in self.for_purposes for name in names), *self.speech, *of_reasons)


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences with words that may give a motive."""
    for hit in _words(record, options):
        yield hit.sentence
    for place in _places(record, options, Purposes(record, options.for_purposes)):
        yield place.sentence
    for _, _, hit in _reasons(record, options):
        yield hit.sentence


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each motive that nothing excuses, the longest where several overlap."""
    advice = next((text for name in options.lexicons if (text := book.wording(name).advice)), None)
    agents = Agents(record, options.posts)
    end = 0
    for span, sentence in sorted(_found(record, options), key=lambda hit: (hit[0].start, -hit[0].end)):
        words = words_of(record, span, sentence)
        if (
            span.start < end
            or _is_told(record, options, words, sentence)
            or agents.of(sentence, *words) is Agent.OURS
        ):
            continue
        end = span.end
        yield Hit(span=_whole(record, span, sentence), entry=record.sentences[sentence].entry, advice=advice)


def _found(record: AnnotatedRecord, options: Options) -> Iterator[tuple[Span, int]]:
    for hit in _words(record, options):
        if not _is_denied(record, hit):
            yield hit.span, hit.sentence
    purposes = Purposes(record, options.for_purposes)
    for span, sentence in purposes.found(_places(record, options, purposes)):
        if stands(record, options, span, sentence):
            yield span, sentence
    for group, joint, hit in _reasons(record, options):
        felt = where_said(record, group, hit)
        asked = _is_asked_for(record, options, joint, hit.sentence)
        if felt is not None and not asked and not _is_ours(record, felt, hit.sentence):
            yield Span(joint.start, felt.end), hit.sentence


def _is_asked_for(record: AnnotatedRecord, options: Options, joint: Span, sentence: int) -> bool:
    """Whether the act that the reason is given for is to speak: "asked to leave because he was upset"."""
    tree = record.syntax.tree(sentence)
    said = {hit.span for name in options.speech for hit in record.terms_in(name, sentence)}
    verbs = (at for at in range(len(tree)) if tree.tags[at] in {"VBD", "VBZ"})
    return any(
        (span in said or tree.lemmas[at] == "ask") and span.end <= joint.start
        for at in verbs
        if (span := record.token_span(tree.tokens[at]))
    )


_WE: Final = word_set("i we")


def _is_ours(record: AnnotatedRecord, felt: Span, sentence: int) -> bool:
    """Whether the feeling is a reason of the writer's own act, or of what shall be.

    "I chose him because she trusts him", "Ms Ray will stay, because he likes her".
    """
    tree = record.syntax.tree(sentence)
    reason = tree.clause(tree.top(*words_of(record, felt, sentence)))
    act = tree.heads[reason]
    if act == reason:
        return False
    subject = tree.subject(act if tree.tags[act].startswith("VB") else tree.clause(act))
    plans = any(tree.tags[aux] == "MD" for aux in tree.children(act, "aux"))
    return plans or (subject is not None and tree.low[subject] in _WE)


def _reasons(record: AnnotatedRecord, options: Options) -> Iterator[tuple[Predicates, Span, TermHit]]:
    """Feelings that a word such as "because" stands before, each with the nearest such word."""
    for group, hit in hits(record, options.reasons):
        joints = [
            joint.span
            for name in group.joints
            for joint in record.terms_in(name, hit.sentence)
            if joint.span.end <= hit.span.start
        ]
        if joints and stands(record, options, hit.span, hit.sentence):
            yield group, max(joints, key=lambda span: span.start), hit


def _places(record: AnnotatedRecord, options: Options, purposes: Purposes) -> Iterator[Place]:
    return (p for p in purposes.places() if stands(record, options, p.span, p.sentence))


def _words(record: AnnotatedRecord, options: Options) -> Iterator[TermHit]:
    for name in options.lexicons:
        for hit in record.terms[name]:
            if (options.negated or not hit.negated) and stands(record, options, hit.span, hit.sentence):
                yield hit


_NEGATIONS: Final = word_set("not never")


def _is_denied(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether "not" stands with the act that a manner belongs to: "did not do it on purpose"."""
    if hit.term.sense != "manner":
        return False
    tree = record.syntax.tree(hit.sentence)
    first, last = words_of(record, hit.span, hit.sentence)
    act = tree.clause(tree.top(first, last))
    return any(tree.low[at] in _NEGATIONS and at < first for at in tree.children(act, "advmod"))


# ------------------------------------------------------------------------------------ who tells it


def _is_told(record: AnnotatedRecord, options: Options, words: tuple[int, int], sentence: int) -> bool:
    """Whether someone holds the motive. Its first word tells: "hoping I would feel" is no view of mine."""
    first, last = words
    tree = record.syntax.tree(sentence)
    ways = options.unless
    act = tree.clause(tree.top(first, last))
    while first <= act < last and tree.heads[act] != act:
        act = tree.clause(tree.heads[act])
    if not first <= act < last and _is_stated(tree, act):
        ways -= {Held.PLANNED}
        if tree.tags[act] == "VBD":
            ways -= {Held.GENERAL}  # "He ran off so that everyone would look"
        if _says_nothing(record, options, sentence, act):
            ways -= {Held.REPORTED}
    if first > 0 and tree.low[first - 1] in CLOSING_QUOTES:
        ways -= {Held.PLANNED, Held.REPORTED}
    return record.claims.of(sentence, record.token_span(tree.tokens[first])).is_held(ways)


def _says_nothing(record: AnnotatedRecord, options: Options, sentence: int, act: int) -> bool:
    """Whether the act is to speak and the motive no part of what is said: "told lies to get out of it"."""
    tree = record.syntax.tree(sentence)
    span = record.token_span(tree.tokens[act])
    speaks = any(
        hit.span.contains(span) for name in options.speech for hit in record.terms_in(name, sentence)
    )
    is_all = tree.child(act, "ccomp", "parataxis") is None
    return speaks and is_all and not record.claims.of(sentence, span).is_held(frozenset({Held.REPORTED}))


def _is_stated(tree: Tree, act: int) -> bool:
    """Whether a main clause tells the act as a fact: no "will", and not what someone said."""
    if any(tree.tags[aux] == "MD" for aux in tree.children(act, "aux")):
        return False
    while tree.deps[act] == "conj":
        act = tree.heads[act]
    return tree.heads[act] == act or tree.deps[act] == "parataxis"


# ---------------------------------------------------------------------------------- what is marked

_OWNED: Final = frozenset({"det", "nmod:poss", "amod", "case", "compound", "nummod"})
_LONGEST: Final = 4


def _whole(record: AnnotatedRecord, span: Span, sentence: int) -> Span:
    """The span with the noun that its last word belongs to: "to impress his (mates)"."""
    tree = record.syntax.tree(sentence)
    last = words_of(record, span, sentence)[1] - 1
    noun = tree.heads[last]
    if tree.deps[last] in _OWNED and last < noun <= last + _LONGEST:
        return Span(span.start, record.token_span(tree.tokens[noun]).end)
    return span
