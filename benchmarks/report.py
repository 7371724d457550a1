"""How long a report takes, by part: ``python benchmarks/report.py [statements …]``, the sample first."""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from report import studies
from synth.report import write_report
from synth.schema import table


def enlarged(statements: int) -> studies.Tables:
    """Repeat the sample's statements in sources of a hundred, read and coded by one coder."""
    sample, random = studies.sample(), np.random.default_rng(0)
    said = sample.statements().query("use == 'analysed'")
    rows = said.iloc[np.arange(statements) % len(said)].reset_index(drop=True)
    number = np.arange(statements) // 100
    rows = rows.assign(
        statement_id=[f"s{n}" for n in range(statements)], source_id=[f"n{n}.txt" for n in number]
    )
    rows["project"] = [f"โครงการ {n}" for n in number]
    rows["start"] = rows.groupby("source_id")["text"].transform(
        lambda texts: texts.str.len().add(1).cumsum().shift(fill_value=0)
    )
    rows["end"] = rows["start"] + rows["text"].str.len()
    texts = rows.groupby("source_id", sort=False)["text"].agg("\n".join)
    source = sample.sources().iloc[0].to_dict()
    sources = [
        source | {"source_id": name, "project": f"โครงการ {n}", "text": text}
        for n, (name, text) in enumerate(texts.items())
    ]
    codes = random.choice(sample.codebook().query("parent != ''")["code"], (statements, 2))
    codings = [
        (f"k{n}{i}", f"s{n}", codes[n, i], "a", "2026", "hand", "v1")
        for n in range(statements)
        for i in (0, 1)
    ]
    reviews = [(f"s{n}", "a", "2026") for n in range(statements)]
    held = {
        "codings": table("codings", codings),
        "reviews": table("reviews", reviews),
        "codebook": sample.codebook(),
    }
    return studies.Tables(sources=pd.DataFrame(sources), statements=rows, **held)


def main() -> None:
    for size in [39, *map(int, sys.argv[1:])]:
        study = studies.sample() if size == 39 else enlarged(size)
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            write_report(study, Path(folder, "report"))
            whole = time.perf_counter() - began
            told = json.loads(Path(folder, "report", "manifest.json").read_text(encoding="utf-8"))[
                "durations"
            ]
            sizes = {
                name: Path(folder, "report", name).stat().st_size // 1000
                for name in ("report.html", "report.docx")
            }
            print(f"{size:>6} statements {whole:6.2f} s {told} kB {sizes}")


if __name__ == "__main__":
    main()
