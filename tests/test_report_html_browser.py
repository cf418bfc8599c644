"""The HTML report in a real browser: who reads, listens, types or prints must find the same."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from browsers import needs_browser, running_browser
from caselint.config import Config
from caselint.findings import Accepted, CheckedDocument, Report
from caselint.read import read_path
from caselint.record import Omission, Reading
from caselint.report.html import extent, render_html
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from report_examples import hostile_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = needs_browser

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTES = (
    *("export/case-notes-export.txt", "notes/duty-call.txt", "notes/fostering-log.docx"),
    *("notes/neglect-visit.txt", "scan/cut-short.docx"),
)
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def report(*, excerpts: bool = True) -> Report:
    """A report with all that one may have: accepted findings, what was not read, and not checked."""
    linter = make_linter(load_rulebook(), Config(), excerpts=excerpts)
    found = [linter.lint(read_path(EXAMPLES / name, f"examples/{name}")) for name in NOTES]
    last = found[1].findings[-1]
    accepted = (Accepted(last, "The family asked for it.", "Jo Grant", datetime.date(2025, 6, 3)),)
    left = Reading(
        omissions=(Omission("1 attachment", "Save it and check it.", ("a.pdf",), holds_words=True),)
    )
    document = replace(found[2].document, reading=left)
    teams = replace(found[0], entries=tuple(replace(entry, team="North") for entry in found[0].entries))
    documents: tuple[CheckedDocument, ...] = (
        teams,
        replace(found[1], findings=found[1].findings[:-1], accepted=accepted),
        replace(found[2], document=document),
        *found[3:],
    )
    return Report("default", documents, unchecked=3, excerpts=excerpts, show_accepted=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages: with and without excerpts, of a large run, of one note, of an attack."""
    folder = tmp_path_factory.mktemp("pages")
    whole = report()
    made = {
        "whole": whole,
        "wordless": report(excerpts=False),
        "one": replace(whole, documents=list(whole.documents)[1:2], unchecked=0),
        "hostile": hostile_report(
            ["</script><img src=x onerror=alert(1)><script>alert(2)</script>\u202e"] * 9
        ),
    }
    written = {name: "".join(render_html(one)) for name, one in made.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extent, "WHOLE_TEXT", 100)
        written["large"] = "".join(render_html(whole))
    for name, page in written.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
    return {name: (folder / f"{name}.html").as_uri() for name in written}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as running:
        yield running


@pytest.fixture
def look(browser: Browser, pages: dict[str, str]) -> Iterator[Any]:
    """Opens one of the pages. What it asks the network for, and what goes wrong in it, fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(name: str, at: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        context.on("request", lambda asked: asked.url.startswith(pages[name]) or wrong.append(asked.url))
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("dialog", lambda dialog: wrong.append(dialog.message) or dialog.dismiss())
        page.goto(pages[name] + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def cards(page: Page) -> int:
    """How many findings are shown by what is chosen, be their files folded or not."""
    return page.locator(".file:not([hidden]) .card:not([hidden])").count()


# ------------------------------------------------------------------------------- for every reader


@pytest.mark.parametrize(
    ("name", "scheme"), [("whole", "light"), ("whole", "dark"), ("wordless", "light"), ("large", "dark")]
)
def test_axe_finds_nothing(look: Any, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = look(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = Axe().run(page, options=EVERYTHING).response
    assert len(found["passes"]) > 25
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []


def contrast(first: str, second: str) -> float:
    """How far two colours stand apart (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_can_be_read_on_what_it_stands_on() -> None:
    """axe looks at what is on the page; this, at whatever may ever be."""
    style = (Path(extent.__file__).parent / "page.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{6})", part)) for part in style.split("@media screen", 1)
    )
    for colours in (light, {**light, **dark}):
        levels = ("error", "warning", "advice")
        pairs = [(ink, paper) for ink in ("ink", "soft", "link", *levels) for paper in ("sheet", "paper")]
        pairs += [(ink, f"{level}-tint") for level in levels for ink in ("ink", level)]
        pairs += [(ink, "grave") for ink in ("ink", "soft", "link")]
        low = {pair: ratio for pair in pairs if (ratio := contrast(*(colours[name] for name in pair))) < 4.5}
        assert low == {}
    assert len(dark) == len(light)


