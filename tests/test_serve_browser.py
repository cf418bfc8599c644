"""The page of `caselint serve` in a real browser, as somebody uses it who writes a note."""

from __future__ import annotations

import base64
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsers import needs_browser, running_browser
from serve_helpers import Server, only_this_machine, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = needs_browser

EXAMPLES = Path(__file__).parents[1] / "examples"
SIGNED = "\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"
NOTE = f"I saw Ari (4) at home on 4 March 2024. Ms Doe was manipulative.{SIGNED}"
CLEAN = f"I saw Ari (4) at home on 4 March 2024. Ms Doe left the room when I came in.{SIGNED}"

# What the page marks: its words, and whether they lie exactly where they are seen in the text area.
MARKED = """() => [...document.querySelectorAll('.paper:not([hidden]) mark')].map(mark => mark.textContent)"""
DROP = """([name, data, more]) => {
  const transfer = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
  for (let i = 0; i <= more; i += 1) transfer.items.add(new File([bytes], name));
  const target = document.querySelector('main');
  for (const kind of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    only_this_machine(monkeypatch)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("serve")) as running:
        assert running.check(NOTE).status == 200  # it is warm
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as running:
        yield running


@pytest.fixture
def complaints() -> list[str]:
    """What the page complains of, which fails the test."""
    return []


@pytest.fixture
def visit(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens an address in a window of its own."""
    contexts = []

    def opened(address: str, **options: Any) -> Page:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(visit: Callable[..., Page], server: Server) -> Page:
    opened = visit(server.address)
    opened.wait_for_selector("#profile option", state="attached")
    return opened


def wait(page: Page, condition: str) -> None:
    """Wait until a condition holds; the page's policy keeps the browser from waiting for it by itself."""
    end = time.monotonic() + 30
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(20)


def marked(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MARKED)
    return found


def write(page: Page, text: str, words: list[str]) -> None:
    """Put a text into the note, and wait until these words are marked."""
    page.fill("#note", text)
    until_marked(page, words)


def until_marked(page: Page, words: list[str]) -> None:
    end = time.monotonic() + 30
    while marked(page) != words:
        assert time.monotonic() < end, marked(page)
        page.wait_for_timeout(20)


# --------------------------------------------------------------------------------------- writing


def test_findings_come_and_go_as_the_note_is_written(page: Page) -> None:
    page.focus("#note")
    page.keyboard.type(NOTE)
    until_marked(page, ["manipulative"])
    assert page.inner_text("#found") == "1 error"
    item = page.locator("#findings li")
    assert item.count() == 1
    for words in ("Error", "“manipulative”", "line 1", "Instead:", "WRD101"):
        assert words in item.inner_text()
    page.evaluate("document.querySelector('#note').setSelectionRange(46, 62)")
    assert page.evaluate("getSelection().toString()") == "was manipulative"
    page.keyboard.type("left the room when I came in")
    wait(page, "document.querySelector('#found').textContent.startsWith('No rule was broken.')")
    assert page.input_value("#note") == CLEAN
    assert "caselint cannot tell whether it is true" in page.inner_text("#promise")
    assert marked(page) == []
    assert item.count() == 0
    for _ in range(50):  # typing and undoing are the browser's own, and it may undo in more than one step
        if page.input_value("#note") != NOTE:
            page.keyboard.press("Control+z")
    assert page.input_value("#note") == NOTE
    until_marked(page, ["manipulative"])


def test_marks_lie_on_the_very_words_in_the_text_area(page: Page) -> None:
    filler = "Ari showed me the garden and the shed behind it, and we counted the hens there. "
    begun = f"😀 Ari 👨‍👩‍👧 drew a cat.\n\n{filler * 9}\n\n"
    note = f"{begun}\tMs Doe 😀 was manipulative and then {filler * 5}{SIGNED}"
    write(page, note, ["manipulative"])
    # The text area and the layer behind it must break the same lines: the one tells how high it would be.
    heights = page.evaluate(
        """() => {
          const area = document.querySelector('#note'), mirror = document.querySelector('#draft .mirror');
          const style = name => [area, mirror].map(one => getComputedStyle(one)[name]);
          const kept = area.style.cssText;
          area.style.cssText = 'height:0;min-height:0;align-self:start';
          const high = area.scrollHeight;
          area.style.cssText = kept;
          return [high, mirror.scrollHeight, area.clientWidth, mirror.clientWidth,
            ...['font', 'letterSpacing', 'padding', 'whiteSpace', 'tabSize', 'wordBreak'].map(style)];
        }"""
    )
    [area_height, mirror_height, area_width, mirror_width, *styles] = heights
    assert area_width == mirror_width
    assert abs(area_height - mirror_height) <= 2
    assert all(one == other for one, other in styles)
    page.click("#findings .go")
    at = page.evaluate(
        "(n => n.value.slice(n.selectionStart, n.selectionEnd))(document.querySelector('#note'))"
    )
    assert at == "manipulative"


