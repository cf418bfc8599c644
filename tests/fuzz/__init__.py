"""Mutated example files: whatever is done to a file, reading it gives a `Document`, and soon."""
