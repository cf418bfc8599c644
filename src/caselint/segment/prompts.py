"""Knows what a form says to whoever fills it in from what someone has filled in."""

from __future__ import annotations

import re
from typing import Final

from caselint.segment.instructions import find_instructions
from caselint.segment.phrases import words_of
from caselint.segment.placeholders import find_placeholders, is_blank, is_placeholder

# Blanks to write on and boxes, which may stand beside words: "Mr / Mrs ______".
_DRAWN = re.compile(
    r"_{2,}|\.{4,}|…+|[☐□▢◻❏❑]|\[[ \t_]*\]|\([ \t_]{1,12}\)|<[ \t_]*>|£[ \t_]*$"
    r"|\{\{[^{}\n]{1,60}\}\}|«[^»\n]{1,60}»|<<[^<>\n]{1,60}>>"
)
_BRACKETED = re.compile(r"\[[^\[\]]{2,300}\]|<[^<>]{2,300}>|\{[^{}]{2,300}\}")
_LINE = re.compile(r"_{3,}|\.{5,}|…{2,}|\[[ \t_]{3,}\]|\([ \t_]{3,}\)|\{\{[^{}\n]{1,60}\}\}|«[^»\n]{1,60}»")
_GAP = re.compile(rf"{_LINE.pattern}|[ ]{{3,}}|\t+|\[[^\[\]]*\]|[:|☐□]")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
# What there is to choose from.
_CHOICES: Final = words_of("""
    yes no not known unknown n a none na or and if y n tick delete as appropriate applicable mr mrs ms miss mx
    dr male female other am pm none recorded please specify dd mm yy yyyy hh
""")
_NOT_APPLICABLE: Final = re.compile(r"\bn/?a\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[/|☐□[]|\bor\b|\b(?:delete|tick|circle)\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+|\t+")
_ASKS: Final = re.compile(
    r"^[\W\d]*(?:please|use|write|record|describe|state|list|say|give|add|insert|enter|tick|mark|note|name|put"
    r"|type|select|choose|complete|fill|include|explain|summarise|set|outline|ask|think|consider|remember|keep"
    r"|avoid|never|do not|don['’]t|make|send|return|save|attach|sign|print|delete|circle|tell|show|see|start"
    r"|begin|check|only|comment|discuss|provide|detail|identify|confirm|evaluate|assess|example|e\.?g"
    r"|for example|guidance|note for|notes for|prompt|purpose|once|after|before|within|if)\b",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"^[\W\d]*(?:who|whom|what|when|where|why|how|which|whose|is|are|was|were|has|have|had|did|do|does|can|will"
    r"|any|in|on|at|by)\b",
    re.IGNORECASE,
)
_INDIRECT: Final = re.compile(
    r"\b(?:who|whom|what|when|where|why|how|which|whether|if|that)\b", re.IGNORECASE
)
_ADDRESSED: Final = re.compile(
    r"\b(?:you|your|yourself|please|this (?:form|template|section|box|page|record|sheet|space|part|column)"
    r"|the (?:form|template|guidance|box) |must be|should be|to be completed|for office use)\b",
    re.IGNORECASE,
)
_DECLARES: Final = re.compile(
    r"^\W*I (?:confirm|declare|agree|understand|consent|certify|have read|give|am happy)\b", re.IGNORECASE
)
_OF_FORMS: Final = re.compile(
    r"\b(?:records?|forms?|templates?|guidance|polic(?:y|ies)|procedures?|recording|confidential|official"
    r"|copyright|retention|council)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:visited|rang|called|phoned|texted|emailed|saw|spoke|met|told|said|asked|was|were|had|went|came|arrived"
    r"|left|attended|reported|explained|stated|confirmed|discussed|agreed|showed|took|gave|received|sent|looked"
    r"|felt|seemed|appeared|found|noticed|heard|knew|did)\b",
    re.IGNORECASE,
)
_CAPTION: Final = 8  # words
_BRACKET: Final = re.compile(r"\([^()]*\)")
_DONE: Final = re.compile(r"\b(?:discussed|agreed|received|attended|seen|reported)$", re.IGNORECASE)
# What a form says of people in general: "Parents may ask to see it".
_IN_GENERAL: Final = re.compile(
    r"^\W*(?:(?:all|both|most) )?(?:children|young people|parents|families|carers|staff|workers|people"
    r"|managers|everyone|anyone|it|they|records)\b[^.]*?\b(?:can|may|must|should|will|need to|have a right"
    r"|are entitled)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"\W*[A-Z]")
# What a note of a few words says, and a caption hardly does.
_OF_LIFE: Final = re.compile(
    r"\b(?:no|nil|none|nfa|ok|okay|fine|well|good|happy|settled|clean|tidy|asleep|sleeping|unwell|ill|upset|calm"
    r"|he|she|they|him|them|mum|dad|nan|we|i|is|are|has|went|rang|said|saw|left|awaiting|await|tbc|not|n/a)\b",
    re.IGNORECASE,
)


def is_prompt(words: str) -> bool:
    """Whether words are of the form alone: blanks, boxes, choices, placeholders, captions, guidance.

    It would rather take a prompt for an answer than an answer for a prompt.
    """
    if not words.strip() or is_blank(words) or _BRACKETED.fullmatch(words.strip()):
        return True
    rest = _without_slots(words)
    if not _WORD.search(rest):
        return not re.search(r"\d", rest)
    if _is_choice(rest):
        return bool(_BETWEEN.search(words))
    parts = [part.strip() for part in _SENTENCE.split(rest) if _WORD.search(part)]
    return all(_is_of_form(part) or (_is_choice(part) and bool(_BETWEEN.search(part))) for part in parts)


def is_caption(words: str) -> bool:
    """Whether a line of its own, which no field has for its value, may be a heading or label of the form."""
    rest = " ".join(_BRACKET.sub(" ", _without_slots(words)).split())
    listed = "," in rest and ":" not in rest and rest == words.strip()
    if listed or rest.endswith((".", "!", "”", '"')) or re.search(r"\d", rest):
        return False
    told = _TOLD.search(_DONE.sub("", rest))
    if told and "/" not in rest and not _INDIRECT.search(rest, 0, told.start()):
        return False
    return bool(_CAPITAL.match(rest)) and len(rest.split()) <= _CAPTION and not _OF_LIFE.search(rest)


def is_open(words: str) -> bool:
    """Whether the answer of a field is still to come: it is blank, a placeholder or a choice not made."""
    return is_blank(words) or is_placeholder(words) or is_prompt(words)


def tells_of_the_past(words: str) -> bool:
    """Whether a sentence tells of what happened, and not of how to fill in the form."""
    parts = [part.strip() for part in _SENTENCE.split(words)]
    return any(part and _TOLD.search(part) and not (_is_of_form(part) or is_caption(part)) for part in parts)


def count_blanks(words: str) -> int:
    """How many blanks to write on a line has."""
    return sum(1 for _ in _LINE.finditer(words))


def captions(words: str) -> list[str]:
    """What stands before and between the blanks of a line."""
    return [part.strip(" :*?") for part in _GAP.split(words) if part.strip(" :*?")]


def is_guidance(sentence: str) -> bool:
    """Whether a sentence tells someone how to fill in the form, or asks them something."""
    if _ASKS.match(sentence) or _ADDRESSED.search(sentence) or _DECLARES.match(sentence):
        return True
    return bool(_QUESTION.match(sentence)) and not sentence.rstrip(")]* ").endswith((".", "!"))


def _is_choice(words: str) -> bool:
    chosen = _WORD.findall(_NOT_APPLICABLE.sub("na", words))
    return len(chosen) > 1 and all(word.casefold() in _CHOICES for word in chosen)


def _without_slots(words: str) -> str:
    spans = [match.span() for match in find_placeholders(words)] + list(find_instructions(words))
    spans += [match.span() for match in _DRAWN.finditer(words)]
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(words[at : max(start, at)])
        at = max(at, end)
    return " ".join([*kept, words[at:]])


def _is_of_form(sentence: str) -> bool:
    if sentence.endswith("?"):
        return True
    told = _TOLD.search(sentence)
    if told:
        asked = _INDIRECT.search(sentence, 0, told.start())
        return bool(asked) and is_guidance(sentence)
    if is_guidance(sentence) or _OF_FORMS.search(sentence) or _IN_GENERAL.match(sentence):
        return True
    return len(sentence.split()) <= _CAPTION and sentence[-1] in ":?"
