"""How well themes are found and codes suggested, every rival on the same statements and tokens in one run.

    .venv/bin/python benchmarks/themes.py TOPICS.csv [--part PART] [--half 1] [--samples 4]

With the extra ``semantic`` what a sentence model reads joins words, and rivals read with the same model; each
table has rows with and without it. --kept FILE keeps what the model read from one run to the next.

PART is discover, spread, notes (with --notes FOLDER), invented (the sets of benchmarks/meaning), suggest,
order, calibration or speed; without it all.

TOPICS.csv has the columns ``text`` and ``label``. Half 0 was tuned on, half 1 is reported (both are drawn by
lot with a fixed seed). BERTopic takes part where the extra ``bench`` is installed. Times are seconds of this
machine, and of use beside each other only. OMP_NUM_THREADS=1 is fair to all.
"""

from __future__ import annotations

import argparse
import itertools
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, f1_score

import synth
from rivals import MEANT, RIVALS, tfidf
from synth.text.terms import terms
from synth.text.tokens import tokenise
from synth.themes.features import word_and_character_features
from synth.themes.meaning import NONE, model_of, readable
from synth.themes.order import coding_order
from synth.themes.suggest import suggest
from synth.themes.vectors import vectors_of

KEYWORDS = {  # eight words a code, by hand after reading some titles of half 0
    "ด้านความมั่นคง": "แรงงาน;ทหาร;ชายแดน;มหาดไทย;ป่าไม้;สิ่งแวดล้อม;ตำรวจ;นายจ้าง",
    "ด้านกฎหมายฯ": "ยุติธรรม;กฎหมาย;ผู้ต้องขัง;เรือนจำ;บังคับคดี;ราชทัณฑ์;ยาเสพติด;คดี",
    "ด้านการศึกษาฯ": "การศึกษา;โรงเรียน;ครู;นักเรียน;อาชีวะ;มหาวิทยาลัย;ลูกเสือ;ศธ.",
    "ด้านเศรษฐกิจ": "ธนาคาร;ภาษี;การค้า;SMEs;เกษตร;อุตสาหกรรม;สินเชื่อ;เศรษฐกิจ",
    "ด้านสังคม": "สุขภาพ;โรงพยาบาล;ผู้สูงอายุ;คนพิการ;เด็ก;ครอบครัว;สธ.;พม.",
    "ด้านวัฒนธรรมท่องเที่ยวฯ": "วัฒนธรรม;ท่องเที่ยว;กีฬา;ศาสนา;พระ;ประเพณี;ศิลปะ;วธ.",
}


def half(path: str, which: int) -> pd.DataFrame:
    rows = pd.read_csv(path)
    first = rows.sample(frac=0.5, random_state=0)
    return (rows.drop(first.index) if which else first).reset_index(drop=True)


def draw(rows: pd.DataFrame, n: int, seed: int) -> pd.DataFrame:
    drawn = rows.sample(min(n, len(rows)), random_state=seed).reset_index(drop=True)
    return drawn.assign(statement_id=[f"s{place}" for place in range(len(drawn))])


def sample() -> pd.DataFrame:
    """Read the sample of this repository; its sections are the labels, which its words hardly tell."""
    path = Path(__file__).parents[1] / "corpus" / "codings" / "a.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = rows[rows["path"] == "bangklam-2564/workshop-note.txt"]
    return draw(rows.rename(columns={"section": "label"})[["text", "label"]], len(rows), 0)


def notes(folder: str, samples: int) -> list[pd.DataFrame]:
    """Draw 25 statements of each of six notes, which are the labels: texts of another kind than titles."""
    said = synth.read_corpus(folder).statements
    said = said[said["use"] == "analysed"].assign(label=lambda rows: rows["source_id"])
    sizes = said["source_id"].value_counts()
    long = sorted(sizes.index[sizes >= 25])
    drawn = [np.random.default_rng(seed).choice(long, 6, replace=False) for seed in range(samples)]
    return [
        pd.concat(said[said["source_id"] == note].sample(25, random_state=seed) for note in chosen)
        for seed, chosen in enumerate(drawn)
    ]


KEPT: dict[str, str | None] = {"beside": None}
"""Beside which file what the model reads is kept."""


def invented(samples: int) -> dict[str, list[pd.DataFrame]]:
    """Read the invented sets, in which one thing is said in many words; each as often as there are seeds."""
    folder = Path(__file__).parent / "meaning"
    sets = {path.stem: pd.read_csv(path) for path in sorted(folder.glob("*.csv"))}
    return {f"{name}, {len(rows)}": [draw(rows, len(rows), 0)] * samples for name, rows in sets.items()}


