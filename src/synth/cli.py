"""The command line: flat verbs, each a few lines that call the rooms."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

import synth


class _Verbs(click.Group):
    """Turn bad input into one readable message and exit status 2."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (ValueError, OSError) as error:
            raise click.UsageError(str(error)) from error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(synth.__version__, prog_name="synth")
def main() -> None:
    """Qualitative analysis of Thai workshop notes: from a folder of notes to the report."""
    _speak_thai()


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--study",
    default="study.db",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Where codings are kept.",
)
@click.option(
    "--out",
    default="report",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder of the report.",
)
@click.option(
    "--lang", default="th", type=click.Choice(["th", "en"]), show_default=True, help="Language of the report."
)
@click.option("--coder", help="Whose codings count; else the coder who has read most.")
@click.option("--themes", type=int, help="How many themes to propose; else by a rule of thumb.")
@click.option("--seed", default=0, show_default=True, help="Same seed, same proposal.")
@click.option("--template", type=click.Path(path_type=Path), help="A .docx whose styles the report takes.")
def run(corpus, study, out, lang, coder, themes, seed, template) -> None:
    """Read CORPUS, propose themes, keep the codings, write the report.

    Example: synth run corpus --lang en
    """
    from synth.report.wording import Wording

    words = Wording(lang)
    with _steps(words, ["read", "discover", "study", "report"]) as step:
        step()
        read = synth.read_corpus(corpus)
        faults = _faults(corpus, read)
        if faults:
            raise ValueError("\n".join([words("cli.faults"), *faults]))
        step()
        proposal = _proposal(read.statements, themes, seed)
        step()
        with synth.Study(study) as kept:
            waiting = _take_in(kept, corpus, read)
            step()
            written = synth.write_report(
                kept, out, lang=lang, coder=coder, proposal=proposal, template=template
            )
    for line in waiting:
        click.echo(line, err=True)
    click.echo(words("cli.problems", n=len(read.problems))) if len(read.problems) else None
    click.echo(words("cli.done", out=out, n=len(written)))


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
def read(corpus, out) -> None:
    """Read CORPUS into sources, statements, left_out and problems as CSV."""
    found = synth.read_corpus(corpus, progress=True)
    _write_tables(
        {name: getattr(found, name) for name in ("sources", "statements", "left_out", "problems")}, out
    )
    click.echo(f"{found!r} → {out}")


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
@click.option("--themes", type=int, help="How many themes to propose; else by a rule of thumb.")
@click.option("--seed", default=0, show_default=True, help="Same seed, same proposal.")
def discover(corpus, out, themes, seed) -> None:
    """Propose themes for a CORPUS or a study, as CSV."""
    if corpus.is_file():
        with synth.Study(corpus, create=False) as kept:
            statements = kept.statements()
    else:
        statements = synth.read_corpus(corpus).statements
    proposal = synth.discover(statements, themes=themes, seed=seed)
    _write_tables({"proposed_themes": proposal.themes, "proposed_members": proposal.members}, out)
    click.echo("\n".join(f"{row.theme}. {row.label} ({row.size})" for row in proposal.themes.itertuples()))


@main.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="CSV file for the table.")
def agreement(study, out) -> None:
    """Say how far coders of STUDY agree: per code, dimension and overall, with intervals."""
    with synth.Study(study, create=False) as kept:
        table = synth.agreement(kept.codings(), kept.reviews(), kept.statements(), kept.codebook())
        notes = kept.sources().get("coding_note")
    table["coding_note"] = " ".join(notes[notes != ""].unique()) if notes is not None else ""
    _write_tables({out.stem: table}, out.parent)


@contextmanager
def _steps(words, names: list[str]) -> Iterator:
    """Show a bar on standard error that says what is being done."""
    from tqdm import tqdm

    said = iter(names)
    with tqdm(
        total=len(names), bar_format="{desc:<34} {bar:24} {n_fmt}/{total_fmt} {elapsed}", file=sys.stderr
    ) as bar:
        begun = []

        def step() -> None:
            bar.update(len(begun[-1:]))
            begun.append(next(said))
            bar.set_description_str(words(f"cli.{begun[-1]}"))

        yield step
        bar.update(1)


def _faults(folder: Path, read) -> list[str]:
    from synth.exchange.tabular import faults_of_corpus

    return faults_of_corpus(folder, read.statements, read.sources)


def _proposal(statements, themes, seed):
    from synth.themes.discover import LEAST_STATEMENTS

    if (statements["use"] == "analysed").sum() < LEAST_STATEMENTS:
        return None
    return synth.discover(statements, themes=themes, seed=seed)


def _take_in(kept, folder: Path, read) -> list[str]:
    """Bring the corpus, its codebook and its codings into the study, each file once."""
    from synth.exchange.tabular import codebooks_in, read_codings, sheets_in

    kept.add_corpus(read)
    waiting = []
    for path in [*codebooks_in(folder), *sheets_in(folder / "codings")]:
        name, sha256 = path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
        status = kept.import_status(name, sha256)
        if status == "changed":
            waiting.append(
                f"{name} has changed since it was imported; take it in with: synth import {kept.path} {path}"
            )
        if status != "new":
            continue
        if path.parent == folder:
            kept.import_codebook(synth.read_codebook(path), path=name, sha256=sha256)
        else:
            codings, reviews = read_codings(path, read.statements, kept.codebook(), read.sources)
            kept.import_codings(codings, reviews, path=name, sha256=sha256)
    return waiting


def _write_tables(tables: dict, folder: Path) -> None:
    from synth.sheets import write_csv

    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_csv(folder / f"{name}.csv", list(table.columns), table.fillna("").itertuples(index=False))


def _speak_thai() -> None:
    """Windows consoles and pipes may not be UTF-8; Thai must come out all the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
