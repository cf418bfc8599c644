"""`caselint serve`."""

from __future__ import annotations

import errno
from typing import Annotated

import typer

from caselint.commands import options, run

_TAKEN = (errno.EADDRINUSE, errno.EACCES)  # Windows says the latter of a port that another program has


def serve(
    port: Annotated[
        int,
        typer.Option(
            help="The port of the page's address.", min=0, max=65535, show_default="any that is free"
        ),
    ] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the page, only say its address.")
    ] = False,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    limit: options.Limit = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Open a page on this machine on which a note is checked while you write it.

    Nothing leaves this machine, and nothing is kept. Ctrl+C ends it.
    """
    from caselint.serve.desk import Desk

    settings = run.settings_of(
        config,
        isolated,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        profile=profile,
        limit=limit,
    )
    with Desk(settings) as desk:  # whose worker loads while the rest does
        from caselint.config import ConfigError
        from caselint.selection import make_linter
        from caselint.serve import server

        book = run.load_book(settings)
        try:
            make_linter(book, settings)
            listening = server.listen(port)
        except ConfigError as error:
            run.fail(str(error))
        except OSError as error:
            run.fail(_not_had(port, error))

        def tell(address: str) -> None:
            typer.echo(address)
            run.tell("open this address in a browser on this machine. Ctrl+C ends it.")
            if not no_browser:
                server.open_browser(address)

        server.run(listening, settings, book, desk, tell)


def _not_had(port: int, error: OSError) -> str:
    if error.errno in _TAKEN:
        return (
            f"Port {port} is in use by another program, or may not be used by you. "
            "Give another number, or leave --port out to have one chosen."
        )
    return f"No page can be opened on this machine: {error.strerror}."
