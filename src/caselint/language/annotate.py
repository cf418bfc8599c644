"""Ties the language stage together: a segmented record in, an annotated record out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from caselint.language.annotation import AnnotatedRecord
from caselint.language.casts import Casts
from caselint.language.model import load_model, parse
from caselint.language.people import People
from caselint.language.pipeline import nlp, tokenise
from caselint.language.quotations import Speech, find_quotations
from caselint.language.quoted import Quoted
from caselint.language.rejections import Rejections
from caselint.language.sentences import split_sentences
from caselint.language.syntax import Syntax
from caselint.language.terms import TermIndex
from caselint.language.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc

    from caselint.record import Record
    from caselint.schema import Rulebook

# The lexicons that the stage itself reads.
PEOPLE: Final = "people"
REPORTING_VERBS: Final = "reporting-verbs"
WRITINGS: Final = "writings"
REJECTIONS: Final = "rejections"


class Annotator:
    """Annotates records with the terms of some lexicons. Build it once for a run."""

    def __init__(self, book: Rulebook, lexicons: Collection[str], model: str | None = None) -> None:
        """Load spaCy, and make the lexicons of that name ready to be found.

        `model` names the language model for the sentences that must be parsed (None: the package's own);
        it is loaded when the first of them comes. Raises PatternError for a term that cannot be read (see
        `TermIndex` for when), KeyError for a lexicon that is not there.
        """
        self._model = model
        nlp()
        self._people = People.of(book.wording(PEOPLE))
        self._voices = Voices.of(book, self._people)
        self._speech = Speech.of(book.wording(REPORTING_VERBS), book.wording(WRITINGS), self._people)
        self._book = book
        self._index = TermIndex({name: book.wording(name) for name in sorted(set(lexicons))}, self._people)

    def annotate(self, record: Record) -> AnnotatedRecord:
        """The record with its tokens, sentences, quotations and terms."""
        borders = [edge for zone in record.zones for edge in zone.span]
        doc, words = tokenise(record.document.text, borders)
        sentences = split_sentences(words, record.zones)
        known = self._people.known_names(words)
        marked = find_quotations(record, words, sentences, self._speech, known)
        quotations = Quoted(words, sentences, self._voices, known).name(marked)
        casts = Casts(self._people, words, sentences, known)
        found = self._index.find(words, sentences, quotations, casts)
        return AnnotatedRecord(
            record=record,
            doc=doc,
            words=words,
            sentences=sentences,
            quotations=quotations,
            people=self._people,
            names=known,
            casts=casts,
            syntax=Syntax(words, sentences, self._parse, casts),
            voices=self._voices,
            terms=found,
            rejections=self._rejections,
        )

    @cached_property
    def _rejections(self) -> Rejections:
        return Rejections.of(self._book.wording(REJECTIONS))

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        return parse(docs, load_model(self._model))
