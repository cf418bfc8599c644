"""Fuzzing led by coverage, where atheris is installed: it learns tapes that reach new lines of caselint."""

from __future__ import annotations

import sys
from pathlib import Path

TAPES = Path(__file__).with_name("tapes")


def run(file_format: str, minutes: float) -> None:
    """Fuzz until the time is over. Tapes that led on are kept in `tapes/`, those of hangs and crashes too."""
    try:
        import atheris
    except ImportError:
        raise SystemExit("atheris is not installed (pip install atheris); run without --guided.") from None
    with atheris.instrument_imports(include=["caselint"]):
        import caselint.read  # noqa: F401 - the readers are imported with the first file of each format
        from fuzz.drive import keep
        from fuzz.trial import wrong_with

        for seed in range(3):  # while imports are instrumented
            wrong_with(file_format, bytes([seed]))
    seen = set()

    def one(tape: bytes) -> None:
        wrong = wrong_with(file_format, tape)
        if wrong is not None and wrong not in seen:
            seen.add(wrong)
            keep(file_format, wrong, tape=tape)

    kept = TAPES / file_format
    kept.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={int(minutes * 60)}", "-timeout=20", "-rss_limit_mb=2500", "-max_len=400"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={kept}/", str(kept)], one)
    atheris.Fuzz()
