"""Verbs that work with what was coded: suggest, agreement, retrieve, compare, rerun."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

import synth
from synth.notebooks.place import place_of
from synth.schema import CODE_JOIN
from synth.telling import several, told

from .helping import Verb, lang_option
from .notes import blank, write_tables
from .places import NOTES, STUDY, embedding_option, study_argument
from .speaking import Words, typed, words


@click.command(cls=Verb)
@study_argument()
@click.option("--coder", required=True)
@click.option("--out", type=click.Path(path_type=Path))
@embedding_option()
@lang_option()
def suggest(location, coder, out, embedding, lang) -> None:
    """Suggest codes for the statements of STUDY, each with its reason; nothing is coded."""
    with synth.Study(location, create=False) as study:
        codings, dismissed = (
            table[table["coder"] == coder] for table in (study.codings(), study.dismissals())
        )
        statements, codebook = study.statements(), study.codebook()
        options = {"embedding": embedding, "beside": study.beside}
        if out:
            _write_suggestions(out, statements, codings, codebook, dismissed, options)
            return
        hints = synth.suggest(statements, codings, codebook, dismissed, **options)
    for row in hints.merge(statements[["statement_id", "text"]]).itertuples():
        click.echo(f"{row.score:.2f} {row.code}: {row.text} ({row.because})")


def _write_suggestions(out: Path, statements, codings, codebook, dismissed, options: dict) -> None:
    """Write suggestions a part at a time, for those of a million are not held together; and the opinion."""
    from synth.schema import TABLES
    from synth.sheets import write_csv
    from synth.themes.suggest import suggested_in_parts

    beside, places = out.with_name("second_opinion.csv"), ["source_id", "section", "item", "text"]
    placed, suggested = statements.set_index("statement_id")[places], []

    def rows():
        for part in suggested_in_parts(statements, codings, codebook, dismissed, **options):
            suggested.append(part["statement_id"].nunique())
            yield from blank(part.join(placed, on="statement_id")).itertuples(index=False)

    out.parent.mkdir(parents=True, exist_ok=True)
    write_csv(out.with_suffix(".csv"), [*TABLES["suggestions"], *places], rows())
    click.echo(words()("suggest.wrote", n=sum(suggested), out=out))
    opinion = synth.second_opinion(statements, codings, codebook, **options)
    write_tables({beside.stem: opinion}, out.parent)
    if len(opinion):
        click.echo(words()("suggest.opinion", n=len(opinion), out=beside))
        if opinion.sample:
            click.echo(words()("suggest.sample", n=f"{opinion.sample:,}"))


@click.command(cls=Verb)
@study_argument()
@click.option("--out", required=True, type=click.Path(path_type=Path))
@lang_option()
def agreement(location, out, lang) -> None:
    """Say how far coders of STUDY agree: per code, dimension and overall, with intervals."""
    with synth.Study(location, create=False) as study:
        table = synth.agreement(study.codings(), study.reviews(), study.statements(), study.codebook())
        notes = study.sources().get("coding_note")
    table["coding_note"] = " ".join(notes[notes != ""].unique()) if notes is not None else ""
    write_tables({out.stem: table}, out.parent)
    for row in table[table["level"] != "code"].itertuples():
        click.echo(_agreed(row, lang))


@click.command(cls=Verb)
@study_argument()
@click.option("--code", "codes", multiple=True)
@click.option("--without", multiple=True)
@click.option("--where", multiple=True, metavar="NAME=VALUE")
@click.option("--by", default="")
@click.option("--coder")
@click.option("--out", type=click.Path(path_type=Path))
@lang_option()
def retrieve(location, codes, without, where, by, coder, out, lang) -> None:
    """Find the statements of STUDY that carry codes, with their places; with --by count them side by side."""
    from synth.findings.found import code_grid, found_statements
    from synth.report.formats.found import write_found

    conditions = dict(map(_parted, where))
    with synth.Study(location, create=False) as study:
        tables = study.tables()
    matches = found_statements(tables, codes, without, conditions, coder)
    grid = code_grid(tables, by, codes, conditions, coder) if by else None
    wording = Words(lang)
    if out:
        columns = [*matches, *(grid if grid is not None else [])]
        heads = {name: wording(f"heads.{name}") for name in columns if wording.has(f"heads.{name}")}
        write_found(out, matches, grid, lambda name: wording(f"retrieve.sheet_{name}"), heads)
        click.echo(wording("retrieve.wrote", n=len(matches), out=out))
        return
    for row in matches.to_dict("records"):
        origin = " > ".join(filter(None, (row["path"], row["section"], row["item"])))
        click.echo(f"{row['text']}\n    {origin} [{row['names']}]")
    if matches.empty and not tables["reviews"]["coder"].any():
        raise ValueError(wording("retrieve.nobody", line=typed("lab", location)))
    if grid is not None:
        click.echo("\n".join(_crossed(grid)))
    click.echo(
        wording("retrieve.found", n=len(matches), coder=matches["coder"].max() if len(matches) else "–")
    )


def _parted(text: str) -> tuple[str, str]:
    """Part ``NAME=VALUE``."""
    name, sign, value = text.partition("=")
    if not (sign and name.strip()):
        raise ValueError(words()("retrieve.bad_where", text=text))
    return name.strip(), value.strip()


def _crossed(grid) -> list[str]:
    """Say a line a code: in how many of each value's statements it is."""
    values = [column for column in grid if column not in ("code", "name")]
    rows = grid.to_dict("records")
    return [f"{row['name']}: {', '.join(f'{value} {row[value]}' for value in values)}" for row in rows]


