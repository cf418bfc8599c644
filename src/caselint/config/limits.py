"""The limits of a run, with those of the command line in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from caselint.config.errors import ConfigError, nearest
from caselint.plain_errors import explain
from caselint.read.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caselint.plain_errors import Steps


def limits_given(given: Iterable[str]) -> dict[str, Any]:
    """The limits that the command line names, by their fields: "seconds=5".

    Raises ConfigError for what is no limit or no number.
    """
    known = {field.encode_name: field.name for field in msgspec.structs.fields(Limits)}
    told: dict[str, str] = {}
    for one in given:
        name, _, number = one.partition("=")
        if name.strip() not in known:
            there_are = f" The limits are {', '.join(known)}."
            raise ConfigError(f"--limit {one}: {nearest('limit', name.strip(), list(known))}{there_are}")
        told[name.strip()] = number.strip()
    try:
        limits = msgspec.convert(told, type=Limits, strict=False)
    except msgspec.ValidationError as error:
        steps, problem = explain(error, Limits)
        problem = problem.removesuffix(", and is text")  # all on the command line is
        raise ConfigError(f"--limit {'.'.join(map(str, steps))}: {problem}{reason_of(steps)}.") from None
    return {known[name]: getattr(limits, known[name]) for name in told}


def with_limits(limits: Limits, given: Iterable[str]) -> Limits:
    """The limits with those of the command line in their place. Raises ConfigError as `limits_given`."""
    return limits_with(limits, limits_given(given))


def limits_with(limits: Limits, changes: Mapping[str, Any]) -> Limits:
    """The limits with others in their place, by their fields."""
    return msgspec.structs.replace(limits, **changes)


def reason_of(steps: Steps) -> str:
    """What to say of a setting whose bound needs a reason."""
    return "; caselint itself takes 250 of it" if steps[-1:] == ("memory-mb",) else ""
