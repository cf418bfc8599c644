"""The addresses of the page and of what it asks: a Starlette application."""

from __future__ import annotations

import asyncio
import contextlib
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from caselint import faults
from caselint.read.limits import over_the_limit
from caselint.selection import manual_of
from caselint.serve.answers import Refusal, about, answer_to
from caselint.serve.desk import Desk, Note
from caselint.serve.guard import Guard
from caselint.workers.pool import SettingsError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request

    from caselint.config import Config
    from caselint.schema import Rulebook

_TYPES: Final = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}
_START: Final = "index.html"  # the page's file that stands at the address itself
_PASTED: Final = "note.txt"  # what a note that was written on the page is called
_BEAT: Final = 20.0  # seconds after which an open page is told again, lest something takes it for idle
_LONGEST_NAME: Final = 1_000  # characters of a file's name or of a page's


def make_app(settings: Config, book: Rulebook, desk: Desk, *, token: str, port: int) -> Starlette:
    """The application. `app.state.closing` is an event to be set when the server is about to end."""
    page = _page_files()
    counter = _Counter(settings, book, desk)
    closing = asyncio.Event()
    routes = [Route(path, _served(kind, data)) for path, (kind, data) in page.items()]
    routes += [
        Route("/about", counter.about),
        Route("/check", counter.check, methods=["POST"]),
        Route("/open", _open_until(closing)),
    ]
    guard = Middleware(Guard, token=token, port=port, open_to_all=page.keys())
    app = Starlette(routes=routes, middleware=[guard])
    app.state.closing = closing
    return app


def _page_files() -> dict[str, tuple[str, bytes]]:
    """The type and the bytes of each file of the page, by its path in the address."""
    found = {}
    for file in files("caselint.serve").joinpath("page").iterdir():
        path = "/" if file.name == _START else f"/{file.name}"
        found[path] = (_TYPES[file.name.rpartition(".")[2]], file.read_bytes())
    return found


def _served(kind: str, data: bytes) -> Callable[[Request], Awaitable[Response]]:
    async def serve(_: Request) -> Response:
        return Response(data, media_type=kind)

    return serve


def _open_until(closing: asyncio.Event) -> Callable[[Request], Awaitable[Response]]:
    """An answer that does not end before the server does, by which the page knows that it is there.

    Without it a page that is left open would send the next note to whatever listens at the address by then.
    """

    async def last() -> AsyncIterator[bytes]:
        while not closing.is_set():
            yield b"open\n"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(closing.wait(), _BEAT)

    async def serve(_: Request) -> Response:
        return StreamingResponse(last(), media_type="text/plain")

    return serve


class _Counter:
    """Takes in what the page sends and hands back what it is told."""

    def __init__(self, settings: Config, book: Rulebook, desk: Desk) -> None:
        self._settings = settings
        self._book = book
        self._desk = desk
        self._most = settings.limits.file_mb * 1024**2

    async def about(self, _: Request) -> Response:
        """What the page must know before a note is written."""
        return _json(about(self._book, self._settings.profile, self._settings.limits))

    async def check(self, request: Request) -> Response:
        """Check the note that is sent: a text, or a file with its name in a header.

        The answer is empty (204) if the page has sent a newer one meanwhile.
        """
        headers = request.headers
        profile = request.query_params.get("profile") or self._settings.profile
        name = unquote(headers.get("x-file-name", ""))[:_LONGEST_NAME]
        if profile not in self._book.profiles:
            return _refused("There is no such profile.", 400)
        try:
            data = await self._received(request)
        except ClientDisconnect:
            return Response(status_code=204)  # nobody is there to read it
        if data is None:
            return _refused(over_the_limit(self._settings.limits), 413)
        note = Note(data, name or _PASTED, profile)
        sender = headers.get("x-page", "")[:_LONGEST_NAME]
        return await self._answered(note, sender, None if name else data.decode("utf-8", "replace"))

    async def _received(self, request: Request) -> bytes | None:
        """What is sent; None if it is more than there may be."""
        told = request.headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._most:
            return None
        data = bytearray()
        async for part in request.stream():
            data += part
            if len(data) > self._most:
                return None
        return bytes(data)

    async def _answered(self, note: Note, sender: str, sent: str | None) -> Response:
        try:
            checked = await asyncio.wrap_future(self._desk.check(note, sender))
            if checked is None:
                return Response(status_code=204)
            manual = manual_of(self._book, self._book.profiles[note.profile])
            return _json(answer_to(checked, sent, manual))
        except SettingsError as error:
            return _refused(str(error), 503)
        except Exception as error:  # its words may be the note's: they must be in no log
            return _refused(faults.reason(error), 500)


def _json(data: bytes, status: int = 200) -> Response:
    return Response(data, status, media_type="application/json")


def _refused(why: str, status: int) -> Response:
    return _json(msgspec.json.encode(Refusal(why)), status)
