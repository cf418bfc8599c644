"""Reading ease: textstat's, with its whole dictionary, and without nltk or a connection.

The reference values are those of textstat 0.7.13 as it is installed, with nltk 3.10.4, pyphen 0.18.1 and
the whole of the CMU Pronouncing Dictionary (the `cmudict.dict` that tests/make_syllables.py names) in
nltk's own form at `nltk_data/corpora/cmudict/cmudict`: `WORD 1 P R O N`, a line a pronunciation.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import textstat as textstat_alone  # before caselint does: scores must not hang on who was first

from caselint.language.reading_ease import reading_ease

TEXTS = Path(__file__).parent / "data" / "readability"  # of our own, of 1,000 words and more


@pytest.mark.parametrize(
    ("names", "words", "syllables", "score"),
    [
        (["plain.txt"], 1071, 1261, 93.1088693659282),
        (["hard.txt"], 1112, 3295, -59.74265680413413),
        (["plain.txt", "hard.txt"], 2183, 4556, 15.30),
    ],
)
def test_scores_are_textstats_within_one_in_a_hundred(
    names: list[str], words: int, syllables: int, score: float
) -> None:
    text = "\n".join((TEXTS / name).read_text(encoding="utf-8") for name in names)
    assert reading_ease(text) == pytest.approx(score, rel=0.01)
    assert textstat_alone.lexicon_count(text) == words
    assert textstat_alone.syllable_count(text) == pytest.approx(syllables, rel=0.01)


# Each word counts, so these are held exactly.
@pytest.mark.parametrize(
    ("text", "syllables", "score"),
    [
        ("She didn't say who'd been there.", 7, 102.045),
        ("The twenty-one-year-old said a well-known so-called carer's story.", 14, 50.665),
        ("He prioritised safeguarding; the neighbour’s colour-coded timetable wasn’t organised.", 21, 0.3),
        ("See 12 boys at 10.30am, e.g. Kai's & Mo's 2nd cousins.", 11, 108.7),
        ("GP and CAMHS rang the SENCO about an EHCP.", 11, 94.3),
        ("Zoë's naïve façade.", 3, 119.19),
        ("Re-referral: co-operate, mum/dad — ok?", 11, -29.875),
        ("Hmm, sh!", 0, 0.0),
    ],
)
def test_numbers_hyphens_apostrophes_and_abbreviations_count_as_textstat_counts_them(
    text: str, syllables: int, score: float
) -> None:
    assert reading_ease(text) == pytest.approx(score, abs=0.001)
    assert textstat_alone.syllable_count(text) == syllables


@pytest.mark.parametrize("text", ["", " \n", "12/03/2024", "..."])
def test_no_words_no_score(text: str) -> None:
    assert reading_ease(text) is None


def run(program: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


# Not the making of a socket: urllib3, which spaCy imports, tries whether the machine knows IPv6.
REFUSE = (
    "import socket, sys\n"
    "def refuse(*_, **__): raise SystemExit('a connection')\n"
    "class Socket(socket.socket): connect = connect_ex = sendto = refuse\n"
    "socket.socket, socket.create_connection, socket.getaddrinfo = Socket, refuse, refuse\n"
)


def test_scoring_opens_no_connection_and_loads_no_nltk() -> None:
    program = (
        "from caselint.language.reading_ease import reading_ease\n"
        "assert 'textstat' not in sys.modules, 'textstat is imported before it is asked for'\n"
        "reading_ease('The cat sat on the mat.')\n"
        "assert 'textstat' in sys.modules\n"
        "assert 'pyphen' not in sys.modules, 'the dictionary has all of these words'\n"
        "reading_ease('The multi-agency implementation was discussed.')\n"
        "assert 'pyphen' in sys.modules\n"
        "assert 'nltk' not in sys.modules, 'nltk is loaded'\n"
    )
    assert run(REFUSE + program) == (0, "")


@pytest.mark.parametrize("measure", [False, True])
def test_a_report_that_shows_no_score_pays_for_none(measure: bool) -> None:
    program = (
        "from caselint.config import Config\n"
        "from caselint.read import read_bytes\n"
        "from caselint.rules import load_rulebook\n"
        "from caselint.selection import make_linter\n"
        f"linter = make_linter(load_rulebook(), Config(), measure={measure})\n"
        "linter.lint(read_bytes(b'I rang Jo today. She is well.', 'note.txt'))\n"
        "assert 'nltk' not in sys.modules, 'nltk is loaded'\n"
        f"assert ('textstat' in sys.modules) is {measure}, 'textstat'\n"
    )
    assert run(REFUSE + program) == (0, "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_process_that_reports_loads_neither_language_nor_scores(tmp_path: Path, form: str) -> None:
    (tmp_path / "note.txt").write_text("I rang Jo today. She is well.\n", encoding="utf-8")
    program = (
        "from caselint.cli import app\n"
        f"options = ['--isolated', '--exit-zero', '--output-format', {form!r}]\n"
        f"app(['check', *options, {str(tmp_path / 'note.txt')!r}], standalone_mode=False)\n"
        "assert not {'spacy', 'textstat', 'nltk', 'lxml', 'pdfplumber', 'psutil'} & set(sys.modules)\n"
    )
    assert run(REFUSE + program) == (0, "")


def test_a_textstat_that_takes_its_words_from_elsewhere_is_refused() -> None:
    program = (
        "from textstat.backend.counts import _count_syllables\n"
        "del _count_syllables.get_pyphen\n"
        "from caselint.language.reading_ease import reading_ease\n"
        "try:\n"
        "    reading_ease('The cat sat.')\n"
        "except ImportError as error:\n"
        "    assert 'get_pyphen' in str(error), error\n"
        "else:\n"
        "    raise SystemExit('it scores with what it cannot replace')\n"
    )
    assert run(program) == (0, "")
