"""The main verb: a folder of notes, coded or not, becomes a report."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

import synth
from synth.address import Address
from synth.telling import joined, say

from .helping import Verb, lang_option
from .notes import unit_option
from .personal import going_out, redact_option
from .places import STUDY_PATH, embedding_option, notes_argument
from .speaking import Words, typed


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
        with synth.Study(study) as opened_study:
            changed = synth.import_folder(opened_study, corpus, read, checked=True)
            del read  # the study has it: a million statements take a gigabyte
            problems = len(opened_study.problems())
            missing = opened_study.missing()
            with going_out(opened_study, redact, Words(lang), remarks.append) as outgoing:
                step("discover")  # on the statements as people put them right
                parameters = {"themes": themes, "seed": seed, "embedding": embedding}
                proposal = _proposal(outgoing.statements(), beside=opened_study.beside, **parameters)
                helped.close()
                step("report")
                parameters |= {"corpus": str(corpus), "coder": coder, "unit": unit}
                parameters |= {"inputs": list(named_files(corpus).values()), "redact": redact}
                details = {"parameters": parameters | {"settings": settings}, "durations": seconds} | settings
                written = synth.write_report(
                    outgoing, out, lang=lang, coder=coder, proposal=proposal, **details
                )
            problems = len(opened_study.problems())
    for line in remarks:
        click.echo(line, err=True)
    whose = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["codings"]
    if len(whose["coders"]) > 1:
        click.echo(Words(lang)("run.counted", coder=whose["coder"], n=len(whose["coders"])))
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


def _taught(location: Path | Address | None):
    """Return the reader of lines as the corrections in a study teach it; None where there are none."""
    if location is None or (isinstance(location, Path) and not location.is_file()):
        return None
    with synth.Study(location) as study:
        return study.labeller()


def _proposal(statements, **asked):
    from synth.themes.proposal import LEAST_STATEMENTS

    if (statements["use"] == "analysed").sum() < LEAST_STATEMENTS:
        return None
    return synth.discover(statements, **asked)
