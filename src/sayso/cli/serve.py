"""`sayso serve`: the record in a browser."""

import gc

import click

from sayso.cli.options import RECORD, resolve_target
from sayso.config import read_settings
from sayso.record import open_record

HOST = "The address to serve at; one that other machines reach needs SAYSO_TOKEN."


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
@click.option("--host", default="127.0.0.1", show_default=True, help=HOST)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port.")
def serve(names: tuple[str, ...], record: str | None, host: str, port: int) -> None:
    """Open the record in a browser: read, search, and check every value against the text it was read from.

    Only this machine reaches the pages. To open them wider, set SAYSO_TOKEN and give --host: browsers then ask for the
    token, and programs send it as `Authorization: Bearer TOKEN`. Nothing is encrypted; put a proxy with TLS before it.
    """
    import uvicorn  # here, so that the other commands start without the web server

    from sayso.web import check_access, make_app

    access = check_access(host, read_settings().token)
    with open_record(resolve_target(names, record).record) as opened:
        click.echo(f"reading {opened.name} ...", err=True)
        app = make_app(opened, access)
        gc.collect()
        gc.freeze()  # the index of a large record is no garbage: looking through it would hold up a page now and then
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"serving {opened.name} at http://{shown}:{port}/ - stop with Ctrl-C", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)
