"""Kind `readability`: an entry whose narrative is hard to read, by Flesch reading ease."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from caselint.checks.length import opening
from caselint.findings import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """From which score and length on an entry is hard to read."""

    reading_ease: Annotated[
        float,
        Meta(description="the lowest Flesch score that passes: 60 is plain English, 30 a scientific paper"),
    ] = 50
    words: Annotated[int, Meta(description="entries with fewer words are left alone")] = 100


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry whose narrative scores below the limit, at its first paragraph."""
    for entry, narrative in zip(record.record.entries, record.narratives, strict=True):
        if narrative.words < options.words:
            continue
        score = narrative.reading_ease
        if score is not None and score < options.reading_ease:
            yield Hit(
                span=opening(record.text(entry.paragraphs[0]), entry.paragraphs[0].start),
                entry=entry.index,
                values={"score": f"{score:.0f}", "limit": f"{options.reading_ease:.0f}"},
                wordless=True,
            )
