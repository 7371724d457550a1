"""Verbs for what belongs to a study: sources, take-out, put-back, same-source."""

from __future__ import annotations

from pathlib import Path

import click

import synth

from .asked import language

_STUDY = click.argument("study", type=click.Path(path_type=Path))
_CODER = click.option(
    "--coder", help="ชื่อผู้ที่สั่ง ถ้าไม่ระบุ คือผู้ที่จำไว้ในงานนี้ · Who says so; else who is remembered for STUDY."
)


@click.command()
@_STUDY
@language()
def sources(study, lang) -> None:
    """แสดงแหล่งข้อมูลในงาน และแหล่งที่เอาออกแล้ว · List the sources of STUDY, and those taken out.

    Example: synth sources study.db
    """
    from synth.report.wording import Wording

    words = Wording(lang)
    with synth.Study(study, create=False) as kept:
        times = kept.statements()["source_id"].value_counts()
        for row in kept.sources().itertuples():
            read_from = f" ← {row.path}" if row.path != row.source_id else ""
            items = words.counted(int(times.get(row.source_id, 0)), "statements")
            click.echo(f"{row.source_id}{read_from} · {items}")
        out = kept.taken_out()
    for name in out:
        click.echo(words("settle.out", source=name, line=f'synth put-back {study} "{name}"'))


@click.command("take-out")
@_STUDY
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_CODER
@language()
def take_out(study, names, coder, lang) -> None:
    """เอาแหล่งข้อมูลออกจากงาน งานที่ทำไว้ยังรออยู่ · Take sources out of STUDY; what was done on them waits.

    SOURCE is its path in the corpus, as synth sources shows it; a workbook's goes with all its rows.

    Example: synth take-out study.db "2567/เวทีเก่า.docx"
    """
    _settle(study, lang, "settle.taken", names, lambda kept, name: kept.take_out(name, coder))


@click.command("put-back")
@_STUDY
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_CODER
@language()
def put_back(study, names, coder, lang) -> None:
    """นำแหล่งข้อมูลที่เอาออกกลับเข้ามา พร้อมงานที่ทำไว้ · Put sources back into STUDY, with all that was done on them.

    Example: synth put-back study.db "2567/เวทีเก่า.docx"
    """
    _settle(study, lang, "settle.back", names, lambda kept, name: kept.put_back(name, coder))


@click.command("same-source")
@_STUDY
@click.argument("before")
@click.argument("now")
@_CODER
@language()
def same_source(study, before, now, coder, lang) -> None:
    """บอกว่าไฟล์ที่ย้ายหรือเปลี่ยนชื่อเป็นแหล่งเดิม รหัสที่ลงไว้ตามไปด้วย · Say that the file NOW is the source BEFORE.

    It was moved or renamed; its codings go on. Run synth run once before, so that STUDY knows the new file.

    Example: synth same-source study.db "2567/เวที.docx" "2567/เวทีบ้านดอน.docx"
    """
    _settle(study, lang, "settle.same", [now], lambda kept, name: kept.same_source(before, name, coder))


def _settle(study: Path, lang: str, key: str, names, act) -> None:
    """Do an act on each of the sources, and say whether it changed anything."""
    from synth.report.wording import Wording

    words = Wording(lang)
    with synth.Study(study, create=False) as kept:
        for name in names:
            click.echo(words(key if act(kept, name) else "settle.already", source=name))
