"""Verbs for a folder of notes: settings, read, discover."""

from __future__ import annotations

from pathlib import Path

import click

import synth
from synth.address import Address
from synth.notebooks.place import place_of
from synth.schema import ANALYSED, UNITS
from synth.telling import told

from .helping import Verb, lang_option
from .places import NOTES, STUDY, STUDY_PATH, embedding_option, notes_argument
from .speaking import words

unit_option = click.option("--unit", type=click.Choice(UNITS))
"""What a statement is, for every verb that reads notes."""


@click.command(cls=Verb)
@notes_argument()
@lang_option()
def settings(corpus, lang) -> None:
    """Write report.toml into CORPUS: digits, years, fonts, author and parts of every report of synth run."""
    from synth.report.options import write_settings
    from synth.report.wording import Wording

    words = Wording(lang)
    named = corpus.corpus if corpus.folder == Path() else corpus.folder
    click.echo(words("cli.settings", path=write_settings(corpus.corpus, words), corpus=named))


@click.command(cls=Verb)
@notes_argument()
@click.option("--out", required=True, type=click.Path(path_type=Path))
@unit_option
@lang_option()
def read(corpus, out, unit, lang) -> None:
    """Read CORPUS into sources, statements, left_out, problems and doubts as CSV."""
    from synth.corpus import guessed_sources
    from synth.corpus.doubts import doubts

    material, wording = synth.read_corpus(corpus.corpus, progress=True, unit=unit), words()
    tables = {name: getattr(material, name) for name in ("statements", "left_out", "problems")}
    tables["doubts"] = doubts(material.statements, material.sources)
    write_tables({"sources": guessed_sources(material), **tables}, out)
    analysed = int((material.statements["use"] == "analysed").sum())
    counts = {
        "statements": len(material.statements),
        "analysed": analysed,
        "left_out": len(material.left_out),
    }
    click.echo(wording("read.found", sources=len(material.sources), **counts, out=out))
    if len(tables["doubts"]):
        click.echo(wording("read.doubts", n=len(tables["doubts"]), path=out / "doubts.csv"))
    for row in tables["doubts"].head(3).itertuples():
        click.echo(f"  ? {row.path} · {row.place}".rstrip(" ·"))
        for sign, part in (("   ", row.before), (" → ", row.text), ("   ", row.after)):
            if part:
                click.echo(f"    {sign}{part[:80]}")
    if len(material.problems):
        click.echo(wording("read.problems", n=len(material.problems), path=out / "problems.csv"))
    for problem, rows in material.problems.groupby(["problem", "what_to_do"], sort=False):
        click.echo(f"  {len(rows)} × {problem[0]} → {problem[1]} ({', '.join(rows['path'].unique()[:3])})")


@click.command(cls=Verb)
@click.argument("corpus", metavar="[CORPUS|STUDY]", default=".", type=STUDY_PATH)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--themes", type=int)
@embedding_option()
@click.option("--seed", default=0, show_default=True)
@unit_option
@lang_option()
def discover(corpus, out, themes, seed, embedding, unit, lang) -> None:
    """Propose themes for a CORPUS or a study, as CSV."""
    location = STUDY.convert(corpus, None, None) if _studied(corpus) else None
    beside = None
    if location:
        with synth.Study(location, create=False) as study:
            statements, beside = study.statements(), study.beside
    else:
        statements = synth.read_corpus(NOTES.convert(corpus, None, None).corpus, unit=unit).statements
    proposal = synth.discover(statements, themes=themes, seed=seed, embedding=embedding, beside=beside)
    if proposal.lacks:
        from synth.themes.proposal import LEAST_STATEMENTS

        n = int(statements["use"].eq(ANALYSED).sum())
        raise ValueError(told("themes.too_few", n=n, least=LEAST_STATEMENTS))
    tables = {"proposed_themes": proposal.themes, "proposed_members": proposal.members}
    write_tables(tables | {"proposed_subthemes": proposal.subthemes}, out)
    stand = proposal.themes[proposal.themes["stands"].astype(bool)]
    for row in stand.itertuples():
        click.echo(f"{row.theme}. {row.label} ({row.size})")
    if proposal.unsteady:
        weak = proposal.themes.drop(stand.index)
        click.echo(words()("discover.unsteady", n=len(weak), statements=int(weak["size"].sum())))
    if proposal.sample:
        click.echo(words()("discover.sample", n=f"{proposal.sample:,}"))
    click.echo(words()("discover.wrote", out=out))


def _studied(location: Path | Address) -> bool:
    """Say whether this is a study, or a study folder in which there is one."""
    if isinstance(location, Path) and location.is_file():
        return True
    place = place_of(location)
    return place is not None and place.study.exists()


def write_tables(tables: dict, folder: Path) -> None:
    """Write each table as CSV into the folder, undefined as empty."""
    from synth.sheets import write_csv

    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_csv(folder / f"{name}.csv", list(table.columns), blank(table).itertuples(index=False))


def blank(table):
    """Show what is undefined as empty."""
    return table.astype(object).where(table.notna(), "")
