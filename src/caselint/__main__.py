"""`python -m caselint` is the same as `caselint`."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130  # what shells give a program that Ctrl+C ended


def main() -> None:
    """Run the command line. An interrupt, and output that nobody takes, end it without a traceback."""
    try:
        for stream in ("stdout", "stderr"):
            if getattr(sys, stream) is None:  # it was closed before the program began
                setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        try:
            _run()
        finally:
            gc.freeze()  # or Python looks through all there is for waste, which goes with the process
            sys.stdout.flush()  # else Python does, and fails, when nobody is left to tell of it
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:
        if error.filename is not None:  # a fault in dealing with some file, and no word on the output
            raise
        sys.exit(_not_written(error))


def _run() -> None:
    from caselint.workers.start import start_early

    start_early(sys.argv[1:])
    gc.set_threshold(100_000, 50, 50)  # what is imported stays: it need not be searched for waste so often
    from caselint.cli import app

    app(prog_name="caselint")


def _not_written(error: OSError) -> int:
    """Say that standard output takes no more: its disk is full, or its reader is gone. The exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what is still to be written has nowhere to go
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write(f"caselint: the output could not be written: {error.strerror}.\n")
    return 2


if __name__ == "__main__":
    main()
