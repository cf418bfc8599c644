"""Letters as pdfminer finds them, joined to words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from caselint.read.pdf.frame import quarter_of
from caselint.read.pdf.glyphs import is_bold, lowered, plain, raised, shared
from caselint.read.pdf.page import Box, Word, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.pdf.frame import Frame
    from caselint.read.pdf.page import Spots


class Letter(NamedTuple):
    """A printed character, at its place on the page as it is read (points, y from the top downwards).

    `level` says that it stands upright there; `hidden`, that a reader does not see it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    level: bool
    hidden: bool = False


def letters(chars: Iterable[Any], frame: Frame, unseen: frozenset[int]) -> Iterator[Letter]:
    """Letters with plain text and a baseline, each once; `unseen` are the `id` of those that do not show.

    Some programs make bold letters by printing them twice or more, a hair's breadth apart.
    """
    seen: dict[tuple[str, int], set[tuple[int, int]]] = {}
    bold: dict[str, bool] = {}
    for char in chars:
        font = str(char.fontname)
        text = plain(char.get_text(), font)
        if not text:
            continue
        across, up, _, _, x, y = char.matrix
        quarter = quarter_of(across, up)
        # pdfminer takes the height of a letter's box for its size, whichever way the letter stands.
        size = float(char.x1 - char.x0 if quarter in (1, 3) else char.size) or 1.0
        if not text.isspace():
            # Two narrow letters side by side, as in "ill", are two.
            grain = min(max(round(size), 3) * 0.1, max(0.45 * (char.x1 - char.x0), 0.01))
            column, row = round(char.x0 / grain), round(char.y0 / grain)
            places = seen.setdefault((text, round(size)), set())
            if any((column + i, row + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
                continue
            places.add((column, row))
        if font not in bold:
            bold[font] = is_bold(font)
        box, base = frame.box(char.bbox), frame.box((x, y, x, y)).top
        level, hidden = quarter == frame.quarter, id(char) in unseen
        yield Letter(text, box.x0, box.x1, box.top, box.bottom, base, size, bold[font], level, hidden)


def words_of(level: Iterable[Letter], *, traced: bool = False) -> Iterator[Word]:
    """Join letters to words in the order in which they were printed; `traced` asks for their spots.

    A word ends at a space, at a gap, or where the print jumps to another line; a raised "nd" does not end it.
    """
    for parts, spaced in _joined(level):
        word = _word(parts, spaced)
        yield replace(word, spots=_spots(parts)) if traced else word


def _spots(parts: list[Letter]) -> Spots:
    return tuple(spot for part in parts for spot in shared(part.x0, part.x1, len(part.text)))


def _joined(level: Iterable[Letter]) -> Iterator[tuple[list[Letter], bool]]:
    """The letters of each word, and whether a space was typed before it."""
    current: list[Letter] = []
    spaced = False
    for each in level:
        letter = each
        if letter.text.isspace():
            if current:
                yield current, spaced
            current, spaced = [], True
            continue
        if current and not _adjoins(current[-1], letter):
            yield current, spaced
            current, spaced = [], False
        elif current and _is_note_mark(current, letter):
            yield current, spaced
            current, spaced = [], True
            letter = letter._replace(text=raised(letter.text))
        elif current and _is_raised(current[-1].text) and not _is_raised(letter.text):
            yield current, spaced
            current, spaced = [], False
        current.append(letter)
    if current:
        yield current, spaced


def _adjoins(before: Letter, after: Letter) -> bool:
    size = max(before.size, after.size)
    gap = after.x0 - before.x1
    return -0.5 * size < gap < 0.15 * size and abs(after.base - before.base) < 0.45 * size


def _is_note_mark(word: list[Letter], letter: Letter) -> bool:
    """Whether a small raised digit after a word points to a footnote, and is no part of the word."""
    last = word[-1]
    return (
        letter.text.isdigit()
        and (len(word) > 2 or not last.text.isalnum())
        and not last.text.isdigit()
        and letter.size < 0.8 * last.size
        and letter.bottom < last.bottom - 0.1 * last.size
    )


def _is_raised(text: str) -> bool:
    return text != lowered(text)


def _word(parts: list[Letter], spaced: bool) -> Word:
    main = max(parts, key=lambda letter: letter.size)
    return Word(
        text="".join(letter.text for letter in parts),
        x0=min(letter.x0 for letter in parts),
        x1=max(letter.x1 for letter in parts),
        top=min(letter.top for letter in parts),
        bottom=max(letter.bottom for letter in parts),
        base=main.base,
        size=main.size,
        bold=all(letter.bold for letter in parts),
        spaced=spaced,
        hidden=all(letter.hidden for letter in parts),
    )


def sideways(turned: list[Letter]) -> Iterator[tuple[str, Box]]:
    """Turned text, run by run in the order of printing."""
    run: list[Letter] = []
    text = ""
    for letter in turned:
        if run and not letter.text.isspace() and _distance(run[-1], letter) > 2 * letter.size:
            yield from _run(run, text)
            run, text = [], ""
        text += letter.text
        if not letter.text.isspace():
            run.append(letter)
    yield from _run(run, text)


def _distance(before: Letter, after: Letter) -> float:
    return max(abs(after.x0 - before.x0), abs(after.top - before.top))


def _run(run: list[Letter], text: str) -> Iterator[tuple[str, Box]]:
    if run:
        yield " ".join(text.split()), around(run)
