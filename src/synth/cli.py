"""The command line: flat verbs, each a few lines that call the rooms."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
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
    # importing libraries and a dictionary of 62,000 words makes no garbage, but looking for it takes a second
    gc.disable()


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

    Thai digits, years, fonts, author and parts of the report: see synth settings.

    Example: synth run corpus --lang en
    """
    from synth.exchange.folder import named_files
    from synth.exchange.tabular import faults_of_corpus
    from synth.report.settings import read_settings
    from synth.report.wording import Wording

    words, seconds = Wording(lang), {}
    settings = read_settings(corpus, words) | ({"template": str(template)} if template else {})
    with _steps(words, seconds) as step:
        step("read")
        read = synth.read_corpus(corpus)
        if faults := faults_of_corpus(corpus, read.statements, read.sources):
            raise ValueError("\n".join([words("cli.faults"), *faults]))
        step("discover")
        proposal = _proposal(read.statements, themes, seed)
        gc.freeze()  # what stands by now stays to the end
        gc.enable()
        step("study")
        with synth.Study(study) as kept:
            changed = synth.import_folder(kept, corpus, read)
            step("report")
            asked = {"corpus": str(corpus), "coder": coder, "themes": themes, "seed": seed}
            asked["inputs"] = list(named_files(corpus).values())
            told = {"parameters": asked | {"settings": settings}, "durations": seconds} | settings
            written = synth.write_report(kept, out, lang=lang, coder=coder, proposal=proposal, **told)
    for path in changed:
        name = path.relative_to(corpus).as_posix()
        click.echo(words("cli.changed", name=name, study=study, path=path), err=True)
    if len(read.problems):
        click.echo(words("cli.problems", n=len(read.problems), path=out / "tables" / "problems.csv"))
    click.echo(_contents(words, out, written))
    click.echo(words("cli.kept", study=study))


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--lang", default="th", type=click.Choice(["th", "en"]), show_default=True, help="Language of its hints."
)
def settings(corpus, lang) -> None:
    """Write report.toml into CORPUS: digits, years, fonts, author and parts of every report of synth run."""
    from synth.report.settings import write_settings
    from synth.report.wording import Wording

    words = Wording(lang)
    click.echo(words("cli.settings", path=write_settings(corpus, words), corpus=corpus))


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
def read(corpus, out) -> None:
    """Read CORPUS into sources, statements, left_out and problems as CSV.

    sources.csv among them is prefilled with what the notes say of themselves, marked as guessed: mend it and
    put it into CORPUS.
    """
    from synth.corpus import guessed_sources

    found = synth.read_corpus(corpus, progress=True)
    tables = {name: getattr(found, name) for name in ("statements", "left_out", "problems")}
    _write_tables({"sources": guessed_sources(found), **tables}, out)
    click.echo(f"{found!r} → {out}")
    for problem, rows in found.problems.groupby(["problem", "what_to_do"], sort=False):
        click.echo(f"{len(rows)} × {problem[0]} → {problem[1]} ({', '.join(rows['path'].unique()[:3])})")


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
@click.option("--themes", type=int, help="How many themes to propose; else by a rule of thumb.")
@click.option(
    "--embedding", type=click.Path(path_type=Path, exists=True), help="Folder of a local sentence model."
)
@click.option("--seed", default=0, show_default=True, help="Same seed, same proposal.")
def discover(corpus, out, themes, seed, embedding) -> None:
    """Propose themes for a CORPUS or a study, as CSV."""
    if corpus.is_file():
        with synth.Study(corpus, create=False) as kept:
            statements = kept.statements()
    else:
        statements = synth.read_corpus(corpus).statements
    proposal = synth.discover(statements, themes=themes, seed=seed, embedding=embedding)
    tables = {"proposed_themes": proposal.themes, "proposed_members": proposal.members}
    _write_tables(tables | {"proposed_subthemes": proposal.subthemes}, out)
    click.echo("\n".join(f"{row.theme}. {row.label} ({row.size})" for row in proposal.themes.itertuples()))


@main.command()
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
        _write_tables({out.stem: found}, out.parent)
        return
    for row in found.itertuples():
        click.echo(f"{row.score:.2f} {row.code}: {row.text} ({row.because})")


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
    for row in table[table["level"] != "code"].itertuples():
        click.echo(_agreed(row))


@main.command()
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
        _write_tables({out.stem: table}, out.parent)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), show_default=True)
def new(folder, lang) -> None:
    """Make DIR, an empty study folder: a place for the notes, the notebooks, and what to do next.

    Example: synth new my-study
    """
    from synth.notebooks.new import new_folder

    click.echo("\n".join(new_folder(folder, lang)))


@main.command()
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
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), show_default=True)
def rerun(corpus, **asked) -> None:
    """Run the notebooks again on CORPUS, keep the executed copies, say what changed since the run before.

    Example: synth rerun corpus --cohort 2567 --study study.db --codebook final
    """
    from synth.notebooks.rerun import rerun as again

    gc.enable()
    if again(corpus, **asked, tell=click.echo).failures:
        sys.exit(1)


