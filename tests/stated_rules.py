"""The rules of the program, read from its source: where each is stated, and which of them anything can break."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path("leaflet_pdf")

_OTHERS = {"layout/frame.py", "checks/requirements/required_statements.py"}
"""Files whose `Rule` is a line that is drawn, or is made of a statement."""


def stated() -> dict[str, str]:
    """Return the code of every rule, by the name that it has in the source.

    Raises ValueError for a rule that has no name, or no code that can be read.
    """
    found: dict[str, str] = {}
    for name, tree in _trees():
        drawn = name in _OTHERS or any(
            isinstance(node, ast.ImportFrom) and node.module == "leaflet_pdf.layout.frame" for node in tree.body
        )
        named = {id(node.value): node for node in tree.body if isinstance(node, ast.Assign)}
        for node in ast.walk(tree):
            if drawn or not isinstance(node, ast.Call) or ast.unparse(node.func) != "Rule":
                continue
            match named.get(id(node)), [*node.args, *(word.value for word in node.keywords if word.arg == "code")]:
                case ast.Assign(targets=[ast.Name(id=known)]), [ast.Constant(value=str(code)), *_]:
                    found[known] = code
                case _:
                    raise ValueError(f"{name}:{node.lineno}: give the rule a name and a code")
    return found


def broken_somewhere() -> set[str]:
    """Return the names of rules that are used in some other way than to be listed."""
    rules = stated().keys()
    return {
        node.id
        for _, tree in _trees()
        for statement in tree.body
        for node in _outside_lists(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in rules
    }


def findings_without_rule() -> list[str]:
    """Return the places where a finding is made without its rule."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding"
    ]


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _outside_lists(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a statement of a module, without its lists of names alone; all of a function."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from ast.walk(node)
    elif not (isinstance(node, ast.Tuple) and all(isinstance(one, ast.Name | ast.Starred) for one in node.elts)):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _outside_lists(child)
