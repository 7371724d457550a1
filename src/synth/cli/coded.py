"""Verbs that work with what was coded: suggest, agreement, compare, lab; new and rerun for the notebooks."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

import synth

from .asked import language
from .notes import write_tables


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--coder", required=True, help="For whom: what this coder coded teaches, what they dismissed stays away."
)
@click.option("--out", type=click.Path(path_type=Path), help="CSV file; else on the screen.")
@click.option(
    "--embedding", type=click.Path(path_type=Path, exists=True), help="Folder of a local sentence model."
)
def suggest(study, coder, out, embedding) -> None:
    """Suggest codes for the statements of STUDY, each with its reason; nothing is coded."""
    with synth.Study(study, create=False) as kept:
        codings, dismissed = (table[table["coder"] == coder] for table in (kept.codings(), kept.dismissals()))
        found = synth.suggest(kept.statements(), codings, kept.codebook(), dismissed, embedding=embedding)
        found = found.merge(kept.statements()[["statement_id", "source_id", "section", "item", "text"]])
    if out:
        write_tables({out.stem: found}, out.parent)
        return
    for row in found.itertuples():
        click.echo(f"{row.score:.2f} {row.code}: {row.text} ({row.because})")


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="CSV file for the table.")
def agreement(study, out) -> None:
    """Say how far coders of STUDY agree: per code, dimension and overall, with intervals."""
    with synth.Study(study, create=False) as kept:
        table = synth.agreement(kept.codings(), kept.reviews(), kept.statements(), kept.codebook())
        notes = kept.sources().get("coding_note")
    table["coding_note"] = " ".join(notes[notes != ""].unique()) if notes is not None else ""
    write_tables({out.stem: table}, out.parent)
    for row in table[table["level"] != "code"].itertuples():
        click.echo(_agreed(row))


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--by", default="cohort", show_default=True, help="A column of statements or attribute of sources."
)
@click.option("--out", type=click.Path(path_type=Path), help="CSV file for the whole table.")
@click.option("--coder", help="Whose codings count; else the coder who has read most.")
def compare(study, by, out, coder) -> None:
    """Set cohorts of STUDY (or values of another column) side by side, by projects."""
    with synth.Study(study, create=False) as kept:
        statements = synth.with_attributes(kept.statements(), kept.sources())
        tables = kept.codings(), kept.reviews(), statements, kept.codebook()
    table = synth.compare_cohorts(*tables, by=by, coder=coder)
    for row in table.itertuples():
        earlier = f"{row.earlier} {row.with_theme_earlier}/{row.units_earlier}"
        later = f"{row.later} {row.with_theme_later}/{row.units_later}"
        click.echo(f"{row.name}: {earlier}, {later} ({row.unit}) {row.change} {row.note}".rstrip())
    if out:
        write_tables({out.stem: table}, out.parent)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("study", default="study.db", type=click.Path(path_type=Path))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.option("--coder", default="", help="Who codes; else who is remembered for this study.")
def lab(study, options, coder) -> None:
    """Open JupyterLab on the coding notebook with STUDY; further OPTIONS, as --no-browser, go to Lab."""
    import subprocess

    from synth.widget.lab import coding_notebook, lab_command, lab_environment

    with synth.Study(study, create=False) as kept:
        coder = coder or kept.coder
    notebook = coding_notebook(study, Path.cwd())
    click.echo(f"{notebook} · {study}")
    sys.exit(subprocess.call(lab_command(notebook, Path.cwd(), options), env=lab_environment(study, coder)))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language()
def new(folder, lang) -> None:
    """Make DIR, an empty study folder: a place for the notes, the notebooks, and what to do next.

    Example: synth new my-study
    """
    from synth.notebooks.new import new_folder

    click.echo("\n".join(new_folder(folder, lang)))


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--cohort", default="", help="Only this cohort; else all of them.")
@click.option("--study", type=click.Path(path_type=Path), help="Whose codings count; it is not written to.")
@click.option("--codebook", default="", help="A named version of the study's codebook; else the present one.")
@click.option("--coder", default="", help="Whose codings count; else the coder who has read most.")
@click.option(
    "-p",
    "--parameter",
    "parameters",
    type=(str, str),
    multiple=True,
    help="Name and value of a further parameter of the notebooks.",
)
@click.option("--notebooks", type=click.Path(path_type=Path), help="A folder of yours; else the project's.")
@click.option(
    "--out", default="runs", type=click.Path(path_type=Path), show_default=True, help="Folder of all runs."
)
@click.option("--before", type=click.Path(path_type=Path), help="The run to compare with; else the last one.")
@click.option("--count-suggestions", is_flag=True, help="Count suggested codes too; every table says so.")
@language()
def rerun(corpus, **asked) -> None:
    """Run the notebooks again on CORPUS, keep the executed copies, say what changed since the run before.

    Example: synth rerun corpus --cohort 2567 --study study.db --codebook final
    """
    from synth.notebooks.rerun import rerun as again

    gc.enable()
    if again(corpus, **asked, tell=click.echo).failures:
        sys.exit(1)


def _agreed(row) -> str:
    """Say in a line how far coders agree in a dimension, or why that cannot be said."""
    from synth.report.wording import Wording, missing

    words = Wording("th")
    said = [words(f"agreement.{note}") for note in row.note.split(";") if note]
    if not missing(row.alpha_low):
        said.insert(0, words.interval(row.alpha_low, row.alpha_high))
    if not missing(row.alpha):
        said.insert(0, f"α {words.coefficient(row.alpha)}")
    counted = words.counted(row.statements, "statements")
    whole = words("value.overall") if row.level == "overall" else words.dimension(row.dimension)
    return f"{whole} ({counted}): {' · '.join(said)}"
