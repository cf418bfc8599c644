"""Whether a document is guidance: a policy, a procedure or a leaflet, which is about nobody in particular.

It tells what must, should and may be done more often than what was done, hardly ever says "I", and has no
field in which a child or an author is named. In our own marked notes "was", "said" and their like are at
least as frequent as "must", "should" and "may", or the writer says "I"; in policies they are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.wordset import word_set
from caselint.record import Role

if TYPE_CHECKING:
    from caselint.language.words import Words
    from caselint.record import Record

_DUTIES: Final = word_set("must should may")
_TOLD: Final = word_set("was were had said told came went rang")
_WRITER: Final = word_set("i me my")
_FEWEST: Final = 150  # words, of which the shares can be told
_DUTIES_AT_LEAST: Final = 0.01
_WRITER_AT_MOST: Final = 0.005
_ABOUT: Final = frozenset({Role.CHILD, Role.DATE_OF_BIRTH, Role.AUTHOR})


def is_guidance(record: Record, words: Words) -> bool:
    """Whether the document speaks of people in general throughout."""
    count = sum(1 for word in words.low if word[:1].isalpha())
    if count < _FEWEST or any(field.role in _ABOUT and not field.blank for field in record.fields):
        return False
    duties, told, writer = (sum(word in listed for word in words.low) for listed in (_DUTIES, _TOLD, _WRITER))
    return duties >= _DUTIES_AT_LEAST * count and duties > told and writer <= _WRITER_AT_MOST * count
