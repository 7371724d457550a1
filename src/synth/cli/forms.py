"""The verb that fills a funder's form."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import click

import synth
from synth.telling import say

from .helping import Verb, lang_option
from .personal import going_out, redact_option
from .places import study_argument
from .speaking import Words, typed

_SHOWN = 30


@click.command("form", cls=Verb)
@click.argument("form", metavar="FORM", type=click.Path(path_type=Path))
@study_argument(required=True)
@click.option("--mapping", type=click.Path(path_type=Path))
@click.option("--sheet", is_flag=True)
@click.option("--project", default="")
@click.option("--cohort", default="")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--quotes", type=click.IntRange(0, 50), default=3, show_default=True)
@click.option("--counted", metavar="NAME")
@click.option("--coder")
@redact_option
@lang_option()
def fill_form(
    form, location, mapping, sheet, project, cohort, out, quotes, counted, coder, redact, lang
) -> None:
    """Fill the funder's FORM from STUDY; the first time, write the sheet in which a person maps it."""
    from synth.exchange.form.carrying import mapped
    from synth.exchange.form.handed import take_form_sheet
    from synth.exchange.form.sheet import write_form_sheet

    wording = Words(lang)
    for path in filter(None, (form, mapping)):
        if not path.is_file():
            raise ValueError(wording("import.no_file", path=path))
    read = synth.read_form(form)
    with synth.Study(location, create=False) as study:
        if mapping:
            sentence, lost = take_form_sheet(study, read, mapping, coder)
            click.echo(say(sentence, lang))
            _tell(lost, wording)
        if sheet or not mapped(read, study).form:
            path = _free(out or form.with_name(f"{form.stem}-mapping.xlsx"))
            write_form_sheet(study, read, path, lang, project=project, cohort=cohort)
            line = typed("form", form, location, "--mapping", path, "--coder", "NAME")
            click.echo(wording("form.sheet_written", path=path, n=len(read.parts), line=line))
            return
        name = "-".join(filter(None, [form.stem, wording("form.filled_name"), _as_name(project or cohort)]))
        target = out or _free(form.with_name(f"{name}.docx"))
        with going_out(study, redact, wording) as outgoing:
            lost = synth.write_form(
                outgoing, form, target, lang, project=project, cohort=cohort, quotes=quotes, coder=counted
            )
    click.echo(wording("form.filled", path=target))
    _tell(lost, wording)


def _free(path: Path) -> Path:
    """Return a name that no file has: what people wrote into an earlier one is kept."""
    if not path.exists():
        return path
    return next(
        free for n in count(2) if not (free := path.with_name(f"{path.stem} ({n}){path.suffix}")).exists()
    )


def _as_name(text: str) -> str:
    return "".join("_" if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in text)[
        :40
    ].strip()


def _tell(lost, wording: Words) -> None:
    """Say in lines what a person should know."""
    for row in lost.head(_SHOWN).map(lambda cell: say(cell, wording.lang)).itertuples():
        line = ": ".join(filter(None, [row.place, row.problem]))
        click.echo(f"  {line}" + (f" → {row.what_to_do}" if row.what_to_do else ""))
    if len(lost) > _SHOWN:
        click.echo("  " + wording("import.lost_more", n=len(lost) - _SHOWN))