def discovered(drawn: pd.DataFrame, k: int | None, seed: int, embedding=NONE) -> np.ndarray:
    said = drawn[["statement_id", "text"]]
    found = synth.discover(said, themes=k, seed=seed, embedding=embedding, **KEPT)
    return found.members["theme"].to_numpy()


def read(drawn: pd.DataFrame) -> np.ndarray:
    """Read titles with the model, as `discover` does."""
    model = model_of()
    return vectors_of(readable(list(drawn["text"])), model.name, model.read, **KEPT)


def b_cubed(truth: np.ndarray, found: np.ndarray) -> float:
    same, together = truth[:, None] == truth, found[:, None] == found
    both = (same & together).sum(axis=1)
    precision, recall = (both / together.sum(axis=1)).mean(), (both / same.sum(axis=1)).mean()
    return 2 * precision * recall / (precision + recall)


def tokens_of(drawn: pd.DataFrame) -> list[list[str]]:
    return [[word for word in tokens if word.strip()] for tokens in tokenise(drawn["text"])]


OURS = "synth.discover, words alone"
PROPOSED = "synth.discover, words alone, number proposed"
OURS_MEANT = "synth.discover with the model"
PROPOSED_MEANT = "synth.discover with the model, number proposed"


def methods() -> list[str]:
    with_model = [*MEANT, OURS_MEANT, PROPOSED_MEANT] if model_of() else []
    return [*RIVALS, OURS, PROPOSED, *with_model]


def labels_by(method: str, drawn: pd.DataFrame, k: int, seed: int) -> np.ndarray:
    if method in RIVALS:
        return RIVALS[method](tokens_of(drawn), k, seed)
    if method in MEANT:
        return MEANT[method](tokens_of(drawn), read(drawn), k, seed)
    given = k if method in (OURS, OURS_MEANT) else None
    return discovered(drawn, given, seed, None if method in (OURS_MEANT, PROPOSED_MEANT) else NONE)


def discover_table(sets: dict[str, list[pd.DataFrame]]) -> pd.DataFrame:
    rows = []
    for (size, samples), method in itertools.product(sets.items(), methods()):
        for seed, drawn in enumerate(samples):
            truth = drawn["label"].to_numpy()
            k = len(set(truth))
            began = time.perf_counter()
            found = labels_by(method, drawn, k, seed)
            spent = time.perf_counter() - began
            scores = (
                adjusted_mutual_info_score(truth, found),
                adjusted_rand_score(truth, found),
                b_cubed(truth, found),
            )
            rows.append((method, size, *scores, spent))
    return pd.DataFrame(rows, columns=["method", "set", "AMI", "ARI", "B³ F1", "seconds"])


def show_discover(rows: pd.DataFrame) -> None:
    sizes = list(dict.fromkeys(rows["set"]))
    for measure in ("AMI", "ARI", "B³ F1", "seconds"):
        table = rows.pivot_table(measure, "method", "set", sort=False)[sizes]
        table["mean"] = table.mean(axis=1)
        spread = rows.pivot_table(measure, "method", "set", aggfunc="std", sort=False).reindex(columns=sizes)
        head = " | ".join([f"**{measure}**", *sizes, "mean of sets"])
        print(f"\n| {head} |\n|{'---|' * (len(sizes) + 2)}")
        for method, row in table.iterrows():
            cells = [
                f"{row[size]:.3f}"
                + (
                    f" ± {spread.loc[method, size]:.3f}"
                    if measure == "AMI" and spread.loc[method, size] > 0
                    else ""
                )
                for size in sizes
            ]
            print(f"| {method} | {' | '.join(cells)} | {row['mean']:.3f} |")


def spread_table(whole: pd.DataFrame, times: int = 40) -> None:
    """How far AMI of each method moves when a fifth of the statements is left out, and beside ours."""
    rivals = {name: RIVALS[name] for name in RIVALS if not name.startswith("BERTopic")}
    scores: dict[str, list[float]] = {}
    for seed in range(times):
        drawn = whole.sample(frac=0.8, random_state=seed).reset_index(drop=True)
        truth, k = drawn["label"], drawn["label"].nunique()
        words = tokens_of(drawn)
        for name, method in rivals.items():
            scores.setdefault(name, []).append(adjusted_mutual_info_score(truth, method(words, k, seed)))
        for name in (OURS, *([OURS_MEANT] if model_of() else [])):
            found = labels_by(name, drawn, k, seed)
            scores.setdefault(name, []).append(adjusted_mutual_info_score(truth, found))
    print(f"\n| AMI on {times} samples of 80 % of the {len(whole)} | mean | spread | ours less theirs |")
    print("|---|---|---|---|")
    for name, found in scores.items():
        less = np.array(scores[OURS]) - found
        beside = "" if name == OURS else f"{less.mean():+.3f} ± {less.std():.3f}"
        print(f"| {name} | {np.mean(found):.3f} | {np.std(found):.3f} | {beside} |")


