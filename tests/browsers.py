"""A real browser for tests of pages: Chromium or Chrome as installed, and not playwright's own."""

from __future__ import annotations

from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM: Final = which("chromium") or which("chromium-browser") or which("google-chrome")
needs_browser: Final = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

# It asks for nothing of its own: tests hold pages to what these ask for.
_QUIET: Final = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """The browser, without a window, until the `with` statement ends."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *_QUIET])
        yield running
        running.close()
