"""Verbs for machines that people judge: assistant, draw, shares."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

import synth

from .helping import Verb, lang_option
from .notes import write_tables
from .places import embedding_option, study_argument
from .speaking import Words, typed

_KEY = "SYNTH_ASSISTANT_KEY"
"""The variable that holds the key that a server asks for: typed, it would stand in the shell's history."""

_EXAMPLE = "เวทีตัวอย่างเล่าว่าทีมงานช่วยกันดีตลอดโครงการ"
"""An invented statement, to see how long an answer takes."""


@click.command(cls=Verb)
@study_argument()
@click.option("--model", required=True, metavar="NAME")
@click.option("--address", default="http://127.0.0.1:11434/v1", show_default=True)
@click.option("--host", default="", metavar="NAME")
@click.option("--temperature", type=float, default=0.0, show_default=True)
@click.option("--patience", type=click.FloatRange(min=1), default=120.0, show_default=True)
@click.option("--coder")
@click.option("--yes", is_flag=True)
@lang_option()
def assistant(location, model, address, host, temperature, patience, coder, yes, lang) -> None:
    """Ask a language model of your own what codes it would suggest for STUDY; nothing is coded."""
    import pandas as pd
    from tqdm import tqdm

    from synth.themes.asking import try_out, waiting
    from synth.themes.replies import Replies

    wording = Words(lang)
    assistant_model = synth.Assistant(
        model,
        address,
        host,
        {"temperature": temperature, "seed": 0, "max_tokens": 300},
        patience,
        os.environ.get(_KEY, ""),
    )
    with synth.Study(location, create=False) as study:
        statements, codebook = study.statements(), study.codebook()
        pending, signs, every = waiting(assistant_model, statements, codebook, Replies.beside(study.beside))
        began = time.monotonic()
        if pending:
            sample = pd.DataFrame({"statement_id": ["–"], "text": [_EXAMPLE]})
            try_out(assistant_model, sample, codebook)
        minutes = (time.monotonic() - began) * pending / 60
        click.echo(wording("assistant.before", n=pending, of=every, signs=signs, minutes=f"{minutes:.0f}"))
        where = {"host": assistant_model.elsewhere, "address": assistant_model.address}
        click.echo(wording("assistant.masked" if assistant_model.elsewhere else "assistant.here", **where))
        if pending and not yes and not click.confirm(wording("assistant.consent")):
            return
        with tqdm(file=sys.stderr, disable=None) as bar:

            def tell(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            try:
                answers = study.ask(assistant_model, coder, tell)
            except KeyboardInterrupt:
                raise ValueError(wording("assistant.stopped")) from None
    click.echo(wording("assistant.done", asked=len(answers.asked), given=len(answers.given)))
    for why, n in sorted(answers.dropped.items()):
        click.echo(wording("assistant.dropped", n=n, why=wording(f"assistant.{why}")))
    if answers.left:
        raise ValueError(wording("assistant.left", n=answers.left))
    click.echo(wording("assistant.next", line=typed("draw", location, 200)))


@click.command(cls=Verb)
@study_argument()
@click.argument("n", metavar="N", type=click.IntRange(min=1))
@click.option("--cohort", default="")
@click.option("--coder")
@embedding_option()
@lang_option()
def draw(location, n, cohort, coder, embedding, lang) -> None:
    """Draw N statements of STUDY at random for people to code blind, after keeping what machines say."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        if study.machines()["frozen"].eq("").all():
            study.keep_suggestions(coder, embedding=embedding)
            click.echo(wording("draw.kept"))
        study.draw(n, coder, cohort=cohort)
        last = study.draws().iloc[-1]
    click.echo(wording("draw.done", n=n, frame=last["frame"], seed=last["seed"]))
    click.echo(wording("draw.next", line=typed("lab", location)))


@click.command(cls=Verb)
@study_argument()
@click.option("--machine", default="", metavar="ID")
@click.option("--census", multiple=True, metavar="COHORT")
@click.option("--coder")
@click.option("--out", type=click.Path(path_type=Path))
@lang_option()
def shares(location, machine, census, coder, out, lang) -> None:
    """Estimate each code's share in STUDY from the lot that people read and what a machine says."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        tables = (study.codings(), study.reviews(), study.statements(), study.codebook())
        judged = study.lot(machine), study.guesses(machine)
        table = synth.assisted_shares(*tables, *judged, census=census, coder=coder)
        agreed = synth.machine_agreement(*tables, *judged, coder=coder) if len(table) else table
    if out:
        write_tables({out.stem: table, f"{out.stem}_agreement": agreed}, out.parent)
    for row in table.itertuples():
        name = row.name_en if lang == "en" else row.name
        head = f"{row.cohort} · {name} · {wording(f'shares.{row.about}')}"
        if row.refused:
            more = wording("shares.more", n=int(row.more)) if row.more > 0 else ""
            click.echo(f"{head}: {wording(f'shares.{row.refused}')}{more}")
            continue
        ends = {"share": row.share, "low": row.low, "high": row.high}
        click.echo(f"{head}: {wording(f'shares.by_{row.by}', **{k: f'{v:.1%}' for k, v in ends.items()})}")
    if table.empty:
        raise ValueError(wording("shares.draw_first", line=typed("draw", location, 200)))