@pytest.mark.parametrize("name", ["whole", "wordless", "large"])
def test_nothing_is_cut_off_on_a_narrow_screen(look: Any, name: str) -> None:
    page = look(name, viewport={"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_headings_lead_through_the_page(look: Any) -> None:
    page = look("whole")
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => +h.localName[1])")
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))
    assert page.get_by_role("main").count() == page.get_by_role("contentinfo").count() == 1


def test_motion_only_for_those_who_like_it(look: Any) -> None:
    how = "getComputedStyle(document.documentElement).scrollBehavior"
    assert look("one", reduced_motion="reduce").evaluate(how) == "auto"
    assert look("one", reduced_motion="no-preference").evaluate(how) == "smooth"


# ------------------------------------------------------------------------------------ by keyboard


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def tab_to(page: Page, what: str) -> None:
    for _ in range(100):
        page.keyboard.press("Tab")
        if focused(page) == what:
            return
    raise AssertionError(f"the Tab key does not lead to {what}")


def test_the_first_key_leads_past_the_head(look: Any) -> None:
    page = look("whole")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the report"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert focused(page) == "main"


def test_the_focus_can_be_seen(look: Any) -> None:
    page = look("whole")
    tab_to(page, "rule")
    style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])"
                          "(getComputedStyle(document.activeElement))")  # fmt: skip
    assert style == ["solid", "3px"]


def test_filters_work_by_keyboard(look: Any) -> None:
    page = look("whole")
    status = page.get_by_role("status")
    every = cards(page)
    tab_to(page, "rule")
    page.keyboard.type("WRD101")
    status.filter(has_text=f" of {every} findings").wait_for()
    chosen = cards(page)
    assert 0 < chosen < every
    assert page.locator(".card:not([hidden])[data-r=WRD101]").count() == chosen
    assert status.inner_text().startswith(f"{chosen} of {every} findings, in ")

    tab_to(page, "author")
    page.keyboard.type("BK")
    status.filter(has_text="in 1 file.").wait_for()
    assert cards(page) < chosen
    assert page.locator(".file:not([hidden]) h3").inner_text() == "examples/notes/duty-call.txt"

    tab_to(page, "Show all")
    page.keyboard.press("Enter")
    status.filter(has_text=f"All {every} findings on this page, in 3 files.").wait_for()
    assert cards(page) == every

    page.locator("#file").focus()
    page.keyboard.type("FOSTERING")
    status.filter(has_text="in 1 file.").wait_for()
    assert cards(page) == page.locator(".file:not([hidden]) .card").count() > 0


def test_levels_are_chosen_with_the_space_key(look: Any) -> None:
    page = look("whole")
    every = cards(page)
    page.get_by_role("checkbox", name="Errors").focus()
    page.keyboard.press("Space")
    page.get_by_role("status").filter(has_text=f" of {every} findings").wait_for()
    assert page.locator(".file:not([hidden]) .card.error:not([hidden])").count() == 0
    assert cards(page) > 0
    number = page.locator(".file:not([hidden]) a.n.error").first
    assert number.evaluate("a => a.hidden") is True
    assert page.locator(".file:not([hidden]) mark.error").count() == 0
    assert page.locator("mark.warning").count() > 0


def test_enter_leads_from_the_words_to_their_finding_and_back(look: Any) -> None:
    page = look("one")
    number = page.locator("a.n").nth(5)
    number.focus()
    page.keyboard.press("Enter")
    card = page.locator(f"[id='{number.get_attribute('href')[1:]}']")
    assert page.evaluate("location.hash.slice(1)") == card.get_attribute("id")
    assert page.evaluate("document.querySelector(':target').className").startswith("card")
    card.locator("a.back").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(1)") == number.get_attribute("id")