def test_marks_move_with_the_words_before_the_next_answer(page: Page) -> None:
    write(page, NOTE, ["manipulative"])
    page.route("**/check*", lambda route: None)  # no answer comes
    page.evaluate(
        """() => {
          const note = document.querySelector('#note');
          note.setRangeText('Late entry. 😀 ', 0, 0, 'end');
          note.dispatchEvent(new Event('input'));
        }"""
    )
    assert marked(page) == ["manipulative"]
    page.evaluate(
        """() => {
          const note = document.querySelector('#note'), at = note.value.indexOf('pulative');
          note.setRangeText('X', at, at, 'end');
          note.dispatchEvent(new Event('input'));
        }"""
    )
    assert marked(page) == []


def test_odd_characters_do_not_move_the_marks(page: Page, server: Server) -> None:
    odd = [
        "\ufeff",
        "😀",
        "👩\u200d👧",
        "e\u0301",
        "\u202eabc\u202c",
        "\u2028",
        "\x0c",
        "\x85",
        "\u3000",
        "\U0010fffd",
    ]
    note = "".join(f"Ari drew {mark}{mark}. Ms Doe was manipulative.{mark}\n" for mark in odd)
    note = f"\ufeff{note}{SIGNED}"
    page.evaluate(
        """text => {
          const note = document.querySelector('#note');
          note.value = text;
          note.dispatchEvent(new Event('input'));
        }""",
        note,
    )
    wait(page, "document.querySelectorAll('#findings li').length > 0")
    told = server.check(note[1:]).json
    assert told["text"] is None
    words = [finding["match"] for finding in told["document"]["findings"]]
    assert words.count("manipulative") >= 5  # some of them hide the end of a sentence
    selected = "(n => n.value.slice(n.selectionStart, n.selectionEnd))(document.querySelector('#note'))"
    found = []
    for item in page.locator("#findings .go").all():
        item.click()
        found.append(page.evaluate(selected))
    assert sorted(found) == sorted(words)


def test_overlapping_findings_are_all_marked(page: Page) -> None:
    page.fill("#note", f"It was decided that Mum is manipulative and is always late.{SIGNED}")
    wait(page, "document.querySelectorAll('#findings li').length > 2")
    assert "".join(marked(page)).startswith("It was decided that")
    assert page.input_value("#note").startswith("It was decided that")


def test_a_long_note_stays_in_step(page: Page) -> None:
    lines = [f"{number} He was manipulative 😀 at the door." for number in range(300)]
    page.fill("#note", "\n".join(lines))
    wait(page, "document.querySelectorAll('#draft mark').length >= 300")
    page.locator("#findings .go").nth(250).click()
    page.wait_for_timeout(100)
    seen = page.evaluate(
        """() => {
          const paper = document.querySelector('#draft').getBoundingClientRect();
          const mark = document.querySelector('#draft mark.here').getBoundingClientRect();
          return mark.top >= paper.top && mark.bottom <= paper.bottom;
        }"""
    )
    assert seen
    [start, end] = page.evaluate("(n => [n.selectionStart, n.selectionEnd])(document.querySelector('#note'))")
    text = page.evaluate(f"document.querySelector('#note').value.slice({start}, {end})")
    assert text == page.inner_text("#findings li.here .words").strip("“”")


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (1280, 400)])
def test_there_and_back_in_any_window(
    visit: Callable[..., Page], server: Server, size: tuple[int, int]
) -> None:
    page = visit(server.address, viewport={"width": size[0], "height": size[1]})
    page.wait_for_selector("#profile option", state="attached")
    page.fill("#note", (EXAMPLES / "notes" / "duty-call.txt").read_text(encoding="utf-8"))
    page.wait_for_selector("#findings li")
    seen = """chosen => {
      const box = document.querySelector(chosen).getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
    }"""
    for number in (25, 3, 30):
        item = page.locator("#findings .go").nth(number)
        item.click()
        assert page.evaluate(seen, "#draft mark.here")
        page.keyboard.press("Escape")
        assert item.evaluate("one => one === document.activeElement")
        assert page.evaluate(seen, "#findings li.here .go")


