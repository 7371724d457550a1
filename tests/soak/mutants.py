"""Small faults put into modules, to see whether the tests notice: python tests/soak/mutants.py findings text [--each 12]

Each mutant changes one comparison, sum, constant, condition or `not`; its module's tests and examples run until one
fails. What nobody noticed is printed with its line: a test is missing there, or the change means nothing.
"""

import argparse
import ast
import contextlib
import doctest
import importlib.abc
import importlib.util
import io
import os
import random
import resource
import sys
import threading
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYNTH = ROOT / "src" / "synth"
PATIENCE = 240
"""Seconds of the processor for the tests of one mutant; one that runs on for longer was noticed."""
ELSEWHERE = {
    "findings/base": ["findings/test_tables.py", "findings/test_crosstabs.py", "findings/test_base.py"],
    "findings/counting": ["findings/test_tables.py", "findings/test_hostile.py"],
    "findings/finding": ["look/test_look.py"],
    "findings/intervals": ["findings/test_intervals.py"],
    "findings/sampling": ["findings/test_exemplars.py", "findings/test_quoted.py"],
    "findings/units": ["findings/test_units.py", "findings/test_cohorts.py", "findings/test_contrasts.py"],
    "text/gaps": ["text/test_repair.py", "text/test_damage.py"],
    "text/words": ["text/test_repair.py"],
    "text/months": ["text/test_dates.py"],
}
"""Where the tests of a module are that has none of its own name, or more."""
OTHERS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
}  # fmt: skip


def places(tree: ast.AST) -> list[ast.AST]:
    """Return the nodes that can be changed, without docstrings and types."""
    aside = {
        id(inner)
        for node in ast.walk(tree)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part
        for inner in ast.walk(part)
    }
    return [node for node in ast.walk(tree) if id(node) not in aside and changed(node) is not None]


def changed(node: ast.AST) -> str | None:
    """Say what a node would become; None where it is left alone."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHERS:
            return f"{type(op).__name__} → {OTHERS[type(op)].__name__}"
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in OTHERS:
            return f"{type(op).__name__} → {OTHERS[type(op)].__name__}"
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert()):
            return f"without {type(node.op).__name__}"
        case ast.Constant(value=bool() | int() | float()):
            return f"{node.value!r} → {other(node.value)!r}"
        case ast.IfExp() | ast.If():
            return "condition → its contrary"
    return None


def other(value: bool | float) -> bool | float:
    """Give another value of the same kind."""
    return not value if isinstance(value, bool) else value + 1


def mutate(source: str, number: int) -> tuple[str, int, str]:
    """Change one place of a source; return the whole, the line and what was done."""
    tree = ast.parse(source)
    node = places(tree)[number]
    said = changed(node)
    if isinstance(node, ast.Constant):
        node.value = other(node.value)
    elif isinstance(node, ast.Compare):
        node.ops = [OTHERS[type(node.ops[0])]()]
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd() if isinstance(node.op, ast.USub) else node.op
        if isinstance(node.op, ast.Not | ast.Invert):
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    else:
        node.op = OTHERS[type(node.op)]()
    return ast.unparse(ast.fix_missing_locations(tree)), node.lineno, said


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Hands out the changed source in the place of one module."""

    def __init__(self, name: str, path: Path, source: str):
        self.name, self.path, self.source = name, path, source

    def find_spec(self, name, path=None, target=None):
        if name == self.name:
            return importlib.util.spec_from_loader(name, self, origin=str(self.path))
        return None

    def exec_module(self, module):
        module.__file__ = str(self.path)
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def tests_of(module: str) -> list[str]:
    """Return the files that test a module: by its name, or where `modules.toml` says."""
    room, _, name = module.partition("/")
    own = [*ELSEWHERE.get(module, []), f"{room}/test_{name}.py"]
    files = [path for path in dict.fromkeys(ROOT / "tests" / one for one in own) if path.exists()]
    told = tomllib.loads((ROOT / "tests" / "modules.toml").read_text(encoding="utf-8"))
    elsewhere = told.get(module) or told.get(room, {"files": []})
    return [str(path) for path in files or [ROOT / "tests" / one for one in elsewhere["files"]]]


def noticed(module: str, source: str, files: list[str]) -> bool:
    """Run the examples and the tests of a module with a changed source, in a process of their own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    threading.Timer(20 * PATIENCE, os._exit, [1]).start()  # one that only waits
    code = 1
    with contextlib.suppress(BaseException), contextlib.redirect_stdout(io.StringIO()):
        sys.stderr = io.StringIO()
        code = run(module, source, files)
    os._exit(code)


def run(module: str, source: str, files: list[str]) -> int:
    """Return 0 where nothing fails."""
    import pytest

    name = "synth." + module.replace("/", ".")
    sys.meta_path.insert(0, Loader(name, SYNTH / f"{module}.py", source))
    if doctest.testmod(importlib.import_module(name)).failed:
        return 1
    return int(
        pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *files]) if files else 0
    )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("modules", nargs="+", help="rooms, or modules such as findings/tables")
    asked.add_argument("--each", type=int, default=12, help="mutants of each module")
    asked.add_argument("--seed", type=int, default=0)
    told = asked.parse_args()
    for heavy in ("hypothesis", "numpy", "pandas", "pytest", "pythainlp.tokenize", "scipy.stats"):
        importlib.import_module(heavy)
    counts = [0, 0]
    for asked_for in told.modules:
        folder = SYNTH / asked_for
        paths = sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        for path in paths:
            module = path.relative_to(SYNTH).with_suffix("").as_posix()
            if path.stem != "__init__":
                left = survivors(module, path, told.each, told.seed)
                counts = [counts[0] + left[0], counts[1] + left[1]]
    print(f"{counts[0]} mutants, {counts[1]} survived")


def survivors(module: str, path: Path, each: int, seed: int) -> tuple[int, int]:
    """Try the mutants of one module and print those that nobody noticed."""
    source, files = path.read_text(encoding="utf-8"), tests_of(module)
    some = random.Random(f"{seed} {module}")
    every = range(len(places(ast.parse(source))))
    chosen = some.sample(every, min(each, len(every)))
    if noticed(module, source, files):
        print(f"{module}: its tests fail without a mutant", flush=True)
        return 0, 0
    left = 0
    for number in sorted(chosen):
        mutant, line, said = mutate(source, number)
        if not noticed(module, mutant, files):
            left += 1
            print(f"{module}.py:{line}: {said}: {source.splitlines()[line - 1].strip()[:90]}", flush=True)
    print(f"{module}: {len(chosen) - left} of {len(chosen)} noticed", flush=True)
    return len(chosen), left


if __name__ == "__main__":
    main()
