"""A real `caselint serve` in a process of its own, and how to speak to it as no browser would."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPMessage
    from pathlib import Path

    import pytest

HERE = "127.0.0.1"


def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test connect to this machine, and to nothing else."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        assert self.family == getattr(socket, "AF_UNIX", None) or address[0] == HERE, "a connection elsewhere"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@dataclass(frozen=True)
class Answered:
    """What the server answered."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """A server that runs, and where."""

    process: subprocess.Popen[str]
    folder: Path  # in which it may write, and must not
    address: str
    port: int = field(init=False)
    token: str = field(init=False)

    def __post_init__(self) -> None:
        place, _, self.token = self.address.partition("/#")
        self.port = int(place.rpartition(":")[2])

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        token: bool = True,
        host: str | None = None,
        **headers: str,
    ) -> Answered:
        """Ask for something, as the page does but for what is said otherwise."""
        connection = HTTPConnection(HERE, self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"{HERE}:{self.port}")
            if token:
                connection.putheader("Authorization", f"Bearer {self.token}")
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answered(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def check(self, note: str | bytes, query: str = "", **headers: str) -> Answered:
        """Have a note checked."""
        data = note.encode() if isinstance(note, str) else note
        return self.request("POST", f"/check{query}", data, **headers)

    def stop(self) -> tuple[int, str, str]:
        """End it as Ctrl+C does: its exit code, and what it wrote besides the address."""
        self.process.send_signal(signal.SIGINT)
        written, said = self.process.communicate(timeout=30)
        return self.process.returncode, written, said


@contextlib.contextmanager
def serving(folder: Path, *arguments: str, **environment: str) -> Iterator[Server]:
    """A server that is ended, whatever happens. `PYTHONPATH` goes before the one there is."""
    if "PYTHONPATH" in environment:
        environment["PYTHONPATH"] += os.pathsep + os.environ.get("PYTHONPATH", "")
    process = subprocess.Popen(
        [sys.executable, "-m", "caselint", "serve", "--no-browser", "--isolated", *arguments],
        cwd=folder,
        env=os.environ | dict.fromkeys(("HOME", "TMPDIR"), os.fspath(folder)) | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        yield Server(process, folder, process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


def codes(answered: Answered) -> list[str]:
    """The codes of the findings of an answer."""
    return [finding["code"] for finding in answered.json["document"]["findings"]]
