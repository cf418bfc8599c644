"""Trains and scores the language model. Needs the extra `train`; nothing here is used at run time."""
