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
def export(study, file, coder, word, column, excel, redact, lang) -> None:
    """Write STUDY to FILE: .qdpx and .qdc for other programs, .xlsx, .csv, or a folder with everything."""
    with synth.Study(study, create=False) as whole, going_out(whole, redact, Words(lang)) as kept:
        if word or column:
            from synth.exchange.word.forms import write_word_forms

            n = len(write_word_forms(kept, file, coder or "", column, lang))
            click.echo(words()("export.forms", study=study, n=n, out=file))
            return
        if excel:
            from synth.exchange.workbook import write_form_book

            write_form_book(kept, file, coder or "", lang)
        else:
            _written(kept, file, coder)
    click.echo(f"{study} → {file}")


def _written(kept: synth.Study, file: Path, coder: str | None) -> None:
    """Write what the ending of a file asks for."""
    from synth.exchange import plain

    ending = "" if file.is_dir() else file.suffix.lower()
    if ending in _REFI:
        synth.write_refi(kept, file, coder)
    elif coder:
        plain.write_codings(kept, file, coder)
    elif ending == ".csv":
        plain.write_codebook(kept, file)
    elif ending == ".xlsx":
        plain.write_book(kept, file)
    elif ending and not ending[1:].isdecimal():
        raise ValueError(words()("export.ending", ending=file.suffix))
    else:
        plain.write_tables(kept, file)


@click.command("import", cls=Verb)
@click.argument("study", type=NEW_STUDY)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=STUDY_PATH)
@click.option("--coder", default="")
@click.option("--highlight", "highlights", multiple=True, metavar="COLOUR=CODE")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--accept", is_flag=True)
@lang_option()
def take_in(study, files, coder, highlights, out, dry_run, accept, lang) -> None:
    """Take FILE into STUDY: .qdpx, .qdc, a codebook or codings (.csv, .xlsx), a study (.db), a folder."""
    said, lost = Words(lang), []
    colours = dict(map(_parted, highlights))
    for file in [one for given in files for one in _meant(given)]:
        if not file.exists():
            raise ValueError(said("import.no_file", path=file))
        if isinstance(file, Address) or (file.suffix.lower() == ".db" and not file.is_dir()):
            _merge(study, file, dry_run, accept, lang)
        elif dry_run:
            raise ValueError(said("import.dry_run_only", path=file))
        elif file.is_dir():
            from synth.exchange.plain import read_tables

            read_tables(file, study).close()
            click.echo(f"{file} → {study}")
        else:
            lost.append(_taken(study, file, coder, colours, lang))
    _say_lost([table for table in lost if table is not None], out, said)


def _meant(file: Path | Address) -> list[Path | Address]:
    """Return the files that a name with ``*`` means, where no shell did that before."""
    if file.exists() or not {"*", "?"} & set(file.name):
        return [file]
    return sorted(file.parent.glob(file.name)) or [file]


def _taken(study: Path | Address, file: Path, coder: str, colours: dict[str, str], lang: str):
    """Take one file in, say what came, and return the table of what could not be kept, if it has one."""
    project = file.suffix.lower() == ".qdpx"
    if project and not study.exists():
        synth.read_refi(file)  # a file that is refused begins no study
    with synth.Study(study, create=project) as kept:
        if file.suffix.lower() in _REFI:
            from synth.exchange.refi.taking import import_refi

            told, lost = import_refi(kept, file, coder)
        elif file.suffix.lower() in _WORD:
            from synth.exchange.word.taking import import_word

            told, lost = import_word(kept, file, coder, colours)
        else:
            told, lost = _sheet(kept, file, coder)
    click.echo(say(told, lang))
    return lost


def _sheet(kept: synth.Study, file: Path, coder: str) -> tuple:
    """Take in a workbook that was coded in, what a community said, or a table of codes or codings."""
    from synth.exchange.filled import form_rows, import_book
    from synth.exchange.returned import import_returned, return_rows
    from synth.exchange.taking import import_file

    if file.suffix.lower() == ".xlsx" and form_rows(file):
        return import_book(kept, file, coder)
    if file.suffix.lower() == ".xlsx" and return_rows(file):
        return import_returned(kept, file, coder)
    return import_file(kept, file, coder), None


def _parted(text: str) -> tuple[str, str]:
    """Part ``COLOUR=CODE``."""
    colour, sign, code = text.partition("=")
    if not (sign and colour.strip() and code.strip()):
        raise ValueError(words()("import.bad_highlight", text=text))
    return colour.strip(), code.strip()


def _say_lost(tables: list, out: Path | None, said: Words) -> None:
    """Say what could not be kept: the first rows, or all of them in a file."""
    import pandas as pd

    if not tables:
        return
    lost = pd.concat(tables, ignore_index=True).map(lambda cell: say(cell, said.lang))
    if out:
        write_tables({out.stem: lost}, out.parent)
        click.echo(said("import.lost_in", n=len(lost), out=out))
        return
    if len(lost):
        click.echo(said("import.lost", n=len(lost)))
    for row in lost.head(_SHOWN).to_dict("records"):
        place = " ".join(filter(None, (row["path"], row["place"])))
        click.echo(f"  {place}: {row['problem']}" + (f" → {row['what_to_do']}" if row["what_to_do"] else ""))
    if len(lost) > _SHOWN:
        click.echo("  " + said("import.lost_more", n=len(lost) - _SHOWN))


def _merge(study: Path | Address, file: Path | Address, dry_run: bool, accept: bool, lang: str) -> None:
    """Say what another coder's study brings, ask where it touches what others did, and take it in."""
    from synth.report.wording import Wording
    from synth.study.care.incoming import touches

    words = Wording(lang)
    taken = []

    def agree(table) -> bool:
        click.echo("\n".join(_brought(words, file, table)))
        if dry_run:
            click.echo(words("merge.dry"))
            return False
        touched = len(touches(table)) > 0 and not accept
        if touched and not sys.stdin.isatty():
            raise ValueError(words("merge.refused", file=file))
        taken.append(not touched or click.confirm(words("merge.ask")))
        return taken[-1]

    with synth.Study(study, create=False) as kept:
        conflicts = kept.merge(file, agree)
    if taken != [True]:
        if taken:
            click.echo(words("merge.left", study=study))
        return
    click.echo(words("merge.done", file=file, study=study, n=len(conflicts)))
    click.echo("\n".join(_conflicting(conflicts, Words(lang))), nl=len(conflicts) > 0)


def _conflicting(conflicts, said: Words) -> list[str]:
    """Say in lines in what two studies differ: how often, and of what can be read, the first."""
    lines = []
    for what, rows in conflicts.groupby("what", sort=False):
        lines.append("  " + said(f"conflict.{what.replace(' ', '_')}", n=len(rows)))
        shown = rows.head(_SHOWN) if what in ("codebook", "attribute") else rows.head(0)
        lines += [f"    {row.where}: {row.here} | {row.there} → {row.counts}" for row in shown.itertuples()]
    return lines


def _brought(words, file: Path, table) -> list[str]:
    """Say in lines what a file brings, by coder and kind, and then whose acts it touches."""
    if table.empty:
        return [words("merge.nothing", file=file)]
    lines = [words("merge.brings", file=file)]
    for row in table.itertuples():
        said = {"coder": row.coder or words("merge.program"), "n": row.acts}
        said |= {"act": words(f"merge_acts.{row.act.replace(' ', '_')}")}
        key = row.how.replace(" ", "_") or "counted"
        lines.append("  " + words(f"merge.{key}", whose=row.whose or words("merge.here"), **said))
    return lines
