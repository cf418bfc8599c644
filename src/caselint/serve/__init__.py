"""A page on this machine on which a note is checked while it is written.

`server` opens the socket and runs the page, `guard` lets nobody in but the page itself, `app` has the
addresses, `desk` has the notes checked one after the other, and `answers` is what the page is told. The page
is the files in `page`, served as they stand. Nothing is kept: no note, no name, no log.
"""