# --- coding -------------------------------------------------------------------------------------------------


def codebook(with_keywords: bool) -> pd.DataFrame:
    rows = [{"code": code, "name": code, "keywords": words} for code, words in KEYWORDS.items()]
    return pd.DataFrame(rows) if with_keywords else pd.DataFrame(rows).drop(columns="keywords")


BOOKS = {"codebook": codebook(True), "names of codes only": codebook(False)}


def ways() -> list[tuple[str, str | None]]:
    """Name the ways to read, with the embedding that each is."""
    return [("words alone", NONE)] + ([("with the model", None)] if model_of() else [])


def codings_of(drawn: pd.DataFrame, places) -> pd.DataFrame:
    coded = drawn.iloc[places]
    return pd.DataFrame({"statement_id": coded["statement_id"], "code": coded["label"]})


def best(drawn: pd.DataFrame, coded, book: pd.DataFrame, embedding=NONE) -> pd.DataFrame:
    said = drawn[["statement_id", "text"]]
    hints = suggest(said, codings_of(drawn, coded), book, embedding=embedding, **KEPT)
    return (
        hints.sort_values("score", ascending=False, kind="stable")
        .drop_duplicates("statement_id")
        .set_index("statement_id")
    )


def macro_f1(drawn: pd.DataFrame, hints: pd.DataFrame, places) -> float:
    rows = drawn.iloc[places]
    return f1_score(rows["label"], hints["code"].reindex(rows["statement_id"]), average="macro")


def plain(drawn: pd.DataFrame, coded) -> pd.DataFrame:
    """Fit the rival: logistic regression on TF-IDF of the same tokens."""
    features = tfidf(tokens_of(drawn))
    model = LogisticRegression(C=10, max_iter=500, class_weight="balanced")
    model.fit(features[coded], drawn["label"].iloc[coded])
    return pd.DataFrame({"code": model.predict(features)}, index=drawn["statement_id"])


def blended(drawn: pd.DataFrame, coded, book: pd.DataFrame) -> pd.DataFrame:
    """Blend keywords with the rival: ``w·logP + (1−w)·log softmax(8·cos)``, ``w = n/(n + 5k)``."""
    features = word_and_character_features([*drawn["text"], *book["keywords"].str.replace(";", " ")])
    said, codes = features[: len(drawn)], features[len(drawn) :]
    scores = log_softmax(8 * (said @ codes.T).toarray() / 2, axis=1)  # rows are of length √2
    if len(coded):
        model = LogisticRegression(C=10, max_iter=500, class_weight="balanced")
        model.fit(said[coded], drawn["label"].iloc[coded])
        places = [list(model.classes_).index(code) for code in book["code"]]
        w = len(coded) / (len(coded) + 5 * len(book))
        scores = w * model.predict_log_proba(said)[:, places] + (1 - w) * scores
    found = book["code"].to_numpy()[scores.argmax(axis=1)]
    return pd.DataFrame({"code": found}, index=drawn["statement_id"])


def suggest_table(rows: pd.DataFrame, n: int, seeds: int) -> None:
    numbers, table = (0, 1, 2, 5, 10, 20), {}
    for seed in range(seeds):
        drawn = draw(rows, n, seed)
        for number in numbers:
            rng = np.random.default_rng(seed)
            groups = drawn.groupby("label").indices.values()
            coded = np.concatenate([rng.choice(group, number, replace=False) for group in groups]).astype(int)
            rest = np.setdiff1d(np.arange(len(drawn)), coded)
            for (name, book), (how, embedding) in itertools.product(BOOKS.items(), ways()):
                found = macro_f1(drawn, best(drawn, coded, book, embedding), rest)
                table.setdefault((f"suggest, {name}, {how}", number), []).append(found)
            found = macro_f1(drawn, blended(drawn, coded, codebook(True)), rest)
            table.setdefault(("keywords blended with logistic regression", number), []).append(found)
            if number:
                found = macro_f1(drawn, plain(drawn, coded), rest)
                table.setdefault(("logistic regression", number), []).append(found)
    everything = pd.Series({key: np.mean(value) for key, value in table.items()}).unstack()
    print(
        f"\n| macro-F1 by coded statements a code ({seeds} samples of {n}) | "
        + " | ".join(map(str, numbers))
        + " |"
    )
    print("|" + "---|" * (len(numbers) + 1))
    for name, row in everything.iterrows():
        print(f"| {name} | " + " | ".join("–" if np.isnan(x) else f"{x:.3f}" for x in row) + " |")


