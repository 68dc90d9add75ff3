"""`sayso schema`: what the coded format looks like."""

import json

import click

from sayso.coded_format import json_schema


@click.command()
def schema() -> None:
    """Print the coded format as a JSON Schema."""
    click.echo(json.dumps(json_schema(), indent=2))