def test_an_empty_note_has_nothing_said_of_it(page: Page) -> None:
    write(page, NOTE, ["manipulative"])
    page.click("#clear")
    wait(page, "!document.querySelector('#findings li')")
    assert page.input_value("#note") == ""
    assert "will stand here" in page.inner_text("#found")
    page.keyboard.press("Control+z")
    until_marked(page, ["manipulative"])
    assert page.input_value("#note") == NOTE


# ------------------------------------------------------------------------------------ the keyboard


def test_all_can_be_done_from_the_keyboard(page: Page) -> None:
    write(page, f"T/c from school. Mum is hostile.{SIGNED}", ["T/c", "hostile"])
    page.focus("#note")
    page.evaluate("document.querySelector('#note').setSelectionRange(0, 0)")
    selected = "(n => n.value.slice(n.selectionStart, n.selectionEnd))(document.querySelector('#note'))"
    for key, words in (("F8", "T/c"), ("F8", "hostile"), ("F8", "T/c"), ("Shift+F8", "hostile")):
        page.keyboard.press(key)
        assert page.evaluate(selected) == words
    page.keyboard.press("Escape")
    assert "hostile" in page.evaluate("document.activeElement.textContent")
    assert page.inner_text("#findings li.here .words") == "“hostile”"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note"
    page.evaluate("document.querySelector('#note').setSelectionRange(1, 1)")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#findings li.here .words") == "“T/c”"


def test_a_suggestion_is_copied_and_changes_nothing(page: Page) -> None:
    write(page, f"T/c from school.{SIGNED}", ["T/c"])
    page.click("text=Copy “telephone call”")
    assert page.evaluate("navigator.clipboard.readText()") == "telephone call"
    assert page.input_value("#note") == f"T/c from school.{SIGNED}"
    page.click("#copy")
    wait(page, "document.querySelector('#live').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == f"T/c from school.{SIGNED}"


def test_a_screen_reader_is_told_once_the_writing_pauses(page: Page) -> None:
    page.evaluate(
        """() => {
          window.told = 0;
          const count = () => { window.told += 1; };
          new MutationObserver(count).observe(document.querySelector('#live'), {childList: true});
        }"""
    )
    page.focus("#note")
    page.keyboard.type("Mum is manipulative. She is lazy.", delay=40)
    wait(page, "document.querySelector('#live').textContent === document.querySelector('#found').textContent")
    assert page.inner_text("#live").endswith(" errors")
    assert page.evaluate("window.told") == 1  # though there were several answers
    assert page.get_attribute("#live", "role") == "status"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Callable[..., Page], server: Server, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(server.address, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.wait_for_selector("#profile option", state="attached")
    states = [Axe().run(page)]
    note = (EXAMPLES / "notes" / "duty-call.txt").read_text(encoding="utf-8")
    page.fill("#note", note)
    page.wait_for_selector("#findings li")
    page.keyboard.press("F8")
    states.append(Axe().run(page))
    drop(page, "export/case-notes-export.docx")
    page.wait_for_selector("#read:not([hidden])")
    states.append(Axe().run(page))
    drop(page, "scan/cut-short.docx")
    page.wait_for_selector("#notice:not([hidden])")
    states.append(Axe().run(page))
    for found in states:
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ------------------------------------------------------------------------------------------ files


def drop(page: Page, example: str, more: int = 0) -> None:
    path = EXAMPLES / example
    page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode(), more])


