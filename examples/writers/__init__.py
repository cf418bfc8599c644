"""Writes the example notes: one module a format, and `source`, which reads their descriptions."""
