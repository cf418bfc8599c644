"""The report as one HTML page that needs nothing from anywhere else."""

from caselint.report.html.page import render_html

__all__ = ["render_html"]
