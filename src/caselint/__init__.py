"""caselint: checks case notes in children's social care against recording standards."""

__version__ = "0.1.0"
