"""What the language stage gives to the checks: a record with its tokens, sentences and terms."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from caselint.language.claims import Claims
from caselint.language.guidance import is_guidance
from caselint.language.narrative import narratives_of
from caselint.language.referent import is_said_of_person
from caselint.record import Span
from caselint.schema import SaidOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from caselint.language.casts import Casts
    from caselint.language.found import FoundTerms
    from caselint.language.narrative import Narrative
    from caselint.language.people import Cast, People
    from caselint.language.rejections import Rejections
    from caselint.language.syntax import Syntax
    from caselint.language.voices import Voices
    from caselint.language.words import Words
    from caselint.record import Record, ZoneKind
    from caselint.schema import Term


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item, field value, label or heading: the unit that a writer ended.

    `first` and `last` are the indices of its tokens in the Doc, `last` exclusive. A sentence never
    crosses a block or a zone.
    """

    span: Span
    first: int
    last: int
    zone: ZoneKind
    entry: int  # 0: outside the entries
    heading: str | None = None  # the section heading it stands under


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, the marks included.

    `attributed` says that the words around it give it to a speaker or a writing ("She said, ...",
    "His notes say ..."): it is evidence, and wording rules leave it. `speaker` is where they name who
    speaks, or what is quoted from.
    """

    span: Span
    attributed: bool
    speaker: Span | None = None


class Spoken:
    """Tells quickly whether a span lies inside a quotation: one given to a speaker, or any with `all_`."""

    def __init__(self, quotations: Sequence[Quotation], *, all_: bool = False) -> None:
        spans = sorted(quotation.span for quotation in quotations if all_ or quotation.attributed)
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.end for span in spans), max))

    def holds(self, span: Span) -> bool:
        """Whether one of the quotations contains the span."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._reach[at]


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of a lexicon found in the text, its exceptions and conditions already weighed."""

    span: Span
    shown: Span  # the term's own words, without the person or the gap that it begins with
    term: Term
    sentence: int  # index into AnnotatedRecord.sentences
    quoted: bool  # inside an attributed quotation
    negated: bool  # "she is not lazy"
    # Whether the words around show that it is said of a person, for a term that must be; None for others.
    of_person: bool | None = None


@dataclass(frozen=True)
class AnnotatedRecord:
    """A record with its language: what every check works on.

    `doc` is one spaCy Doc over the whole of `record.document.text`, so that a token's character
    offset is its place in the document, and `words` are its tokens as strings. `terms` holds the hits
    of every wording lexicon by name, in text order. `syntax` gives the tree of a sentence, and
    `claims` who holds what is said in it; both parse sentences as they are asked for.
    """

    record: Record
    doc: Doc
    words: Words
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    people: People
    names: frozenset[str]  # that the document uses for people, in lower case
    casts: Casts
    syntax: Syntax
    voices: Voices
    terms: FoundTerms
    rejections: Rejections  # how guidance turns words down

    @cached_property
    def is_guidance(self) -> bool:
        """Whether the document is a policy or the like, which is about nobody in particular."""
        return is_guidance(self.record, self.words)

    @cached_property
    def claims(self) -> Claims:
        """Who holds what is said, and how."""
        return Claims(self)

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """What is measured of each entry's narrative, in the order of the entries."""
        return narratives_of(self)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence that holds the character, or None between sentences."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].span.end else None

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.record.document.text[span.start : span.end]

    def token_span(self, token: int) -> Span:
        """The place of a token of the Doc."""
        return Span(self.words.starts[token], self.words.ends[token])

    def cast(self, sentence: int) -> Cast:
        """The people of a sentence, over its words as `Tree` numbers them."""
        return self.casts(sentence)

    def terms_in(self, lexicon: str, sentence: int) -> Sequence[TermHit]:
        """The hits of a wording lexicon in the sentence of that index, in text order."""
        return self.terms.within(lexicon, sentence)

    def is_of_person(self, hit: TermHit) -> bool:
        """Whether a term that must be said of a person is, as the words and the tree together show."""
        if hit.of_person is None:
            return True
        tree = self.syntax.tree(hit.sentence)
        first, last = (
            bisect_right(self.words.starts, edge) - 1 for edge in (hit.span.start, hit.span.end - 1)
        )
        places = [at for token in range(first, last + 1) if (at := tree.local(token)) is not None]
        return is_said_of_person(
            tree,
            self.cast(hit.sentence),
            places[0],
            places[-1] + 1,
            as_it_seems=hit.of_person,
            or_doubtful=hit.term.said_of is SaidOf.NO_THING,
        )

    def quoted(self, span: Span) -> bool:
        """Whether the span lies inside a quotation that is given to a speaker."""
        return self._spoken.holds(span)

    def in_marks(self, span: Span) -> bool:
        """Whether the span lies inside quotation marks, whoever says it."""
        return self._marked.holds(span)

    @cached_property
    def _spoken(self) -> Spoken:
        return Spoken(self.quotations)

    @cached_property
    def _marked(self) -> Spoken:
        return Spoken(self.quotations, all_=True)
