"""Who may speak to the server: a browser on this machine, from the server's own page, with the token.

What it is guarded against, and by what:

- a web page elsewhere that sends requests here: `Origin`, `Sec-Fetch-Site` and the token, and no CORS header;
- a web page elsewhere whose name is made to lead here (DNS rebinding): `Host`;
- another program or person on this machine: the token;
- words of a note that would act on the page: the content security policy lets in the page's own files alone.

The token stands in the fragment of the page's address, which browsers send to nobody, and comes in a header.
The page's files hold nothing of anybody's, and need none.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OWN_SITES: Final = frozenset({"same-origin", "none"})  # none: the user typed the address
_HTTP_PORT: Final = 80  # which browsers leave out


class Guard:
    """Refuses what does not come from the page, and puts the headers that keep it safe on every answer."""

    def __init__(self, app: ASGIApp, *, token: str, port: int, open_to_all: Collection[str]) -> None:
        """`open_to_all` are the paths that need no token."""
        self._app = app
        self._token = f"Bearer {token}".encode()
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == _HTTP_PORT:
            self._hosts |= {"127.0.0.1", "localhost"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._open = frozenset(open_to_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refused(scope["path"], Headers(scope=scope))
        await (refused or self._app)(scope, receive, send_guarded)

    def _refused(self, path: str, headers: Headers) -> PlainTextResponse | None:
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This is not the address of caselint's page.", 421)
        if headers.get("origin") not in {None, *self._origins}:
            return PlainTextResponse("Another page may not speak to caselint.", 403)
        if headers.get("sec-fetch-site") not in {None, *_OWN_SITES}:
            return PlainTextResponse("Another page may not speak to caselint.", 403)
        if path not in self._open and not self._has_token(headers):
            return PlainTextResponse("This address is not complete: its token is missing.", 401)
        return None

    def _has_token(self, headers: Headers) -> bool:
        given = headers.get("authorization", "").encode("latin-1", "replace")
        return secrets.compare_digest(given, self._token)
