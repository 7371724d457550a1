"""No compiled pattern of the corpus room costs the square of a line, asked as the room asks it.

Each is fed the growth series and a quarter of it, in the time of the process alone, so that a busy machine does
not change the answer; one that does not come back is killed.
"""

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import synth.corpus

ASKED = {
    "search": ("search", "sub", "subn", "split", "findall", "finditer"),
    "match": ("match",),
    "fullmatch": ("fullmatch",),
}
PATIENCE = 400
ROOM = Path(synth.corpus.__file__).parent

SCRIPT = r"""
import importlib, json, re, sys, tomllib
from pathlib import Path
from time import process_time

from synth.corpus.layout import vocabulary

LENGTH, AT_ONCE, TRIES, LINEAR = 6_000, 0.02, 5, 9
UNITS = [*" \t\v\n\r.1๑([{\"':-<|กๆ่#*_,=/@a♪", "\u200b", "กา ", "a ", "1 ", "1.", "เ", "น.", "- ", "| ", "x, ", "ก: ", "พิมพ์ ", "1 ครั้ง ", "ถูกใจ 1 ", "1,250.00 "]
AROUND = [("", ""), ("1. ก|", "\x00")]
WHOLE = [*AROUND, ("", "\x00")]  # one that begins well and ends otherwise


def patterns_in(value, depth=0):
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 3 and isinstance(value, (dict, list, tuple, set, frozenset)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(one, depth + 1)


def seconds(ask, run):
    began = process_time()
    ask(run)
    return process_time() - began


def grows(ask, head, unit, tail):
    short, long = (head + unit * (length // len(unit)) + tail for length in (LENGTH // 4, LENGTH))
    for _ in range(TRIES):
        if (taken := seconds(ask, long)) < AT_ONCE or taken < LINEAR * seconds(ask, short):
            return False
    return True


asked = json.loads(sys.stdin.read())
words = tomllib.loads(Path(vocabulary.__file__).with_name("th.toml").read_text(encoding="utf-8"))
del words["ends"]  # no patterns
asked["synth.corpus.layout.vocabulary"] = {name: ["match", "fullmatch"] for name in words}
vars(vocabulary).update({name: dict(vocabulary.patterns(name)) for name in words})
patterns = growing = 0
seen = set()
for module, names in asked.items():
    known = vars(importlib.import_module(module))
    of_loops = {how for name, asks in names.items() if name not in known for how in asks}
    for name, value in known.items():
        for pattern in patterns_in(value):
            if (name, id(pattern)) in seen:  # imported
                continue
            seen.add((name, id(pattern)))
            patterns += 1
            for how in names.get(name) or of_loops or ("search", "fullmatch"):
                series = ((head, unit, tail) for unit in UNITS for head, tail in (AROUND if how == "search" else WHOLE))
                if found := next((one for one in series if grows(getattr(pattern, how), *one)), None):
                    growing += 1
                    print("grows with the square:", module, name, how, found, pattern.pattern[:60], flush=True)
print(patterns, "patterns", growing, "growing")
"""


def asked() -> dict[str, dict[str, list[str]]]:
    """Return for each module how the patterns of each name are asked, in it and where they are imported."""
    everywhere = defaultdict(set)
    modules = {}
    for path in sorted(ROOM.rglob("*.py")):
        module = ".".join(("synth.corpus", *path.relative_to(ROOM).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        here = modules[module] = defaultdict(set)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asker = node.value if isinstance(node, ast.Attribute) else None
            asker = asker.value if isinstance(asker, ast.Subscript) else asker
            if isinstance(asker, ast.Name):
                for how, methods in ASKED.items():
                    if node.attr in methods:
                        here[asker.id].add(how)
                        everywhere[asker.id].add(how)
    return {
        module: {
            name: sorted(found | (set() if name.startswith("_") else everywhere[name]))
            for name, found in here.items()
        }
        for module, here in modules.items()
    }


def test_no_pattern_grows_with_the_square_of_a_line(tmp_path):
    out = tmp_path / "out"
    with out.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(asked()),
            stdout=file,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    lines = out.read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0, lines[-3:]
    patterns, _, growing, _ = lines[-1].split()
    assert growing == "0", lines
    assert int(patterns) > 100
