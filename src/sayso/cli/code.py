"""`sayso code`: captures in, coded captures out."""

from dataclasses import replace

import click

from sayso.build import code_all, find_captures
from sayso.cli.errors import PROBLEMS
from sayso.cli.options import JOBS
from sayso.cli.output import open_output
from sayso.coded_format import encode
from sayso.config import read_settings
from sayso.wording import number_words, problem_words


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", default="-", metavar="FILE", help="Where to write JSONL; - is standard output.")
@click.option("--with-text", is_flag=True, help="Write the text view of each capture too.")
@JOBS
@click.pass_context
def code(ctx: click.Context, paths: tuple[str, ...], out: str, with_text: bool, jobs: int | None) -> None:
    """Code the captures under PATHS and write one JSON object per capture."""
    settings = read_settings()
    settings = replace(settings, jobs=jobs or settings.jobs)
    captures = find_captures(paths, settings)
    problems = 0
    with open_output(out) as file:
        for coded in code_all(captures, settings):
            file.write(encode(coded, with_text=with_text) + b"\n")
            problems += len(coded.problems)
            for problem in coded.problems:
                click.echo(problem_words(coded.capture.path, problem), err=True)
    if problems:
        click.echo(f"{number_words(problems, 'problem')}, written with the captures", err=True)
        ctx.exit(PROBLEMS)
