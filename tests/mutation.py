"""Which faults no test would see: each small change to a module that its nearest tests let pass.

`python -m tests.mutation FILE` works in a copy of the tree. A rule without a test survives, and code without an effect.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
_PAIRS = "Lt LtE, Gt GtE, Eq NotEq, In NotIn, Is IsNot, And Or, Add Sub"
_OTHER = {getattr(ast, a): getattr(ast, b) for pair in _PAIRS.split(", ") for a, b in permutations(pair.split())}


class Mutant(NamedTuple):
    """One change to a module: in which line, from what to what, and the module with it."""

    line: int
    was: str
    now: str
    text: str

    def __str__(self) -> str:
        return f"{self.line}: {self.was} → {self.now}"


def mutants(text: str) -> Iterator[Mutant]:
    """Yield a module once for each small change to it: a number, a comparison, a branch, a statement less."""
    tree = ast.parse(text)
    for put, node in _places(tree):
        for new in _changed(node):
            put(new)
            yield Mutant(node.lineno, _line(node), _line(new), ast.unparse(ast.fix_missing_locations(tree)))
        put(node)


def _places(parent: ast.AST) -> Iterator[tuple[partial[None], Any]]:
    """Yield each expression and statement with what puts another in its place; types are left out."""
    for name, value in ast.iter_fields(parent):
        for number, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.AST) and name not in {"annotation", "returns", "decorator_list"}:
                listed = isinstance(value, list)
                yield partial(value.__setitem__, number) if listed else partial(setattr, parent, name), node
                yield from _places(node)


def _changed(node: Any) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield from map(ast.Constant, (value + 1, value - 1) if value in range(10) else (value * 2, value / 2))
        case ast.Compare(left, ops, others):
            for at, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:at], _OTHER[type(op)](), *ops[at + 1 :]], others)
            if isinstance(others[0], ast.Constant) and isinstance(others[0].value, str):  # one of these characters
                yield ast.Compare(left, ops, [ast.Constant(others[0].value[:-1])])
        case ast.BoolOp(op, values):
            yield ast.BoolOp(_OTHER[type(op)](), values)
        case ast.BinOp(left, (ast.Add() | ast.Sub()) as op, right):
            yield ast.BinOp(left, _OTHER[type(op)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Call(ast.Name("min" | "max" as name), args, keywords):
            yield ast.Call(ast.Name("max" if name == "min" else "min"), args, keywords)
        case ast.If(test, body, other) | ast.IfExp(test, body, other) if ast.unparse(test) != "TYPE_CHECKING":
            kind: Any = type(node)
            yield kind(ast.UnaryOp(ast.Not(), test), body, other)
        case ast.Expr(ast.Yield() | ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([])))
        case ast.Raise() | ast.AugAssign() | ast.Continue() | ast.Expr(ast.Call()):
            yield ast.Pass()


def _line(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).splitlines()[0]


def nearest(module: Path, most: int = 4) -> list[Path]:
    """Return the files of tests that reach a module by the fewest imports."""
    paths = [path.relative_to(ROOT) for part in ("leaflet_pdf", "tests") for path in (ROOT / part).rglob("*.py")]
    names = {".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in paths}
    users: dict[Path, set[Path]] = {path: set() for path in paths}
    for path in paths:
        nodes = ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        froms = [(node.module, one.name) for node in nodes if isinstance(node, ast.ImportFrom) for one in node.names]
        for name in names.keys() & {name for outer, inner in froms for name in (outer, f"{outer}.{inner}")}:
            users[names[name]].add(path)
    reached = [module]
    for path in reached:
        reached += sorted(users[path].difference(reached))
    return [path for path in reached if path.name.startswith("test_")][:most]


def passes(folder: Path, tests: list[Path], seconds: float | None = None) -> bool:
    """Tell whether all tests pass on the tree in a folder, in so many seconds."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", *map(str, tests)]
    afresh = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}  # else a mutant made in the same second would run again
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, cwd=folder, env=afresh, capture_output=True, timeout=seconds, check=False)
        return done.returncode == 0
    return False


def tried(module: Path, tests: list[Path], chosen: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant of a module, and whether all tests pass on it."""
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "tree"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", f"{module.stem}.*.pyc"))
        begun = time.monotonic()
        if not passes(folder, tests):
            raise SystemExit(f"these tests fail without any change: {' '.join(map(str, tests))}")
        seconds = 3 * (time.monotonic() - begun) + 10  # one that takes longer does not end
        for mutant in chosen:
            (folder / module).write_text(mutant.text, encoding="utf-8")
            yield mutant, passes(folder, tests, seconds)


def main() -> None:
    """Try mutants of a module on the tests nearest to it, and tell which survive."""
    words = argparse.ArgumentParser(prog="python -m tests.mutation", description=main.__doc__)
    words.add_argument("module", type=Path)
    words.add_argument("--tests", type=Path, nargs="+", help="these files, instead of the nearest")
    words.add_argument("--sample", type=int, default=sys.maxsize, help="at most so many mutants, the same each time")
    asked = words.parse_args()
    every = list(mutants((ROOT / asked.module).read_text(encoding="utf-8")))
    chosen = sorted(random.Random(0).sample(every, min(asked.sample, len(every))))
    survived = 0
    for mutant, lives in tried(asked.module, asked.tests or nearest(asked.module), chosen):
        survived += lives
        print("survived" if lives else "killed  ", f"{asked.module}:{mutant}", flush=True)
    print(f"{asked.module}: {len(chosen)} of {len(every)} tried, {len(chosen) - survived} killed, {survived} survived")


if __name__ == "__main__":
    main()
