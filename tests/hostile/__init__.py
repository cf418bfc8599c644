"""Hostile and odd files: made by script, each with what caselint must say of it."""
