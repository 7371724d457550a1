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
def anchors(study, cohort, size, earlier, seed, coder, out, lang) -> None:
    """Draw statements of earlier cohorts of STUDY as anchors; without --cohort, say how they stand."""
    said = Words(lang)
    with synth.Study(study, create=False) as kept:
        if cohort:
            act = kept.draw_anchors(cohort, size, coder, seed=seed, earlier=earlier)
            n = int((kept.anchors()["lot"] == act).sum())
            click.echo(said("anchors.drawn", n=n, cohort=cohort, line=typed("lab", study)))
            return
        table, recoded, codebook = kept.anchors(), kept.recoded(), kept.codebook()
    tables = {"drift": synth.drift(recoded, codebook), "stability": synth.stability(recoded, codebook)}
    tables["training"] = synth.training(recoded, codebook)
    if out:
        write_tables(tables, out)
    click.echo("\n".join([*_lots(table, recoded, said, study), *_changes(tables["drift"], said, lang)]))


def _lots(table: pd.DataFrame, recoded: pd.DataFrame, said: Words, study: Path) -> list[str]:
    """Say of each lot how many anchors it has and how far each coder is."""
    if table.empty:
        return [said("anchors.none", line=typed("anchors", study, "--cohort", "COHORT"))]
    lines = []
    for lot, own in table.groupby("lot", sort=False):
        lines.append(said("anchors.lot", cohort=own["cohort"].iloc[0], n=len(own)))
        for who, rows in recoded[recoded["lot"] == lot].groupby("coder", sort=False):
            lines.append(said("anchors.read", coder=who, read=len(rows), n=len(own)))
    return lines


def _changes(table: pd.DataFrame, said: Words, lang: str) -> list[str]:
    """Say in words what became of each code that can be judged, and how many cannot."""
    name = "name_en" if lang == "en" else "name"
    lines, known = [], table[table["change"] != ""] if len(table) else table
    for row in known.to_dict("records"):
        share = {
            "sensitivity": round(100 * row["sensitivity"]),
            "added": round(100 - 100 * row["specificity"]),
        }
        net = {key: f"{100 * row[key]:+.0f}" for key in ("net", "net_low", "net_high")}
        told = {"coder": row["coder"], "code": row[name] or row["name"] or row["code"], **share, **net}
        lines.append(said(f"anchors.{row['change'].replace(' ', '_')}", **told))
    if few := len(table) - len(known):
        lines.append(said("anchors.too_few", n=few))
    return lines