def test_files_unfold_by_keyboard(look: Any) -> None:
    page = look("whole")
    page.evaluate("document.querySelectorAll('.file').forEach(file => file.open = false)")
    page.locator(".file summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".file[open]").count() == 1
    page.get_by_role("button", name="Unfold the files", exact=True).press("Enter")
    assert page.locator(".file[open]").count() == 3
    page.get_by_role("button", name="Fold the files", exact=True).press("Enter")
    assert page.locator(".file[open]").count() == 0


def test_a_rule_or_author_in_a_chart_chooses_its_findings(look: Any) -> None:
    page = look("whole")
    page.locator(".by-rule").get_by_role("link", name="FCT301").press("Enter")
    assert page.locator("#rule").input_value() == "FCT301"
    assert cards(page) == page.locator(".card[data-r=FCT301]").count() > 0
    assert focused(page) == "rule"


def test_a_click_on_marked_words_shows_their_finding(look: Any) -> None:
    page = look("one")
    mark = page.locator("mark").filter(has_text="evasive")
    mark.click()
    target = page.locator(":target")
    assert "evasive" in target.inner_text()
    assert target.get_attribute("data-r") == "WRD101"


def test_what_an_address_leads_to_is_unfolded(look: Any) -> None:
    page = look("large", "#d3f2")
    assert page.locator("#d3f2").is_visible()


def test_an_address_leads_to_a_finding_that_was_not_chosen(look: Any) -> None:
    page = look("one")
    page.locator("#rule").select_option("FCT105")
    page.get_by_role("status").filter(has_text="1 of ").wait_for()
    assert not page.locator("#d1f1").is_visible()
    page.evaluate("location.hash = 'd1f1'")
    page.locator("#d1f1").wait_for()
    assert page.locator("#rule").input_value() == ""


# ----------------------------------------------------------------------------- without JavaScript


def test_it_is_read_without_javascript(look: Any) -> None:
    page = look("whole", java_script_enabled=False)
    assert not page.locator("#filter").is_visible()
    file = page.locator("#d2")
    assert file.locator("mark").filter(has_text="evasive").is_visible()
    file.locator("summary").first.click()
    assert not file.locator("mark").filter(has_text="evasive").is_visible()
    assert page.locator(".notice", has_text="It was interrupted: 3 files were not looked at.").is_visible()


# --------------------------------------------------------------------------------------- safety


def test_hostile_words_do_nothing(look: Any) -> None:
    page = look("hostile")
    assert page.locator("img").count() == 0
    assert page.get_by_text("<img src=x onerror=alert(1)>").first.is_visible()


def test_a_script_that_is_not_the_pages_own_does_not_run(browser: Browser, pages: dict[str, str]) -> None:
    """The policy holds even where an escape might fail."""
    from urllib.request import url2pathname

    path = Path(url2pathname(pages["one"].removeprefix("file://")))
    broken = path.with_name("broken.html")
    attack = '<script>document.title = "broken"</script><img src="x" onerror="document.title = \'broken\'">'
    broken.write_text(
        path.read_text(encoding="utf-8").replace("<main", f"{attack}<main", 1), encoding="utf-8"
    )
    page = browser.new_page()
    page.goto(broken.as_uri())
    assert page.title() == "Case note report, caselint"
    assert page.locator("#filter").is_visible()  # its own does
    page.close()


# --------------------------------------------------------------------------------------- printing


def printed(page: Page) -> str:
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    return " ".join(words.replace("\ufffe", "-").split())  # how PDFium tells of a hyphen that ends a line


def test_all_of_a_small_run_is_printed_and_no_button(look: Any) -> None:
    page = look("whole")
    page.evaluate("document.querySelectorAll('.file').forEach(file => file.open = false)")
    words = printed(page)
    for name in NOTES:
        assert f"examples/{name}" in words
    assert "“evasive”" in words
    assert "Instead:" in words
    for button in ("Show all", "Unfold", "Skip to"):
        assert button not in words


def test_what_was_folded_is_printed_under_the_same_columns(look: Any) -> None:
    page = look("whole", viewport={"width": 718, "height": 900})  # A4 between its margins
    page.emulate_media(media="print")
    lefts = """panel => [...panel.querySelectorAll("table")].map(
        table => [...table.rows[1].cells].map(cell => Math.round(cell.getBoundingClientRect().left)))"""
    panels = page.locator(".panel:has(> details .chart)").all()
    assert panels
    for panel in panels:
        first, rest = panel.evaluate(lefts)
        assert first == rest


def test_only_what_is_chosen_is_printed(look: Any) -> None:
    page = look("whole")
    page.locator("#rule").select_option("FCT105")
    page.get_by_role("status").filter(has_text="in 1 file.").wait_for()
    words = printed(page)
    assert "FCT105 assumed-motive" in words.split("in the words of the notes")[1]
    assert "Instead: Say who" not in words
    assert "SGN008 impossible-date" not in words.split("in the words of the notes")[1]
