"""The report in Markdown, for the comment on a pull request or the page of a wiki."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from caselint.clauses import cited
from caselint.findings import Level
from caselint.report.escapes import file_name, markdown
from caselint.report.phrases import accepted_by, is_reason, tried
from caselint.report.remarks import Kind, counts, remarks_on
from caselint.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.findings import CheckedDocument, Finding, Report
    from caselint.report.remarks import Remark

LONGEST: Final = 200  # characters of the words that are shown; a rule may mark a whole entry


def render_markdown(report: Report) -> Iterator[str]:
    """The report in Markdown: the counts, a table of the rules that were broken, then file by file.

    It is read by people, on GitHub, GitLab or a wiki: GitHub Flavored Markdown (https://github.github.com/gfm/),
    for its tables, and otherwise CommonMark. Words of notes, packs and names are shown, and mark up nothing.
    GitHub takes comments of up to 65,536 characters; a report is not cut to that.
    """
    tally, files = Tally(), Counter[str]()
    for checked in tally.over(report.documents):
        files.update({f.code for f in checked.findings if not is_reason(checked, f)})
    yield f"**{markdown(counts(report, tally))}** Profile: {markdown(report.profile)}\n"
    if rows := list(_rows(tally, files)):
        heads = "| Rule | Name | Level | Findings | Files |\n| --- | --- | --- | ---: | ---: |\n"
        yield "\n" + heads + "".join(rows)
    for checked in report.documents:
        yield from (f"\n{part}" for part in _of_document(checked, report))


# ------------------------------------------------------------------------------------ the summary


def _rows(tally: Tally, files: Mapping[str, int]) -> Iterator[str]:
    """A row a rule, those that manuals ask most for and that are broken most often first."""
    levels = list(Level)
    for (code, name, level), number in sorted(
        tally.rules.items(), key=lambda item: (levels.index(item[0][2]), -item[1], item[0][0])
    ):
        cells = (markdown(code), markdown(name), str(level), f"{number:,}", f"{files[code]:,}")
        yield f"| {' | '.join(cells)} |\n"


# ---------------------------------------------------------------------------------- file by file


def _of_document(checked: CheckedDocument, report: Report) -> Iterator[str]:
    said = list(remarks_on(checked, accepted=report.show_accepted))
    if said:
        yield f"### {markdown(file_name(checked.document.path))}\n"
        yield "".join(_item(remark, report.manual) for remark in said)


def _item(remark: Remark, manual: str | None) -> str:
    finding = remark.finding
    head = f"**{markdown(f'{remark.code} {remark.name}')}** " if remark.code else ""
    if finding and remark.accepted:
        told = f"{markdown(finding.message)} *{markdown(accepted_by(remark.accepted))}*"
        return f"- {head}({finding.level}, {_where(finding)}): {told}\n"
    if finding is None or remark.kind is not Kind.FINDING:
        return f"- {head}{markdown(remark.told)}\n"
    item = f"- {head}({finding.level}, {_where(finding)}): {markdown(finding.message)}\n"
    words = " ".join(finding.match.split())
    if words and words not in " ".join(finding.message.split()):
        item += f"  > {markdown(shorten(words[: 2 * LONGEST], LONGEST, placeholder=' …'))}\n\n"
    return item + f"  {_advice(finding, manual)}\n"


def _where(finding: Finding) -> str:
    told = [f"line {finding.start[0]}"]
    if finding.place.page:
        told.append(f"page {finding.place.page}")
    if finding.entry:
        told.insert(0, f"entry {finding.entry}")
    return ", ".join(told)


def _advice(finding: Finding, manual: str | None) -> str:
    advice = f"*Instead:* {markdown(finding.advice)}"
    if finding.suggestions:
        advice += f" {tried(map(markdown, finding.suggestions))}"
    if manual and finding.clause:
        advice += f" ({markdown(cited(manual, finding.clause))})"
    return advice
