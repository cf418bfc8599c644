"""The kinds of rule. A kind is a module with `Options` (a msgspec Struct) and `check`.

`check(record, options, book)` yields a `Hit` for each place where the rule is broken; whoever runs it
adds the rule, its level, the place and the message. KINDS is the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

if TYPE_CHECKING:
    from msgspec import Struct

    from caselint.findings import Hit
    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Kind(Protocol):
    """What a module of a kind offers."""

    @property
    def Options(self) -> type[Struct]:  # noqa: N802 - it is a class
        """The kind's options, as they stand in a rule file."""

    def check(self, record: AnnotatedRecord, options: Any, book: Rulebook) -> Iterator[Hit]:
        """Yield a hit for each place where the rule is broken."""


@runtime_checkable
class NeedsSyntax(Protocol):
    """What the module of a kind offers besides, if it looks at parsed sentences."""

    def candidates(self, record: AnnotatedRecord, options: Any) -> Iterator[int]:
        """Yield the indices of the sentences that `check` will want parsed."""


class Comparison(Protocol):
    """What has been seen of a run's documents, to compare them with each other."""

    def add(self, number: int, sketch: Any) -> None:
        """Take in the sketch of the document of that number. They come in the order of the run."""

    def hits(self) -> Iterator[tuple[int, Hit]]:
        """Yield a hit for each place where the rule is broken, with the number of its document."""


@runtime_checkable
class ComparesDocuments(Protocol):
    """What the module of a kind offers besides, if it compares the documents of a run with each other."""

    @property
    def Sketch(self) -> type[Struct]:  # noqa: N802 - it is a class
        """The type of its sketches, which msgspec must be able to read back."""

    def sketch(self, record: AnnotatedRecord, options: Any) -> Any:
        """What is kept of a document: small, without its text."""

    def comparison(self, options: Any) -> Comparison:
        """A comparison that has seen no document yet."""


# The module of each kind. A kind is imported when a rule of a run names it, for most runs need few.
_MODULES: Final = {
    "abbreviations": "abbreviations",
    "actions": "actions",
    "beside": "beside",
    "blank-field": "blank_fields",
    "contact": "contact",
    "dates": "dates",
    "decisions": "decisions",
    "duplicates": "duplicates",
    "file-marks": "file_marks",
    "file-problem": "file_problem",
    "follow-up": "follow_up",
    "length": "length",
    "lexicon": "lexicon",
    "motives": "motives",
    "order": "order",
    "originator": "originator",
    "other-child": "other_child",
    "oversight": "oversight",
    "personal-data": "personal_data",
    "readability": "readability",
    "record-fields": "record_fields",
    "record-sections": "record_sections",
    "sign-off": "signoff",
    "statement": "statement",
    "subject-children": "subject_children",
    "template-approval": "template_approval",
    "template-fields": "template_fields",
    "template-text": "template_text",
    "timing": "timing",
    "unexplained-term": "explained",
    "volumes": "volumes",
}


class _Kinds(Mapping[str, Kind]):
    """Every kind by its name, as the modules stand in `_MODULES`."""

    def __getitem__(self, name: str) -> Kind:
        kind: Kind = import_module(f"{__name__}.{_MODULES[name]}")
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)

    def __contains__(self, name: object) -> bool:
        return name in _MODULES


KINDS: Final[Mapping[str, Kind]] = _Kinds()
