"""`caselint serve`: whom it answers, what it says, and that it keeps nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from caselint.config import Config
from caselint.serve.desk import Desk, Note
from caselint.serve.server import open_browser
from serve_helpers import HERE, Server, codes, only_this_machine, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAKING = Path(__file__).parent / "bad_readers"
EXAMPLES = Path(__file__).parents[1] / "examples"
NOTE = "Rang Mrs Zielinski. She was sly.\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"
POST_ONLY = ("GET", "PUT", "DELETE", "OPTIONS", "PATCH")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    only_this_machine(monkeypatch)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(
        tmp_path_factory.mktemp("serve"), "--limit", "file-mb=1", "--limit", "characters=100000"
    ) as running:
        yield running


@pytest.fixture(scope="module")
def breaking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose reader breaks as a note's first word says; it says nothing of any note."""
    limits = ("--limit", "seconds=4", "--limit", "memory-mb=600")
    with serving(tmp_path_factory.mktemp("breaking"), *limits, PYTHONPATH=os.fspath(BREAKING)) as running:
        yield running
        code, written, said = running.stop()
        assert (code, written) == (0, "")
        assert "Zielinski" not in said


# ----------------------------------------------------------------------------------- who may ask


def test_the_page_needs_no_token_and_holds_none(server: Server) -> None:
    paths = ["/", "/style.css", "/icon.svg"]
    paths += [f"/{name}.js" for name in ("script", "paper", "findings", "places", "server")]
    for path in paths:
        answered = server.request("GET", path, token=False)
        assert answered.status == 200, path
        assert answered.body, path
        assert server.token.encode() not in answered.body
        assert answered.headers["Set-Cookie"] is None


@pytest.mark.parametrize("path", ["/about", "/check", "/open", "/nothing", "/page/../about"])
def test_all_else_needs_the_token(server: Server, path: str) -> None:
    for method in ("GET", "POST", "HEAD", "OPTIONS"):
        assert server.request(method, path, token=False).status == 401
        for given in ("", "Bearer", "Bearer x", server.token, f"Bearer {server.token}x", "Bearer \xe9"):
            answered = server.request(method, path, token=False, Authorization=given)
            assert answered.status == 401, given


def test_the_token_is_in_the_fragment_and_another_each_time(server: Server, tmp_path: Path) -> None:
    assert server.address == f"http://127.0.0.1:{server.port}/#{server.token}"
    assert len(server.token) >= 43  # 32 bytes
    with serving(tmp_path) as other:
        assert other.token != server.token


@pytest.mark.parametrize(
    "host", ["caselint.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.nip.io:{}", "[::1]:{}"]
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    for path in ("/", "/about"):
        answered = server.request("GET", path, host=host.format(server.port))
        assert answered.status == 421
        assert b"<" not in answered.body


def test_localhost_is_this_host_too(server: Server) -> None:
    for host in ("localhost", "LocalHost"):
        assert server.request("GET", "/about", host=f"{host}:{server.port}").status == 200


@pytest.mark.parametrize(
    "origin",
    ["https://caselint.example", "null", "http://127.0.0.1", "http://localhost:1", "https://127.0.0.1:{}"],
)
def test_another_origin_is_refused(server: Server, origin: str) -> None:
    answered = server.check(NOTE, Origin=origin.format(server.port))
    assert answered.status == 403
    assert not [name for name in answered.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "odd"])
def test_a_request_that_another_page_made_is_refused(server: Server, site: str) -> None:
    assert server.check(NOTE, Sec_Fetch_Site=site).status == 403
    assert server.request("GET", "/", Sec_Fetch_Site=site).status == 403


def test_its_own_page_is_answered(server: Server) -> None:
    own = {"Origin": f"http://127.0.0.1:{server.port}", "Sec-Fetch-Site": "same-origin"}
    assert "WRD101" in codes(server.check(NOTE, **own))


def test_other_methods_are_refused(server: Server) -> None:
    for method in POST_ONLY:
        assert server.request(method, "/check").status == 405
    assert server.request("POST", "/about", b"").status == 405
    assert server.request("POST", "/", b"").status == 405


def test_every_answer_has_the_headers_that_keep_the_page_safe(server: Server) -> None:
    answers = [
        server.request("GET", "/", token=False),
        server.request("GET", "/about"),
        server.request("GET", "/about", token=False),
        server.request("GET", "/nothing"),
        server.request("GET", "/", host="caselint.example"),
        server.check(NOTE),
        server.check(NOTE, "?profile=nobody"),
    ]
    for answered in answers:
        policy = answered.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answered.headers["Cache-Control"] == "no-store"
        assert answered.headers["X-Content-Type-Options"] == "nosniff"
        assert answered.headers["Referrer-Policy"] == "no-referrer"
        assert answered.headers["Server"] is None
        assert not [name for name in answered.headers if name.lower().startswith("access-control")]


