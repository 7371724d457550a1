"""Findings of the sample, counted here by hand from the two codings files: what the charts are drawn from."""

from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

CORPUS = Path(__file__).parents[2] / "corpus"
DONE = {"coder": "a", "repeats": "counted"}


def codebook() -> pd.DataFrame:
    table = pd.read_csv(CORPUS / "codebook.csv", dtype=str, keep_default_na=False)
    return table.assign(retired="")


def coded(coder: str = "a") -> pd.DataFrame:
    table = pd.read_csv(CORPUS / f"codings/{coder}.csv", dtype=str, keep_default_na=False)
    table = table[table["path"] == "bangklam-2564/workshop-note.txt"]
    return table.assign(codes=[cell.split(";") if cell else [] for cell in table["codes"]])


def code_table() -> pd.DataFrame:
    book, given = codebook(), coded()
    tops = book.set_index("code")["parent"]
    counts = given["codes"].explode().value_counts()
    made = book[["code", "name", "name_en", "dimension", "parent"]].copy()
    made["theme"] = [tops[code] or code for code in made["code"]]
    made["statements"] = made["code"].map(counts).fillna(0).astype(int)
    made["share"], made["base"] = made["statements"] / len(given), len(given)
    made["sources"], made["source_base"] = (made["statements"] > 0).astype(int), 1
    made["projects"], made["project_base"] = made["sources"], 1
    return made.assign(**DONE)


def themes_only() -> pd.DataFrame:
    return code_table().query("dimension == 'ประเด็น'").reset_index(drop=True)


def code_by() -> pd.DataFrame:
    book, given = codebook(), coded()
    rows = [
        (*code, "section", section, sum(code[0] in codes for codes in part["codes"]), len(part))
        for code in book.query("dimension == 'ประเด็น'")[["code", "name", "name_en", "dimension"]].to_numpy()
        for section, part in given.groupby("section", sort=False)
    ]
    columns = ["code", "name", "name_en", "dimension", "by", "group", "statements", "base"]
    return pd.DataFrame(rows, columns=columns).assign(**DONE)


def dimension_table() -> pd.DataFrame:
    book, given = codebook(), coded()
    tops = {code: parent or code for code, parent in book[["code", "parent"]].to_numpy()}
    themes = book.query("dimension == 'ประเด็น' and parent == ''")
    kinds = book.query("dimension == 'ประเภทข้อค้นพบ'")
    rows = [
        (
            *row,
            *column,
            sum(column[0] in codes and row[0] in map(tops.get, codes) for codes in given["codes"]),
        )
        for row in themes[["code", "name", "name_en"]].to_numpy()
        for column in kinds[["code", "name", "name_en"]].to_numpy()
    ]
    names = [f"{side}_{part}" for side in ("row", "column") for part in ("code", "name", "name_en")]
    return pd.DataFrame(rows, columns=[*names, "statements"]).assign(base=len(given), read=len(given), **DONE)


def cooccurrence() -> pd.DataFrame:
    book, given = codebook().query("dimension == 'ประเด็น'"), coded()
    sets = {code: {n for n, codes in enumerate(given["codes"]) if code in codes} for code in book["code"]}
    names = book.set_index("code")[["name", "name_en"]]
    rows = [
        (a, *names.loc[a], b, *names.loc[b], len(sets[a] & sets[b]), len(sets[a]), len(sets[b]),
         len(sets[a] & sets[b]) / len(sets[a] | sets[b]))
        for a, b in combinations(book["code"], 2) if sets[a] & sets[b]
    ]  # fmt: skip
    columns = "code_a name_a name_en_a code_b name_b name_en_b statements a b jaccard".split()
    return pd.DataFrame(rows, columns=columns).assign(**DONE)


def agreement() -> pd.DataFrame:
    """Not computed: plausible values, with every kind of gap."""
    book = codebook().query("parent != '' or dimension != 'ประเด็น'").reset_index(drop=True)
    made = book[["code", "name", "name_en", "dimension"]].assign(level="code")
    spread = np.random.default_rng(0).uniform(-0.1, 1, len(made))
    made["alpha"] = np.where(made["code"] == "obstacle", np.nan, spread)
    whole = [
        {"level": "dimension", "name": "", "name_en": "", "code": "", "dimension": d, "alpha": a}
        for d, a in (("ประเด็น", 0.71), ("ประเภทข้อค้นพบ", 0.78))
    ]
    made = pd.concat(
        [made, pd.DataFrame([*whole, {**whole[0], "level": "overall", "dimension": "", "alpha": 0.74}])]
    )
    made["alpha_low"], made["alpha_high"] = made["alpha"] - 0.2, (made["alpha"] + 0.15).clip(upper=1)
    made["note"] = np.where(made["alpha"].isna(), "never_used", "")
    made["positives_a"], made["positives_b"] = 4, 5
    made["percent"], made["kappa"], made["ac1"] = 0.95, made["alpha"], 0.9
    return made.assign(coders=2, statements=39, common=39, resampled="statements").reset_index(drop=True)


