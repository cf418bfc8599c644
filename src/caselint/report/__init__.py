"""Findings written out: one module a format. A report reads no file and changes no finding."""
