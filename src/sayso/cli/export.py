"""`sayso export`: the record in a format of others."""

import json
from pathlib import Path

import click

from sayso.cli.options import RECORD, event_filter, resolve_target
from sayso.cli.output import STANDARD, open_output
from sayso.export import EXPORTERS, Exported
from sayso.linking import RULES
from sayso.record import EventFilter, open_record
from sayso.wording import number_words

BESIDE = ".about.json"


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
@click.option("--to", "form", type=click.Choice(sorted(EXPORTERS)), required=True, help="The format.")
@click.option("--out", default=STANDARD, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--rule", type=click.Choice(list(RULES)), help="How a figure is chosen where reports give several.")
@event_filter
def export(
    names: tuple[str, ...], record: str | None, form: str, out: str, rule: str | None, wanted: EventFilter
) -> None:
    """Write the record, or what of it is asked for, in a format that other programs read.

    \b
    One row per happening, over all its reports:
      acled    ACLED's 31 columns          ucdp     UCDP GED's 49 columns
      polecat  POLECAT's 40, by tabs       plover   PLOVER's JSON, by lines
      geojson  features for a map          ftm      FollowTheMoney entities
    One row per report:
      reports  CSV: id and event_id        parquet  the same, typed
      csv      as each article was coded   jsonl    the coded format, whole

    Without --rule, acled takes the lowest figure, the others the one that the record was linked by. What a format
    has no row for is counted and told. docs/EXPORTS.md says where each column is from.
    """  # noqa: D301
    with open_record(resolve_target(names, record).record) as opened, open_output(out) as file:
        exported = EXPORTERS[form](opened, wanted, file, rule)
    if not exported.is_told:
        _tell_rule(out, form, exported)
    left_out = [f"{number:,} left out: {why}" for why, number in sorted(exported.left_out.items())]
    click.echo("; ".join([number_words(exported.rows, "row"), *left_out]), err=True)


def _tell_rule(out: str, form: str, exported: Exported) -> None:
    """The rule beside a file whose format cannot name it; on standard error where there is no file."""
    path = Path(out)
    if out == STANDARD or not path.is_file():
        click.echo(f"figures by the rule {exported.rule}", err=True)
    else:
        with open_output(f"{out}{BESIDE}") as file:
            file.write(json.dumps(exported.about(form), indent=1).encode("utf-8") + b"\n")
