"""The report in Markdown, for the comment on a pull request or the page of a wiki."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from caselint.clauses import cited
from caselint.findings import Level
from caselint.report.escapes import file_name, markdown
from caselint.report.phrases import accepted_by, is_reason, line_of, tried
from caselint.report.remarks import Kind, counts, remarks_on
from caselint.report.tally import Tally
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.findings import Finding, Report
    from caselint.report.remarks import Remark

LONGEST: Final = 200  # characters of the words that are shown; a rule may mark a whole entry
MOST: Final = 65_536  # characters of a comment, as GitHub takes it; of a longer one it takes nothing
_TO_SAY_SO: Final = 400  # of them, kept to say what was left out


def render_markdown(report: Report) -> Iterator[str]:
    """The report in Markdown: the counts, a table of the rules that were broken, then file by file.

    It is read by people, on GitHub, GitLab or a wiki: GitHub Flavored Markdown (https://github.github.com/gfm/),
    for its tables, and otherwise CommonMark. Words of notes, packs and names are shown, and mark up nothing.
    It has no more characters than a comment on GitHub may have, and says how much was left out for that.
    """
    room = _Room(MOST - _TO_SAY_SO)
    yield from filter(room.holds, _summary(report))
    left_out = files = 0
    for checked in report.documents:
        items = [_item(said, checked.manual) for said in remarks_on(checked, accepted=report.show_accepted)]
        if not items:
            continue
        items[0] = f"\n### {markdown(file_name(checked.document.path))}\n\n{items[0]}"
        shown = list(filter(room.holds, items))
        yield from shown
        left_out += len(items) - len(shown)
        files += len(items) > len(shown)
    if left_out:
        what = f"{count(left_out, 'finding', 'findings')} in {count(files, 'file', 'files')}"
        yield (
            f"\n**Not shown: {what}.** The report was cut to what a comment on GitHub may hold; "
            "`--output-format html` shows all of it.\n"
        )


class _Room:
    """How many characters there is room for. What follows something that did not fit does not fit either."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def holds(self, part: str) -> bool:
        """Whether the part fits in, for which the room is taken."""
        self._left = self._left - len(part) if len(part) <= self._left else -1
        return self._left >= 0


# ------------------------------------------------------------------------------------ the summary


def _summary(report: Report) -> Iterator[str]:
    tally, files = Tally(), Counter[str]()
    for checked in tally.over(report.documents):
        files.update({f.code for f in checked.findings if not is_reason(checked, f)})
    yield f"**{markdown(counts(report, tally))}** Profile: {markdown(report.profile)}\n"
    if tally.rules:
        yield "\n| Rule | Name | Level | Findings | Files |\n| --- | --- | --- | ---: | ---: |\n"
        yield from _rows(tally, files)


def _rows(tally: Tally, files: Mapping[str, int]) -> Iterator[str]:
    """A row a rule, those that manuals ask most for and that are broken most often first."""
    levels = list(Level)
    for (code, name, level), number in sorted(
        tally.rules.items(), key=lambda item: (levels.index(item[0][2]), -item[1], item[0][0])
    ):
        cells = (markdown(code), markdown(name), str(level), f"{number:,}", f"{files[code]:,}")
        yield f"| {' | '.join(cells)} |\n"


# -------------------------------------------------------------------------------------- findings


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
    told = [line_of(finding)]
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
