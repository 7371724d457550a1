"""Verbs that begin with a folder of notes: run, settings, read, discover."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

import synth
from synth.address import Address
from synth.notebooks.place import place_of
from synth.schema import ANALYSED, UNITS
from synth.telling import joined, say, told

from .helping import Verb, lang_option
from .personal import going_out, redact_option
from .places import NOTES, STUDY, STUDY_PATH, embedding_option, notes_argument
from .speaking import Words, typed, words

unit_option = click.option("--unit", type=click.Choice(UNITS))
"""What a statement is, for every verb that reads notes."""


@click.command(cls=Verb)
@notes_argument()
@click.option("--study", type=STUDY_PATH)
@click.option("--out", type=click.Path(path_type=Path))
@lang_option()
@click.option("--coder")
@click.option("--themes", type=int)
@click.option("--seed", default=0, show_default=True)
@click.option("--template", type=click.Path(path_type=Path))
@click.option("--full", is_flag=True)
@embedding_option()
@unit_option
@redact_option
@click.option("--scheduler", metavar="ADDRESS")
def run(
    corpus, study, out, lang, coder, themes, seed, template, full, embedding, unit, redact, scheduler
) -> None:
    """Read CORPUS, propose themes, keep the codings, write the report."""
    from synth.exchange.folder import named_files
    from synth.exchange.tabular import faults_of_corpus
    from synth.report.options import read_settings
    from synth.report.wording import Wording

    place, at_home = corpus, study is None
    study, out, corpus = study or place.study, out or place.report, place.corpus
    words, seconds, remarks = Wording(lang), {}, []
    settings = read_settings(corpus, words) | ({"template": str(template)} if template else {})
    settings |= {"full": True} if full else {}
    with _cluster(scheduler) as helped, _steps(words, seconds) as step:
        step("read")
        read = synth.read_corpus(corpus, unit=unit, by=_taught(study))
        if faults := faults_of_corpus(corpus, read.statements, read.sources):
            raise ValueError(joined([words("cli.faults"), *faults]))
        gc.freeze()  # what stands by now stays to the end
        gc.enable()
        step("study")
        with synth.Study(study) as kept:
            changed = synth.import_folder(kept, corpus, read)
            problems = len(kept.problems())
            missing = kept.missing()
            with going_out(kept, redact, Words(lang), remarks.append) as seen:
                step("discover")  # on the statements as people put them right
                asked = {"themes": themes, "seed": seed, "embedding": embedding}
                proposal = _proposal(seen.statements(), beside=kept.beside, **asked)
                helped.close()
                step("report")
                asked |= {"corpus": str(corpus), "coder": coder, "unit": unit}
                asked |= {"inputs": list(named_files(corpus).values()), "redact": redact}
                told = {"parameters": asked | {"settings": settings}, "durations": seconds} | settings
                written = synth.write_report(seen, out, lang=lang, coder=coder, proposal=proposal, **told)
            problems = len(kept.problems())
            counted, people = _counted(kept, coder)
    for line in remarks:
        click.echo(line, err=True)
    if people > 1:
        click.echo(Words(lang)("run.counted", coder=counted, n=people))
    for path in changed:
        name = path.relative_to(corpus).as_posix()
        click.echo(words("cli.changed", name=name, study=study, path=path), err=True)
    for row in missing.itertuples():
        todo = say(row.what_to_do, lang).replace(f" {study.name} ", f" {study} ")
        click.echo(f"{row.path}: {say(row.problem, lang)} → {todo}")
    if problems:
        click.echo(words("cli.problems", n=problems, path=out / "tables" / "problems.csv"))
    click.echo(_contents(words, out, written))
    click.echo(words("cli.kept", study=study))
    click.echo(Words(lang)("run.next", line=typed("lab", place.folder if at_home else study)))


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

    found, said = synth.read_corpus(corpus.corpus, progress=True, unit=unit), words()
    tables = {name: getattr(found, name) for name in ("statements", "left_out", "problems")}
    tables["doubts"] = doubts(found.statements, found.sources)
    write_tables({"sources": guessed_sources(found), **tables}, out)
    analysed = int((found.statements["use"] == "analysed").sum())
    counts = {"statements": len(found.statements), "analysed": analysed, "left_out": len(found.left_out)}
    click.echo(said("read.found", sources=len(found.sources), **counts, out=out))
    if len(tables["doubts"]):
        click.echo(said("read.doubts", n=len(tables["doubts"]), path=out / "doubts.csv"))
    for row in tables["doubts"].head(3).itertuples():
        click.echo(f"  ? {row.path} · {row.place}".rstrip(" ·"))
        for sign, part in (("   ", row.before), (" → ", row.text), ("   ", row.after)):
            if part:
                click.echo(f"    {sign}{part[:80]}")
    if len(found.problems):
        click.echo(said("read.problems", n=len(found.problems), path=out / "problems.csv"))
    for problem, rows in found.problems.groupby(["problem", "what_to_do"], sort=False):
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
    study = STUDY.convert(corpus, None, None) if _studied(corpus) else None
    beside = None
    if study:
        with synth.Study(study, create=False) as kept:
            statements, beside = kept.statements(), kept.beside
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


def _studied(given: Path | Address) -> bool:
    """Say whether this is a study, or a study folder in which there is one."""
    if isinstance(given, Path) and given.is_file():
        return True
    place = place_of(given)
    return place is not None and place.study.exists()


def _cluster(scheduler: str | None) -> ExitStack:
    """Ask a cluster to help, where one is named, until the stack is closed."""
    helped = ExitStack()
    if scheduler is not None:
        from synth.cluster import cluster_at

        helped.enter_context(cluster_at(scheduler))
    return helped


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


def _counted(study: synth.Study, coder: str | None) -> tuple[str, int]:
    """Return whose codings the report counts, and how many people coded."""
    from synth.findings.counting import counted_coder

    codings, reviews = study.codings(), study.reviews()
    return counted_coder(codings, reviews, coder), reviews["coder"].nunique()


def _contents(words, out: Path, written: list[Path]) -> str:
    """Say in a few lines where the report is and what is in it."""
    lines = [words("cli.done", out=out)]
    kinds = {"report.html": "html", "report-statements.html": "beside"}
    kinds |= {"report.docx": "docx", "tables.xlsx": "xlsx"}
    for name, key in kinds.items():
        lines += [f"  {name:<14} {words(f'cli.{key}')}" for path in written if path.name == name]
    for folder in ("tables", "charts"):
        n = sum(path.parent.name == folder for path in written)
        lines.append(f"  {folder + '/':<14} {words(f'cli.{folder}', n=n)}")
    return "\n".join([*lines, f"  {'manifest.json':<14} {words('cli.manifest')}"])


def _taught(study: Path | Address | None):
    """Return the reader of lines as the corrections in a study teach it; None where there are none."""
    if study is None or (isinstance(study, Path) and not study.is_file()):
        return None
    with synth.Study(study) as kept:
        return kept.labeller()


def _proposal(statements, **asked):
    from synth.themes.proposal import LEAST_STATEMENTS

    if (statements["use"] == "analysed").sum() < LEAST_STATEMENTS:
        return None
    return synth.discover(statements, **asked)


def write_tables(tables: dict, folder: Path) -> None:
    """Write each table as CSV into the folder, undefined as empty."""
    from synth.sheets import write_csv

    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_csv(
            folder / f"{name}.csv",
            list(table.columns),
            table.astype(object).where(table.notna(), "").itertuples(index=False),
        )
