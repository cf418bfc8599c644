"""Knows what a form says to whoever fills it in: "(circle one)", "Type the plan here"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Verbs that hardly stand in brackets but to tell someone how to answer.
_FILL = (
    r"(?:circle|tick|delete|specify|describe|insert|explain|summarise|indicate|attach|cross out"
    r"|strike out|strike through"
    r"|underline|overwrite|elaborate|continue overleaf|continue on)"
)
# Verbs that are other words too, with what follows them where they are meant.
_OBJECT = (
    r"(?:the|a|an|all|any|each|every|everyone|both|your|their|his|her|who|whom|what|when|where|why|how|if"
    r"|which|one|as"
    r"|names?|dates?|times?|details?|reasons?|examples?|numbers?|roles?|ages?|full|black|blue|block"
    r"|capitals|additional"
    r"|extra|further|here|below|only|clearly|brief(?:ly)?|in|text)"
)
_ALSO = (
    r"(?:state|list|record|note|name|sign|mark|print|use|complete|select|choose|give|enter|type|write|add"
    r"|put|provide"
    r"|include|outline|detail|set out|fill in|update|remove|replace|copy|paste|confirm|identify|say"
    r"|tell us|refer to"
    r"|click|press|see guidance)"
)
_REST = r"[^\n()\[\]*_\"“”]{0,110}"
_BRACKETED = re.compile(
    rf"(?:\(|\[|(?<![\w*])\*|(?<!\w)_)[ \t]*(?:please[ \t]+)?"
    rf"(?:{_FILL}\b{_REST}|{_ALSO}[ \t]+{_OBJECT}\b{_REST})(?:\)|\]|\*(?![\w*])|_(?!\w))",
    re.IGNORECASE,
)
_OPENING = r"(?:(?:^|(?<=[.!?:][ \t])|(?<=[.!?:][ \t]{2}))[ \t•*–-]{0,4})"
_PLACE = (
    r"(?:here|below|overleaf|in (?:this|the) (?:box|section|space|field|column|row)(?: (?:below|above"
    r"|provided))?"
    r"|in the space (?:below|provided)|in (?:[\w'’]+[ \t]+){0,3}own words|in block capitals|in (?:black"
    r"|blue) ink"
    r"|on a separate sheet|under (?:this|each) heading)"
)
_TOLD = re.compile(
    rf"{_OPENING}(?P<all>(?:please[ \t]+)?(?:{_FILL}|{_ALSO})[ \t]+(?:[\w'’,/-]+[ \t]+){{0,14}}?{_PLACE})"
    r"(?=[ \t]*(?:[.!;)\]]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_GUIDANCE = re.compile(
    r"^[ \t\[(*]*(?:(?:guidance|prompts?|instructions?|hints?|tips?)(?:[ \t]+(?:notes?|text))?"
    r"|(?:guidance|notes?)[ \t]+(?:for|to)[ \t]+(?:the[ \t]+)?(?:workers?|staff|practitioners?|authors?"
    r"|social workers?|users?))"
    r"[ \t]*[:–-][ \t]*"
    rf"(?:please\b|do not\b|don['’]t\b|say\b|think\b|consider\b|avoid\b|ensure\b|remember\b|be\b|keep\b|ask\b"
    rf"|this (?:section|box|form)\b|{_FILL}\b|{_ALSO}\b)[^\n]{{0,160}}",
    re.IGNORECASE | re.MULTILINE,
)


# What a form says of itself: "This box is for the worker", "Do not leave this section blank".
_OF_FORM = re.compile(
    r"\bthis (?:box|section|space|field|page|part)(?: of (?:the|this) form)?[ \t]+(?:is (?:for|to be"
    r"|only)|must|should|asks)"
    r"\b[^.\n]{0,100}"
    r"|\b(?:do not|don['’]t) (?:leave|write|use|complete|fill|type|delete)\b[^.\n]{0,60}?\b(?:blank"
    r"|boxe?s?|sections?|form"
    r"|space|column)\b"
    rf"|{_OPENING}(?:please[ \t]+)?(?:{_FILL}|{_ALSO})[ \t]+(?:here|below)[ \t]+(?:what|how|why|who|when"
    rf"|where|the|any)\b[^.\n]{{0,80}}",
    re.IGNORECASE | re.MULTILINE,
)


# A line of its own that says what to write: "Describe any hazards (dogs, ponds)".
_LINE = re.compile(
    r"^[ \t•*–-]{0,4}(?:please[ \t]+)?(?:describe|specify|comment on|state|detail)[ \t]+"
    r"(?:any|all|each|what|how|who|where|when|whether|why)\b[^\n.!?:]{3,110}$",
    re.IGNORECASE | re.MULTILINE,
)


# The patterns with the group that is meant, and words of which each match has one: texts without them, and
# most are, need not be searched. Those of `_TOLD` are of `_PLACE`.
_PATTERNS = (
    (_BRACKETED, 0, ("(", "[", "*", "_")),
    (
        _TOLD,
        "all",
        (
            *("here", "below", "overleaf", " box", " section", " space", " field", " column", " row"),
            *(" own words", "block capitals", " ink", "separate sheet", " heading"),
        ),
    ),
    (_GUIDANCE, 0, ("guidance", "prompt", "instruction", "hint", "tip", "note")),
    (_LINE, 0, ("describe ", "specify ", "comment on ", "state ", "detail ")),
    (_OF_FORM, 0, ("this ", "blank", "box", "section", "form", "space", "column", "here", "below")),
)


def find_instructions(text: str) -> Iterator[tuple[int, int]]:
    """Where a form's instructions stand in a stretch of text (characters from its start)."""
    folded = text.casefold()
    for pattern, group, needed in _PATTERNS:
        if any(word in folded for word in needed):
            for match in pattern.finditer(text):
                yield match.span(group)
