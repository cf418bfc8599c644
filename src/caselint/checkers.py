"""Warm checkers, one for each of the settings that notes come with: for whoever checks note after note."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final, Self

from caselint.api import Checker

if TYPE_CHECKING:
    from types import TracebackType

    from caselint.config import Config

_MOST: Final = 2  # each is a process of some 250 MB


class Checkers(AbstractContextManager["Checkers"]):
    """Checkers that are started when they are first asked for; of more than two, those used last stay.

    Use it in a `with` statement, which ends them, and from one thread at a time.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[Config, Checker]] = []  # the one used last at the end

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End them all, whatever they are at."""
        while self._kept:
            self._end(0)

    def of(self, settings: Config) -> Checker:
        """The checker of these settings."""
        at = self._index(settings)
        if at is not None:
            self._kept.append(self._kept.pop(at))
        else:
            if len(self._kept) >= _MOST:
                self._end(0)
            self._kept.append((settings, Checker(settings).__enter__()))
        return self._kept[-1][1]

    def drop(self, settings: Config) -> None:
        """End the checker of these settings, if there is one: something is wrong with it."""
        at = self._index(settings)
        if at is not None:
            self._end(at)

    def _index(self, settings: Config) -> int | None:
        return next((at for at, (known, _) in enumerate(self._kept) if known == settings), None)

    def _end(self, at: int) -> None:
        self._kept.pop(at)[1].__exit__(None, None, None)