def names_table(sets: dict[str, list[pd.DataFrame]], numbers=(0, 1, 3)) -> None:
    """Suggest from the names of codes and a few codings a code; the labels are the names."""
    heads = " | ".join(f"{name}, {number} coded a code" for name in sets for number in numbers)
    print(f"\n| macro-F1, names of codes only | {heads} |\n|{'---|' * (len(sets) * len(numbers) + 1)}")
    for how, embedding in ways():
        cells = []
        for samples, number in itertools.product(sets.values(), numbers):
            found = []
            for seed, drawn in enumerate(samples):
                book = pd.DataFrame({"code": drawn["label"].unique(), "name": drawn["label"].unique()})
                rng = np.random.default_rng(seed)
                groups = drawn.groupby("label").indices.values()
                coded = np.concatenate([rng.choice(group, number, replace=False) for group in groups])
                rest = np.setdiff1d(np.arange(len(drawn)), coded)
                found.append(macro_f1(drawn, best(drawn, coded.astype(int), book, embedding), rest))
            cells.append(f"{np.mean(found):.3f}")
        print(f"| suggest, {how} | {' | '.join(cells)} |")


def order_table(rows: pd.DataFrame, n: int, seeds: int, goals=(0.55, 0.6, 0.65, 0.7)) -> None:
    """Count the codings until macro-F1 on 200 statements that are never coded reaches a goal."""
    ways_to_order = {
        "logistic regression, random order": None,
        "suggest with codebook, random order": (True, False),
        "suggest with codebook, coding_order": (True, True),
        "suggest, names only, random order": (False, False),
        "suggest, names only, coding_order": (False, True),
    }
    if model_of():
        ways_to_order |= {
            "suggest with the model, names only, random order": (False, False, None),
            "suggest with the model, names only, coding_order": (False, True, None),
        }
    needed: dict[tuple, list] = {}
    for seed, (name, way) in itertools.product(range(seeds), ways_to_order.items()):
        drawn = draw(rows, n, seed)
        pool, test = np.arange(n - 200), np.arange(n - 200, n)
        chance = np.random.default_rng(seed).permutation(pool)
        coded, reached = [], {}
        most = len(pool) if way is None else 150
        while len(coded) <= most and len(reached) < len(goals):
            if way is None:
                enough = len(coded) and drawn["label"].iloc[coded].nunique() > 1
                found = macro_f1(drawn, plain(drawn, coded), test) if enough else 0
            else:
                found = macro_f1(drawn, best(drawn, coded, codebook(way[0]), *way[2:]), test)
            reached |= {goal: len(coded) for goal in goals if found >= goal and goal not in reached}
            coded = _ten_more(drawn, coded, chance, way, pool)
        for goal in goals:
            needed.setdefault((name, goal), []).append(reached.get(goal, np.inf))
    print(
        f"\n| codings needed for macro-F1 (median of {seeds} samples, in tens) | "
        + " | ".join(f"{goal:.2f}" for goal in goals)
        + " |"
    )
    print("|" + "---|" * (len(goals) + 1))
    for name, way in ways_to_order.items():
        most = n - 200 if way is None else 150
        cells = [np.median(needed[name, goal]) for goal in goals]
        print(
            f"| {name} | "
            + " | ".join(f"over {most}" if np.isinf(cell) else f"{cell:.0f}" for cell in cells)
            + " |"
        )


def _ten_more(drawn: pd.DataFrame, coded: list, chance, way, pool) -> list:
    if way is None or not way[1]:
        return list(chance[: len(coded) + 10])
    open_to_code = drawn.iloc[pool]
    said, embedding = open_to_code[["statement_id", "text"]], (*way, NONE)[2]
    told = {"embedding": embedding, **KEPT}
    order = coding_order(said, codings_of(drawn, coded), codebook(way[0]), **told)
    places = {statement: place for place, statement in enumerate(drawn["statement_id"])}
    return coded + [places[statement] for statement in order[:10]]