@main.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--rescue", type=click.Path(path_type=Path), help="Save what a damaged study holds in this file."
)
def check(study, rescue) -> None:
    """Prove that STUDY is whole; exit status 1 where it is not."""
    if rescue:
        from synth.study import rescue as save

        faults = save(study, rescue)
        click.echo(f"what could be read of {study} is in {rescue}")
    else:
        with synth.Study(study, create=False) as kept:
            faults = kept.check()
    for row in faults.itertuples():
        click.echo(f"{row.place}: {row.problem} → {row.what_to_do}")
    if len(faults):
        sys.exit(1)
    click.echo(f"{rescue or study} is whole")


@main.command(context_settings={"ignore_unknown_options": True})
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


@main.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup(study, file) -> None:
    """Copy STUDY to FILE, also while others write to it; by default beside it, named after the moment."""
    file = file or study.with_name(f"{study.stem}-{time.strftime('%Y-%m-%d-%H%M%S')}{study.suffix}")
    with synth.Study(study, create=False) as kept:
        click.echo(f"{study} → {kept.backup(file)}")


@main.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def restore(study, file) -> None:
    """Put the backup FILE in the place of STUDY; the study as it was is kept beside it."""
    from synth.study import restore as put_back

    former = put_back(study, file)
    click.echo(f"{file} → {study}" + (f"; as it was: {former}" if former else ""))


@main.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder", help="With a .csv: what this coder read and coded, instead of the codebook.")
def export(study, file, coder) -> None:
    """Write STUDY to FILE: .xlsx every table, .csv the codebook or a coder's codings, a folder everything.

    A folder holds all that the study holds; synth import makes the same study of it again.
    """
    from synth.exchange import plain

    with synth.Study(study, create=False) as kept:
        if coder:
            plain.write_codings(kept, file, coder)
        elif file.suffix.lower() == ".csv":
            plain.write_codebook(kept, file)
        elif file.suffix.lower() == ".xlsx":
            plain.write_book(kept, file)
        elif file.suffix:
            raise ValueError(f"{file.suffix} is not written: name a .csv, an .xlsx or a folder")
        else:
            plain.write_tables(kept, file)
    click.echo(f"{study} → {file}")


@main.command("import")
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path, exists=True))
def take_in(study, file) -> None:
    """Take FILE into STUDY: a codebook or codings (.csv, .xlsx), another coder's study (.db), or a folder.

    A folder is one that synth export wrote; STUDY is then a new file.
    """
    if file.is_dir():
        from synth.exchange.plain import read_tables

        read_tables(file, study).close()
        click.echo(f"{file} → {study}")
        return
    with synth.Study(study, create=False) as kept:
        if file.suffix.lower() != ".db":
            from synth.exchange.tabular import import_file

            click.echo(import_file(kept, file))
            return
        conflicts = kept.merge(file)
    click.echo(f"{file} → {study}; {len(conflicts)} places to settle")
    if len(conflicts):
        click.echo(conflicts.to_string(index=False))


@contextmanager
def _steps(words, seconds: dict[str, float]) -> Iterator[Callable[[str], None]]:
    """Show on standard error what is being done; keep how long each step took in `seconds`."""
    from tqdm import tqdm

    with tqdm(total=4, bar_format="{bar:12} {n_fmt}/{total_fmt} {elapsed} {desc}", file=sys.stderr) as bar:
        begun: list[tuple[str, float]] = []

        def end() -> None:
            if begun:
                name, at = begun.pop()
                seconds[name] = round(time.perf_counter() - at, 3)
                bar.update()

        def step(name: str) -> None:
            end()
            begun.append((name, time.perf_counter()))
            bar.set_description_str(words(f"cli.{name}"))

        yield step
        end()


def _contents(words, out: Path, written: list[Path]) -> str:
    """Say in a few lines where the report is and what is in it."""
    lines = [words("cli.done", out=out)]
    for name, key in (("report.html", "html"), ("report.docx", "docx"), ("tables.xlsx", "xlsx")):
        lines += [f"  {name:<14} {words(f'cli.{key}')}" for path in written if path.name == name]
    for folder in ("tables", "charts"):
        n = sum(path.parent.name == folder for path in written)
        lines.append(f"  {folder + '/':<14} {words(f'cli.{folder}', n=n)}")
    return "\n".join([*lines, f"  {'manifest.json':<14} {words('cli.manifest')}"])


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


def _proposal(statements, themes, seed):
    from synth.themes.discover import LEAST_STATEMENTS

    if (statements["use"] == "analysed").sum() < LEAST_STATEMENTS:
        return None
    return synth.discover(statements, themes=themes, seed=seed)


def _write_tables(tables: dict, folder: Path) -> None:
    from synth.sheets import write_csv

    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_csv(
            folder / f"{name}.csv",
            list(table.columns),
            table.astype(object).where(table.notna(), "").itertuples(index=False),
        )


def _speak_thai() -> None:
    """Windows consoles and pipes may not be UTF-8; Thai must come out all the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
