"""The command `sayso` and its subcommands."""

import click

from sayso import __version__
from sayso.cli.code import code
from sayso.cli.errors import Commands
from sayso.cli.export import export
from sayso.cli.problems import problems
from sayso.cli.read import read
from sayso.cli.schema import schema
from sayso.cli.show import show


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """Who did what to whom, and on whose say-so: captured news pages in, a sourced record out."""


for command in (read, show, problems, export, code, schema):
    main.add_command(command)
