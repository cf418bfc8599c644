"""Kind `sign-off`: who wrote an entry, in what post and when, as far as the entry shows it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import NameForm, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, Field
    from caselint.schema import Rulebook


class Item(StrEnum):
    """What a sign-off shows. The values are what hits say they concern."""

    AUTHOR = "author"
    POST_TITLE = "post title"
    DATE = "date"
    TIME = "time"


class Fault(StrEnum):
    """What can be wrong with it."""

    MISSING = "missing"  # the entry does not show it
    SHORT = "short"  # an author whose full name is not there
    UNFILLED = "unfilled"  # its field is blank, or holds the template's words


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which fault of which item. `items` is not used for `unfilled`, which looks at every field."""

    fault: Fault
    items: tuple[Item, ...] = ()


# What a field stands for in a sign-off; a field of the author's also stands for the post beside the name.
_ITEM_OF = {
    Role.AUTHOR: (Item.AUTHOR,),
    Role.POST_TITLE: (Item.POST_TITLE,),
    Role.RECORDED: (Item.DATE, Item.TIME),
    Role.DATED: (Item.DATE, Item.TIME),
}
_FORMS = {
    NameForm.INITIALS: "initials",
    NameForm.FIRST_NAME: "a single name",
    NameForm.LOG_IN: "a log-in",
}


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry and item with the fault; a run of unfilled fields is one."""
    for entry in record.record.entries:
        if options.fault is Fault.UNFILLED:
            yield from _unfilled(record, entry)
        elif options.fault is Fault.SHORT:
            yield from _short(entry)
        else:
            yield from (_missing(record, entry, item) for item in options.items if _lacks(entry, item))


def place_of(record: AnnotatedRecord, entry: Entry) -> Span:
    """Where a finding about an entry as a whole stands: where it is signed, or its first line."""
    if entry.signed_at:
        return entry.signed_at
    block = record.record.document.block_at(entry.span.start)
    return Span(entry.span.start, min(entry.span.end, block.span.end) if block else entry.span.end)


def _lacks(entry: Entry, item: Item) -> bool:
    if item is Item.AUTHOR:
        return entry.author is None
    if item is Item.POST_TITLE:
        return entry.author is not None and entry.post_title is None
    dated = entry.recorded is not None and entry.recorded.date is not None
    if item is Item.DATE:
        return not dated
    # An entry without a date is asked for the date, and for the time with it.
    return dated and entry.recorded is not None and entry.recorded.time is None


_TAKES_WITH_IT = {
    Item.AUTHOR: frozenset({Item.AUTHOR.value, Item.POST_TITLE.value}),
    Item.POST_TITLE: frozenset({Item.POST_TITLE.value}),
    Item.DATE: frozenset({Item.DATE.value, Item.TIME.value}),
    Item.TIME: frozenset({Item.TIME.value}),
}


def _missing(record: AnnotatedRecord, entry: Entry, item: Item) -> Hit:
    return Hit(
        span=place_of(record, entry),
        entry=entry.index,
        values={"author": entry.author.name if entry.author else ""},
        concerns=_TAKES_WITH_IT[item],
    )


def _short(entry: Entry) -> Iterator[Hit]:
    if entry.author and entry.author.form is not NameForm.FULL:
        yield Hit(
            span=entry.author.span,
            entry=entry.index,
            values={"form": _FORMS[entry.author.form]},
            concerns=frozenset({"name in full"}),
        )


def _unfilled(record: AnnotatedRecord, entry: Entry) -> Iterator[Hit]:
    """A hit for each run of sign-off fields that hold no answer, with nothing answered between them."""
    run: list[Field] = []
    for field in [*entry.fields, None]:
        if (
            field
            and field.role in _ITEM_OF
            and (field.blank or field.placeholder)
            and _joins(record, run, field)
        ):
            run.append(field)
            continue
        if run:
            yield _run_hit(record, entry, run)
        open_field = field and field.role in _ITEM_OF and (field.blank or field.placeholder)
        run = [field] if field and open_field else []


def _joins(record: AnnotatedRecord, run: list[Field], field: Field) -> bool:
    """Whether a field goes on the run: nothing but space and lines to write on stands between."""
    if not run:
        return True
    between = record.record.document.text[max(run[-1].label.end, run[-1].value.end) : field.label.start]
    return not any(c.isalnum() for c in between)


def _run_hit(record: AnnotatedRecord, entry: Entry, run: list[Field]) -> Hit:
    text = record.record.document.text
    concerns: set[str] = set()
    for field in run:
        items = _ITEM_OF[field.role]
        label = text[field.label.start : field.label.end].lower()
        if "time" in label and "date" not in label:
            items = (Item.TIME,)
        concerns.update(item.value for item in items)
    first, last = run[0], run[-1]
    labels = [" ".join(text[f.label.start : f.label.end].split()).rstrip(" :") for f in run]
    # In a table the label may stand far above: then the finding stands at the cell.
    span = Span(first.label.start, max(last.label.end, last.value.end))
    if not entry.span.contains(first.label):
        span = first.value if first.value.start < first.value.end else place_of(record, entry)
    return Hit(
        span=span,
        entry=entry.index,
        values={"fields": ", ".join(labels)},
        concerns=frozenset(concerns),
    )
