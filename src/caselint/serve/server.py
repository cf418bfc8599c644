"""The server: a socket on this machine alone, the page behind it, and the browser that opens it."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING, Any, Final

import uvicorn

from caselint.serve.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from caselint.config import Config
    from caselint.schema import Rulebook
    from caselint.serve.desk import Desk

_HERE: Final = "127.0.0.1"
_GOING: Final = 1  # seconds that a check may still take when the server is told to end
# What libraries log of a request that fails may hold words of it.
_SILENT: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "loggers": {name: {"handlers": ["nowhere"], "propagate": False} for name in ("uvicorn", "asyncio")},
}


def listen(port: int) -> socket.socket:
    """A socket that hears this machine alone. Raises OSError if the port cannot be had; 0 is any port."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # where another program could take the port over otherwise
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port that was let go of a moment ago may be had
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HERE, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def run(
    listening: socket.socket, settings: Config, book: Rulebook, desk: Desk, tell: Callable[[str], None]
) -> None:
    """Serve the page until Ctrl+C. `tell` is given its address, with the token, once it can be opened.

    The token keeps other programs on this machine from having notes checked here. Whoever else comes to see
    the address, say in the list of processes when a browser is started, learns nothing of any note by it:
    the server keeps none.
    """
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(32)
    app = make_app(settings, book, desk, token=token, port=port)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=_SILENT,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GOING,
    )
    tell(f"http://{_HERE}:{port}/#{token}")  # the socket takes in whoever comes before the server is up
    _Server(config).run([listening])


class _Server(uvicorn.Server):
    """Ends when it is told to, as any program that has done its work, and lets the pages know first."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; the second time, do not wait for anything."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of the pages, then of the rest."""
        self.config.app.state.closing.set()  # type: ignore[union-attr]
        await super().shutdown(sockets)


def open_browser(address: str) -> None:
    """Open a page in the user's browser, if there is one that needs no terminal."""
    shown = sys.platform in {"win32", "darwin"} or {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"} & set(os.environ)
    if shown:  # some wait for the browser to be closed
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
