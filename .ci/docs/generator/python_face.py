"""The page of the Python face: every name that the package exports, with its signature and its docstring."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import Any

import leaflet_pdf
from generator.markdown import anchored, fence


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
    signature = inspect.signature(value)
    head = f"def {name}{signature}"
    if len(head) <= 88:
        return head
    lines: list[str] = []
    keyword_only = False
    for one in signature.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not keyword_only:
            lines.append("    *,")
            keyword_only = True
        lines.append(f"    {one},")
    end = signature.return_annotation
    told = "" if end is signature.empty else f" -> {end}"
    return "\n".join([f"def {name}(", *lines, f"){told}"])


def _shape(name: str, value: type) -> str:
    """Return a class with the names and types of its values."""
    names = {one.name: one.type for one in fields(value)} if is_dataclass(value) else _annotations(value)
    lines = [f"    {key}: {getattr(kind, '__name__', kind)}" for key, kind in names.items() if key[0] != "_"]
    lines += [f"    {key} = {member.value!r}" for key, member in getattr(value, "__members__", {}).items()]
    return "\n".join([f"class {name}:", *lines])


def _annotations(value: type) -> dict[str, Any]:
    return inspect.get_annotations(value) if issubclass(value, tuple) else {}


def _methods(value: type) -> str:
    """Return what a class of ours can be asked, beyond its values."""
    own = ((name, _function(member)) for name, member in vars(value).items() if not name.startswith("_"))
    told = [f"`{name}`: {_doc(member)}\n" for name, member in own if member and _doc(member)]
    return "\n".join(told)


def _function(member: object) -> object | None:
    """Return the function of a method or property; None for anything else."""
    for attribute in ("fget", "func", "__func__"):
        member = getattr(member, attribute, member)
    return member if inspect.isfunction(member) else None