@pytest.mark.parametrize("example", ["notes/duty-call.docx", "notes/duty-call.pdf"])
def test_a_file_is_dropped_and_read(page: Page, server: Server, example: str) -> None:
    write(page, NOTE, ["manipulative"])
    drop(page, example)
    page.wait_for_selector("#read:not([hidden])")
    told = server.check((EXAMPLES / example).read_bytes(), X_File_Name=Path(example).name).json
    assert page.input_value("#text") == told["text"]
    assert page.get_attribute("#text", "readonly") == ""
    assert page.inner_text("#note-heading") == Path(example).name
    assert page.locator("#findings li").count() == len(told["document"]["findings"])
    marks = marked(page)
    for finding in told["document"]["findings"]:
        assert finding["match"] in "".join(marks)
    evasive = page.locator("#findings li", has_text="“evasive”")
    evasive.locator(".go").click()
    assert page.evaluate("document.querySelector('#read mark.here').textContent") == "evasive"
    page.click("#back")  # the note that was being written is still there
    until_marked(page, ["manipulative"])
    assert page.input_value("#note") == NOTE
    assert page.input_value("#text") == ""


def test_a_file_is_chosen_by_button(page: Page) -> None:
    page.set_input_files("#file", EXAMPLES / "export" / "case-notes-export.odt")
    page.wait_for_selector("#read:not([hidden])")
    headings = page.locator("#findings h3").all_inner_texts()
    assert headings[0] == (
        "Entry 2 of 10 · 24 March 2025, 11:00 · Wambui Castellane, Social Worker · 35 words · "
        "reading ease 100 of 100"
    )


def test_a_file_that_cannot_be_read_is_told_of_and_the_note_stays(page: Page) -> None:
    write(page, NOTE, ["manipulative"])
    drop(page, "scan/faxed-letter.pdf")
    page.wait_for_selector("#notice:not([hidden])")
    assert page.inner_text("#notice-words").startswith("faxed-letter.pdf was not checked. ")
    assert marked(page) == ["manipulative"]
    drop(page, "notes/duty-call.docx", more=2)
    wait(page, "document.querySelector('#notice-words').textContent.startsWith('3 files were dropped')")


