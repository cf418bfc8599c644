"""The pipeline: read, segment, annotate, check. What comes out is a report's material."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

from caselint import faults
from caselint.across import Across, sketches_of
from caselint.checks import file_problem
from caselint.excerpts import emptied, without_words
from caselint.findings import CheckedDocument, EntrySummary, Finding, Hit
from caselint.fingerprints import Fingerprints
from caselint.kinds import kind_of, lexicons_of, options_of, parsing_kind
from caselint.language import Annotator
from caselint.language.model import load_model
from caselint.language.narrative import count_words
from caselint.language.runaway import RunawayError
from caselint.record import Place, Problem
from caselint.schema import Subject
from caselint.segment import segment
from caselint.settling import settle
from caselint.teams import team_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from msgspec import Struct

    from caselint.language.annotation import AnnotatedRecord
    from caselint.language.narrative import Narrative
    from caselint.record import Document, Entry, Moment
    from caselint.schema import Rule, Rulebook


def _no_one(_: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Linter:
    """The rules of a run, with their options. It holds no state of any document."""

    book: Rulebook
    rules: tuple[Rule, ...]
    overrides: dict[str, dict[str, Any]] = field(default_factory=dict)
    profile: str = "default"
    manual: str | None = None  # whose clauses findings cite
    template: bool | None = None  # None: what each document looks like
    language_model: str | None = None  # None: the one that the package brings
    teams: dict[str, str] = field(default_factory=dict)  # the config's, by their writers' names
    measure: bool = True  # whether a report shows how easy entries are to read
    excerpts: bool = True  # whether a report may hold words of the notes

    def lint_all(self, documents: Iterable[Document]) -> tuple[CheckedDocument, ...]:
        """Check the documents of a run, in its order: each by itself, and then with the others."""
        return self.together(self.lint_or_explain(document) for document in documents)

    def lint(self, document: Document) -> CheckedDocument:
        """Check one document that was read, be it with or without success, as a run of its own."""
        return self.together([self.lint_apart(document)])[0]

    def together(self, documents: Iterable[CheckedDocument]) -> tuple[CheckedDocument, ...]:
        """Add to the documents of a run, in its order, what comparing them with each other finds."""
        across = self.across()
        checked: list[CheckedDocument] = []
        for number, document in enumerate(documents):
            across.add(number, document.sketches)
            checked.append(document)
        hits = across.hits()
        return tuple(self.finished(one, hits.get(number, ())) for number, one in enumerate(checked))

    def across(self) -> Across:
        """What compares the documents of a run with each other, and has seen none yet."""
        return Across(self._active_on(Subject.RECORD))

    def finished(self, checked: CheckedDocument, hits: Iterable[tuple[Rule, Hit]] = ()) -> CheckedDocument:
        """A document as reports get it: with what comparing it with others has found."""
        if hits:
            known = Fingerprints(checked.document, checked.entries)
            found = (*checked.findings, *self._findings(checked.document, hits, known))
            in_order = sorted(found, key=lambda finding: (finding.span, finding.code))
            checked = replace(checked, findings=tuple(in_order))
        if checked.sketches:
            checked = replace(checked, sketches={})
        return checked if self.excerpts else emptied(checked)

    def lint_apart(self, document: Document, tell: Callable[[str], None] = _no_one) -> CheckedDocument:
        """Check one document by itself. What it must be compared by is left in its sketches.

        `tell` is called with the code of each rule before its check, so that one that does not end is known.
        """
        if document.problem:
            found = self._findings(document, self._problem(document), Fingerprints(document))
            return CheckedDocument(document, findings=found, profile=self.profile, manual=self.manual)
        segmented = segment(document, self.book)
        if self.template is not None:
            segmented = replace(segmented, template=self.template)
        subject = Subject.TEMPLATE if segmented.template else Subject.RECORD
        active = self._active_on(subject)
        record = self._annotator_of(subject).annotate(segmented)
        record.syntax.prepare(self._candidates(record, active, tell))
        hits = self._hits(record, active, tell)
        kept = settle(hits)
        if segmented.template:  # it has no entries: they are made with it
            kept = [(rule, replace(hit, entry=0)) for rule, hit in kept]
        entries = () if segmented.template else self._summaries(record)
        known = Fingerprints(document, entries, [sentence.span for sentence in record.sentences])
        return CheckedDocument(
            document=document,
            template=segmented.template,
            words=count_words(document.text),
            entries=entries,
            findings=self._findings(document, kept, known),
            sketches=sketches_of(record, active),
            profile=self.profile,
            manual=self.manual,
        )

    def _candidates(
        self, record: AnnotatedRecord, active: Iterable[tuple[Rule, Struct]], tell: Callable[[str], None]
    ) -> Iterator[int]:
        """The sentences that some rule needs parsed."""
        for rule, options in active:
            if kind := parsing_kind(rule.check):
                tell(rule.code)
                yield from kind.candidates(record, options)

    def _hits(
        self, record: AnnotatedRecord, active: Iterable[tuple[Rule, Struct]], tell: Callable[[str], None]
    ) -> list[tuple[Rule, Hit]]:
        found: list[tuple[Rule, Hit]] = []
        for rule, options in active:
            tell(rule.code)
            found += ((rule, hit) for hit in kind_of(rule.check).check(record, options, self.book))
        return found

    def _summaries(self, record: AnnotatedRecord) -> tuple[EntrySummary, ...]:
        entries = zip(record.record.entries, record.narratives, strict=True)
        return tuple(
            replace(
                _summary(record, entry, narrative, self.measure),
                team=team_of(record.record, entry, self.teams),
            )
            for entry, narrative in entries
        )

    def lint_or_explain(self, document: Document, tell: Callable[[str], None] = _no_one) -> CheckedDocument:
        """Check one document by itself; a fault of caselint's own becomes the document's problem.

        One file must not cost the others of a run. A rule whose pattern runs away on it is named.
        """
        at = [""]

        def told(code: str) -> None:
            at[0] = code
            tell(code)

        try:
            return self.lint_apart(document, told)
        except MemoryError:
            raise  # no fault of the program: whoever set the limit says so
        except RunawayError as error:
            reason = error.reason(at[0])
        except Exception as error:
            reason = faults.reason(error)
        return self.lint_apart(replace(document, problem=Problem("DOC001", reason)))

    def load(self) -> None:
        """Load the language now, and not with the first document that was read.

        Raises ModelError where the config names a language model that cannot be used. The package's own
        is left until a sentence must be parsed, for many a note needs none.
        """
        self._annotator_of(Subject.TEMPLATE if self.template else Subject.RECORD)
        if self.language_model is not None:
            load_model(self.language_model)

    def _active_on(self, subject: Subject) -> list[tuple[Rule, Struct]]:
        """The rules that apply to it, with their options, each after those that it gives way to."""
        found = self._active.get(subject)
        if found is None:
            rules = (rule for rule in self._in_order if subject in rule.applies_to)
            found = [(rule, options_of(rule, self.overrides.get(rule.code))) for rule in rules]
            self._active[subject] = found
        return found

    def _annotator_of(self, subject: Subject) -> Annotator:
        found = self._annotators.get(subject)
        if found is None:
            lexicons = {name for _, options in self._active_on(subject) for name in lexicons_of(options)}
            found = self._annotators[subject] = Annotator(self.book, lexicons, self.language_model)
        return found

    def _findings(
        self, document: Document, hits: Iterable[tuple[Rule, Hit]], known: Fingerprints
    ) -> tuple[Finding, ...]:
        in_order = sorted(hits, key=lambda pair: (pair[1].span, pair[0].code))
        return tuple(self._finding(document, rule, hit, known.next(rule, hit)) for rule, hit in in_order)

    def _finding(self, document: Document, rule: Rule, hit: Hit, mark: str) -> Finding:
        words = document.text[hit.span.start : hit.span.end] if hit.match is None else hit.match
        block = document.block_at(hit.span.start)
        finding = Finding(
            code=rule.code,
            name=rule.name,
            level=rule.level,
            scope=rule.scope,
            message=rule.message.format_map({"match": " ".join(words.split()), **hit.values}),
            advice=hit.advice or rule.advice,
            suggestions=hit.suggestions,
            match=words,
            entry=hit.entry,
            span=hit.span,
            start=document.line_and_column(hit.span.start),
            end=document.line_and_column(hit.span.end),
            place=block.place if block else Place(),
            fingerprint=mark,
            clause=rule.cites.get(self.manual) if self.manual else None,
        )
        return finding if self.excerpts else without_words(finding, rule, hit)

    @cached_property
    def _active(self) -> dict[Subject, list[tuple[Rule, Struct]]]:
        return {}

    @cached_property
    def _annotators(self) -> dict[Subject, Annotator]:
        return {}

    @cached_property
    def _in_order(self) -> list[Rule]:
        """The rules, each after those that it gives way to."""
        by_code = {rule.code: rule for rule in self.rules}
        order = TopologicalSorter({code: rule.gives_way_to for code, rule in by_code.items()})
        return [by_code[code] for code in order.static_order() if code in by_code]

    def _problem(self, document: Document) -> list[tuple[Rule, Hit]]:
        """What the rules about unreadable files say. It needs no language, which is slow to load."""
        return [
            (rule, hit)
            for rule, options in self._active_on(Subject.RECORD)
            if isinstance(options, file_problem.Options)
            for hit in file_problem.hits(document, options)
        ]


def _summary(record: AnnotatedRecord, entry: Entry, narrative: Narrative, measure: bool) -> EntrySummary:
    return EntrySummary(
        index=entry.index,
        event=_iso(entry.event),
        recorded=_iso(entry.recorded),
        author=entry.author.name if entry.author else None,
        post_title=record.text(entry.post_title) if entry.post_title else None,
        words=narrative.words,
        reading_ease=narrative.reading_ease if measure else None,
        late_marked=entry.late_mark is not None,
        span=entry.span,
    )


def _iso(moment: Moment | None) -> str | None:
    if not moment or not moment.date or not moment.date.value:
        return None
    if not moment.time or not moment.time.value:
        return moment.date.value.isoformat()
    return f"{moment.date.value.isoformat()}T{moment.time.value.isoformat('minutes')}"
