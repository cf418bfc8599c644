"""The signs of symbol fonts: ordinary characters for the code points that these fonts draw otherwise.

Sources: Adobe's Symbol encoding, and the Unicode Consortium's mappings of Microsoft's Wingdings and
Webdings, with plainer characters where a reader's font may lack the exact one.
"""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)  # where Word writes them, so that no font shows them as letters

_SYMBOL_LOW = (  # from 0x20
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (  # from 0xA1
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪€〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    **dict(zip(range(0x21, 0x2B), "✏✂✁👓🔔📖🕯☎✆✉", strict=True)),
    0x36: "⌛",
    0x3F: "✍",
    **dict(zip(range(0x41, 0x49), "✌👌👍👎☜☞☝☟", strict=True)),
    0x49: "✋",
    **dict(zip(range(0x4A, 0x4E), "☺😐☹💣", strict=True)),
    **dict(zip(range(0x51, 0x55), "✈☼💧❄", strict=True)),
    **dict(zip(range(0x56, 0x5E), "✞✝✠✡☪☯ॐ☸", strict=True)),
    **dict(zip(range(0x5E, 0x6A), "♈♉♊♋♌♍♎♏♐♑♒♓", strict=True)),
    **dict(zip(range(0x6C, 0x79), "●❍■☐❐☐❒⬧⧫◆❖⬥☒", strict=True)),
    0x7A: "⌘",
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0x9E, 0xB0), "·•▪○⭘◯◉◎○▪☐▲✦★✶✴✹✵", strict=True)),
    **dict(zip(range(0xD5, 0xD9), "⌫⌦◀➢", strict=True)),
    **dict(zip(range(0xDF, 0xF5), "←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⇔⇕", strict=True)),
    **dict(zip(range(0xFB, 0xFF), "✗✓☒☑", strict=True)),
}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": dict(enumerate(_SYMBOL_LOW, 0x20)) | dict(enumerate(_SYMBOL_HIGH, 0xA1)),
    "wingdings": _WINGDINGS,
    "wingdings 2": {
        0x2A: "☐",
        **dict(zip(range(0x4F, 0x57), "✗✓☒☑☒☒⮾⊗", strict=True)),
        **dict(zip(range(0x69, 0x75), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿", strict=True)),
        **dict(zip(range(0x95, 0x99), "·••●", strict=True)),
        0xA3: "☐",
    },
    "wingdings 3": {
        **dict(zip(range(0x21, 0x29), "↔↕←→↑↓↖↗", strict=True)),
        **dict(zip(range(0x70, 0x74), "▲▼△▽", strict=True)),
        **dict(zip(range(0x74, 0x7E), "◀▶◁▷◣◢◤◥◂▸", strict=True)),
    },
    "webdings": {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x79: "⛔", 0x8D: "ℹ"},
    "zapf dingbats": {0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x6C: "●", 0x6E: "■", 0x6F: "❏"},
}
_FONTS["zapfdingbats"] = _FONTS["zapf dingbats"]
_SAME = {"symbol neu": "symbol", "standard symbols ps": "symbol", "opensymbol": "wingdings"}


def sign_of(code: int, font: str) -> str:
    """The sign that a font draws for a code, in ordinary characters where it has any; "" for none."""
    name = font.strip().lower()
    sign = _FONTS.get(_SAME.get(name, name), {}).get(code - _PRIVATE.start if code in _PRIVATE else code)
    if sign is None and (0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD):
        sign = chr(code)
    return sign or ""


def ordinary(text: str, font: str) -> str:
    """Text in a symbol font with its private characters as ordinary ones."""
    return text.translate({code: sign_of(code, font) for code in set(map(ord, text)) if code in _PRIVATE})


def has_private(text: str) -> bool:
    """Whether any character is one that only a symbol font can show."""
    return any("\uf000" <= character <= "\uf0ff" for character in text)
