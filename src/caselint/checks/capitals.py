"""Finds the words of a text that may be abbreviations, by their shape alone.

What a shape cannot tell, whether the capitals are a name, a shout or an abbreviation, is judged in
`checks.abbreviations` with the glossary and the rest of the document at hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = re.compile(r"[^\s()\[\]{}<>\"“”‘,;:!?|=*•…#·]+")
_PART = re.compile(r"[^/+–—\\]+")
_POSSESSIVE = re.compile(r"['’]s?$")

_CAPITALS = re.compile(r"(?:[A-Z]{2,9}\d{0,2}|[A-Z]{1,4}(?:&[A-Z]{1,4})+)s?")
# DfE, HoS, SaLT: small letters in the middle, of small words; SENCo, CAMHs: one at the end
_MIXED = re.compile(r"[A-Z]{1,3}(?:o|f|a|i|of|in|to|an|ys)[A-Z]{1,4}s?|[A-Z]{2,5}[a-z]")
_SECTION = re.compile(r"[Ss]\.?(\d{1,3})")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,6}[A-Z]?")
_HYPHENATED = re.compile(r"[A-Z]{1,6}(?:-[A-Z\d]{1,6})+s?")
_SMALL = re.compile(r"[a-z]{2,8}")

# Abbreviations that hurried writers type in small letters and that are no word of any other kind.
_TYPED_SMALL: Final = word_set(
    "cahms camhs cce cin cp cse dsl dwp edt ehcp ehcps epo fgc fsw hv icpc idva iha iro isva lado mappa marac"
    " mgf mgm nrpf ot pgf pgm plo rcpc rha senco sendco sgo ssw sw tm uasc yjs yos yot yp"
)

# The letters that begin a UK postcode.
_POSTCODE_AREAS: Final = word_set(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH"
    " EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME"
    " MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY"
    " TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_OUTWARD = re.compile(r"([A-Z]{1,2})\d(?:\d|[A-Z])?")
_INWARD = re.compile(r"\s\d[A-Z]{2}\b")
_WEB = re.compile(r"@|://|^www\.|\.(?:com|org|net|uk|pdf|docx?|xlsx?|txt|jpe?g|png)\b", re.IGNORECASE)


class Capitals(NamedTuple):
    """A word that may be an abbreviation: characters `start` to `end`, and the key that names it.

    `sure` is false of shapes that are abbreviations only where the glossary knows them.
    """

    text: str
    start: int
    end: int
    key: str
    sure: bool


def key_of(text: str) -> str:
    """What two ways of writing one abbreviation have in common: EHCPs and EHCP, S.47 and s47."""
    bare = text.replace(".", "")
    if len(bare) > 2 and bare.endswith("s") and (bare[-2].isupper() or bare[-2].isdigit()):
        bare = bare[:-1]
    return bare.casefold()


def find_capitals(text: str, start: int, end: int) -> Iterator[Capitals]:
    """Yield what may be an abbreviation in `text[start:end]`, references, addresses and such left out."""
    could: dict[str, bool] = {}  # of each different word, as few are looked at again
    for chunk in _CHUNK.finditer(text, start, end):
        word = chunk[0]
        if (may := could.get(word)) is None:
            may = could[word] = _may_be(word)
        if not may or _is_postcode(word, text[chunk.end() : chunk.end() + 4]):
            continue
        for part in _PART.finditer(text, chunk.start(), chunk.end()):
            yield from _in_part(part[0], part.start())


def _may_be(word: str) -> bool:
    """Whether there is anything in a word, wherever it stands."""
    if len(word) < 2 or _WEB.search(word) or is_reference(word):
        return False
    return any(True for part in _PART.findall(word) for _ in _in_part(part, 0))


def _in_part(part: str, start: int) -> Iterator[Capitals]:
    bare = _POSSESSIVE.sub("", part.rstrip(".'’"))
    if _DOTTED.fullmatch(bare):
        yield _capitals(bare, start, sure=False)
    elif match := _SECTION.fullmatch(bare):
        yield Capitals(bare, start, start + len(bare), f"s{match[1]}", sure=False)
    elif _HYPHENATED.fullmatch(bare):
        yield _capitals(bare, start, sure=False)
        yield from _halves(bare, start, sure=False)
    elif "-" in bare:
        yield from _halves(bare, start, sure=True)
    else:
        yield from _plain(bare, start, sure=True)


def _halves(text: str, start: int, *, sure: bool) -> Iterator[Capitals]:
    at = start
    for half in text.split("-"):
        yield from _plain(half, at, sure=sure)
        at += len(half) + 1


def _plain(text: str, start: int, *, sure: bool) -> Iterator[Capitals]:
    if _CAPITALS.fullmatch(text):
        yield _capitals(text, start, sure=sure)
    elif _MIXED.fullmatch(text):
        yield _capitals(text, start, sure=sure and not text[-1].islower())
    elif _SMALL.fullmatch(text) and text in _TYPED_SMALL:
        yield _capitals(text, start, sure=False)


def _capitals(text: str, start: int, *, sure: bool) -> Capitals:
    return Capitals(text, start, start + len(text), key_of(text), sure)


def is_reference(chunk: str) -> bool:
    """Whether letters and digits run together as in a file, log or registration number."""
    digits = sum(map(str.isdigit, chunk))
    return digits >= 3 and not _SECTION.fullmatch(chunk.rstrip(".'’s")) and any(map(str.isalpha, chunk))


def _is_postcode(chunk: str, after: str) -> bool:
    outward = _OUTWARD.fullmatch(chunk)
    if outward is None or outward[1] not in _POSTCODE_AREAS:
        return False
    # "S47" alone is a section of an Act; "S47 2AB" and "LS11" are places
    return bool(_INWARD.match(after)) or outward[1] != "S"
