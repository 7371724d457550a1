"""The verb of anchor statements: draw a lot for a cohort, and say what became of those drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import synth

from .helping import Verb, lang_option
from .notes import write_tables
from .places import study_argument
from .speaking import Words, typed

if TYPE_CHECKING:
    import pandas as pd


@click.command(cls=Verb)
@study_argument(required=True)
@click.option("--cohort", default="")
@click.option("--size", type=int, default=100, show_default=True)
@click.option("--from", "earlier", multiple=True, metavar="COHORT")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--coder")
@click.option("--out", type=click.Path(path_type=Path))
@lang_option()
def anchors(location, cohort, size, earlier, seed, coder, out, lang) -> None:
    """Draw statements of earlier cohorts of STUDY as anchors; without --cohort, say how they stand."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        if cohort:
            act = study.draw_anchors(cohort, size, coder, seed=seed, earlier=earlier)
            n = int((study.anchors()["lot"] == act).sum())
            click.echo(wording("anchors.drawn", n=n, cohort=cohort, line=typed("lab", location)))
            return
        table, recoded, codebook = study.anchors(), study.recoded(), study.codebook()
    tables = {"drift": synth.drift(recoded, codebook), "stability": synth.stability(recoded, codebook)}
    tables["training"] = synth.training(recoded, codebook)
    if out:
        write_tables(tables, out)
    click.echo(
        "\n".join([*_lots(table, recoded, wording, location), *_changes(tables["drift"], wording, lang)])
    )


def _lots(table: pd.DataFrame, recoded: pd.DataFrame, wording: Words, location: Path) -> list[str]:
    """Say of each lot how many anchors it has and how far each coder is."""
    if table.empty:
        return [wording("anchors.none", line=typed("anchors", location, "--cohort", "COHORT"))]
    lines = []
    for lot, own in table.groupby("lot", sort=False):
        lines.append(wording("anchors.lot", cohort=own["cohort"].iloc[0], n=len(own)))
        for who, rows in recoded[recoded["lot"] == lot].groupby("coder", sort=False):
            lines.append(wording("anchors.read", coder=who, read=len(rows), n=len(own)))
    return lines


def _changes(table: pd.DataFrame, wording: Words, lang: str) -> list[str]:
    """Say in words what became of each code that can be judged, and how many cannot."""
    name = "name_en" if lang == "en" else "name"
    lines, changes = [], table[table["change"] != ""] if len(table) else table
    for row in changes.to_dict("records"):
        share = {
            "sensitivity": round(100 * row["sensitivity"]),
            "added": round(100 - 100 * row["specificity"]),
        }
        net = {key: f"{100 * row[key]:+.0f}" for key in ("net", "net_low", "net_high")}
        values = {"coder": row["coder"], "code": row[name] or row["name"] or row["code"], **share, **net}
        lines.append(wording(f"anchors.{row['change'].replace(' ', '_')}", **values))
    if few := len(table) - len(changes):
        lines.append(wording("anchors.too_few", n=few))
    return lines