def proposal(statements: int = 39, themes: int = 5, seed: int = 0, by_chance: int = 0) -> SimpleNamespace:
    random = np.random.default_rng(seed)
    owners = random.integers(0, themes, statements)
    centres = random.normal(size=(themes, 2)) * 3
    points = centres[owners] + random.normal(size=(statements, 2))
    labels = ["ผู้นำ · ความเชื่อมั่น", "การสนับสนุน · หน่วยงาน", "ความต้องการ · ชุมชน", "บทเรียน · ต่อยอด", "ทีม · บทบาท"]
    table = pd.DataFrame({"theme": range(themes)})
    table["label"] = [labels[n % len(labels)] for n in range(themes)]
    table["terms"], table["exemplars"] = "ผู้นำ;ความเชื่อมั่น", "s1;s2"
    table["size"] = [int((owners == n).sum()) for n in range(themes)]
    table["stability"], table["chance"] = 0.61, 0.35
    table["stands"] = table["theme"] < themes - by_chance
    members = pd.DataFrame({"statement_id": [f"s{n}" for n in range(1, statements + 1)], "theme": owners})
    members["score"], members["fits"], members["x"], members["y"] = 0.5, True, points[:, 0], points[:, 1]
    return SimpleNamespace(themes=table, members=members, reason="rule")


def many(codes: int = 40, groups: int = 7, letters: int = 80, statements: int = 400) -> pd.DataFrame:
    """`code_by` with long names: Thai words, one unbroken run, Latin, hostile letters."""
    kinds = ["การมีส่วนร่วมของชุมชนในการออกแบบกิจกรรมและการติดตามประเมินผลอย่างต่อเนื่องตลอดโครงการจนจบ",
             "ก" * 80, "Participation of the community in design and follow-up over the whole project",
             "<script>alert('น้ำ')</script> $x^2$ =1+1\x07 ที่นี่ กำลังใจ เก็บเล็กผสมน้อย ไม่ใช่แค่นั้น"]  # fmt: skip
    names = [f"{n} {kinds[n % len(kinds)]}"[:letters] for n in range(codes)]
    counts = np.random.default_rng(1).integers(0, 30, (codes, groups))
    rows = [
        (
            f"c{n}",
            name,
            "",
            "ประเด็น",
            "section",
            f"หัวข้อยาว > {kinds[g % 4]}"[:86] + f" {g}",
            int(counts[n, g]),
            statements,
        )
        for n, name in enumerate(names)
        for g in range(groups)
    ]
    columns = ["code", "name", "name_en", "dimension", "by", "group", "statements", "base"]
    return pd.DataFrame(rows, columns=columns).assign(**DONE)


def cohorts(themes: int = 6, units: int = 12, first: int = 2564, letters: int = 40) -> pd.DataFrame:
    """Two cohorts beside each other; with fewer than four units there are only counts."""
    random, rows = np.random.default_rng(first), []
    kinds = ["การมีส่วนร่วมของชุมชนในการออกแบบกิจกรรมและการติดตามประเมินผลอย่างต่อเนื่องตลอดโครงการจนจบ", "ผู้นำ"]
    for n in range(themes):
        row = {"theme": f"t{n}", "name": f"{n} {kinds[n % 2]}"[:letters], "name_en": "", "unit": "project"}
        row |= {"earlier": str(first), "later": str(first + 1)}
        for side in ("earlier", "later"):
            found = int(random.integers(0, units + 1))
            share = found / units
            tested = units >= 4
            row |= {f"units_{side}": units, f"with_theme_{side}": found, f"share_{side}": share}
            row[f"share_low_{side}"] = max(0, share - 0.2) if tested else np.nan
            row[f"share_high_{side}"] = min(1, share + 0.2) if tested else np.nan
        rows.append(row)
    return pd.DataFrame(rows)


def saturation(sources: int = 8) -> pd.DataFrame:
    """Codes by source in the order of FACTS.md: 4, 3, 2, 1, 1 and none after."""
    new = ([4, 3, 2, 1, 1] + [0] * sources)[:sources]
    table = pd.DataFrame({"place": range(1, sources + 1), "new_codes": new})
    table["codes"] = table["new_codes"].cumsum()
    table["reached"] = ["6+2" if place == 8 else "" for place in table["place"]]
    low, high = table["codes"] * 0.8, table["codes"].max() - (table["codes"].max() - table["codes"]) * 0.5
    return table.assign(codes_low=low, codes_median=table["codes"] * 0.95, codes_high=high)
