"""`python -m caselint` is the same as `caselint`."""

from caselint.cli import app

app(prog_name="caselint")