def calibration_table(rows: pd.DataFrame, n: int, seeds: int) -> None:
    """Compare the score of each first suggestion with the share that was right."""
    seen = []
    every = itertools.product(range(seeds), (0, 1, 5, 20), BOOKS.items(), ways())
    for seed, number, (book_name, book), (how, embedding) in every:
        drawn = draw(rows, n, seed)
        rng = np.random.default_rng(seed)
        groups = drawn.groupby("label").indices.values()
        coded = np.concatenate([rng.choice(group, number, replace=False) for group in groups]).astype(int)
        hints = best(drawn, coded, book, embedding)
        rest = drawn.drop(index=coded)
        first = hints.loc[rest["statement_id"]]
        seen.append(
            pd.DataFrame(
                {
                    "coded": number,
                    "book": f"{book_name}, {how}",
                    "score": first["score"].to_numpy(),
                    "right": first["code"].to_numpy() == rest["label"].to_numpy(),
                }
            )
        )
    seen = pd.concat(seen)
    print(
        "\n| codebook | coded a code | mean score | share right | calibration error | Brier | of the mean |"
    )
    print("|---|---|---|---|---|---|---|")
    for (book, number), group in seen.groupby(["book", "coded"]):
        right, score = group["right"], group["score"]
        brier = ((score - right) ** 2).mean()
        means = f"{score.mean():.2f} | {right.mean():.2f} | {calibration_error(group):.3f}"
        print(f"| {book} | {number} | {means} | {brier:.3f} | {right.mean() * (1 - right.mean()):.3f} |")


def calibration_error(seen: pd.DataFrame) -> float:
    """Mean distance of score and share right, over ten bands of score."""
    bands = seen.groupby((seen["score"] * 10).astype(int).clip(upper=9))
    apart = (bands["score"].mean() - bands["right"].mean()).abs()
    return float((apart * bands.size()).sum() / len(seen))


def speed_table(rows: pd.DataFrame, sizes=(1500, 10_000), codes: int = 100) -> None:
    """Take the time of what the coding view asks for; statements are halves of two titles put together."""
    rng = np.random.default_rng(0)
    words = pd.Series([word for found in terms(rows["text"]) for word in set(found) if len(word) > 3])
    words = rng.permutation(words.value_counts().index[20 : 20 + 9 * codes])
    book = pd.DataFrame(
        {"code": words[:codes], "keywords": [";".join(words[codes:][n::codes]) for n in range(codes)]}
    )
    print(f"\n| statements, {codes} codes | suggest | again, 150 codings | coding_order |\n|---|---|---|---|")
    for n in sizes:
        pairs = rng.integers(len(rows), size=(n, 2))
        halves = [(rows["text"][a], rows["text"][b]) for a, b in pairs]
        texts = [f"{a[: len(a) // 2]} {b[len(b) // 2 :]}" for a, b in halves]
        drawn = pd.DataFrame({"statement_id": [f"s{place}" for place in range(n)], "text": texts})
        began = [time.process_time()]
        codings = suggest(drawn, None, book, embedding=NONE).sample(150, random_state=0)[
            ["statement_id", "code"]
        ]
        began.append(time.process_time())
        suggest(drawn, codings, book, embedding=NONE)
        began.append(time.process_time())
        coding_order(drawn, codings, book, embedding=NONE)
        began.append(time.process_time())
        print(f"| {n} | " + " | ".join(f"{spent:.1f}" for spent in np.diff(began)) + " |")


PARTS = ["discover", "spread", "notes", "invented", "suggest", "order", "calibration", "speed"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topics")
    parser.add_argument("--half", type=int, default=1)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--notes", help="a folder of notes")
    parser.add_argument("--samples", type=int, default=4)
    parser.add_argument("--kept", help="a file beside which what the model reads is kept")
    asked = parser.parse_args()
    KEPT["beside"] = asked.kept
    warnings.simplefilter("ignore")
    rows = half(asked.topics, asked.half)
    if asked.part in (None, "discover"):
        sets = {"sample, 39": [sample()]} | {
            str(n): [draw(rows, n, seed) for seed in range(asked.samples)] for n in (100, 300, 1000)
        }
        show_discover(discover_table(sets | {f"all {len(rows)}": [draw(rows, len(rows), 0)]}))
    if asked.part in (None, "spread"):
        spread_table(sample())
    if asked.part in (None, "notes") and asked.notes:
        show_discover(discover_table({"six notes, 150": notes(asked.notes, asked.samples)}))
    if asked.part in (None, "invented"):
        show_discover(discover_table(invented(asked.samples)))
        names_table(invented(asked.samples))
    if asked.part in (None, "suggest"):
        for n in (400, 1000):
            suggest_table(rows, n, asked.samples)
    if asked.part in (None, "order"):
        order_table(rows, 500, asked.samples)
    if asked.part in (None, "calibration"):
        calibration_table(rows, 400, asked.samples)
    if asked.part in (None, "speed"):
        speed_table(rows)


if __name__ == "__main__":
    main()
