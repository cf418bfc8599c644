"""The commands, a module for each or for a few that belong together: arguments and exit codes, nothing else.

What is slow to import (spaCy, the readers, rich) is imported inside the commands that need it.
"""
