"""Mutated files of each format: python tests/fuzz/fuzz.py [files of each format] [seed].

Reading one must end in sources whose statements are slices of their text, or in the promised ValueError (what
is wrong, what to do), within the time; anything else is printed and kept in build/fuzz.
"""

import faulthandler
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from synth.corpus.readers.source import as_problem, read_source
from synth.corpus.statements import read_note
from synth.text.damage import damage_of
from synth.text.repair import repair_with_map
from synth.text.words import is_word
from writers import WRITERS

SECONDS = 20
"""More than any of these small files may take."""
_ODD = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b'"',
    b"<",
    b"&",
    b"]]>",
    b"\xe0\xb8",
    b"-->",
    b"9" * 40,
    b"%s",
    b"\n" * 50,
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change a file as broken disks, mails and programs do."""
    if data[:2] == b"PK" and chance.random() < 0.6:
        return _mutated_inside(data, chance)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 1, 4, 32, 300))
        kind = chance.randrange(6)
        if kind == 0:
            del changed[at:]
        elif kind == 1:
            changed[at : at + size] = chance.randbytes(size)
        elif kind == 2:
            del changed[at : at + size]
        elif kind == 3:
            changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 50))
        elif kind == 4:
            changed[at:at] = chance.choice(_ODD)
        elif changed:
            changed[min(at, len(changed) - 1)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a packed document and pack it again, so that the reader gets as far as that part."""
    packed, file = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    names = packed.namelist()
    victim = chance.choice(
        [name for name in names if "document" in name or "sheet" in name or chance.random() < 0.3] or names
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as again:
        for name in names:
            part = packed.read(name)
            if name == victim:
                if chance.random() < 0.1:
                    continue
                part = mutated(part, chance)
            again.writestr(name, part)
    return file.getvalue()


def check(path: Path) -> str:
    """Read one file and everything in it; return how it ended."""
    try:
        documents, _ = read_source(path)
    except MemoryError:
        raise
    except Exception as error:  # as in `synth.corpus.reading`, where what follows must raise nothing
        return "refused" if all(as_problem(error)) else "FAILED"
    for document in documents[:50]:
        note = read_note(document.text, "n", document.told)
        for row in [*note.statements, *note.left_out]:
            assert row["text"] == document.text[row["start"] : row["end"]]
        assert all(row["text"].strip() for row in note.statements)
        damage_of(document.text)
        repair_with_map(document.text)
    return "read"


def run(count: int, seed: int, keep: Path) -> dict[str, Counter]:
    """Read `count` mutations of each file; return for each format how many were read, refused or failed."""
    ended: dict[str, Counter] = {}
    is_word("ชุมชน")  # the dictionary is loaded once, and costs no file its time
    with tempfile.TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            data, chance = write(), random.Random(f"{seed} {name}")
            ended[name] = Counter()
            for number in range(count):
                path = Path(folder, name)
                changed = mutated(data, chance)
                path.write_bytes(changed)
                faulthandler.dump_traceback_later(3 * SECONDS)  # says where it hangs
                began = time.process_time()
                try:
                    outcome = check(path)
                    assert time.process_time() - began < SECONDS, "too slow"
                except Exception:
                    outcome = "FAILED"
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}-{name}").write_bytes(changed)
                    traceback.print_exc()
                faulthandler.cancel_dump_traceback_later()
                ended[name][outcome] += 1
    return ended


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    faulthandler.enable()
    ended = run(count, seed, Path("build/fuzz"))
    print("| file | mutations | read | refused in words | failed |\n|---|---|---|---|---|")
    for name, counts in ended.items():
        print(
            f"| {name} | {counts.total():,} | {counts['read']:,} | {counts['refused']:,} | {counts['FAILED']:,} |"
        )
    sys.exit(any(counts["FAILED"] for counts in ended.values()))


if __name__ == "__main__":
    main()