def test_a_file_over_the_limit_is_not_sent(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.evaluate("""() => {
      const transfer = new DataTransfer();
      const file = new File(['x'], 'huge.pdf');
      Object.defineProperty(file, 'size', {value: 201 * 1024 ** 2});
      transfer.items.add(file);
      const event = new DragEvent('drop', {bubbles: true, cancelable: true});
      Object.defineProperty(event, 'dataTransfer', {value: {types: ['Files'], files: [file]}});
      document.body.dispatchEvent(event);
    }""")
    page.wait_for_selector("#notice:not([hidden])")
    assert "over the limit of 200 MB" in page.inner_text("#notice-words")
    assert sent == []


# --------------------------------------------------------------------------------------- profiles


def test_another_manual_can_be_chosen(page: Page) -> None:
    write(page, NOTE, ["manipulative"])
    assert "Wakefield" not in page.inner_text("#findings")
    page.select_option("#profile", label="Wakefield")
    wait(page, "document.querySelector('#findings').textContent.includes('Wakefield 2.11')")


# ----------------------------------------------------------------------------------------- safety


def test_scripts_in_a_note_do_not_run(page: Page, server: Server) -> None:
    hostile = (
        "<script>window.hurt=1</script><img src=x onerror='window.hurt=1'> Mum is manipulative. "
        "</textarea><svg onload='window.hurt=1'> It was decided that </mark><b>x</b>"
    )
    page.fill("#note", hostile)
    page.wait_for_selector("#findings li")
    page.evaluate(
        DROP, ["<img src=x onerror='window.hurt=1'>.txt", base64.b64encode(hostile.encode()).decode(), 0]
    )
    page.wait_for_selector("#read:not([hidden])")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None
    assert (
        page.evaluate(
            "document.querySelectorAll('main img, main svg, main script, main b:not(.instead b)').length"
        )
        == 0
    )
    assert page.inner_text("#note-heading") == "<img src=x onerror='window.hurt=1'>.txt"


def test_nothing_is_asked_of_anyone_else_and_nothing_is_kept(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    write(page, NOTE, ["manipulative"])
    drop(page, "notes/duty-call.docx")
    page.wait_for_selector("#read:not([hidden])")
    assert asked
    assert {url.partition("?")[0] for url in asked} == {f"http://127.0.0.1:{server.port}/check"}
    assert server.token not in "".join(asked)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    for name in ("note", "text"):  # what a browser remembers, corrects or completes goes to disk or elsewhere
        assert page.get_attribute(f"#{name}", "autocomplete") == "off"
        assert page.get_attribute(f"#{name}", "spellcheck") == "false"


def test_another_origin_is_refused(browser: Browser, server: Server, tmp_path: Path) -> None:
    from playwright.sync_api import Error

    with serving(tmp_path) as other:  # another address on this machine is another origin
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{other.port}/")
        ask = """async ([address, token]) => {
          try {
            const headers = {Authorization: `Bearer ${token}`};
            const answer = await fetch(address, {method: 'POST', body: 'She was sly.', headers});
            return await answer.text();
          } catch (error) { return 'refused'; }
        }"""
        place = f"http://127.0.0.1:{server.port}"
        assert page.evaluate(ask, [f"{place}/check", server.token]) == "refused"
        context.close()
    context = browser.new_context()
    page = context.new_page()
    # A page from elsewhere, without a policy of its own, can neither ask, nor show the page in a frame,
    # nor lead to it.
    page.route(
        "http://elsewhere.example/", lambda route: route.fulfill(body="<p>hello", content_type="text/html")
    )
    page.goto("http://elsewhere.example/")
    assert page.evaluate(ask, [f"{place}/check", server.token]) == "refused"
    simple = "url => fetch(url, {method: 'POST', body: 'x', mode: 'no-cors'}).then(a => a.type, () => 'no')"
    assert page.evaluate(simple, f"{place}/check") in {"opaque", "no"}
    framed = (
        "url => new Promise(done => { const f = document.createElement('iframe'); f.onload = () => done(1);"
    )
    page.evaluate(framed + " f.src = url; document.body.append(f); })", place)
    assert all("Your note" not in frame.content() for frame in page.frames[1:])
    with pytest.raises(Error):
        page.frames[1].wait_for_selector("#note", timeout=300)
    page.evaluate("url => { location.href = url; }", place)
    page.wait_for_url(f"{place}/")
    assert "Another page may not speak to caselint." in page.content()
    context.close()


def test_without_its_token_the_page_says_what_to_do(visit: Callable[..., Page], server: Server) -> None:
    page = visit(f"http://127.0.0.1:{server.port}/")
    page.wait_for_selector("#notice:not([hidden])")
    assert "address is not complete" in page.inner_text("#notice-words")


# ------------------------------------------------------------------------------- when it has ended


def test_when_the_server_ends_the_page_says_so_and_sends_nothing_more(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        page = visit(server.address)
        write(page, NOTE, ["manipulative"])
        assert server.stop()[0] == 0
    page.wait_for_selector("#notice:not([hidden])")
    assert "caselint has ended" in page.inner_text("#notice-words")
    assert page.input_value("#note") == NOTE
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.focus("#note")
    page.keyboard.type("More. ")
    page.wait_for_timeout(600)
    assert asked == []  # whatever listens at the address by now gets nothing
    assert page.inner_text("#found") == "This note was not checked."
    assert (marked(page), page.locator("#findings li").count()) == ([], 0)
    assert "caselint has ended" in page.inner_text("#notice-words")


def test_a_hint_is_given_while_a_note_takes_long(page: Page) -> None:
    held: list[Route] = []
    page.route("**/check*", lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
    page.fill("#note", NOTE)
    wait(page, "document.querySelector('#passing').textContent === 'Checking…'")
    assert marked(page) == []
    for route in held:
        route.continue_()
    until_marked(page, ["manipulative"])
    assert page.inner_text("#passing") == ""


def test_what_the_server_cannot_check_is_said_in_its_words(page: Page, complaints: list[str]) -> None:
    why = {"problem": "The checker was stopped <b>again</b> and again."}
    page.route("**/check*", lambda route: route.fulfill(status=503, json=why))
    page.fill("#note", NOTE)
    page.wait_for_selector("#notice:not([hidden])")
    assert page.inner_text("#notice-words") == why["problem"]
    assert page.inner_text("#found") == "This note was not checked."
    assert "503" in complaints.pop()  # the browser's own word of it
