"""The command `sayso` and its subcommands."""

import click

from sayso import __version__
from sayso.cli.agreement import agreement, reviewers
from sayso.cli.changes import changes
from sayso.cli.code import code
from sayso.cli.compare import compare
from sayso.cli.copy import copy
from sayso.cli.disagreements import disagreements
from sayso.cli.errors import Commands
from sayso.cli.export import export
from sayso.cli.judge import judge, judgements
from sayso.cli.link import link_files
from sayso.cli.problems import problems
from sayso.cli.read import read
from sayso.cli.report import report
from sayso.cli.schema import schema
from sayso.cli.serve import serve
from sayso.cli.shell import completion, examples
from sayso.cli.show import show
from sayso.cli.stories import stories
from sayso.cli.upgrade import upgrade
from sayso.cli.verify import verify
from sayso.cli.watch import watch


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """Who did what to whom, and on whose say-so: captured news pages in, a sourced record out."""


for command in (
    read,
    watch,
    show,
    stories,
    disagreements,
    judge,
    judgements,
    agreement,
    reviewers,
    changes,
    serve,
    problems,
    copy,
    upgrade,
    export,
    compare,
    report,
    verify,
    code,
    link_files,
    schema,
    examples,
    completion,
):
    main.add_command(command)
