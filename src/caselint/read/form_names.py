"""What the makers of forms call their fields, as far as they named them at all."""

from __future__ import annotations

import re

# What programs call a field that nobody named: Text1, Check12, "Check Box 3".
_GIVEN = re.compile(
    r"(?:text|check|dropdown|kontrollkästchen|(?:text|check|list|combo) ?box|control|control_\w+) ?\d*"
    r"|__fieldmark__\w*",
    re.IGNORECASE,
)


def title_of(*names: str | None) -> str:
    """The first name that someone gave; "" where all are a program's own or there is none."""
    told = (name.strip() for name in names if name)
    return next((name for name in told if name and not _GIVEN.fullmatch(name)), "")
