"""The page: what its template is filled with, chunk by chunk."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from caselint import __version__
from caselint.clauses import shown_name
from caselint.findings import Level
from caselint.report.dates import date_in_words
from caselint.report.escapes import file_name, html_attribute
from caselint.report.groups import By, Figures, Kind
from caselint.report.html.charts import charts_of
from caselint.report.html.extent import OPEN_FILES, PRINTED_FILES, extent_of
from caselint.report.html.files import FileViews, left_out, shown_findings, where
from caselint.report.phrases import interrupted, not_shown
from caselint.report.remarks import counts
from caselint.report.text import NOT_PROMISED
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.findings import CheckedDocument, Report

_CHUNK: Final = 64 * 1024  # characters, about
SHAPES: Final = {Level.ERROR: "◆", Level.WARNING: "▲", Level.ADVICE: "●"}
MEANINGS: Final = {
    Level.ERROR: "a record must or must not have this",
    Level.WARNING: "a record should or should not have this",
    Level.ADVICE: "good practice",
}


def render_html(report: Report) -> Iterator[str]:
    """The report as one page, in chunks.

    It goes through the documents several times, and keeps none of them.
    """
    return _chunks(_environment().get_template("page.html").generate(_page(report)))


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield "".join(waiting)
            waiting.clear()
            size = 0
    yield "".join(waiting)


# -------------------------------------------------------------------------------------- the template


@cache
def _environment() -> Environment:
    """Templates in which every value is made harmless, be it between tags or in an attribute."""
    environment = Environment(
        loader=PackageLoader("caselint.report.html"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda number: f"{number:,}"
    environment.filters["cells"] = _in_cells
    environment.globals.update(
        Level=Level,
        Kind=Kind,
        count=count,
        not_shown=not_shown,
        shapes=SHAPES,
        meanings=MEANINGS,
        not_promised=NOT_PROMISED,
    )
    return environment


def _harmless(value: Any) -> Any:
    """What stands in the page of a value; markup is the template's own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(html_attribute(value))  # noqa: S704  which is what makes it so
    return value


def _in_cells(words: str) -> Markup:
    """Words of a line in which a tab, which parts the cells of a table, shows as a gap wherever it falls."""
    return Markup(html_attribute(words).replace("&#9;", '<span class="tab">&#9;</span>'))  # noqa: S704


def _policy(style: str, script: str) -> str:
    """What a browser may load and run: what stands in the page, and nothing else (CSP level 2)."""
    hashes = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in (style, script)]
    allowed = (f"style-src 'sha256-{hashes[0]}'", f"script-src 'sha256-{hashes[1]}'")
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _own(name: str) -> str:
    """A file that lies beside the templates. Line ends are those that a browser hashes."""
    return resources.files("caselint.report.html").joinpath(name).read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------- its values


def _page(report: Report) -> dict[str, Any]:
    figures, characters, has_left, with_findings = Figures(), 0, 0, 0
    for checked in report.documents:
        figures.add(checked)
        characters += len(checked.document.text)
        has_left += any(True for _ in left_out(checked))
        with_findings += bool(shown_findings(checked))
    tally = figures.tally
    authors = _authors(figures) if report.excerpts else {}
    extent = extent_of(characters if report.excerpts else 0, tally.levels)
    views = FileViews(extent, report.profile, report.excerpts, authors)
    style, script = _own("page.css"), _own("page.js")
    return {
        "policy": _policy(style, script),
        "style": Markup(style),  # noqa: S704  the package's own
        "script": Markup(script),  # noqa: S704
        "version": __version__,
        "profile": shown_name(report.profile),
        "counts": counts(report, tally),
        "tally": tally,
        "interrupted": interrupted(report.unchecked) if report.unchecked else "",
        "excerpts": report.excerpts,
        "show_accepted": report.show_accepted,
        "extent": extent,
        "has_left": has_left,
        "with_findings": with_findings,
        "opened": with_findings <= OPEN_FILES,
        "printed": with_findings <= PRINTED_FILES,
        "charts": charts_of(figures, authors, names=report.excerpts),
        "rules": sorted(figures.groups[By.RULE].ordered(), key=lambda group: group.name),
        "authors": _names(figures, authors),
        "views": views,
        "unread": lambda: _unread(report),
        "partly": lambda: _partly(report, views),
        "files": lambda: _files(report, views),
        "clean": lambda: (
            file_name(checked.document.path) for checked in report.documents if _is_clean(checked)
        ),
        "accepted": lambda: _accepted(report),
    }


def _authors(figures: Figures) -> dict[str, int]:
    """Numbers for the names of authors, none where there is only one to choose; "" stands for no name."""
    groups = [group for group in figures.groups[By.AUTHOR].ordered() if group.kind is not Kind.WHOLE_FILE]
    if len(groups) < 2:
        return {}
    keys = [group.name.casefold() if group.kind is Kind.NAMED else "" for group in groups]
    return {key: number for number, key in enumerate(keys, start=1)}


def _names(figures: Figures, authors: dict[str, int]) -> list[tuple[int, str]]:
    """The authors of the filter in the order of the alphabet, those without a name last."""
    named = [
        (group.kind is not Kind.NAMED, group.name.casefold(), group.name)
        for group in figures.groups[By.AUTHOR].ordered()
        if group.kind is not Kind.WHOLE_FILE
    ]
    return [(authors["" if unnamed else key], name) for unnamed, key, name in sorted(named) if authors]


def _is_clean(checked: CheckedDocument) -> bool:
    return not (checked.document.problem or checked.findings or checked.accepted)


def _unread(report: Report) -> Iterator[tuple[str, str]]:
    """The files that were not checked, and why."""
    for checked in report.documents:
        if checked.document.problem:
            yield file_name(checked.document.path), checked.document.problem.reason


def _partly(report: Report, views: FileViews) -> Iterator[tuple[str, list[str]]]:
    """The files of which some words were not read, and which."""
    for checked in report.documents:
        if left := [views.not_read(left) for left in left_out(checked)]:
            yield file_name(checked.document.path), left


def _files(report: Report, views: FileViews) -> Iterator[tuple[Any, CheckedDocument]]:
    """The files with findings."""
    number = 0
    for checked in report.documents:
        if shown_findings(checked):
            number += 1
            yield views.of(number, checked), checked


def _accepted(report: Report) -> Iterator[dict[str, str]]:
    """What a baseline takes out of the findings. Who accepted it may have quoted the note in the reason."""
    for checked in report.documents:
        for accepted in checked.accepted:
            finding = accepted.finding
            yield {
                "path": file_name(checked.document.path),
                "where": where(finding),
                "rule": f"{finding.code} {finding.name}",
                "match": finding.match if report.excerpts else "",
                "by": accepted.by,
                "on": date_in_words(accepted.on),
                "reason": accepted.reason if report.excerpts else "",
            }
