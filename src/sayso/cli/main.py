"""The command `sayso` and its subcommands."""

import click

from sayso import __version__
from sayso.cli.code import code
from sayso.cli.schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """Who did what to whom, and on whose say-so: captured news pages in, a sourced record out."""


main.add_command(code)
main.add_command(schema)
