"""Tells the abbreviations of a document from its names, codes, shouts and the words of its forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from caselint.checks.ordinary_words import ORDINARY_WORDS
from caselint.language.wordset import word_set
from caselint.record import Role, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from caselint.checks.capitals import Capitals
    from caselint.checks.glossary import Known
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Field, Zone


# Fields whose values are names, numbers and places.
_NAMING: Final = frozenset(
    {Role.CHILD, Role.REFERENCE, Role.ENTRY_NUMBER, Role.ADDRESS, Role.DATE_OF_BIRTH, Role.PRINTED}
)


class Judge:
    """Tells abbreviations from names, shouts, codes and the words of a form."""

    def __init__(self, record: AnnotatedRecord, known: Known, defined: Collection[str]) -> None:
        self.record = record
        self.text = record.record.document.text
        self.known = known
        self.defined = defined
        self.fields = sorted(record.record.fields, key=lambda field: field.value)
        self.shouted: dict[int, bool] = {}  # by where the line begins
        self.values = [field.value.start for field in self.fields]
        self.small_words = set(_SMALL_WORD.findall(self.text))
        self.names = set(_NAME.findall(self.text))
        self.initials = {
            "".join(re.findall(r"\b[A-Z]", m[0])).casefold() for m in _FULL_NAME.finditer(self.text)
        }

    def is_use(self, place: Capitals, around: Sequence[Capitals]) -> bool:
        """Whether the writer uses it as an abbreviation that a reader may not know."""
        zone = self.record.record.zone_at(place.start)
        if zone is None or not self._is_writers(place, zone) or self.known.leaves(self.text, place):
            return False
        if self.record.quoted(Span(place.start, place.end)):
            return False
        if self._is_code(place) or self._is_name_part(place) or self._is_in_shouted_line(place, zone):
            return False
        glossed = place.key in self.known.meanings or place.key in self.defined
        if place.key in ORDINARY_WORDS or place.key in _WORDS_TOO:
            return glossed and self._reads_as_noun(place) and not self._shouted_beside(place, around)
        return glossed or (place.sure and self._looks_abbreviated(place, around))

    # ---- where it stands

    def _is_writers(self, place: Capitals, zone: Zone) -> bool:
        span = Span(place.start, place.end)
        entry = self.record.record.entry(zone.entry)
        in_post = bool(entry and entry.post_title and entry.post_title.contains(span))
        if zone.kind is ZoneKind.SIGN_OFF:  # the organisation and letters after a name are left
            return in_post
        if zone.kind is ZoneKind.HEADING:
            return len(_SMALL_WORD.findall(self.text, *zone.span)) >= _SENTENCE_LIKE
        if zone.kind not in {ZoneKind.NARRATIVE, ZoneKind.VALUE}:
            return False
        at = bisect_right(self.values, span.start) - 1
        if in_post or at < 0 or not self.fields[at].value.contains(span):
            return True
        field = self.fields[at]
        # "Author: SA" is someone's initials; "Author: Sam Adjei, SW" ends with a post title
        initials = field.role is Role.AUTHOR and place.start == field.value.start
        return not (initials or field.sign_off or field.role in _NAMING or self._signs_for(field))

    def _signs_for(self, field: Field) -> bool:
        """The organisation below a signature, in a line with a label of its own."""
        label = self.text[field.label.start : field.label.end].strip(" :").casefold()
        at = bisect_right(self.values, field.label.start) - 1
        above = self.fields[at] if at >= 0 else None
        return (
            label in _ORGANISATION_LABELS
            and above is not None
            and above.sign_off
            and not self.text[above.value.end : field.label.start].strip(" \n|")
        )

    def _is_in_shouted_line(self, place: Capitals, zone: Zone) -> bool:
        """A line in capitals, as titles are: only what the glossary knows to be no word counts there."""
        start = max(zone.span.start, self.text.rfind("\n", zone.span.start, place.start) + 1)
        if start not in self.shouted:  # a line may be long, and hold many
            end = self.text.find("\n", place.end, zone.span.end)
            line = self.text[start : zone.span.end if end < 0 else end]
            words = [word for word in re.findall(r"[^\W\d_]{2,}", line) if word.upper() != word.lower()]
            self.shouted[start] = len(words) >= 3 and all(word.isupper() for word in words)
        return self.shouted[start]

    # ---- what it is instead

    def _is_code(self, place: Capitals) -> bool:
        before, after = (
            self.text[max(0, place.start - 24) : place.start],
            self.text[place.end : place.end + 12],
        )
        if _LABELLED_DATE.match(after) and place.key in {"dob", "dod", "doa", "edd"}:
            return True
        if place.key.upper() in _UNITS and _NUMBER_BEFORE.search(before):
            return True
        if _ROMAN.fullmatch(place.text) and (
            place.key not in self.known.meanings or _NAME_BEFORE.search(before)
        ):
            return True
        if place.key in self.known.meanings:
            return bool(_REFERENCE_BEFORE.search(before) and _DIGITS_AFTER.match(after))
        return bool(
            _DIGITS_AFTER.match(after) or _REFERENCE_BEFORE.search(before) or _PLATE_BEFORE.search(before)
        )

    def _is_name_part(self, place: Capitals) -> bool:
        before, after = (
            self.text[max(0, place.start - 24) : place.start],
            self.text[place.end : place.end + 12],
        )
        if place.key in _QUALIFICATIONS and place.key not in self.defined:
            return True
        if _TITLE_BEFORE.search(before):
            return True
        return "." in place.text and bool(_NAME_AFTER.match(after))  # "C.P. Snow"

    def _reads_as_noun(self, place: Capitals) -> bool:
        """Whether a word such as SO or SEND is used as a name and not for emphasis."""
        if place.key not in _FUNCTION_WORDS:
            return True
        before, after = (
            self.text[max(0, place.start - 12) : place.start],
            self.text[place.end : place.end + 16],
        )
        return bool(_DETERMINER_BEFORE.search(before) or _CUE_AFTER.match(after))

    def _shouted_beside(self, place: Capitals, around: Sequence[Capitals]) -> bool:
        """Whether a neighbour is an ordinary word in capitals: "DO NOT SEND"."""
        return any(
            other.key not in self.known.meanings
            and other.key not in self.known.everyday
            and self.text[min(place.end, other.end) : max(place.start, other.start)].strip(" ,-") == ""
            for other in around
        )

    def _looks_abbreviated(self, place: Capitals, around: Sequence[Capitals]) -> bool:
        """Whether capitals that no list knows are an abbreviation, not a name, a shout or initials."""
        word = place.key
        if word in self.small_words or self._shouted_beside(place, around):
            return False
        if _PROPER_NAME_AFTER.match(self.text, place.end):
            return False
        if "&" in place.text or not place.text.rstrip("s").isupper():
            return True
        cued = bool(_CUE_AFTER.match(self.text, place.end))
        letters = sum(map(str.isalpha, word))
        if letters == 2 or word in self.initials:
            return cued and word not in self.initials
        if not _SPOKEN.fullmatch(word):
            return letters <= 7
        return not self._is_shouted_name(place) and (cued or letters == 3)

    def _is_shouted_name(self, place: Capitals) -> bool:
        """A name in capitals: one that the document also writes as usual, or a surname after a first name."""
        before = self.text[max(0, place.start - 24) : place.start]
        return place.key.capitalize() in self.names or bool(_NAME_BEFORE.search(before))


# Syllables of a vowel or two with up to two consonants on either side. Each letter can be read in
# one way only, so that the pattern cannot backtrack for long.
_SPOKEN = re.compile(
    r"[^aeiouy\W\d]{0,3}[aeiouy]{1,2}(?:[^aeiouy\W\d]{1,3}[aeiouy]{1,2}){0,4}[^aeiouy\W\d]{0,2}"
)
_SMALL_WORD = re.compile(r"(?<![\w/'’&.-])[a-z]{2,6}(?![\w/&'’-])")
_NAME = re.compile(r"(?<![\w])[A-Z][a-z]{1,14}\b")
_FULL_NAME = re.compile(r"\b[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){1,3}\b")

_NUMBER_BEFORE = re.compile(r"\d\s?$")
_NAME_BEFORE = re.compile(
    r"(?:^|[\s(])(?!(?:The|This|That|His|Her|Their|My|Our|An?|No|On|In|At|For|To|From|With|By)\s)"
    r"[A-Z][a-z'’-]+\s$"
)
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_PROPER_NAME_AFTER = re.compile(
    r"\s(?:School|Academy|Nursery|College|Sports|Hospital|Homes|Housing|Road|Street|Centre|Church|Ltd|Limited|Club"
    r"|House|Taxis|Transport|Trust|Records|Radio|Motors|Gym|Fitness)\b"
)
_DIGITS_AFTER = re.compile(r"[\s#:.-]{1,2}\d{3}|\s\d{2}\s\d{2}")
_LABELLED_DATE = re.compile(r"[\s:.-]{0,3}(?:\d|\()")
_REFERENCE_BEFORE = re.compile(
    r"\b(?:ref|reference|log|number|no|incident|crime|policy|registration|reg|plate|code|room|flat|block|unit|grade"
    r"|size|bus|route|model)[.:]?\s(?:is\s|was\s|no\.?\s|number\s)?$",
    re.IGNORECASE,
)
_PLATE_BEFORE = re.compile(r"\b[A-Z]{2}\d{2}\s$")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sgt|Sir|Lady|Rev|Sister|Nurse)\.?\s$")
_DETERMINER_BEFORE = re.compile(
    r"\b(?:an?|the|this|that|his|her|their|my|our|under|interim|final|each|every|no)\s$", re.IGNORECASE
)
_CUE_AFTER = re.compile(
    r"\s(?:plans?|meetings?|orders?|teams?|forms?|panels?|referrals?|reviews?|assessments?|workers?|visits?"
    r"|services?|units?|nurses?|hearings?|reports?|process|status|group|conference|course|programme|scheme|funding"
    r"|support|clinic|needs|register|policy|guidance|training|leads?|managers?|officers?|checks?|checklist"
    r"|tool|score)\b"
)
_SENTENCE_LIKE: Final = 7  # a heading with so many words in small letters is a sentence of the writer's
_ORGANISATION_LABELS: Final = word_set(
    "agency area authority council department office organisation service team"
)
_ROMAN = re.compile(r"[IVX]{2,5}")
_UNITS: Final = word_set("BPM CM FT GB GBP HZ KB KG KM KMH LB LBS MB MG MIN MINS ML MM MPH OZ ST TB")

# Abbreviations that are also words: alone among small letters they are abbreviations.
_WORDS_TOO: Final = word_set(
    "ace add aim app asset audit cat chat dash dip echo fact fast fit icon jar lip mash nice odd pace pals"
    " par rat reach salt send sir spa top who wrap"
)
# And those that are written in capitals for emphasis: they need a word that makes a name of them.
_FUNCTION_WORDS: Final = word_set("add he hi me nice odd oh send so top who")

_QUALIFICATIONS: Final = word_set(
    "bed bsw certed cqsw dch dclinpsy dipsw frcp frcpch frcpsych frcs hnc hnd kc llb llm mbbs mbchb mcmi"
    " med mrcgp mrcp mrcpch mrcpsych msw pgcert pgdip qc qts rgn rmn rn rnld rscn scphn"
)
