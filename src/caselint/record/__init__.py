"""The types of the first stages: what was read, and how it was segmented.

Nothing here imports a reader, spaCy or a report, so that any stage may import it.
"""

from caselint.record.document import (
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Omission,
    Part,
    Place,
    Problem,
    Reading,
    Slot,
    Span,
)
from caselint.record.entry import (
    Amendment,
    Author,
    DateFlaw,
    Entry,
    Field,
    Moment,
    NameForm,
    Record,
    Role,
    WrittenDate,
    WrittenTime,
    Zone,
    ZoneKind,
)

__all__ = [
    "Amendment",
    "Author",
    "Block",
    "BlockKind",
    "DateFlaw",
    "Document",
    "Entry",
    "Field",
    "Mark",
    "MarkKind",
    "Moment",
    "NameForm",
    "Omission",
    "Part",
    "Place",
    "Problem",
    "Reading",
    "Record",
    "Role",
    "Slot",
    "Span",
    "WrittenDate",
    "WrittenTime",
    "Zone",
    "ZoneKind",
]