def _incomparable(tables, by: str) -> str:
    """Say why there is nothing to set side by side."""
    _, reviews, statements, codebook = tables
    read = statements.loc[statements["statement_id"].isin(reviews["statement_id"]), by]
    values = sorted({str(value) for value in read} - {""})
    if len(values) > 1 and not len(codebook):
        return told("findings.no_theme")
    return told("findings.two_needed", by=by, known=several(values) if values else told("value.nothing"))


@click.command(cls=Verb)
@study_argument()
@click.option("--by", default="cohort", show_default=True)
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--coder")
@lang_option()
def compare(location, by, out, coder, lang) -> None:
    """Set cohorts of STUDY (or values of another column) side by side, by projects."""
    with synth.Study(location, create=False) as study:
        statements = synth.with_attributes(study.statements(), study.sources())
        tables, recoded = ((study.codings(), study.reviews(), statements, study.codebook()), study.recoded())
    table = synth.compare_cohorts(*tables, by=by, coder=coder, recoded=recoded)
    if table.empty:
        raise ValueError(_incomparable(tables, by))
    click.echo("\n".join(_compared(table, lang)))
    if out:
        write_tables({out.stem: table}, out.parent)
        click.echo(words()("compare.wrote", out=out))


@click.command(cls=Verb)
@click.argument("corpus", metavar="[CORPUS]", default=".", type=click.Path(path_type=Path))
@click.option("--cohort", default="")
@click.option("--study", type=STUDY)
@click.option("--codebook", default="")
@click.option("--coder", default="")
@click.option("-p", "--parameter", "parameters", type=(str, str), multiple=True)
@click.option("--notebooks", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--before", type=click.Path(path_type=Path))
@click.option("--count-suggestions", is_flag=True)
@lang_option()
def rerun(corpus, study, out, **asked) -> None:
    """Run the notebooks again on CORPUS, keep the executed copies, say what changed since the run before."""
    from synth.notebooks.rerun import rerun as again

    gc.enable()
    own = place_of(corpus) if corpus.is_dir() else None  # a study folder has a study and notebooks of its own
    place = NOTES.convert(corpus, None, None)
    study = study or (own.study if own and own.study.exists() else None)
    if own and not asked["notebooks"] and any(own.notebooks.glob("*.ipynb")):
        asked["notebooks"] = own.notebooks
    run = again(place.corpus, study=study, out=out or place.runs, **asked, tell=click.echo)
    if run.failures:
        sys.exit(1)


def _agreed(row, lang: str) -> str:
    """Say in a line how far coders agree in a dimension, or why that cannot be said."""
    from synth.report.wording import Wording, missing

    words = Wording(lang)
    parts = [words(f"agreement.{note}") for note in row.note.split(CODE_JOIN) if note]
    if not missing(row.alpha_low):
        parts.insert(0, words.interval(row.alpha_low, row.alpha_high))
    if not missing(row.alpha):
        parts.insert(0, f"α {words.coefficient(row.alpha)}")
    counted = words.counted(row.statements, "statements")
    whole = words("value.overall") if row.level == "overall" else words.dimension(row.dimension)
    return f"{whole} ({counted}): {' · '.join(parts)}"


def _compared(table, lang: str) -> list[str]:
    """Say two cohorts theme by theme, and then what stands between the numbers and a conclusion."""
    from synth.report.parts.anchors import same_coders
    from synth.report.parts.cohorts import warnings
    from synth.report.wording import Wording

    words, lines = Wording(lang), []
    for _, rows in table.groupby(["earlier", "later"], sort=False):
        for row in rows.to_dict("records"):
            earlier = f"{row['earlier']} {row['with_theme_earlier']}/{row['units_earlier']}"
            later = f"{row['later']} {row['with_theme_later']}/{row['units_later']}"
            change = f" · {words('change.' + row['change'])}" if row["change"] else ""
            unit = words(f"value.unit_{row['unit']}")
            lines.append(f"{words.name(row)}: {earlier}, {later} {unit}{change}")
        tested = rows["difference_low"].notna().any()
        notes = [*warnings(words, rows.iloc[0], tested), *same_coders(words, rows)]
        lines += [f"  {note}" for note in notes]
    return lines