def test_nobody_hears_it_from_another_machine(server: Server) -> None:
    listening = psutil.Process(server.process.pid).net_connections("tcp")
    assert {(one.laddr.ip, one.laddr.port) for one in listening if one.status == psutil.CONN_LISTEN} == {
        (HERE, server.port)
    }


# ------------------------------------------------------------------------------- what it answers


def test_a_note_is_checked_as_the_json_report_says(server: Server, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "caselint", "check", "--isolated", "--output-format", "json", "note.txt"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    told = server.check(NOTE).json
    assert told["document"] == json.loads(done.stdout)["documents"][0]
    assert told["text"] is None
    assert told["found"] == "1 error"


def test_what_differs_from_what_was_sent_comes_back(server: Server) -> None:
    assert server.check(NOTE.replace("\n", "\r\n")).json["text"] == NOTE
    page = server.check("<!doctype html><html><body><p>She was sly.</p></body></html>").json
    assert (page["document"]["format"], page["text"]) == ("html", "She was sly.\n")


@pytest.mark.parametrize(
    "name", ["visit.docx", "Tŷ Gwyn 😀 visit.docx", "../../etc/passwd.docx", "a\nb\x00c.docx"]
)
def test_a_file_is_read_by_its_bytes_and_named(server: Server, name: str) -> None:
    from urllib.parse import quote

    data = (EXAMPLES / "notes" / "duty-call.docx").read_bytes()
    told = server.check(data, X_File_Name=quote(name, safe="")).json
    assert told["document"]["format"] == "docx"
    assert told["document"]["path"] == name
    assert told["document"]["problem"] is None
    assert "Ayesha" in told["text"]


def test_a_file_that_cannot_be_read_has_its_reason(server: Server) -> None:
    told = server.check(b"\x89PNG\r\n\x1a\n\x00\x00", X_File_Name="scan.png").json
    assert "This is a picture" in told["document"]["problem"]
    assert "zero bytes" in server.check(b"").json["document"]["problem"]


def test_profiles_have_findings_and_clauses_of_their_own(server: Server) -> None:
    about = server.request("GET", "/about").json
    assert about["profile"] == "default"
    names = [one["name"] for one in about["profiles"]]
    assert names == sorted(names)
    assert {"name": "north-east-lincolnshire", "title": "North East Lincolnshire"} in about["profiles"]
    default = server.check(NOTE)
    assert default.json["cites"] == [None] * len(codes(default))
    for name in ("wakefield", "knowsley", "wakefield"):  # more than there are workers for
        told = server.check(NOTE, f"?profile={name}").json
        assert any(cite and cite.startswith(name.title()) for cite in told["cites"])
    workers = psutil.Process(server.process.pid).children()
    assert len(workers) == 2
    refused = server.check(NOTE, "?profile=nobody")
    assert (refused.status, refused.json) == (400, {"problem": "There is no such profile."})


def test_a_note_over_the_limit_is_refused(server: Server) -> None:
    most = 1024**2
    taken_in = server.check(b"a " * (most // 2))
    assert "over 100,000 characters" in taken_in.json["document"]["problem"]
    # Only what it says of its length is looked at: it need not all be sent to be refused.
    refused = server.request("POST", "/check", Content_Length=str(most + 1))
    assert (refused.status, refused.json) == (
        413,
        {"problem": "The file is over the limit of 1 MB: split it into smaller ones."},
    )


def test_a_note_that_does_not_tell_its_length_is_bounded_too(server: Server) -> None:
    with socket.create_connection((HERE, server.port), timeout=60) as connection:
        head = (
            f"POST /check HTTP/1.1\r\nHost: {HERE}:{server.port}\r\nAuthorization: Bearer {server.token}\r\n"
        )
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        for _ in range(17):
            connection.sendall(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_a_warm_note_is_answered_at_once(server: Server) -> None:
    note = (EXAMPLES / "notes" / "late-visit.txt").read_text(encoding="utf-8")
    taken = []
    for number in range(6):
        start = time.perf_counter()
        assert server.check(f"{note}\n{number}\n").status == 200
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.5  # 0.06 s on a quiet machine


# ------------------------------------------------------------------------------- the newest wins


def test_of_one_page_only_the_newest_note_is_checked() -> None:
    with Desk(Config()) as desk:
        first = desk.check(Note(b"She was sly.", "note.txt", "default"), "a page")
        first.result(60)
        long = desk.check(Note(b"He was seen at home. " * 1_000, "note.txt", "default"), "a page")
        while desk._waiting:
            time.sleep(0.001)
        older = desk.check(Note(b"She was sl", "note.txt", "default"), "a page")
        other = desk.check(Note(b"She is lazy.", "note.txt", "default"), "another page")
        newer = desk.check(Note(b"She was sly and lazy.", "note.txt", "default"), "a page")
        assert older.result(0) is None
        for future, words in ((long, 5_000), (other, 3), (newer, 5)):
            checked = future.result(120)
            assert checked is not None
            assert checked.words == words


# ---------------------------------------------------------------------------- when things go wrong


def test_a_page_whose_note_is_overtaken_gets_an_empty_answer(breaking: Server) -> None:
    page = {"X-Page": "one"}
    with ThreadPoolExecutor(3) as threads:
        slow = threads.submit(breaking.check, "HANG Zielinski", **page)
        time.sleep(1)
        older = threads.submit(breaking.check, NOTE, **page)
        time.sleep(1)
        newer = threads.submit(breaking.check, NOTE, **page)
        assert (older.result().status, older.result().body) == (204, b"")
        assert "longer than 4 seconds" in slow.result().json["document"]["problem"]
        assert "WRD101" in codes(newer.result())


def test_what_breaks_a_worker_is_told_and_the_next_note_is_checked(breaking: Server) -> None:
    for word, said in (("CRASH", "It crashed"), ("FAIL", "ValueError in")):
        told = breaking.check(f"{word} Zielinski").json
        assert said in told["document"]["problem"]
        assert "Zielinski" not in told["document"]["problem"]
        assert "WRD101" in codes(breaking.check(NOTE))


def test_it_ends_quietly_in_the_middle_of_a_note(tmp_path: Path) -> None:
    with serving(tmp_path, PYTHONPATH=os.fspath(BREAKING)) as server:
        assert "WRD101" in codes(server.check(NOTE))
        workers = psutil.Process(server.process.pid).children(recursive=True)
        answers: list[int] = []

        def hang() -> None:
            try:
                answers.append(server.check("HANG Zielinski").status)
            except OSError:
                answers.append(0)  # the connection was closed, which says the same

        thread = threading.Thread(target=hang)
        thread.start()
        time.sleep(0.5)
        begun = time.monotonic()
        code, written, said = server.stop()
        assert time.monotonic() - begun < 15
        thread.join(10)
        assert (code, written) == (0, "")
        assert said == "caselint: open this address in a browser on this machine. Ctrl+C ends it.\n"
        assert answers
        assert not psutil.wait_procs(workers, timeout=5)[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_it_ends_its_worker_when_it_is_told_to_terminate(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert server.check(NOTE).status == 200
        workers = psutil.Process(server.process.pid).children(recursive=True)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(30) == 0
        assert workers
        assert not psutil.wait_procs(workers, timeout=5)[1]


def test_a_page_that_is_open_hears_when_it_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as server, socket.create_connection((HERE, server.port), timeout=60) as connection:
        head = f"GET /open HTTP/1.1\r\nHost: {HERE}:{server.port}\r\n"
        connection.sendall(f"{head}Authorization: Bearer {server.token}\r\n\r\n".encode())
        heard = b""
        while b"open\n" not in heard:
            heard += connection.recv(4096)
        begun = time.monotonic()
        assert server.stop()[0] == 0
        assert time.monotonic() - begun < 10
        assert connection.recv(4096).endswith(b"0\r\n\r\n")


def test_a_port_that_is_in_use_is_told_of(server: Server, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caselint", "serve", "--isolated", "--no-browser", "--port", str(server.port)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Port {server.port} is in use by another program" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_are_wrong_are_told_of_before_a_page_is_opened(tmp_path: Path) -> None:
    for arguments in (["--profile", "wakefeild"], ["--select", "XYZ"]):
        done = subprocess.run(
            [sys.executable, "-m", "caselint", "serve", "--isolated", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert "there is no" in done.stderr.lower()
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows opens its own browser")
def test_it_opens_the_browser(tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys; open({os.fspath(seen)!r}, 'w').write(sys.argv[1])", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "caselint", "serve", "--isolated"],
        env=os.environ | {"BROWSER": f"{sys.executable} {browser} %s"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        end = time.monotonic() + 30
        while not (seen.exists() and seen.read_text(encoding="utf-8")):
            assert time.monotonic() < end
            time.sleep(0.05)
        assert seen.read_text(encoding="utf-8") == address
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="these always have a screen")
def test_no_browser_is_looked_for_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    open_browser("http://127.0.0.1:1/")
    time.sleep(0.1)
    assert opened == []  # one in the terminal would take it over
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    open_browser("http://127.0.0.1:1/")
    time.sleep(0.1)
    assert opened == ["http://127.0.0.1:1/"]


def test_nothing_of_a_note_is_written_or_said(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        process = psutil.Process(server.process.pid)
        assert server.check("Zielinski was sly.").status == 200
        assert server.check(b"PK\x03\x04Zielinski", X_File_Name="Zielinski.docx").status == 200
        assert server.check(b"%PDF-1.7 Zielinski", X_File_Name="Zielinski.pdf").status == 200
        assert server.check("Zielinski", "?profile=Zielinski").status == 400
        open_files = {one.path for one in process.open_files()}
        code, written, said = server.stop()
    assert (code, written) == (0, "")
    assert "Zielinski" not in said
    assert list(tmp_path.rglob("*")) == []
    assert open_files == set()
