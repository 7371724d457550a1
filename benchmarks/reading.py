"""Reading against tokenising: python benchmarks/reading.py [notes]. Prints the tables for README.md.

1,000 notes of 5,000 characters are read from a folder, then their text is cut into words by PyThaiNLP, in one
run, in turn; only the ratio means something. After that: how the cost grows with the length of one note,
and of one line.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import synth
from synth.corpus.statements import read_note
from synth.text.damage import damage_of
from synth.text.repair import repair

ROOT = Path(__file__).parents[1]
LENGTH = 5_000
ROUNDS = 3
CLOCK = time.process_time
"""How the cost grows is asked of this process alone: a busy machine would change the answer."""


def phrases() -> list[str]:
    sources = synth.read_corpus(ROOT / "corpus").statements
    return [text for text in sources["text"] if len(text) > 10]


def note(words: list[str], chance: random.Random, length: int) -> str:
    """Make a note of headings, lists, narrative and dates from phrases of the sample."""
    lines, size = ["เวทีถอดบทเรียน 26 ธันวาคม 2564", ""], 32
    while size < length:
        kind = chance.random()
        if kind < 0.2:
            block = ["", f"บทเรียน {chance.choice(words)[:30]}", ""]
        elif kind < 0.7:
            block = [f"  {n}. {chance.choice(words)}" for n in range(1, chance.randint(3, 8))]
        else:
            block = [" ".join(chance.choices(words, k=6)) + f" เมื่อวันที่ {chance.randint(1, 28)} มี.ค. 65"]
        lines += block
        size += sum(map(len, block)) + len(block)
    return "\n".join(lines)[:length]


def seconds(work, clock=time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began


def compare(folder: Path, texts: list[str]) -> None:
    from pythainlp.tokenize import word_tokenize

    word_tokenize("ชุมชน", engine="newmm")  # the dictionary is loaded once
    synth.read_corpus(folder)
    pairs = [
        (
            seconds(lambda: synth.read_corpus(folder)),
            seconds(lambda: [word_tokenize(text, engine="newmm") for text in texts]),
        )
        for _ in range(ROUNDS)
    ]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print("| what | ratio (median) | range | seconds | beside |\n|---|---|---|---|---|")
    print(
        f"| reading {len(texts):,} notes of {LENGTH:,} characters ÷ tokenising them (newmm) "
        f"| {statistics.median(ratios):.2f} | {ratios[0]:.2f}–{ratios[-1]:.2f} | {ours:.1f} | {theirs:.1f} |"
    )


def grow(words: list[str], chance: random.Random) -> None:
    long = note(words, chance, 1_000_000)
    shapes = {
        "a note": long,
        "one line of narrative": " ".join(long.split()),
        "one line without a space": "".join(long.split()),
        "one line of one letter": "ส" * 1_000_000,
        "one line of blanks and digits": "1 " * 500_000,
        "lines of one letter": "ก\n" * 500_000,
        "tabs": "ก\t" * 500_000,
    }
    print("\n| cost of ten times the text (10 is linear) | reading | damage | repair |\n|---|---|---|---|")
    for name, text in shapes.items():
        row = []
        for work in (lambda text: read_note(text, "n"), damage_of, repair):
            short = max(
                min(seconds(lambda work=work, text=text: work(text[:100_000]), CLOCK) for _ in range(3)), 1e-4
            )
            whole = seconds(lambda work=work, text=text: work(text), CLOCK)
            row.append(f"{whole / short:.1f} ({whole:.2f} s)")
        print(f"| {name}, 100,000 → 1,000,000 characters | {' | '.join(row)} |", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    chance, words = random.Random(0), phrases()
    texts = [note(words, chance, LENGTH) for _ in range(count)]
    with tempfile.TemporaryDirectory() as name:
        for number, text in enumerate(texts):
            (Path(name) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        compare(Path(name), texts)
    grow(words, chance)


if __name__ == "__main__":
    main()
