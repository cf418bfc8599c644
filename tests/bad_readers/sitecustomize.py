"""Puts a reader of plain text that breaks on demand in the place of caselint's own, in every Python.

Tests put this folder on PYTHONPATH: what they start, and the workers that it starts, then have it.
"""

import caselint.read

caselint.read.READERS["txt"] = ("breaking_reader", "read")
