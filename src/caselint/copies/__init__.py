"""Copies of the files that were checked, with the findings in them: for Word files and PDFs."""
