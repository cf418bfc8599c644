"""`python -m caselint` is the same as `caselint`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from caselint.workers.start import start_early

    start_early(sys.argv[1:])
    from caselint.cli import app

    app(prog_name="caselint")


if __name__ == "__main__":
    main()
