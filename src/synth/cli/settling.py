"""Verbs by which a person settles what only a person can: attribute, orphans, freeze."""

from __future__ import annotations

import fnmatch

import click

import synth
from synth.notebooks.place import place_of

from .helping import Verb, lang_option
from .places import study_argument
from .speaking import Words, typed, words


@click.command(cls=Verb)
@study_argument(required=True)
@click.argument("sources", metavar="[SOURCE]", default="*")
@click.argument("name", metavar="[NAME]", default="")
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--coder")
@lang_option()
def attribute(location, sources, name, value, coder, lang) -> None:
    """Show the attributes of the sources of STUDY, or say that NAME is VALUE for SOURCE."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        table = study.sources()
        chosen = table[[_fits(source, sources) for source in table["source_id"]]]
        if chosen.empty:
            raise ValueError(wording("attribute.no_source", source=sources))
        if value is None:
            click.echo("\n".join(_described(chosen, name, wording)))
            return
        for source in chosen["source_id"]:
            study.set_attribute(source, name, value, coder)
    click.echo(wording("attribute.set", n=len(chosen), name=name, value=value))


def _fits(source: str, pattern: str) -> bool:
    """Say whether a source is meant: by its name, by a pattern with ``*``, or by the folder it lies in."""
    file = source.partition("#")[0]
    return (
        pattern in (source, file)
        or fnmatch.fnmatchcase(source, pattern)
        or source.startswith(pattern.rstrip("/") + "/")
    )


def _described(sources, name: str, wording: Words) -> list[str]:
    hidden = ("source_id", "path", "text", "sha256", "title", "date_note")
    shown = [column for column in sources if column not in hidden and name in ("", column)]
    if not shown:
        columns = ", ".join(column for column in sources if column not in hidden)
        raise ValueError(wording("attribute.no_name", name=name, known=columns))
    lines = []
    for row in sources.astype(object).where(sources.notna(), "").to_dict("records"):
        values = [f"{column} = {row[column]}" for column in shown if row[column] != ""]
        lines.append(f"{row['source_id']}: {' · '.join(values) or '–'}")
    return lines


@click.command(cls=Verb)
@study_argument()
@click.option("--confirm", "confirmed", default="", metavar="NUMBERS")
@click.option("--let-go", default="", metavar="NUMBERS")
@click.option("--coder")
@lang_option()
def orphans(location, confirmed, let_go, coder, lang) -> None:
    """List the statements of STUDY that changed notes no longer have; confirm what they became, or let go."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        waiting = study.orphans()
        rows = waiting[waiting["acts"] > 0].reset_index(drop=True)
        moved, gone = (_numbers(text, len(rows), wording) for text in (confirmed, let_go))
        if both := sorted(moved & gone):
            raise ValueError(wording("orphans.both", n=both[0]))
        if lost := [number for number in sorted(moved) if not rows["nearest"][number - 1]]:
            raise ValueError(wording("orphans.no_nearest", n=lost[0]))
        for number in sorted(moved | gone):
            row = rows.iloc[number - 1]
            study.confirm(row["statement_id"], row["nearest"] if number in moved else "", coder)
        if moved or gone:
            click.echo(wording("orphans.done", confirmed=len(moved), gone=len(gone)))
            waiting = study.orphans()
            rows = waiting[waiting["acts"] > 0].reset_index(drop=True)
    click.echo("\n".join(_listed(rows, location, wording)))


def _numbers(text: str, most: int, wording: Words) -> set[int]:
    """Read ``1,3-5`` or ``all`` as numbers of rows."""
    numbers: set[int] = set()
    for part in filter(None, text.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        if part in ("all", "ทั้งหมด"):
            numbers |= set(range(1, most + 1))
        elif first.isdecimal() and (last or first).isdecimal():
            numbers |= set(range(int(first), int(last or first) + 1))
        else:
            raise ValueError(wording("orphans.numbers", text=part))
    if over := sorted(number for number in numbers if not 1 <= number <= most):
        raise ValueError(wording("orphans.none_such", n=over[0], most=most))
    return numbers


def _listed(rows, location, wording: Words) -> list[str]:
    if rows.empty:
        return [wording("orphans.none")]
    lines = []
    for number, row in enumerate(rows.itertuples(), start=1):
        lines.append(
            wording("orphans.was", number=number, source=row.source_id, text=row.text, acts=row.acts)
        )
        near = {"text": row.nearest_text, "percent": round(100 * row.likeness)}
        lines.append(wording("orphans.now", **near) if row.nearest else wording("orphans.nothing_near"))
    return [*lines, wording("orphans.how", line=typed("orphans", location))]


@click.command(cls=Verb)
@study_argument(required=True)
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--coder")
@lang_option()
def freeze(location, name, coder, lang) -> None:
    """Name the present version of the codebook of STUDY and freeze it; without NAME, list the versions."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        if name:
            study.name_version(name, coder)
            place = place_of(location)
            corpus = place.folder if place and place.corpus.is_dir() else "CORPUS"
            line = typed("rerun", corpus, "--cohort", "COHORT", "--codebook", name.strip())
            click.echo(wording("freeze.done", name=name.strip(), n=len(study.codebook()), line=line))
            return
        versions, present = study.versions(), study.version
    if versions.empty:
        click.echo(words()("freeze.none"))
    for row in versions.itertuples():
        mark = wording("freeze.present") if row.version == present else ""
        values = {
            "name": row.name or wording("freeze.unnamed"),
            "at": row.created_at[:10],
            "codes": row.codes,
        }
        click.echo(wording("freeze.row", mark=mark, **values).rstrip())
