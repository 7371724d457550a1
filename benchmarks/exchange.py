"""Hostile files of other programs: what is said of each, and what it takes, in a process of its own.

Run with ``python benchmarks/exchange.py``; it needs a minute and some 300 MB in the temporary folder.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

BOMB = "<!DOCTYPE Project [<!ENTITY a 'ฮา'>" + "".join(
    f"<!ENTITY {here} '{f'&{before};' * 10}'>" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE Project [<!ENTITY i SYSTEM "file:///etc/hostname">'
PROJECT = '<Project name="{name}" xmlns="urn:QDA-XML:project:1.0">{inner}</Project>'
CODE = '<Code guid="6f1e8a52-5a5c-4a3e-9d0b-{:012x}" name="ก{}" isCodable="true"/>'


def codes(count: int) -> str:
    """Write a project with so many codes."""
    inner = "".join(CODE.format(number, number) for number in range(count))
    return PROJECT.format(name="x", inner=f"<CodeBook><Codes>{inner}</Codes></CodeBook>")


def comments(count: int) -> dict[str, str]:
    """Write a Word file with so many comments, none of them on words of the study."""
    marks = "".join(
        f'<p><commentRangeStart id="{n}"/><r><t>ไม่มี {n}</t></r><commentRangeEnd id="{n}"/></p>'
        for n in range(count)
    )
    said = "".join(f'<comment id="{n}"><p><r><t>อะไร {n}</t></r></p></comment>' for n in range(count))
    return {"word/document.xml": f"<d>{marks}</d>", "word/comments.xml": f"<c>{said}</c>"}


FILES = {
    "entity bomb.qdpx": lambda: {"project.qde": BOMB + "]>" + PROJECT.format(name="&i;", inner="")},
    "outside entity.qdpx": lambda: {"project.qde": OUTSIDE + "]>" + PROJECT.format(name="&i;", inner="")},
    "zip bomb 1 GB.qdpx": lambda: {"project.qde": b" " * 1_000_000_000},
    "text of 150 MB.qdpx": lambda: {"project.qde": TEXT, "sources/a.txt": b"k" * 150_000_000},
    "a million codes.qdpx": lambda: {"project.qde": codes(1_000_000)},
    "20,000 codes.qdpx": lambda: {"project.qde": codes(20_000)},
    "climbing name.qdpx": lambda: {"project.qde": CLIMB, "../../a.txt": "ทุนเดิม"},
    "20,000 comments.docx": lambda: comments(20_000),
    "200,000 comments.docx": lambda: comments(200_000),
    "entity bomb.docx": lambda: {"word/document.xml": BOMB + "]><a>&i;</a>"},
    "zip bomb 1 GB.xlsx": lambda: {"xl/worksheets/sheet1.xml": b" " * 1_000_000_000},
}
_SOURCE = (
    '<Sources><TextSource guid="6f1e8a52-5a5c-4a3e-9d0b-0a3f0c5a7b11" name="a" plainTextPath="{}"/></Sources>'
)
TEXT = PROJECT.format(name="x", inner=_SOURCE.format("internal://a.txt"))
CLIMB = PROJECT.format(name="x", inner=_SOURCE.format("internal://../../a.txt"))


def _peak() -> int:
    """Return the most memory that this process had so far, in kB (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def tried(path: Path) -> dict:
    """Take one file into a new study; say what came of it, and what it took beyond the program itself."""
    import synth
    from synth.exchange.filled import import_book
    from synth.exchange.refi.taking import import_refi
    from synth.exchange.word.taking import import_word

    take = {".qdpx": import_refi, ".docx": import_word, ".xlsx": import_book}[path.suffix]
    with synth.Study(path.with_suffix(".db")) as study:
        before, start = _peak(), time.perf_counter()
        try:
            said, lost = take(study, path)
            said = f"{said.partition(': ')[2]}; {len(lost)} rows of what was not kept"
        except ValueError as error:
            said = f"refused: {str(error).replace(str(path), path.name)}"
        seconds = time.perf_counter() - start
        more = _peak() - before
        return {"said": said, "seconds": seconds, "mb": more / 1024, "whole": study.check().empty}


def main() -> None:
    """Make each file, try it in a process of its own, and print a row."""
    print("| file | on disk | what came of it | seconds | MB more | study whole |\n|---|---|---|---|---|---|")
    for name, make in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for part, data in make().items():
                    archive.writestr(part, data)
            ran = subprocess.run(
                [sys.executable, __file__, str(path)], capture_output=True, text=True, check=True, timeout=600
            )
            row = json.loads(ran.stdout.splitlines()[-1])
            size = f"{path.stat().st_size / 1000:,.0f} kB"
        told = f"{row['said']} | {row['seconds']:.1f} | {row['mb']:.0f} | {'yes' if row['whole'] else 'NO'}"
        print(f"| {name} | {size} | {told} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(tried(Path(sys.argv[1])), ensure_ascii=False))
    else:
        main()
