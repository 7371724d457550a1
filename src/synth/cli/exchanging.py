"""Verbs that hand a study out and take work in: export, import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import synth
from synth.address import Address
from synth.telling import say

from .helping import Verb, lang_option
from .notes import write_tables
from .personal import going_out, redact_option
from .places import FILE, NEW_STUDY, STUDY_PATH, study_argument
from .speaking import Words, words

_SHOWN = 20
"""Rows of a table that a screen takes."""
_REFI, _WORD = (".qdpx", ".qdc"), (".docx", ".docm", ".pdf")


@click.command(cls=Verb)
@study_argument(required=True)
@click.argument("file", type=FILE)
@click.option("--coder")
@click.option("--word", is_flag=True)
@click.option("--column", is_flag=True)
@click.option("--excel", is_flag=True)
@redact_option
@lang_option()
def export(location, file, coder, word, column, excel, redact, lang) -> None:
    """Write STUDY to FILE: .qdpx and .qdc for other programs, .xlsx, .csv, or a folder with everything."""
    with synth.Study(location, create=False) as study, going_out(study, redact, Words(lang)) as outgoing:
        if word or column:
            from synth.exchange.word.forms import write_word_forms

            n = len(write_word_forms(outgoing, file, coder or "", column, lang))
            click.echo(words()("export.forms", study=location, n=n, out=file))
            return
        if excel:
            from synth.exchange.workbook import write_form_book

            write_form_book(outgoing, file, coder or "", lang)
        else:
            _written(outgoing, file, coder)
    click.echo(f"{location} → {file}")


def _written(study: synth.Study, file: Path, coder: str | None) -> None:
    """Write what the ending of a file asks for."""
    from synth.exchange import plain

    ending = "" if file.is_dir() else file.suffix.lower()
    if ending in _REFI:
        synth.write_refi(study, file, coder)
    elif coder:
        plain.write_codings(study, file, coder)
    elif ending == ".csv":
        plain.write_codebook(study, file)
    elif ending == ".xlsx":
        plain.write_book(study, file)
    elif ending and not ending[1:].isdecimal():
        raise ValueError(words()("export.ending", ending=file.suffix))
    else:
        plain.write_tables(study, file)


@click.command("import", cls=Verb)
@click.argument("location", metavar="STUDY", type=NEW_STUDY)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=STUDY_PATH)
@click.option("--coder", default="")
@click.option("--highlight", "highlights", multiple=True, metavar="COLOUR=CODE")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--accept", is_flag=True)
@lang_option()
def take_in(location, files, coder, highlights, out, dry_run, accept, lang) -> None:
    """Take FILE into STUDY: .qdpx, .qdc, a codebook or codings (.csv, .xlsx), a study (.db), a folder."""
    wording, lost = Words(lang), []
    colours = dict(map(_parted, highlights))
    for file in [path for argument in files for path in _meant(argument)]:
        if not file.exists():
            raise ValueError(wording("import.no_file", path=file))
        if isinstance(file, Address) or (file.suffix.lower() == ".db" and not file.is_dir()):
            _merge(location, file, dry_run, accept, lang)
        elif dry_run:
            raise ValueError(wording("import.dry_run_only", path=file))
        elif file.is_dir():
            from synth.exchange.plain import read_tables

            read_tables(file, location).close()
            click.echo(f"{file} → {location}")
        else:
            lost.append(_take_file(location, file, coder, colours, lang))
    _say_lost([table for table in lost if table is not None], out, wording)


def _meant(file: Path | Address) -> list[Path | Address]:
    """Return the files that a name with ``*`` means, where no shell did that before."""
    if file.exists() or not {"*", "?"} & set(file.name):
        return [file]
    return sorted(file.parent.glob(file.name)) or [file]


def _take_file(location: Path | Address, file: Path, coder: str, colours: dict[str, str], lang: str):
    """Take one file in, say what came, and return the table of what could not be kept, if it has one."""
    project = file.suffix.lower() == ".qdpx"
    if project and not location.exists():
        synth.read_refi(file)  # a file that is refused begins no study
    with synth.Study(location, create=project) as study:
        if file.suffix.lower() in _REFI:
            from synth.exchange.refi.taking import import_refi

            sentence, lost = import_refi(study, file, coder)
        elif file.suffix.lower() in _WORD:
            from synth.exchange.word.taking import import_word

            sentence, lost = import_word(study, file, coder, colours)
        else:
            sentence, lost = _sheet(study, file, coder)
    click.echo(say(sentence, lang))
    return lost


def _sheet(study: synth.Study, file: Path, coder: str) -> tuple:
    """Take in a workbook that was coded in, what a community said, or a table of codes or codings."""
    from synth.exchange.filled import form_rows, import_book
    from synth.exchange.returned import import_returned, return_rows
    from synth.exchange.taking import import_file

    if file.suffix.lower() == ".xlsx" and form_rows(file):
        return import_book(study, file, coder)
    if file.suffix.lower() == ".xlsx" and return_rows(file):
        return import_returned(study, file, coder)
    return import_file(study, file, coder), None


def _parted(text: str) -> tuple[str, str]:
    """Part ``COLOUR=CODE``."""
    colour, sign, code = text.partition("=")
    if not (sign and colour.strip() and code.strip()):
        raise ValueError(words()("import.bad_highlight", text=text))
    return colour.strip(), code.strip()


def _say_lost(tables: list, out: Path | None, wording: Words) -> None:
    """Say what could not be kept: the first rows, or all of them in a file."""
    import pandas as pd

    if not tables:
        return
    lost = pd.concat(tables, ignore_index=True).map(lambda cell: say(cell, wording.lang))
    if out:
        write_tables({out.stem: lost}, out.parent)
        click.echo(wording("import.lost_in", n=len(lost), out=out))
        return
    if len(lost):
        click.echo(wording("import.lost", n=len(lost)))
    for row in lost.head(_SHOWN).to_dict("records"):
        location = " ".join(filter(None, (row["path"], row["place"])))
        click.echo(
            f"  {location}: {row['problem']}" + (f" → {row['what_to_do']}" if row["what_to_do"] else "")
        )
    if len(lost) > _SHOWN:
        click.echo("  " + wording("import.lost_more", n=len(lost) - _SHOWN))


def _merge(location: Path | Address, file: Path | Address, dry_run: bool, accept: bool, lang: str) -> None:
    """Say what another coder's study brings, ask where it touches what others did, and take it in."""
    from synth.report.wording import Wording
    from synth.study.care.incoming import touches

    words = Wording(lang)
    answers = []

    def agree(table) -> bool:
        click.echo("\n".join(_brought(words, file, table)))
        if dry_run:
            click.echo(words("merge.dry"))
            return False
        touched = len(touches(table)) > 0 and not accept
        if touched and not sys.stdin.isatty():
            raise ValueError(words("merge.refused", file=file))
        answers.append(not touched or click.confirm(words("merge.ask")))
        return answers[-1]

    with synth.Study(location, create=False) as study:
        conflicts = study.merge(file, agree)
    if answers != [True]:
        if answers:
            click.echo(words("merge.left", study=location))
        return
    click.echo(words("merge.done", file=file, study=location, n=len(conflicts)))
    click.echo("\n".join(_conflicting(conflicts, Words(lang))), nl=len(conflicts) > 0)


def _conflicting(conflicts, wording: Words) -> list[str]:
    """Say in lines in what two studies differ: how often, and of what can be read, the first."""
    lines = []
    for what, rows in conflicts.groupby("what", sort=False):
        lines.append("  " + wording(f"conflict.{what.replace(' ', '_')}", n=len(rows)))
        shown = rows.head(_SHOWN) if what in ("codebook", "attribute") else rows.head(0)
        lines += [f"    {row.where}: {row.here} | {row.there} → {row.counts}" for row in shown.itertuples()]
    return lines


def _brought(words, file: Path, table) -> list[str]:
    """Say in lines what a file brings, by coder and kind, and then whose acts it touches."""
    if table.empty:
        return [words("merge.nothing", file=file)]
    lines = [words("merge.brings", file=file)]
    for row in table.itertuples():
        values = {"coder": row.coder or words("merge.program"), "n": row.acts}
        values |= {"act": words(f"merge_acts.{row.act.replace(' ', '_')}")}
        key = row.how.replace(" ", "_") or "counted"
        lines.append("  " + words(f"merge.{key}", whose=row.whose or words("merge.here"), **values))
    return lines
