"""The page of the Python face: every name that the package exports, with its signature and its docstring."""

from __future__ import annotations

import ast
import inspect
from textwrap import dedent
from typing import Any

import leaflet_pdf
from generator.markdown import anchored, fence

WIDE = 88
"""Characters of the longest line of code that a page of the site takes."""


def python_page() -> str:
    """Return the page: first what the package says of itself, then functions, classes and values."""
    names = [name for name in leaflet_pdf.__all__ if not name.startswith("_")]
    entries = sorted((_order(getattr(leaflet_pdf, name)), name) for name in names)
    about = "What `import leaflet_pdf` gives. What is not on this page may change without a word."
    sections = "\n".join(_entry(name, getattr(leaflet_pdf, name)) for _, name in entries)
    return f"# Python\n\n{about}\n\n{fence(inspect.getdoc(leaflet_pdf) or '')}\n{sections}"


def _order(value: object) -> int:
    return 0 if inspect.isroutine(value) else 1 if inspect.isclass(value) else 2


def _entry(name: str, value: object) -> str:
    return f"{anchored(2, f'`{name}`', name)}\n{_told(name, value)}"


def _told(name: str, value: object) -> str:
    if inspect.isclass(value):
        return f"{fence(_shape(name, value), 'python')}\n{_doc(value)}\n{_methods(value)}"
    if inspect.isroutine(value):
        return f"{fence(_signature(name, value), 'python')}\n{_doc(value)}\n"
    return f"A `{type(value).__name__}`.\n"


def _doc(value: object) -> str:
    return inspect.getdoc(value) or ""


def _signature(name: str, value: Any) -> str:
    """Return a function's head; what is long has a line for each argument."""
    types = _types(value)
    arguments: list[str] = []
    for one in inspect.signature(value).parameters.values():
        if one.kind is one.KEYWORD_ONLY and "*" not in arguments:
            arguments.append("*")
        arguments.append(_argument(one, types[one.name]))
    head, end = f"def {name}(", f") -> {types['return']}"
    whole = f"{head}{', '.join(arguments)}{end}"
    return whole if len(whole) <= WIDE else "\n".join([head, *(f"    {one}," for one in arguments), end])


def _argument(one: inspect.Parameter, written: str) -> str:
    """Return an argument with its type and what it is if nothing is said, by its name where that is exported."""
    told = f"{one.name}: {written}"
    if one.default is one.empty:
        return told
    names = [name for name in leaflet_pdf.__all__ if getattr(leaflet_pdf, name) is one.default]
    return f"{told} = {next(iter(names), repr(one.default))}"


def _shape(name: str, value: type) -> str:
    """Return a class with the names and types of its values."""
    lines = [f"    {key}: {written}" for key, written in _types(value).items() if key[0] != "_"]
    lines += [f"    {key} = {member.value!r}" for key, member in getattr(value, "__members__", {}).items()]
    return "\n".join([f"class {name}:", *lines])


def _types(value: Any) -> dict[str, str]:
    """Return the types of a class's values, or of a function's arguments and of its result, as the source has them."""
    node = ast.parse(dedent(inspect.getsource(value))).body[0]
    if isinstance(node, ast.FunctionDef):
        arguments = (one for one in ast.walk(node.args) if isinstance(one, ast.arg))
        written = {one.arg: one.annotation for one in arguments} | {"return": node.returns}
    else:
        assert isinstance(node, ast.ClassDef)
        written = {ast.unparse(one.target): one.annotation for one in node.body if isinstance(one, ast.AnnAssign)}
    return {name: _unquoted(kind) for name, kind in written.items() if kind}


def _unquoted(kind: ast.expr) -> str:
    return str(kind.value) if isinstance(kind, ast.Constant) and kind.value is not None else ast.unparse(kind)


def _methods(value: type) -> str:
    """Return what a class of ours can be asked, beyond its values."""
    own = ((name, _function(member)) for name, member in vars(value).items() if not name.startswith("_"))
    return "".join(f"\n* `{name}`: {_doc(member)}" for name, member in own if member and _doc(member)) + "\n"


def _function(member: object) -> object | None:
    """Return the function of a method or property; None for anything else."""
    for attribute in ("fget", "func", "__func__"):
        member = getattr(member, attribute, member)
    return member if inspect.isfunction(member) else None
