"""The forms of a verb or a noun: regular British spelling, and a table of irregular words.

The library lemminflect would do, but it takes over a second to import and is no longer kept up, so
it serves as the oracle of the tests instead.
"""

from __future__ import annotations

import re

from caselint.language.irregular import (
    DOUBLING,
    EITHER,
    IRREGULAR_NOUNS,
    IRREGULAR_VERBS,
    KEEPS_E,
    NOT_MAN,
    PLAIN_C,
)
from caselint.language.wordset import word_set

_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]$")  # one syllable that doubles: stop, beg, quit


def verb_forms(verb: str) -> frozenset[str]:
    """Every form of a verb in lower case: refuse, refuses, refused, refusing.

    A hyphened verb inflects in its last part ("co-operate"), a known prefix is looked through
    ("misunderstood"). Both spellings are given where both are used ("travelled", "traveled").
    """
    verb = verb.lower()
    head, hyphen, last = verb.rpartition("-")
    if hyphen:
        return frozenset(f"{head}-{form}" for form in verb_forms(last))
    past = _irregular_past(verb)
    if verb == "be":
        return frozenset({"be", "am", "is", "are", "was", "were", "been", "being"})
    forms = {verb, _third_person(verb)}
    if verb in EITHER and verb.endswith("s"):
        forms.add(f"{verb}ses")  # focusses
    forms.update(f"{stem}ing" for stem in _ing_stems(verb))
    forms.update(past if past is not None else (f"{stem}ed" for stem in _ed_stems(verb)))
    return frozenset(forms)


def in_form_of(verb: str, other: str, form: str) -> str:
    """`verb` in the form that `form` is of `other`: ("try", "endeavour", "endeavoured") gives "tried".

    Where the form is the dictionary's, or none of `other`, the verb comes back as it is.
    """
    form, other = form.lower(), other.lower()
    if form == other or form not in verb_forms(other):
        return verb
    if form in {f"{stem}ing" for stem in _ing_stems(other)}:
        return "being" if verb == "be" else f"{_ing_stems(verb)[0]}ing"
    if form == _third_person(other):
        return "is" if verb == "be" else _third_person(verb)
    past = ("was",) if verb == "be" else _irregular_past(verb)
    return past[0] if past else f"{_ed_stems(verb)[0]}ed"


def noun_forms(noun: str) -> frozenset[str]:
    """The singular and the plural, or plurals, of a noun in lower case: family, families."""
    noun = noun.lower()
    head, hyphen, last = noun.rpartition("-")
    if hyphen and noun not in IRREGULAR_NOUNS:
        return frozenset(f"{head}-{form}" for form in noun_forms(last))
    return frozenset({noun, *_plurals(noun)})


_PREFIXES = ("under", "over", "out", "mis", "re", "un", "fore", "with", "up", "inter", "be")


def _irregular_past(verb: str) -> tuple[str, ...] | None:
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb]
    for prefix in _PREFIXES:
        stem = verb.removeprefix(prefix)
        if stem != verb and stem in _PREFIXED and verb not in _FALSE_PREFIXED:
            return tuple(prefix + form for form in IRREGULAR_VERBS[stem])
    return None


# Verbs that keep their irregular forms behind a prefix (misunderstand, overhear, rewrite, withhold).
_PREFIXED = word_set(
    """bear bid bind blow break bring build buy cast catch choose come cut deal do draw drink drive eat
    feed feel fight find fly get give go grow hang have hear hold keep know lay lead learn leave lie
    light lose make mean meet pay put read ride ring run say see sell send set shine shoot sing sit
    sleep speak spell spend spring stand steal stick strike swear sweep take teach tell think throw tie
    understand wear weave win wind write"""
)
_FALSE_PREFIXED = word_set("relay belay relight behave beset outfit remiss uprise untie retie belie rely")


def _third_person(verb: str) -> str:
    if verb in {"have", "do", "go", "undo", "redo", "undergo", "forgo", "overdo", "outdo"}:
        return "has" if verb == "have" else f"{verb}es"
    return _with_s(verb)


def _with_s(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    if word.endswith("quy"):
        return f"{word[:-1]}ies"
    if word.endswith(("quiz", "whiz")):
        return f"{word}zes"
    if _SIBILANT.search(word):
        return f"{word}es"
    if word.endswith("o") and len(word) > 2 and word[-2] not in _VOWELS:
        return f"{word}es"
    return f"{word}s"


def _doubled(verb: str) -> tuple[str, ...]:
    """The stems before -ed and -ing of a verb that ends in a consonant."""
    if verb in EITHER:
        return (verb, verb + verb[-1])
    if len(verb) < 2 or verb[-1] in _VOWELS + "wxyh":
        return (verb,)
    if verb in DOUBLING:
        return (verb + verb[-1],)
    if _SHORT.fullmatch(verb):
        return (verb + verb[-1],)
    if (
        verb.endswith("l")
        and verb[-2] in _VOWELS
        and verb[-3:-1] not in {"ea", "ee", "ai", "oa", "oo", "ei", "ou", "oi"}
    ):
        return (verb + "l", verb)  # travelled here, traveled in American spelling
    return (verb,)


def _ing_stems(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (f"{verb[:-2]}y",)
    if verb in KEEPS_E:
        return (verb, verb[:-1])
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return (verb[:-1],)
    if verb.endswith("c") and verb not in PLAIN_C:
        return (f"{verb}k",)
    return _doubled(verb)


def _ed_stems(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb[:-1],)
    if verb.endswith("y") and len(verb) > 1 and (verb[-2] not in _VOWELS or verb.endswith("quy")):
        return (f"{verb[:-1]}i",)
    if verb.endswith("c") and verb not in PLAIN_C:
        return (f"{verb}k",)
    return _doubled(verb)


# Irregular nouns that end compounds (policewoman, schoolchild, housewife); "woman" stands before "man".
_COMPOUNDED = ("woman", "man", "child", "wife", "person", "foot", "tooth", "knife", "shelf", "self")


def _plurals(noun: str) -> tuple[str, ...]:
    if noun in IRREGULAR_NOUNS:
        return IRREGULAR_NOUNS[noun]
    for singular in _COMPOUNDED:
        stem = noun.removesuffix(singular)
        if len(noun) - len(singular) > 2 and stem != noun and noun not in NOT_MAN:
            return (stem + IRREGULAR_NOUNS[singular][0],)
    if noun.endswith("sis"):
        return (f"{noun[:-2]}es",)
    if noun.endswith("o"):
        return (_with_s(noun), f"{noun}s")
    return (_with_s(noun),)
