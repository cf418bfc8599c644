"""The code pages of RTF: those of the document, and those that a font's character set stands for."""

from __future__ import annotations

from typing import Final

WESTERN: Final = "cp1252"

# \fcharsetN, as the RTF 1.9.1 specification lists them; 0 and 1 are the document's own page.
SYMBOLS: Final = 2
_CHARSETS: Final = {
    77: "mac_roman",
    78: "shift_jis",
    79: "euc_kr",
    80: "gb2312",
    81: "big5",
    83: "cp1255",
    84: "cp1256",
    85: "mac_greek",
    86: "mac_turkish",
    88: "mac_latin2",
    89: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_BY_NAME: Final = {
    708: "iso8859_6",
    10000: "mac_roman",
    10001: "shift_jis",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10081: "mac_turkish",
    1361: "johab",
    936: "gbk",
    65001: "utf-8",
    20932: "euc_jp",
    51949: "euc_kr",
    54936: "gb18030",
}
_PLAIN: Final = frozenset(
    {437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 949, 950}
    | set(range(1250, 1259))
)


def of_page(number: int) -> str | None:
    """Python's name of a Windows, DOS or Mac code page; None for one that is none of RTF's."""
    return f"cp{number}" if number in _PLAIN else _BY_NAME.get(number)


def of_charset(number: int) -> str | None:
    """Python's name of the code page of a font's character set; None for the document's own."""
    return _CHARSETS.get(number)
