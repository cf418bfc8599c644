"""Run a command as a child of a small process, so that its most memory and its children's is known."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    """Run the command after the name of a file, which is told in JSON what the command took."""
    told, *command = sys.argv[1:]
    begun = time.monotonic()
    code = subprocess.run(command, check=False).returncode
    seconds = time.monotonic() - begun
    Path(told).write_text(json.dumps({"seconds": seconds, "peak_mb": _peak_mb()}), encoding="utf-8")
    sys.exit(code)


def _peak_mb() -> float | None:
    """The most that any one descendant took; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main()
