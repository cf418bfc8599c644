"""Read a PDF's pages with pdfplumber: letters become words, drawn lines become strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.read.pdf_fields import field_words
from caselint.read.pdf_glyphs import plain
from caselint.read.pdf_page import Box, Sheet, Stroke, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Letter = dict[str, Any]  # a character as pdfplumber gives it

# A page of dense print has some 5,000 letters and a form some 500 strokes.
# What goes far past that is a drawing or an attack, and is cut short.
MAX_LETTERS = 100_000
MAX_STROKES = 20_000

_THIN = 2.5  # a filled rectangle up to so many points high or wide is a drawn line


def read_sheet(page: Any) -> Sheet:
    """Everything caselint uses of a pdfplumber page.

    Raises what pdfplumber raises for a damaged page; `caselint.read.pdf` knows the list.
    """
    letters = list(_letters(page.chars[:MAX_LETTERS]))
    words = list(_words(letter for letter in letters if letter["level"]))
    answers, unplaced = field_words(page, words)
    return Sheet(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=(*words, *answers),
        strokes=tuple(_strokes(page)),
        pictures=len(page.images),
        sideways=tuple(_sideways([letter for letter in letters if not letter["level"]])),
        unplaced=unplaced,
    )


def _letters(chars: list[Letter]) -> Iterator[Letter]:
    """Letters with plain text and a baseline, each once.

    Some programs make bold letters by printing them twice or more, a hair's breadth apart.
    """
    seen: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for char in chars:
        text = plain(char["text"], str(char.get("fontname", "")))
        if not text:
            continue
        size = float(char["size"]) or 1.0
        if not text.isspace():
            grain = max(round(size), 3) * 0.1
            x, y = round(char["x0"] / grain), round(char["top"] / grain)
            places = seen.setdefault((text, round(size)), set())
            if any((x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
                continue
            places.add((x, y))
        across, up, _, _, _, y = (float(number) for number in char["matrix"])
        base = float(char["bottom"]) + float(char["y0"]) - y
        yield {**char, "text": text, "size": size, "base": base, "level": abs(up) < 0.1 * across}


def _words(letters: Iterable[Letter]) -> Iterator[Word]:
    """Join letters to words in the order in which they were printed.

    A word ends at a space, at a gap, or where the print jumps to another line; a raised "nd" does not end it.
    """
    current: list[Letter] = []
    spaced = False
    for letter in letters:
        if letter["text"].isspace():
            if current:
                yield _word(current, spaced)
            current, spaced = [], True
            continue
        if current and not _adjoins(current[-1], letter):
            yield _word(current, spaced)
            current, spaced = [], False
        current.append(letter)
    if current:
        yield _word(current, spaced)


def _adjoins(before: Letter, after: Letter) -> bool:
    size = max(before["size"], after["size"])
    gap = after["x0"] - before["x1"]
    return bool(-0.5 * size < gap < 0.15 * size and abs(after["base"] - before["base"]) < 0.45 * size)


def _word(letters: list[Letter], spaced: bool) -> Word:
    main = max(letters, key=lambda letter: letter["size"])
    return Word(
        text="".join(letter["text"] for letter in letters),
        x0=min(letter["x0"] for letter in letters),
        x1=max(letter["x1"] for letter in letters),
        top=min(letter["top"] for letter in letters),
        bottom=max(letter["bottom"] for letter in letters),
        base=main["base"],
        size=main["size"],
        bold=all(_is_bold(letter) for letter in letters),
        spaced=spaced,
    )


def _is_bold(letter: Letter) -> bool:
    name = str(letter.get("fontname", "")).lower()
    return any(mark in name for mark in ("bold", "black", "heavy", "demi", "-bd"))


def _sideways(letters: list[Letter]) -> Iterator[tuple[str, Box]]:
    """Turned text, run by run in the order of printing."""
    run: list[Letter] = []
    text = ""
    for letter in letters:
        if run and not letter["text"].isspace() and _distance(run[-1], letter) > 2 * letter["size"]:
            yield from _run(run, text)
            run, text = [], ""
        text += letter["text"]
        if not letter["text"].isspace():
            run.append(letter)
    yield from _run(run, text)


def _distance(before: Letter, after: Letter) -> float:
    return float(max(abs(after["x0"] - before["x0"]), abs(after["top"] - before["top"])))


def _run(run: list[Letter], text: str) -> Iterator[tuple[str, Box]]:
    if run:
        yield (
            " ".join(text.split()),
            Box(
                min(letter["x0"] for letter in run),
                min(letter["top"] for letter in run),
                max(letter["x1"] for letter in run),
                max(letter["bottom"] for letter in run),
            ),
        )


def _strokes(page: Any) -> Iterator[Stroke]:
    """Lines, thin filled rectangles, and the four sides of other rectangles."""
    objects = (page.lines + page.rects + page.curves)[: MAX_STROKES // 4]
    for drawn in objects:
        x0, x1, top, bottom = (float(drawn[key]) for key in ("x0", "x1", "top", "bottom"))
        if drawn["object_type"] == "curve" and not _is_boxy(drawn):
            continue
        if bottom - top <= _THIN and x1 - x0 <= _THIN:
            continue
        if bottom - top <= _THIN:
            yield Stroke(True, (top + bottom) / 2, x0, x1)
        elif x1 - x0 <= _THIN:
            yield Stroke(False, (x0 + x1) / 2, top, bottom)
        elif drawn["object_type"] != "line":
            yield Stroke(True, top, x0, x1)
            yield Stroke(True, bottom, x0, x1)
            yield Stroke(False, x0, top, bottom)
            yield Stroke(False, x1, top, bottom)


def _is_boxy(curve: Letter) -> bool:
    """Whether a path that is not a plain rectangle still goes round its own box, corner to corner."""
    points = curve.get("pts") or []
    if not 4 <= len(points) <= 8:
        return False
    x0, x1, top, bottom = (float(curve[key]) for key in ("x0", "x1", "top", "bottom"))
    return all(
        min(abs(x - x0), abs(x - x1)) < _THIN and min(abs(y - top), abs(y - bottom)) < _THIN
        for x, y in points
    )
